import { type Document, ObjectId } from 'bson'
import { Aggregator } from 'mingo/aggregator'
import { define, plain, retype, withRegExps } from './documents'
import { CommandError, failedToParse } from './errors'
import { compare, isDocument } from './order'
import { valueAt } from './paths'
import { computing, matcher } from './query'
import { type Change, operators } from './update-operators'

export interface Update {
  /** As sent, numbers with their types. */
  change: unknown
  filter: Document
  arrayFilters?: Document[]
  variables?: Document
  /** `updateMany` may not replace whole documents. */
  multi?: boolean
}

export const isReplacement = (change: unknown): change is Document =>
  isDocument(change) && !Object.keys(change)[0]?.startsWith('$')

/** A new document: `doc` (from `decodeTyped`) changed. `inserting` lets $setOnInsert act. */
export function updated(doc: Document, update: Update, inserting = false): Document {
  const { change } = update
  const id = doc._id
  const next = Array.isArray(change)
    ? throughPipeline(doc, change, update.variables)
    : isReplacement(change)
      ? replaced(doc, change, update.multi)
      : modified(doc, change, update, inserting)
  if (id === undefined) return next
  if (next._id === undefined && !Array.isArray(change) && !isReplacement(change)) throw immutable()
  if (next._id !== undefined && compare(plain(next._id), plain(id)) !== 0) throw immutable()
  const { _id, ...rest } = next
  return { _id: id, ...rest }
}

const immutable = () =>
  new CommandError(
    66,
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  )

function replaced(doc: Document, change: Document, multi?: boolean): Document {
  if (multi) throw failedToParse('multi update is not supported for replacement-style update')
  const strange = Object.keys(change).find((name) => name.startsWith('$'))
  if (strange)
    throw failedToParse(
      `The dollar ($) prefixed field '${strange}' is not allowed in the context of an update's replacement document`,
    )
  return doc._id === undefined || '_id' in change ? { ...change } : { _id: doc._id, ...change }
}

const pipelineStages = ['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith']

function throughPipeline(doc: Document, pipeline: unknown[], variables?: Document): Document {
  const stages = withRegExps(plain(pipeline)) as Document[]
  for (const stage of stages) {
    const [name = ''] = Object.keys(stage)
    if (!pipelineStages.includes(name))
      throw new CommandError(72, 'InvalidOptions', `${name} is not allowed to be used within an update`)
  }
  const [result] = new Aggregator(stages as never, computing(variables)).run([
    plain(doc),
  ] as never) as Document[]
  return retype(result ?? {}, doc) as Document
}

function modified(doc: Document, change: unknown, update: Update, inserting: boolean): Document {
  if (!isDocument(change)) throw failedToParse('Update argument must be either an object or an array')
  const steps: { change: Change; path: string; operand: unknown }[] = []
  for (const [name, fields] of Object.entries(change)) {
    const operator = operators[name]
    if (!operator)
      throw failedToParse(
        `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
      )
    if (!isDocument(fields))
      throw failedToParse(
        `Modifiers operate on fields but we found type ${typeof fields} instead. For example: {$mod: {<field>: ...}}`,
      )
    if (name === '$setOnInsert' && !inserting) continue
    for (const [path, operand] of Object.entries(fields)) {
      if (name === '$rename') steps.push({ change: operators.$unset as Change, path, operand })
      steps.push({
        change: operator,
        path: name === '$rename' ? String(operand) : path,
        operand: name === '$rename' ? path : operand,
      })
    }
  }
  refuseConflicts(steps.map(({ path }) => path))
  const positions = locate(doc, update)
  const result = copy(doc)
  const renamed = new Map(steps.map(({ path, operand }) => [path, valueAt(doc, String(operand))]))
  for (const step of steps.sort((a, b) => byName(a.path, b.path))) {
    const operand = step.change === operators.$rename ? renamed.get(step.path) : copy(step.operand)
    for (const path of positions(result, step.path.split('.'))) step.change(result, path, operand as never)
  }
  return result
}

const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function refuseConflicts(paths: string[]): void {
  for (const path of paths) {
    if (!path || path.split('.').includes(''))
      throw new CommandError(
        56,
        'EmptyFieldName',
        `The update path '${path}' contains an empty field name, which is not allowed.`,
      )
    const other = paths.find(
      (each, i) => i !== paths.indexOf(path) && (each === path || path.startsWith(`${each}.`)),
    )
    if (other)
      throw new CommandError(
        40,
        'ConflictingUpdateOperators',
        `Updating the path '${path}' would create a conflict at '${other}'`,
      )
  }
}

function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T
  if (!isDocument(value)) return value
  const out: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(value)) define(out, name, copy(field))
  return out as T
}

type Positions = (doc: Document, path: string[]) => string[][]

/** Turns `$`, `$[]` and `$[name]` in a path into the positions that they mean in this document. */
function locate(original: Document, { filter, arrayFilters = [], variables }: Update): Positions {
  const filters = new Map<string, (item: unknown) => boolean>()
  for (const condition of arrayFilters) {
    const [name = ''] = identifiers(condition)
    if (filters.has(name))
      throw failedToParse(`Found multiple array filters with the same top-level field name ${name}`)
    const matches = matcher(condition, variables)
    filters.set(name, (item) => matches({ [name]: plain(item) }))
  }
  const unused = new Set(filters.keys())
  const positions: Positions = (doc, path) => {
    const at = path.findIndex((step) => step.startsWith('$'))
    if (at < 0) return [path]
    const before = path.slice(0, at)
    const step = path[at] as string
    const array = valueAt(doc, before.join('.'))
    const name = /^\$\[(.*)\]$/.exec(step)?.[1]
    if (step === '$')
      return positions(doc, [
        ...before,
        String(matchedElement(original, filter, before.join('.'))),
        ...path.slice(at + 1),
      ])
    if (name === undefined)
      throw new CommandError(
        52,
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${step}' in '${path.join('.')}' is not allowed in the context of an update`,
      )
    const holds = name ? filters.get(name) : () => true
    if (!holds)
      throw new CommandError(
        2,
        'BadValue',
        `No array filter found for identifier '${name}' in path '${path.join('.')}'`,
      )
    unused.delete(name)
    if (!Array.isArray(array))
      throw new CommandError(
        2,
        'BadValue',
        `The path '${before.join('.')}' must exist in the document in order to apply array updates.`,
      )
    return array.flatMap((item, i) =>
      holds(item) ? positions(doc, [...before, String(i), ...path.slice(at + 1)]) : [],
    )
  }
  return positions
}

