import { evalExpr } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import { notSupported } from './errors'
import { arithmetic, compare, numberKind } from './values'

type Compute = (doc: unknown, expression: unknown, options: unknown) => unknown

const evaluate = evalExpr as unknown as Compute

/** Numbers that mingo does not know and would pass over in silence: decimals and large 64-bit integers. */
const isWide = (value: unknown) => typeof value === 'object' && numberKind(value) !== undefined

const sum = (values: unknown[]) => values.reduce((a, b) => arithmetic('+', a, b), 0)

const exactly: Record<string, (values: unknown[]) => unknown> = {
  $add: sum,
  $multiply: (values) => values.reduce((a, b) => arithmetic('*', a, b), 1),
  $subtract: ([a, b]) => arithmetic('+', a, arithmetic('*', b, -1)),
}

const others = [
  '$abs',
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
]

const byName = (from: object, name: string) => (from as Record<string, Compute>)[name] as Compute

/** An expression that computes with wide numbers exactly, or refuses by name; all else is mingo's. */
const guarded =
  (name: string): Compute =>
  (doc, expression, options) => {
    const given = evaluate(doc, expression, options)
    const values = [given].flat()
    if (!values.some(isWide)) {
      const literal = (value: unknown) => ({ $literal: value })
      const evaluated = Array.isArray(expression) ? values.map(literal) : literal(given)
      return byName(expressions, name)(doc, evaluated, options)
    }
    if (values.some((value) => value === null || value === undefined)) return null
    const compute = exactly[name]
    if (!compute) throw notSupported(`${name} of a decimal or a 64-bit integer`)
    return compute(values)
  }

export const guardedExpressions: Record<string, Compute> = Object.fromEntries(
  [...Object.keys(exactly), ...others, '$sqrt', '$trunc'].map((name) => [name, guarded(name)]),
)

const valuesOf = (...of: Parameters<Compute>) =>
  accumulators.$push(...(of as [never, never, never])) as unknown[]

const extreme =
  (sign: 1 | -1): Compute =>
  (...of) =>
    valuesOf(...of)
      .filter((value) => value !== null && value !== undefined)
      .reduce<unknown>(
        (best, value) => (best === null || compare(value, best) * sign > 0 ? value : best),
        null,
      )

export const guardedAccumulators: Record<string, Compute> = {
  $min: extreme(-1),
  $max: extreme(1),
  $sum: (...of) => {
    const numbers = valuesOf(...of).filter((value) => numberKind(value))
    return numbers.some(isWide) ? sum(numbers) : byName(accumulators, '$sum')(...of)
  },
  $avg: (...of) => {
    if (valuesOf(...of).some(isWide)) throw notSupported('$avg of a decimal or a 64-bit integer')
    return byName(accumulators, '$avg')(...of)
  },
}
