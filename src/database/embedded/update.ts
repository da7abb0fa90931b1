import { type Document, ObjectId, Timestamp } from 'bson'
import { Aggregator } from 'mingo/aggregator'
import { copy, fieldOf, isIndex, valueAt } from './documents'
import {
  badValue,
  CommandError,
  conflictingUpdate,
  dollarPrefixed,
  emptyFieldName,
  failedToParse,
  invalidOptions,
  pathNotViable,
  typeMismatch,
} from './errors'
import { type Computing, elementTest, matcher, onPath, sorted, withRegExps } from './query'
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
  const next = Array.isArray(change)
    ? throughPipeline(doc, change, update.options)
    : isReplacement(change)
      ? { ...change }
      : modified(doc, change as Document, update, isNew)
  const isLost = next._id === undefined && !Array.isArray(change) && !isReplacement(change)
  if (_id !== undefined && (isLost || (next._id !== undefined && compare(next._id, _id))))
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

/** Changes one place of a document. */
type Change = (place: Place, operand: never) => void

function modified(doc: Document, change: Document, update: Update, isNew: boolean): Document {
  const steps: { path: string; change: Change; operand: unknown }[] = []
  for (const [name, fields] of Object.entries(change)) {
    const operator = name.startsWith('$') ? operators[name] : undefined
    if (!operator) throw failedToParse(`Unknown modifier: ${name}. Expected an update modifier or a pipeline`)
    if (!isDocument(fields))
      throw failedToParse(`Modifiers operate on fields but we found another type for ${name}`)
    if (name === '$setOnInsert' && !isNew) continue
    for (const [path, operand] of Object.entries(fields)) {
      steps.push({ path, change: operator, operand })
      const moved = valueAt(doc, path)
      if (name === '$rename')
        steps.push({ path: String(operand), change: moved === undefined ? keep : put, operand: moved })
    }
  }
  refuseConflicts(steps.map(({ path }) => path))
  const positions = locate(doc, update)
  const result = copy(doc)
  for (const { path, change, operand } of steps.sort((a, b) => (a.path < b.path ? -1 : 1)))
    for (const at of positions(result, path.split('.'))) change(new Place(result, at), copy(operand) as never)
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

/** A place in a document, which may not be there yet. */
class Place {
  constructor(
    readonly doc: Document,
    readonly path: string[],
  ) {}

  get value(): unknown {
    return this.path.reduce<unknown>(fieldOf, this.doc)
  }

  /** The array here; undefined when nothing is here. */
  get items(): unknown[] | undefined {
    const { value } = this
    if (value === undefined || Array.isArray(value)) return value
    throw badValue(`The field '${this.path.join('.')}' must be an array but is of type ${typeof value}`)
  }

  /** Puts a value here and makes the documents on the way. */
  set(value: unknown): void {
    let holder: unknown = this.doc
    this.path.forEach((name, i) => {
      const isLast = i === this.path.length - 1
      if (isLast || fieldOf(holder, name) === undefined)
        assign(holder, name, isLast ? value : {}, this.path[i - 1])
      holder = fieldOf(holder, name)
    })
  }

  unset(): void {
    const name = this.path.at(-1) as string
    const holder = this.path.slice(0, -1).reduce<unknown>(fieldOf, this.doc)
    if (fieldOf(holder, name) === undefined) return
    if (Array.isArray(holder)) holder[Number(name)] = null
    else delete (holder as Document)[name]
  }
}

function assign(holder: unknown, name: string, value: unknown, parent = ''): void {
  if (isDocument(holder)) holder[name] = value
  else if (Array.isArray(holder) && isIndex(name)) {
    if (Number(name) - holder.length > longestPadding)
      throw badValue(`can't backfill more than ${longestPadding} elements`)
    while (holder.length < Number(name)) holder.push(null)
    holder[Number(name)] = value
  } else
    throw pathNotViable(`Cannot create field '${name}' in element {${parent}: ${JSON.stringify(holder)}}`)
}

const put: Change = (place, operand: unknown) => place.set(operand)
const keep: Change = () => undefined

const numeric =
  (operator: '+' | '*', name: string): Change =>
  (place, operand: unknown) => {
    const { value } = place
    if (!numberKind(operand) || (value !== undefined && !numberKind(value)))
      throw typeMismatch(`Cannot ${name} '${place.path.join('.')}': it or the argument is no number`)
    const first = operator === '+' ? operand : arithmetic('*', operand, 0)
    place.set(value === undefined ? first : arithmetic(operator, value, operand))
  }

const extreme =
  (sign: 1 | -1): Change =>
  (place, operand: unknown) => {
    if (place.value === undefined || compare(operand, place.value) * sign > 0) place.set(operand)
  }

function each(operand: unknown): unknown[] {
  if (!isDocument(operand) || !('$each' in operand)) return [operand]
  if (!Array.isArray(operand.$each)) throw typeMismatch('The argument to $each must be an array')
  return operand.$each
}

function push(place: Place, operand: unknown): void {
  let items = [...(place.items ?? [])]
  const {
    $each: _,
    $position = items.length,
    $sort,
    $slice,
    ...strange
  } = isDocument(operand) && '$each' in operand ? operand : {}
  const [name] = Object.keys(strange)
  if (name) throw badValue(`Unrecognized clause in $push: ${name}`)
  items.splice(Number($position), 0, ...each(operand))
  if (isDocument($sort)) items = sorted(items, $sort)
  else if ($sort !== undefined) items.sort((a, b) => compare(a, b) * Number($sort))
  if ($slice !== undefined)
    items = Number($slice) < 0 ? items.slice(Number($slice)) : items.slice(0, Number($slice))
  place.set(items)
}

function pull(place: Place, operand: unknown): void {
  const items = place.items
  if (!items) return
  const isPattern = rankOf(operand) === rank.regex
  const same = (item: unknown) => compare(item, operand) === 0
  const isGone = isDocument(operand) ? elementTest(operand) : isPattern ? onPath([], operand) : same
  place.set(items.filter((item) => !isGone(item)))
}

const operators: Record<string, Change> = {
  $set: put,
  $setOnInsert: put,
  $unset: (place) => place.unset(),
  // The value is put in its new place by a step of its own.
  $rename: (place) => place.unset(),
  $inc: numeric('+', 'increment'),
  $mul: numeric('*', 'multiply'),
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: (place, operand: unknown) =>
    place.set(
      isDocument(operand) && operand.$type === 'timestamp'
        ? new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 })
        : new Date(),
    ),
  $push: push,
  $addToSet: (place, operand: unknown) => {
    const items = [...(place.items ?? [])]
    for (const item of each(operand)) if (!items.some((held) => compare(held, item) === 0)) items.push(item)
    place.set(items)
  },
  $pull: pull,
  $pullAll: (place, operand: unknown) => {
    if (!Array.isArray(operand)) throw badValue('$pullAll requires an array argument')
    if (place.items)
      place.set(place.items.filter((item) => !operand.some((gone) => compare(gone, item) === 0)))
  },
  $pop: (place, operand: unknown) => {
    if (![1, -1].includes(Number(operand))) throw failedToParse(`$pop expects 1 or -1, found: ${operand}`)
    if (place.items) place.set(Number(operand) === 1 ? place.items.slice(0, -1) : place.items.slice(1))
  },
}

