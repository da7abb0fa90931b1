import { Int32 } from 'bson'
import { evalExpr } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import { notSupported } from './errors'
import { arithmetic } from './numbers'
import { compare, isNumberObject } from './order'

type Compute = (doc: unknown, expression: unknown, options: unknown) => unknown

const evaluate = evalExpr as unknown as Compute

/** A decimal, or a 64-bit integer that a JavaScript number cannot hold: mingo would pass over it in silence. */
const isWide = (value: unknown) => isNumberObject(value)

const exact: Record<string, (values: unknown[]) => unknown> = {
  $add: (values) => values.reduce((a, b) => arithmetic('+', a, b)),
  $multiply: (values) => values.reduce((a, b) => arithmetic('*', a, b)),
  $subtract: ([a, b]) => arithmetic('+', a, arithmetic('*', b, new Int32(-1))),
}

const inexact = [
  '$abs',
  '$avg',
  '$ceil',
  '$divide',
  '$exp',
  '$floor',
  '$ln',
  '$log',
  '$log10',
  '$mod',
  '$pow',
  '$round',
  '$sqrt',
  '$sum',
  '$trunc',
]

/** Computes with wide numbers exactly, or refuses by name; all else is mingo's. */
const guarded = (name: string, original: Compute): Compute => {
  return (doc, expression, options) => {
    const values = [evaluate(doc, expression, options)].flat()
    if (!values.some(isWide)) return original(doc, expression, options)
    if (values.some((value) => value === null || value === undefined)) return null
    const compute = exact[name]
    if (!compute) throw notSupported(`${name} of a decimal or a large 64-bit integer`)
    return compute(values)
  }
}

const source = expressions as unknown as Record<string, Compute>

export const exactExpressions: Record<string, Compute> = Object.fromEntries(
  [...Object.keys(exact), ...inexact]
    .filter((name) => source[name])
    .map((name) => [name, guarded(name, source[name] as Compute)]),
)

const original = accumulators as unknown as Record<'$push' | '$sum' | '$avg', Compute>

const valuesOf = (docs: unknown, expression: unknown, options: unknown) =>
  original.$push(docs, expression, options) as unknown[]

const extreme =
  (sign: 1 | -1): Compute =>
  (docs, expression, options) =>
    valuesOf(docs, expression, options)
      .filter((value) => value !== null && value !== undefined)
      .reduce<unknown>(
        (best, value) => (best === null || compare(value, best) * sign > 0 ? value : best),
        null,
      )

export const exactAccumulators: Record<string, Compute> = {
  $min: extreme(-1),
  $max: extreme(1),
  $sum: (docs, expression, options) => {
    const numbers = valuesOf(docs, expression, options).filter(
      (value) => typeof value === 'number' || isWide(value),
    )
    if (!numbers.some(isWide)) return original.$sum(docs, expression, options)
    return numbers.reduce<unknown>((a, b) => arithmetic('+', a, b), new Int32(0))
  },
  $avg: (docs, expression, options) => {
    if (valuesOf(docs, expression, options).some(isWide))
      throw notSupported('$avg of a decimal or a large 64-bit integer')
    return original.$avg(docs, expression, options)
  },
}
