import { DBRef, type Document } from 'bson'
import { Context, evalExpr } from 'mingo/core'
import { Lazy } from 'mingo/lazy'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as stages from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as mingoQueries from 'mingo/operators/query'
import * as windows from 'mingo/operators/window'
import { Query } from 'mingo/query'
import type { Options } from 'mingo/types'
import { typeTest } from './bson-types'
import { decode, decodeTyped, type Raw, withRegExps } from './documents'
import { badValue, CommandError } from './errors'
import { exactAccumulators, exactExpressions } from './exact-operators'
import { keyFields, sortKey } from './key-values'
import { compare, isDocument, rank, rankOf } from './order'
import { reach, reachElements } from './paths'

export type Matcher = (doc: Document) => boolean
type Test = (value: unknown) => boolean
type Operator = (path: string, operand: never, variables?: Document) => Matcher

const isNil = (value: unknown) => value === null || value === undefined
const isNoNumber = (value: unknown) => Number.isNaN(value)

function equals(operand: unknown): Test {
  if (isNil(operand)) return isNil
  if (typeof operand === 'string') return (value) => value === operand
  const kind = rankOf(operand)
  return (value) => rankOf(value) === kind && compare(value, operand) === 0
}

/** `holds` on the order of value and operand; values of another type never match, except beside min and max key. */
function ordered(holds: (order: number) => boolean): Operator {
  return (path, operand: unknown) => {
    const kind = rankOf(operand)
    const any = kind === rank.minKey || kind === rank.maxKey
    const test: Test = (value) => {
      if (kind === rank.null) return isNil(value) && holds(0)
      if (any ? value === undefined : rankOf(value) !== kind) return false
      if (isNoNumber(value) || isNoNumber(operand))
        return isNoNumber(value) && isNoNumber(operand) && holds(0)
      return holds(compare(value, operand))
    }
    return elements(path, test)
  }
}

function elements(path: string, test: Test): Matcher {
  const steps = path.split('.')
  return (doc) => reachElements(doc, steps, test)
}

const negated =
  (operator: Operator): Operator =>
  (path, operand, variables) => {
    const matches = operator(path, operand, variables)
    return (doc) => !matches(doc)
  }

const oneOf: Operator = (path, operand: unknown[]) => {
  if (!Array.isArray(operand)) throw badValue('$in needs an array')
  const strings = new Set(operand.filter((value) => typeof value === 'string'))
  const tests = operand
    .filter((value) => typeof value !== 'string')
    .map((value) => (value instanceof RegExp ? like(value) : equals(value)))
  return elements(path, (value) => strings.has(value as string) || tests.some((test) => test(value)))
}

const like = (pattern: RegExp): Test => {
  return (value) =>
    typeof value === 'string'
      ? pattern.test(value)
      : value instanceof RegExp && String(value) === String(pattern)
}

function matchesElement(operand: unknown, variables?: Document): Test {
  if (!isDocument(operand)) throw badValue('$elemMatch needs an Object')
  const names = Object.keys(operand)
  const onValue =
    names.length > 0 &&
    names.every((name) => name.startsWith('$') && !['$and', '$or', '$nor', '$expr'].includes(name))
  const matches = onValue ? every(onPath('item', operand, variables)) : compile(operand, variables)
  return (value) =>
    onValue
      ? matches({ item: value })
      : (isDocument(value) || Array.isArray(value)) && matches(value as Document)
}

const inArray = (path: string, test: Test): Matcher => {
  const steps = path.split('.')
  return (doc) => reach(doc, steps, (value) => Array.isArray(value) && value.some(test))
}

const ofType: Operator = (path, operand: unknown) => {
  const tests = [operand].flat().map(typeTest)
  return elements(path, (value) => tests.some((test) => test(value)))
}

const equal: Operator = (path, operand: unknown) => elements(path, equals(operand))

const ours: Record<string, Operator> = {
  $eq: equal,
  $ne: negated(equal),
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $in: oneOf,
  $nin: negated(oneOf),
  $type: ofType,
  $regex: (path, operand: string | RegExp) =>
    elements(path, like(operand instanceof RegExp ? operand : new RegExp(operand))),
  $exists: (path, operand: unknown) => {
    const steps = path.split('.')
    return (doc) => reach(doc, steps, (value) => value !== undefined) === Boolean(operand)
  },
  $size: (path, operand: number) => {
    const steps = path.split('.')
    return (doc) => reach(doc, steps, (value) => Array.isArray(value) && value.length === operand)
  },
  $mod: (path, [divisor, rest]: number[]) => {
    if (!divisor) throw badValue('divisor cannot be 0')
    return elements(
      path,
      (v) =>
        rankOf(v) === rank.number && Math.trunc(Number(v)) % Math.trunc(divisor) === Math.trunc(rest ?? 0),
    )
  },
  $elemMatch: (path, operand: Document, variables) => inArray(path, matchesElement(operand, variables)),
  $all: (path, operand: unknown[], variables) => {
    if (!Array.isArray(operand)) throw badValue('$all needs an array')
    const all = operand.map((wanted) => {
      if (isDocument(wanted) && '$elemMatch' in wanted)
        return inArray(path, matchesElement(wanted.$elemMatch, variables))
      return elements(path, wanted instanceof RegExp ? like(wanted) : equals(wanted))
    })
    return (doc) => all.length > 0 && all.every((matches) => matches(doc))
  },
}

