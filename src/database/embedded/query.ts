import { BSONRegExp, type Document } from 'bson'
import { Context, evalExpr } from 'mingo/core'
import { Lazy } from 'mingo/lazy'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as stages from 'mingo/operators/pipeline'
import * as windows from 'mingo/operators/window'
import type { Options } from 'mingo/types'
import { guardedAccumulators, guardedExpressions } from './arithmetic'
import { mapped, reach, reachElements } from './documents'
import { badValue, CommandError, notSupported, numbered } from './errors'
import { keyFields, sortKey } from './keys'
import { compare, identity, isDocument, rank, rankOf, typeTest } from './values'

export type Matcher = (doc: Document) => boolean
type Test = (value: unknown) => boolean
/** Options for mingo, which carry the variables that expressions may name. */
export type Computing = Partial<Options>

const isNil = (value: unknown) => value === null || value === undefined

function equals(operand: unknown): Test {
  if (isNil(operand)) return isNil
  return typeof operand === 'string' ? (value) => value === operand : (value) => compare(value, operand) === 0
}

/** A value to be equalled, or a pattern to be met by text. */
function like(operand: unknown): Test {
  if (rankOf(operand) !== rank.regex) return equals(operand)
  const pattern = toRegExp(operand)
  const same = equals(operand)
  return (value) => (typeof value === 'string' ? pattern.test(value) : same(value))
}

/** A pattern of BSON, which is not JavaScript's, as one of JavaScript. */
function toRegExp(pattern: unknown, flags?: unknown): RegExp {
  const [source, options] =
    pattern instanceof BSONRegExp
      ? [pattern.pattern, pattern.options]
      : pattern instanceof RegExp
        ? [pattern.source, pattern.flags]
        : [String(pattern), '']
  const wanted = String(flags ?? options)
  if (wanted.includes('x')) throw notSupported('a pattern with the option x')
  return new RegExp(source, wanted.replace(/[^ims]/g, ''))
}

/** `holds` on the order of value and operand; values of another type never match, except beside min and max key. */
const ordered =
  (holds: (order: number) => boolean) =>
  (operand: unknown): Test => {
    const kind = rankOf(operand)
    if (kind === rank.null) return (value) => isNil(value) && holds(0)
    if (kind === rank.minKey || kind === rank.maxKey)
      return (value) => value !== undefined && holds(compare(value, operand))
    const isNoNumber = Number.isNaN(operand)
    return (value) =>
      rankOf(value) === kind && isNoNumber === Number.isNaN(value) && holds(compare(value, operand))
  }

const list = (name: string, operand: unknown): unknown[] => {
  if (Array.isArray(operand)) return operand
  throw badValue(`${name} needs an array`)
}

/** Operators that are met by a value at the end of a path or by an element of an array there. */
const onElements: Record<string, (operand: never, beside: Document) => Test> = {
  $eq: equals,
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $in: (operand: unknown) => {
    const wanted = list('$in', operand)
    const keys = new Set(wanted.map(identity))
    const patterns = wanted.filter((value) => rankOf(value) === rank.regex).map(like)
    return (value) => keys.has(identity(value ?? null)) || patterns.some((test) => test(value))
  },
  $regex: (operand: unknown, { $options }) => {
    const pattern = toRegExp(operand, $options)
    return (value) => typeof value === 'string' && pattern.test(value)
  },
  $type: (operand: unknown) => {
    const tests = [operand].flat().map(typeTest)
    return (value) => tests.some((test) => test(value))
  },
  $mod: ([divisor, rest = 0]: number[]) => {
    if (!divisor) throw badValue('divisor cannot be 0')
    return (value) =>
      rankOf(value) === rank.number && Math.trunc(Number(value)) % Math.trunc(divisor) === Math.trunc(rest)
  },
}

/** Operators that are met by the value itself at the end of a path. */
const onValues: Record<string, (operand: unknown, options?: Computing) => Test> = {
  $size: (operand) => (value) => Array.isArray(value) && value.length === operand,
  $elemMatch: (operand, options) => {
    const test = elementTest(operand, options)
    return (value) => Array.isArray(value) && value.some(test)
  },
}

/** Whether an element of an array meets `$elemMatch`. */
export function elementTest(operand: unknown, options?: Computing): Test {
  if (!isDocument(operand)) throw badValue('$elemMatch needs an Object')
  const logical = ['$and', '$or', '$nor', '$expr']
  const names = Object.keys(operand)
  if (names.length && names.every((name) => name.startsWith('$') && !logical.includes(name)))
    return onPath([], operand, options)
  const matches = matcher(operand, options)
  return (value) => (isDocument(value) || Array.isArray(value)) && matches(value as Document)
}

