import type { Document } from 'bson'
import { type Collection, recordOf, Stored, type Stretch } from './collection'
import { decode } from './documents'
import { badValue } from './errors'
import { type Index, sameKey } from './indexes'
import { encodeField } from './keys'
import { checkedOrder, matcher } from './query'
import { compare, isDocument, rank, rankOf } from './values'

/** How documents are found. `sorted`: they come in the wanted order. `exact`: they all match, untested. */
export interface Plan {
  index?: Index
  stretches: Stretch[]
  reverse: boolean
  sorted: boolean
  exact: boolean
}

/** What a filter demands of one path, as far as an index can serve it: one of some values, or bounds. */
interface Condition {
  values?: unknown[]
  above?: unknown
  below?: unknown
  /** One and the same element of an array is above and below. */
  isOneElement?: boolean
}

type Conditions = Map<string, Condition>

/** Chooses an index: the most fields held to single values, then a range, then the order; else all documents. */
export function plan(collection: Collection, filter: Document, sort: Document = {}, hint?: unknown): Plan {
  const natural = sort.$natural ?? (isDocument(hint) ? hint.$natural : undefined)
  const order = natural === undefined ? Object.entries(checkedOrder(sort)) : []
  const scan = { stretches: [collection.documents], reverse: Number(natural) === -1, exact: false }
  if (natural !== undefined)
    return { ...scan, sorted: sort.$natural !== undefined || !Object.keys(sort).length }
  const conditions: Conditions = new Map()
  const isPlain = gather(filter, '', conditions)
  const isHinted = hint !== undefined
  let best: Candidate | undefined
  for (const index of usable(collection, hint)) {
    if (!isHinted && !covers(index, filter, conditions)) continue
    const candidate = attempt(collection, index, conditions, order)
    if ((isHinted || candidate.score) && candidate.score > (best?.score ?? -1)) best = candidate
    if (candidate.isOne) break
  }
  if (best && (best.score >= bounded || isHinted))
    return { ...best.plan, exact: isPlain && best.held === conditions.size }
  const isSorted = { sorted: !order.length }
  const united = union(collection, filter)
  return united ? { ...united, ...isSorted } : (best?.plan ?? { ...scan, ...isSorted })
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
        if (raw) yield new Stored(record, raw, view)
      }
      if (keys.length < portion) break
      after = keys.at(-1)
    }
  }
}

/** Collects what a filter demands of each path; true when that is all and each is a single plain value. */
function gather(filter: Document, under: string, into: Conditions): boolean {
  let isPlain = !under
  for (const [name, operand] of Object.entries(filter)) {
    if (name.startsWith('$')) {
      if (name === '$and' && Array.isArray(operand))
        for (const each of operand) if (isDocument(each)) gather(each, under, into)
      isPlain = false
      continue
    }
    const path = under + name
    const condition = into.get(path) ?? {}
    const operators = isDocument(operand) && Object.keys(operand)[0]?.startsWith('$')
    if (operators || into.has(path) || !plainRanks.includes(rankOf(operand))) isPlain = false
    into.set(path, condition)
    for (const [operator, value] of operators ? Object.entries(operand) : [['$eq', operand] as const])
      demand(condition, operator, value, path, into)
  }
  return isPlain
}

const plainRanks: number[] = [rank.string, rank.objectId, rank.boolean, rank.date, rank.number]
const isSingle = (value: unknown) => ![rank.array, rank.regex].includes(rankOf(value) as never)
const hasRange = (value: unknown) =>
  isSingle(value) && ![rank.null, rank.minKey, rank.maxKey].includes(rankOf(value) as never)

function demand(condition: Condition, operator: string, value: unknown, path: string, all: Conditions): void {
  if (operator === '$eq' && isSingle(value)) condition.values = [value]
  else if (operator === '$in' && Array.isArray(value) && value.every(isSingle)) condition.values ??= value
  else if ((operator === '$gt' || operator === '$gte') && hasRange(value)) condition.above ??= value
  else if ((operator === '$lt' || operator === '$lte') && hasRange(value)) condition.below ??= value
  else if (operator === '$elemMatch' && isDocument(value)) {
    const names = Object.keys(value)
    if (!names.some((name) => name.startsWith('$'))) gather(value, `${path}.`, all)
    else if (!names.some((name) => ['$and', '$or', '$nor', '$expr', '$not'].includes(name))) {
      const wasOpen = condition.above === undefined && condition.below === undefined
      for (const [inner, operand] of Object.entries(value))
        if (rankOf(operand) !== rank.null) demand(condition, inner, operand, path, all)
      if (wasOpen && condition.above !== undefined && condition.below !== undefined)
        condition.isOneElement = true
    }
  }
}

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
    const { values, above, below } = conditions.get(path) ?? {}
    return values ? !values.some((value) => rankOf(value) === rank.null) : (above ?? below) !== undefined
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