/** mingo compares some BSON values by their text and ignores the order of fields; these put BSON's order in. */
const comparison =
  (holds: (order: number) => boolean | number) => (doc: unknown, operands: unknown[], options: Options) => {
    const [a, b] = evaluate(doc, operands, options)
    return holds(compare(a, b))
  }

const evaluate = evalExpr as unknown as (doc: unknown, expression: unknown, options: Options) => unknown[]

const sort = (documents: { transform(f: (docs: Document[]) => unknown): unknown }, spec: Document) =>
  documents.transform((docs) => Lazy(sorted(docs, spec)))

/** mingo's operators with those of our own that follow BSON's types and order. */
export const context: Context = Context.init({
  accumulator: { ...accumulators, ...exactAccumulators } as never,
  expression: {
    ...expressions,
    ...exactExpressions,
    $eq: comparison((o) => o === 0),
    $ne: comparison((o) => o !== 0),
    $gt: comparison((o) => o > 0),
    $gte: comparison((o) => o >= 0),
    $lt: comparison((o) => o < 0),
    $lte: comparison((o) => o <= 0),
    $cmp: comparison(Math.sign),
  } as never,
  pipeline: { ...stages, $sort: sort } as never,
  projection: projections as never,
  query: {
    ...mingoQueries,
    ...Object.fromEntries(
      Object.entries(ours).map(([name, operator]) => [
        name,
        (path: string, operand: never) => operator(path, operand),
      ]),
    ),
  } as never,
  window: windows as never,
})

/** Options for everything that runs in mingo; `variables` are the command's `let`. */
export const computing = (variables?: Document): Partial<Options> => ({
  context,
  scriptEnabled: false,
  variables,
})

/** The values of a command's `let`, which may be expressions without fields. */
export const constants = (variables?: Document): Document | undefined =>
  variables && (evalExpr({}, withRegExps(variables), computing() as never) as Document)

/** How documents must be decoded for a filter: one that asks for a kind of number needs the kinds kept. */
export const viewFor = (filter: Document): ((raw: Raw) => Document) =>
  JSON.stringify(filter).includes('"$type"') ? decodeTyped : decode

/** Compiles a filter; it then tests documents as given by `viewFor`. */
export function matcher(filter: Document, variables?: Document): Matcher {
  refuse(filter)
  return compile(withRegExps(filter), variables)
}

const every = (tests: Matcher[]): Matcher =>
  tests.length === 1 ? (tests[0] as Matcher) : (doc) => tests.every((test) => test(doc))

function compile(filter: Document, variables?: Document): Matcher {
  const tests: Matcher[] = []
  for (const [name, operand] of Object.entries(filter)) {
    if (name === '$comment') continue
    if (name === '$and' || name === '$or' || name === '$nor') {
      if (!Array.isArray(operand) || !operand.length || !operand.every(isDocument))
        throw badValue(`${name} argument must be a non-empty array of objects`)
      const branches = operand.map((branch) => compile(branch as Document, variables))
      if (name === '$and') tests.push(...branches)
      else tests.push((doc) => branches.some((branch) => branch(doc)) === (name === '$or'))
    } else if (name.startsWith('$')) tests.push(byMingo({ [name]: operand }, variables))
    else tests.push(...onPath(name, operand, variables))
  }
  return every(tests)
}

/** The tests of one path: `{ $gt: 1, $lt: 5 }`, or a value that is to be equalled. */
function onPath(path: string, operand: unknown, variables?: Document): Matcher[] {
  if (operand instanceof RegExp) return [elements(path, like(operand))]
  if (!isDocument(operand) || !Object.keys(operand)[0]?.startsWith('$') || operand instanceof DBRef)
    return [elements(path, equals(operand))]
  return Object.entries(operand).map(([name, value]): Matcher => {
    if (name === '$not') {
      if (!(value instanceof RegExp) && !(isDocument(value) && Object.keys(value).length))
        throw badValue('$not needs a regex or a document')
      const inner = every(onPath(path, value, variables))
      return (doc) => !inner(doc)
    }
    const operator = Object.hasOwn(ours, name) ? ours[name] : undefined
    if (operator) return operator(path, value as never, variables)
    if (!Object.hasOwn(mingoQueries, name)) throw badValue(`unknown operator: ${name}`)
    return byMingo({ [path]: { [name]: value } }, variables)
  })
}

function byMingo(filter: Document, variables?: Document): Matcher {
  const query = new Query(filter, computing(variables))
  return (doc) => query.test(doc)
}

function refuse(filter: unknown): void {
  if (Array.isArray(filter)) for (const item of filter) refuse(item)
  if (!isDocument(filter)) return
  for (const [name, value] of Object.entries(filter)) {
    if (name === '$text') throw new CommandError(27, 'IndexNotFound', 'text index required for $text query')
    if (/^\$(near|nearSphere|geoWithin|geoIntersects|within)$/.test(name))
      throw new CommandError(291, 'NoQueryExecutionPlans', `unable to find a geo index for ${name}`)
    if (name === '$where')
      throw new CommandError(2, 'BadValue', '$where is not supported by the embedded database')
    refuse(value)
  }
}

/** The sort order of MongoDB: by the least element of an array ascending, by the greatest descending. */
export function sorted<T extends Document>(docs: T[], spec: Document): T[] {
  for (const by of Object.values(spec)) direction(by)
  const fields = keyFields(spec)
  return docs
    .map((doc) => ({ doc, key: sortKey(fields, doc) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ doc }) => doc)
}

export function direction(by: unknown): 1 | -1 {
  if (by === 1 || by === -1) return by
  throw new CommandError(
    15975,
    'Location15975',
    '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
  )
}
