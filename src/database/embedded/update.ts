import { type Document, ObjectId, Timestamp } from 'bson'
import { Aggregator } from 'mingo/aggregator'
import { copy, fieldOf, isIndex, valueAt } from './documents'
import {
  badValue,
  CommandError,
  conflictingUpdate,
  emptyFieldName,
  failedToParse,
  invalidOptions,
  pathNotViable,
  typeMismatch,
} from './errors'
import { positions } from './positions'
import { type Computing, elementTest, not, onPath, sorted, withRegExps } from './query'
import { arithmetic, compare, isDocument, numberKind, rank, rankOf } from './values'

export interface Update {
  /** Operators, a whole document or a pipeline, with numbers as `decodeExact` gives them. */
  change: unknown
  filter: Document
  arrayFilters?: Document[]
  options: Computing
}

const isReplacement = (change: unknown): change is Document =>
  isDocument(change) && !Object.keys(change)[0]?.startsWith('$')

/** Refuses what is no update, whatever document it may meet. */
export function checkUpdate(change: unknown, multi?: boolean): void {
  if (!Array.isArray(change) && !isDocument(change))
    throw failedToParse('Update argument must be either an object or an array')
  if (!isReplacement(change)) return
  if (multi) throw failedToParse('multi update is not supported for replacement-style update')
  const strange = Object.keys(change).find((name) => name.startsWith('$'))
  if (strange)
    throw failedToParse(`The dollar ($) prefixed field '${strange}' is not allowed in a replacement document`)
}

/** A new document: `doc` (from `decodeExact`) changed. `isNew` lets $setOnInsert act. */
export function updated(doc: Document, update: Update, isNew = false): Document {
  const { change } = update
  const { _id } = doc
  const isWhole = Array.isArray(change) || isReplacement(change)
  const next = Array.isArray(change)
    ? throughPipeline(doc, change, update.options)
    : isWhole
      ? { ...change }
      : modified(doc, change as Document, update, isNew)
  const isKept = isWhole && next._id === undefined
  if (_id !== undefined && !isKept && compare(next._id, _id))
    throw new CommandError(66, 'ImmutableField', "the update would modify the immutable field '_id'")
  const { _id: given = new ObjectId(), ...rest } = next
  return { _id: _id ?? given, ...rest }
}

const pipelineStages = ['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith']

function throughPipeline(doc: Document, pipeline: Document[], options: Computing): Document {
  const names = pipeline.flatMap((stage) => Object.keys(stage))
  const strange = names.find((name) => !pipelineStages.includes(name))
  if (strange) throw invalidOptions(`${strange} is not allowed to be used within an update`)
  const [result] = new Aggregator(withRegExps(pipeline) as never, options).run([copy(doc)] as never)
  return result as Document
}

/** What becomes of the value at a path; undefined stands for a missing field. */
type Change = (value: unknown, operand: never, path: string) => unknown

function modified(doc: Document, change: Document, update: Update, isNew: boolean): Document {
  const steps: { path: string; become: Change; operand: unknown }[] = []
  for (const [name, fields] of Object.entries(change)) {
    const become = name.startsWith('$') ? operators[name] : undefined
    if (!become) throw failedToParse(`Unknown modifier: ${name}. Expected an update modifier or a pipeline`)
    if (!isDocument(fields))
      throw failedToParse(`Modifiers operate on fields but we found another type for ${name}`)
    if (name === '$setOnInsert' && !isNew) continue
    for (const [path, operand] of Object.entries(fields)) {
      steps.push({ path, become, operand })
      if (name !== '$rename') continue
      const moved = valueAt(doc, path)
      steps.push({ path: String(operand), become: (value) => (moved === undefined ? value : moved), operand })
    }
  }
  refuseConflicts(steps.map(({ path }) => path))
  const placesOf = positions(doc, update)
  const result = copy(doc)
  for (const { path, become, operand } of steps.sort((a, b) => (a.path < b.path ? -1 : 1)))
    for (const place of placesOf(result, path.split('.'))) {
      const value = place.reduce<unknown>(fieldOf, result)
      const next = become(value, copy(operand) as never, path)
      if (next !== value) put(result, place, next)
    }
  return result
}

function refuseConflicts(paths: string[]): void {
  paths.forEach((path, at) => {
    const names = path.split('.')
    if (names.includes('')) throw emptyFieldName(`The update path '${path}' contains an empty field name`)
    if (names.includes('__proto__'))
      throw badValue(`the field name '__proto__' is not supported in '${path}'`)
    const other = paths.find((each, i) => i !== at && (each === path || path.startsWith(`${each}.`)))
    if (other) throw conflictingUpdate(`Updating '${path}' would create a conflict at '${other}'`)
  })
}

const longestPadding = 1_500_000