/** The names that an array filter speaks of, through $and, $or and $nor. */
function identifiers(condition: Document): string[] {
  return Object.entries(condition).flatMap(([name, value]) =>
    name.startsWith('$')
      ? Array.isArray(value)
        ? value.flatMap(identifiers)
        : []
      : [name.split('.')[0] as string],
  )
}

/** The element that made the filter match: the first that satisfies all, or else one, of the conditions on the array. */
export function matchedElement(doc: Document, filter: Document, path: string): number {
  const view = plain(doc)
  const array = valueAt(view, path)
  const conditions = onPath(filter, path)
  if (Array.isArray(array) && conditions.length) {
    for (const attempt of [conditions, ...conditions.map((each) => [each])]) {
      const matches = matcher({ $and: attempt })
      const found = array.findIndex((item) => matches(nested(path, [item])))
      if (found >= 0) return found
    }
  }
  throw new CommandError(
    2,
    'BadValue',
    'The positional operator did not find the match needed from the query.',
  )
}

function onPath(filter: Document, path: string): Document[] {
  return Object.entries(filter).flatMap(([name, value]) => {
    if (name === '$and' || name === '$or') return (value as Document[]).flatMap((each) => onPath(each, path))
    return name === path || name.startsWith(`${path}.`) ? [{ [name]: value }] : []
  })
}

const nested = (path: string, value: unknown): Document =>
  path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Document

/** The document that an upsert starts from: what the filter says equals something. */
export function upsertBase(filter: Document, change: unknown): Document {
  const base: Document = {}
  const take = (conditions: Document): void => {
    for (const [path, value] of Object.entries(conditions)) {
      if (path === '$and') for (const each of value as Document[]) take(each)
      else if (path === '$or' && Array.isArray(value) && value.length === 1) take(value[0])
      if (path.startsWith('$')) continue
      const operator = isDocument(value) && Object.keys(value)[0]?.startsWith('$')
      if (
        value instanceof RegExp ||
        (isDocument(value) && '_bsontype' in value && value._bsontype === 'BSONRegExp')
      )
        continue
      const equal = !operator
        ? value
        : '$eq' in value
          ? value.$eq
          : Array.isArray(value.$in) && value.$in.length === 1
            ? value.$in[0]
            : undefined
      if (equal === undefined || (isReplacement(change) && path !== '_id')) continue
      operators.$set?.(base, path.split('.'), copy(equal) as never)
    }
  }
  take(filter)
  return base
}

/** The document that an upsert inserts. */
export function upserted(typedFilter: Document, update: Update): Document {
  const next = updated(upsertBase(typedFilter, update.change), update, true)
  const { _id = new ObjectId(), ...rest } = next
  return { _id, ...rest }
}