interface Candidate {
  plan: Plan
  score: number
  /** How many paths are held to one value. */
  held: number
  /** Whether there can be only one such document. */
  isOne: boolean
}

const bounded = 5
const mostPrefixes = 500
const empty = Buffer.alloc(0)
const whole = Buffer.from([0xff])
const rootOf = (path: string) => path.split('.')[0]

function attempt(
  collection: Collection,
  index: Index,
  conditions: Conditions,
  order: [string, 1 | -1][],
): Candidate {
  let prefixes: Buffer[] = [empty]
  let score = 0
  let range: [Buffer, Buffer] | undefined
  const used: string[] = []
  const held = new Set<string>()
  // Two elements of an array may meet two conditions, but an entry has only one of them.
  const sharesArray = (path: string) => index.multikey && used.some((other) => rootOf(other) === rootOf(path))
  for (const { path, by } of index.fields) {
    const found = conditions.get(path)
    if (!found || sharesArray(path)) break
    const { values } = found
    if (!values || prefixes.length * values.length > mostPrefixes) {
      range = bounds(found, by, index.multikey && !found.isOneElement)
      if (range) score += 6
      if (range) used.push(path)
      break
    }
    prefixes = prefixes.flatMap((prefix) =>
      values.map((value) => Buffer.concat([prefix, encodeField(value ?? null, by)])),
    )
    score += values.length === 1 ? 10 : 9
    used.push(path)
    if (values.length === 1) held.add(path)
  }
  const from = range ? used.length - 1 : used.length
  const way =
    prefixes.length > 1 || (index.multikey && (range || order.some(([path]) => sharesArray(path))))
      ? undefined
      : follows(index, from, order, held)
  if (order.length && way) score += score ? 5 : 3
  const isOne = index.unique === true && held.size === index.fields.length
  if (isOne) score += 20
  const [low, high] = range ?? [empty, whole]
  const stretches = prefixes
    .sort(Buffer.compare)
    .filter((prefix, i) => !i || !prefix.equals(prefixes[i - 1] as Buffer))
    .map((prefix) => collection.entries(index, Buffer.concat([prefix, low]), Buffer.concat([prefix, high])))
  const sorted = !order.length || way !== undefined
  const chosen = { index, stretches, reverse: way === -1, sorted, exact: false }
  return { plan: chosen, score, held: held.size, isOne }
}

/** Bounds within one type. A spread array may meet them with two elements, so it is held to one of them. */
function bounds({ above, below }: Condition, by: 1 | -1, isSpread: boolean): [Buffer, Buffer] | undefined {
  const one = above ?? below
  if (one === undefined) return undefined
  const [first, next] = [Buffer.from([rankOf(one)]), Buffer.from([rankOf(one) + 1])]
  const low = above === undefined ? first : encodeField(above, 1)
  const isBelow =
    below !== undefined && (above === undefined || (!isSpread && rankOf(below) === rankOf(above)))
  const high = isBelow ? Buffer.concat([encodeField(below, 1), whole]) : next
  if (by === 1) return [low, high]
  const invert = (bytes: Buffer) => Buffer.from(bytes.map((byte) => ~byte))
  return [
    invert(high),
    above === undefined ? invert(Buffer.from([rankOf(one) - 1])) : Buffer.concat([invert(low), whole]),
  ]
}

/** 1 or -1 when the index from a field on, read forwards or backwards, gives the wanted order. */
function follows(
  index: Index,
  from: number,
  order: [string, 1 | -1][],
  held: Set<string>,
): 1 | -1 | undefined {
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
function union(collection: Collection, { $or }: Document): Omit<Plan, 'sorted'> | undefined {
  if (!Array.isArray($or) || !$or.length || !$or.every(isDocument)) return undefined
  const branches = $or.map((branch) => plan(collection, branch))
  if (!branches.every(({ index }) => index)) return undefined
  const stretches = branches.flatMap((branch) => branch.stretches)
  return { index: branches[0]?.index, stretches, reverse: false, exact: false }
}