/** The test of what a path reaches: `{ $gt: 1, $lt: 5 }`, a pattern, or a value that is to be equalled. */
export function onPath(path: string[], operand: unknown, options?: Computing): Test {
  const elements =
    (test: Test): Test =>
    (doc) =>
      reachElements(doc, path, test)
  const isThere: Test = (doc) => reach(doc, path, (found) => found !== undefined)
  if (!isDocument(operand) || !Object.keys(operand)[0]?.startsWith('$')) return elements(like(operand))
  const tests = Object.entries(operand).map(([name, value]): Test => {
    if (!name.startsWith('$')) throw unknown(name)
    const onEach = onElements[name]
    if (onEach) return elements(onEach(value as never, operand))
    const onValue = onValues[name]
    if (onValue) {
      const test = onValue(value, options)
      return (doc) => reach(doc, path, test)
    }
    if (name === '$exists') return value ? isThere : not(isThere)
    if (name === '$ne') return not(onPath(path, { $eq: value }, options))
    if (name === '$nin') return not(onPath(path, { $in: value }, options))
    if (name === '$options') return () => true
    if (name === '$all') {
      const all = list(name, value).map((wanted) =>
        isDocument(wanted) && '$elemMatch' in wanted ? onPath(path, wanted, options) : elements(like(wanted)),
      )
      return (doc) => all.length > 0 && all.every((test) => test(doc))
    }
    if (name !== '$not') throw unknown(name)
    if (rankOf(value) !== rank.regex && !(isDocument(value) && Object.keys(value).length))
      throw badValue('$not needs a regex or a document')
    return not(onPath(path, value, options))
  })
  return every(tests)
}

export const not =
  (test: Test): Test =>
  (value) =>
    !test(value)

const every = (tests: Test[]): Test =>
  tests.length === 1 ? (tests[0] as Test) : (doc) => tests.every((test) => test(doc))

function unknown(name: string): CommandError {
  if (name === '$text') return new CommandError(27, 'IndexNotFound', 'text index required for $text query')
  if (/^\$(near|nearSphere|geoWithin|geoIntersects|within)$/.test(name))
    return new CommandError(291, 'NoQueryExecutionPlans', `unable to find a geo index for ${name}`)
  if (name === '$jsonSchema') return notSupported(name)
  return badValue(`unknown operator: ${name}`)
}

/** Compiles a filter; refuses one that says what is not known here. */
export function matcher(filter: Document, options: Computing = computing()): Matcher {
  const tests: Test[] = []
  for (const [name, operand] of Object.entries(filter)) {
    if (name === '$comment') continue
    if (name === '$and' || name === '$or' || name === '$nor') {
      if (!Array.isArray(operand) || !operand.length || !operand.every(isDocument))
        throw badValue(`${name} argument must be a non-empty array of objects`)
      const branches = operand.map((branch) => matcher(branch, options) as Test)
      if (name === '$and') tests.push(...branches)
      else tests.push((doc) => branches.some((branch) => branch(doc)) === (name === '$or'))
    } else if (name === '$expr') {
      const expression = withRegExps(operand)
      tests.push((doc) => ![false, 0, null, undefined].includes(evaluate(doc, expression, options) as never))
    } else if (name.startsWith('$')) throw unknown(name)
    else tests.push(onPath(name.split('.'), operand, options))
  }
  return every(tests)
}

type Documents = ReturnType<typeof Lazy>

/** mingo compares some of BSON's values by their text and ignores the order of fields; these put BSON's order in. */
const comparison =
  (holds: (order: number) => unknown) =>
  (doc: unknown, operands: unknown, options: Computing): unknown => {
    const [a, b] = evaluate(doc, operands, options) as unknown[]
    return holds(compare(a, b))
  }

const context = Context.init({
  accumulator: { ...accumulators, ...guardedAccumulators } as never,
  expression: {
    ...expressions,
    ...guardedExpressions,
    $eq: comparison((order) => order === 0),
    $ne: comparison((order) => order !== 0),
    $gt: comparison((order) => order > 0),
    $gte: comparison((order) => order >= 0),
    $lt: comparison((order) => order < 0),
    $lte: comparison((order) => order <= 0),
    $cmp: comparison(Math.sign),
  } as never,
  pipeline: {
    ...stages,
    $match: (docs: Documents, filter: Document, options: Computing) =>
      docs.filter(matcher(filter, options) as never),
    $sort: (docs: Documents, spec: Document) =>
      docs.transform((all: unknown) => Lazy(sorted(all as Document[], spec)) as never),
  } as never,
  window: windows as never,
})

export const isStage = (name: string) =>
  name.startsWith('$') && context.getOperator('pipeline' as never, name) !== null

/** Options for what runs in mingo; `variables` are the command's `let`. */
export const computing = (variables?: Document): Computing => ({ context, scriptEnabled: false, variables })

/** The value of an expression. */
export const evaluate = evalExpr as unknown as (
  doc: unknown,
  expression: unknown,
  options: Computing,
) => unknown

/** Options with the values of a command's `let`, which may be expressions without fields. */
export const withVariables = (variables?: Document): Computing =>
  computing(variables && (evaluate({}, withRegExps(variables), computing()) as Document))

/** Patterns arrive as BSON's; mingo needs JavaScript's. */
export const withRegExps = <T>(value: T): T =>
  mapped(value, (leaf) => (leaf instanceof BSONRegExp ? toRegExp(leaf) : leaf))

/** The sort order of MongoDB: by the least element of an array ascending, by the greatest descending. */
export function sorted<T>(
  items: T[],
  spec: Document,
  docOf: (item: T) => Document = (item) => item as Document,
): T[] {
  const fields = keyFields(checkedOrder(spec))
  return items
    .map((item) => ({ item, key: sortKey(fields, docOf(item)) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ item }) => item)
}

export function checkedOrder(spec: Document): Record<string, 1 | -1> {
  const order = Object.entries(spec).map(([path, by]): [string, 1 | -1] => [path, Number(by) as 1 | -1])
  if (order.every(([, by]) => by === 1 || by === -1)) return Object.fromEntries(order)
  throw numbered(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)')
}
