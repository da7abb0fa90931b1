import type { Document } from 'bson'
import { type Collection, recordOf, type Stored, type Stretch } from './collection'
import { decode } from './documents'
import { badValue } from './errors'
import { type Index, sameKey } from './indexes'
import { encodeField, inverted } from './keys'
import { checkedOrder, matcher } from './query'
import { compare, encode, isDocument, rank, rankOf } from './values'

/** How documents are found; `sorted`: they come in the wanted order. */
interface Plan {
  index?: Index
  stretches: Stretch[]
  reverse: boolean
  sorted: boolean
}

/** Encoded values from one up to another; both lie between what can be encoded. */
type Span = [low: Buffer, high: Buffer]

/** What a filter demands of one path, as far as an index can serve it: one of some values, and to lie in ranges. */
interface Condition {
  values?: unknown[]
  ranges: Span[]
}

type Conditions = Map<string, Condition>
type Order = [path: string, by: 1 | -1][]

/** Chooses an index: the most fields held to single values, then a range, then the order; else all documents. */
export function plan(collection: Collection, filter: Document, sort: Document = {}, hint?: unknown): Plan {
  const natural = sort.$natural ?? (isDocument(hint) ? hint.$natural : undefined)
  const order = natural === undefined ? Object.entries(checkedOrder(sort)) : []
  const sorted = sort.$natural !== undefined || !Object.keys(sort).length
  const scan = { stretches: [collection.documents], reverse: Number(natural) === -1, sorted }
  if (natural !== undefined) return scan
  const conditions = gather(filter)
  const isHinted = hint !== undefined
  let best: Candidate | undefined
  for (const index of usable(collection, hint)) {
    if (!isHinted && !covers(index, filter, conditions)) continue
    const candidate = attempt(collection, index, conditions, order)
    if ((isHinted || candidate.score) && candidate.score > (best?.score ?? -1)) best = candidate
  }
  if (best && (best.score >= bounded || isHinted)) return best
  return union(collection, filter, sorted) ?? best ?? scan
}

/** The documents that a plan finds, each once, read in growing portions so that no read is held open between them. */
export function* candidates(
  collection: Collection,
  { stretches, reverse, index }: Plan,
  view = decode,
): Generator<Stored> {
  const seen = stretches.length > 1 || index?.multikey ? new Set<number>() : undefined
  for (const stretch of stretches) {
    let after: Buffer | undefined
    for (let portion = 8; ; portion = Math.min(portion * 2, 256)) {
      const keys = collection.keys(stretch, after, portion, reverse)
      for (const record of keys.map(recordOf)) {
        if (seen?.has(record)) continue
        seen?.add(record)
        const raw = collection.get(record)
        if (raw) yield { record, raw, doc: view(raw) }
      }
      if (keys.length < portion) break
      after = keys.at(-1)
    }
  }
}

/** Collects what a filter demands of each path. */
function gather(filter: Document, under = '', into: Conditions = new Map()): Conditions {
  for (const [name, operand] of Object.entries(filter)) {
    if (name === '$and' && Array.isArray(operand))
      for (const each of operand) if (isDocument(each)) gather(each, under, into)
    if (name.startsWith('$')) continue
    const condition: Condition = into.get(under + name) ?? { ranges: [] }
    into.set(under + name, condition)
    const isOperators = isDocument(operand) && Object.keys(operand)[0]?.startsWith('$')
    for (const [operator, value] of isOperators ? Object.entries(operand) : [['$eq', operand] as const])
      if (operator !== '$elemMatch') demand(condition, operator, value)
      else if (isDocument(value) && !Object.keys(value)[0]?.startsWith('$'))
        gather(value, `${under}${name}.`, into)
      else if (isDocument(value)) {
        const ofElement: Condition = { ranges: [] }
        for (const [inner, each] of Object.entries(value))
          if (rankOf(each) !== rank.null) demand(ofElement, inner, each)
        condition.values ??= ofElement.values
        // One and the same element lies in all of them.
        if (ofElement.ranges.length) condition.ranges.push(common(ofElement.ranges))
      }
  }
  return into
}

const isSingle = (value: unknown) => ![rank.array, rank.regex].includes(rankOf(value) as never)
const hasNoRange: number[] = [rank.array, rank.regex, rank.null, rank.minKey, rank.maxKey]
const whole = Buffer.from([0xff])

function demand(condition: Condition, operator: string, value: unknown): void {
  const kind = rankOf(value)
  if (operator === '$eq' && isSingle(value)) condition.values = [value]
  else if (operator === '$in' && Array.isArray(value) && value.every(isSingle)) condition.values ??= value
  else if (hasNoRange.includes(kind)) return
  else if (operator === '$gt' || operator === '$gte')
    condition.ranges.push([encode(value), Buffer.from([kind + 1])])
  else if (operator === '$lt' || operator === '$lte')
    condition.ranges.push([Buffer.from([kind - 1]), Buffer.concat([encode(value), whole])])
}