type Positions = (doc: Document, path: string[]) => string[][]

/** Turns `$`, `$[]` and `$[name]` in a path into the positions that they mean in this document. */
function locate(original: Document, { filter, arrayFilters = [], options }: Update): Positions {
  const tests = new Map<string, (item: unknown) => boolean>([['', () => true]])
  for (const condition of arrayFilters) {
    const [name = ''] = namesIn(condition)
    if (tests.has(name))
      throw failedToParse(`Found multiple array filters with the same top-level field name ${name}`)
    const matches = matcher(condition, options)
    tests.set(name, (item) => matches({ [name]: item }))
  }
  const positions: Positions = (doc, path) => {
    const at = path.findIndex((step) => step.startsWith('$'))
    if (at < 0) return [path]
    const [before, step, after] = [path.slice(0, at), path[at] as string, path.slice(at + 1)]
    if (step === '$')
      return positions(doc, [...before, String(matchedElement(original, filter, before.join('.'))), ...after])
    const name = /^\$\[(.*)\]$/.exec(step)?.[1]
    if (name === undefined)
      throw dollarPrefixed(`The dollar ($) prefixed field '${step}' is not allowed in an update`)
    const test = tests.get(name)
    if (!test) throw badValue(`No array filter found for identifier '${name}' in path '${path.join('.')}'`)
    const array = valueAt(doc, before.join('.'))
    if (!Array.isArray(array))
      throw badValue(
        `The path '${before.join('.')}' must exist in the document in order to apply array updates.`,
      )
    return array.flatMap((item, i) => (test(item) ? positions(doc, [...before, String(i), ...after]) : []))
  }
  return positions
}

/** The names that an array filter speaks of, through $and, $or and $nor. */
const namesIn = (condition: Document): string[] =>
  Object.entries(condition).flatMap(([name, value]) =>
    name.startsWith('$') ? [value].flat().flatMap(namesIn) : [name.split('.')[0] as string],
  )

/** The element that made the filter match: the first that satisfies all, or else one, of the conditions on the array. */
export function matchedElement(doc: Document, filter: Document, path: string): number {
  const array = valueAt(doc, path)
  const conditions = conditionsOn(filter, path)
  if (Array.isArray(array) && conditions.length)
    for (const attempt of [conditions, ...conditions.map((each) => [each])]) {
      const matches = matcher({ $and: attempt })
      const found = array.findIndex((item) => matches({ item: [item] }))
      if (found >= 0) return found
    }
  throw badValue('The positional operator did not find the match needed from the query.')
}

/** What a filter demands of an array or below it, as conditions on `item`. */
const conditionsOn = (filter: Document, path: string): Document[] =>
  Object.entries(filter).flatMap(([name, value]) => {
    if (name === '$and' || name === '$or')
      return (value as Document[]).flatMap((each) => conditionsOn(each, path))
    return `${name}.`.startsWith(`${path}.`) ? [{ [`item${name.slice(path.length)}`]: value }] : []
  })

/** The document that an upsert inserts: what the filter says equals something, changed. */
export function upserted(update: Update): Document {
  const base: Document = {}
  const take = (conditions: Document): void => {
    for (const [path, value] of Object.entries(conditions)) {
      if (path === '$and' || (path === '$or' && value.length === 1)) for (const each of value) take(each)
      if (path.startsWith('$') || (isReplacement(update.change) && path !== '_id')) continue
      const equal = equalTo(value)
      if (equal !== undefined) new Place(base, path.split('.')).set(copy(equal))
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