/** Puts a value at a place and makes the documents on the way; undefined takes away what is there. */
function put(doc: Document, path: string[], value: unknown): void {
  let holder: unknown = doc
  path.forEach((name, i) => {
    const isLast = i === path.length - 1
    if (isLast || fieldOf(holder, name) === undefined) {
      const next = isLast ? value : {}
      if (isDocument(holder)) {
        if (next === undefined) delete holder[name]
        else holder[name] = next
      } else if (Array.isArray(holder) && isIndex(name)) {
        if (Number(name) - holder.length > longestPadding)
          throw badValue(`can't backfill more than ${longestPadding} elements`)
        while (holder.length < Number(name)) holder.push(null)
        holder[Number(name)] = next ?? null
      } else
        throw pathNotViable(
          `Cannot create field '${name}' in element {${path[i - 1]}: ${JSON.stringify(holder)}}`,
        )
    }
    holder = fieldOf(holder, name)
  })
}

const numeric =
  (operator: '+' | '*', name: string): Change =>
  (value, operand: unknown, path) => {
    if (!numberKind(operand) || (value !== undefined && !numberKind(value)))
      throw typeMismatch(`Cannot ${name} '${path}': it or the argument is no number`)
    if (value !== undefined) return arithmetic(operator, value, operand)
    return operator === '+' ? operand : arithmetic('*', operand, 0)
  }

const extreme =
  (sign: 1 | -1): Change =>
  (value, operand: unknown) =>
    value === undefined || compare(operand, value) * sign > 0 ? operand : value

/** The items of the array at a path; undefined when nothing is there. */
function itemsOf(value: unknown, path: string): unknown[] | undefined {
  if (value === undefined || Array.isArray(value)) return value
  throw badValue(`The field '${path}' must be an array but is of type ${typeof value}`)
}

const kept =
  (isKept: (operand: never) => (item: unknown) => boolean): Change =>
  (value, operand, path) =>
    itemsOf(value, path)?.filter(isKept(operand))

/** The clauses of `$push` and `$addToSet`. */
function clauses(operand: unknown): Document & { $each: unknown[] } {
  if (!isDocument(operand) || !('$each' in operand)) return { $each: [operand] }
  if (!Array.isArray(operand.$each)) throw typeMismatch('The argument to $each must be an array')
  return operand as never
}

const push: Change = (value, operand: unknown, path) => {
  let items = [...(itemsOf(value, path) ?? [])]
  const { $each, $position = items.length, $sort, $slice, ...strange } = clauses(operand)
  const [name] = Object.keys(strange)
  if (name) throw badValue(`Unrecognized clause in $push: ${name}`)
  items.splice(Number($position), 0, ...$each)
  if (isDocument($sort)) items = sorted(items, $sort)
  else if ($sort !== undefined) items.sort((a, b) => compare(a, b) * Number($sort))
  if ($slice === undefined) return items
  return Number($slice) < 0 ? items.slice(Number($slice)) : items.slice(0, Number($slice))
}

const includes = (items: unknown[], item: unknown) => items.some((each) => compare(each, item) === 0)

const operators: Record<string, Change> = {
  $set: (_, operand) => operand,
  $setOnInsert: (_, operand) => operand,
  $unset: () => undefined,
  // The value is put in its new place by a step of its own.
  $rename: () => undefined,
  $inc: numeric('+', 'increment'),
  $mul: numeric('*', 'multiply'),
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: (_, operand: unknown) =>
    isDocument(operand) && operand.$type === 'timestamp'
      ? new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 })
      : new Date(),
  $push: push,
  $addToSet: (value, operand: unknown, path) => {
    const items = [...(itemsOf(value, path) ?? [])]
    for (const item of clauses(operand).$each) if (!includes(items, item)) items.push(item)
    return items
  },
  $pull: kept((operand: unknown) => {
    if (isDocument(operand)) return not(elementTest(operand))
    return not(rankOf(operand) === rank.regex ? onPath([], operand) : (item) => compare(item, operand) === 0)
  }),
  $pullAll: kept((operand: unknown) => {
    if (!Array.isArray(operand)) throw badValue('$pullAll requires an array argument')
    return (item) => !includes(operand, item)
  }),
  $pop: (value, operand: unknown, path) => {
    if (![1, -1].includes(Number(operand))) throw failedToParse(`$pop expects 1 or -1, found: ${operand}`)
    return Number(operand) === 1 ? itemsOf(value, path)?.slice(0, -1) : itemsOf(value, path)?.slice(1)
  },
}

/** The document that an upsert inserts: what the filter says equals something, changed. */
export function upserted(update: Update): Document {
  const base: Document = {}
  const take = (conditions: Document): void => {
    for (const [path, value] of Object.entries(conditions)) {
      if (path === '$and' || (path === '$or' && value.length === 1)) for (const each of value) take(each)
      if (path.startsWith('$') || (isReplacement(update.change) && path !== '_id')) continue
      const equal = equalTo(value)
      if (equal !== undefined) put(base, path.split('.'), copy(equal))
    }
  }
  take(update.filter)
  return updated(base, update, true)
}

function equalTo(condition: unknown): unknown {
  if (rankOf(condition) === rank.regex) return undefined
  if (!isDocument(condition) || !Object.keys(condition)[0]?.startsWith('$')) return condition
  if ('$eq' in condition) return condition.$eq
  return Array.isArray(condition.$in) && condition.$in.length === 1 ? condition.$in[0] : undefined
}