const common = (spans: Span[]): Span => [
  spans
    .map(([low]) => low)
    .sort(Buffer.compare)
    .at(-1) as Buffer,
  spans.map(([, high]) => high).sort(Buffer.compare)[0] as Buffer,
]

function usable({ indexes }: Collection, hint: unknown): Index[] {
  const ready = indexes.filter((index) => index.ready)
  if (hint === undefined) return ready
  const found = ready.filter((index) => index.name === hint || (isDocument(hint) && sameKey(index.key, hint)))
  if (found.length) return found
  throw badValue('planner returned error: hint provided does not correspond to an existing index')
}

/** Whether every document that can match has entries in the index. */
function covers(index: Index, filter: Document, conditions: Conditions): boolean {
  const isPresent = (path: string) => {
    const { values, ranges = [] } = conditions.get(path) ?? {}
    return values ? !values.some((value) => rankOf(value) === rank.null) : ranges.length > 0
  }
  if (index.sparse) return index.fields.some(({ path }) => isPresent(path))
  return Object.entries(index.partialFilterExpression ?? {}).every(([path, wanted]) => {
    if (path in filter && compare(filter[path], wanted) === 0) return true
    const [value, ...others] = conditions.get(path)?.values ?? []
    return (
      !path.startsWith('$') && value !== undefined && !others.length && matcher({ v: wanted })({ v: value })
    )
  })
}

interface Candidate extends Plan {
  score: number
}

/** The score from which on an index gives less than all documents. */
const bounded = 5
const mostPrefixes = 500
const empty = Buffer.alloc(0)
const rootOf = (path: string) => path.split('.')[0]

function attempt(collection: Collection, index: Index, conditions: Conditions, order: Order): Candidate {
  const { multikey } = index
  let prefixes: Buffer[] = [empty]
  let range: Span | undefined
  let score = 0
  const used: string[] = []
  const held = new Set<string>()
  // Two elements of an array may meet two conditions, but an entry has only one of them.
  const sharesArray = (path: string) => multikey && used.some((other) => rootOf(other) === rootOf(path))
  for (const { path, by } of index.fields) {
    const { values, ranges = [] }: Partial<Condition> = (!sharesArray(path) && conditions.get(path)) || {}
    const [first] = ranges
    if (values && prefixes.length * values.length <= mostPrefixes) {
      const encoded = values.map((value) => encodeField(value ?? null, by))
      prefixes = prefixes.flatMap((prefix) => encoded.map((bytes) => Buffer.concat([prefix, bytes])))
      if (values.length === 1) held.add(path)
      score += values.length === 1 ? 10 : 9
    } else if (first) {
      const [low, high] = multikey ? first : common(ranges)
      range = by === 1 ? [low, high] : [inverted(high), Buffer.concat([inverted(low), whole])]
      score += 6
    } else break
    used.push(path)
    if (range) break
  }
  const isOrdered =
    prefixes.length === 1 && !(multikey && (range || order.some(([path]) => sharesArray(path))))
  const way = isOrdered ? follows(index, range ? used.length - 1 : used.length, order, held) : undefined
  if (order.length && way) score += score ? 5 : 3
  const [low, high] = range ?? [empty, whole]
  const stretches = prefixes
    .sort(Buffer.compare)
    .filter((prefix, i) => !i || !prefix.equals(prefixes[i - 1] as Buffer))
    .map((prefix) => collection.entries(index, Buffer.concat([prefix, low]), Buffer.concat([prefix, high])))
  return { index, stretches, reverse: way === -1, sorted: !order.length || way !== undefined, score }
}

/** 1 or -1 when the index from a field on, read forwards or backwards, gives the wanted order. */
function follows(index: Index, from: number, order: Order, held: Set<string>): 1 | -1 | undefined {
  let at = from
  let way: 1 | -1 | undefined
  for (const [path, by] of order) {
    if (held.has(path) && !index.multikey) continue
    const field = index.fields[at++]
    if (field?.path !== path) return undefined
    const turn = by === field.by ? 1 : -1
    if (way && way !== turn) return undefined
    way = turn
  }
  return way ?? 1
}

/** `$or`, when each branch is bounded by an index. */
function union(collection: Collection, { $or }: Document, sorted: boolean): Plan | undefined {
  if (!Array.isArray($or) || !$or.length || !$or.every(isDocument)) return undefined
  const branches = $or.map((branch) => plan(collection, branch))
  if (!branches.every(({ index }) => index)) return undefined
  const stretches = branches.flatMap((branch) => branch.stretches)
  return { index: branches[0]?.index, stretches, reverse: false, sorted }
}
