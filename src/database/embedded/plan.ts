import type { Document } from 'bson'
import type { Collection, Interval, Stored } from './collection'
import { type Conditions, gather } from './conditions'
import { badValue } from './errors'
import { cutBound, type Index, sameKey } from './indexes'
import { encodeField } from './key-values'
import { recordOf } from './keys'
import { compare, isDocument, rank, rankOf } from './order'
import { direction, matcher } from './query'

/** How documents are found. `sorted`: they come in the wanted order. `exact`: they all match, untested. */
export interface Plan {
  stretches: { index: Index; interval: Interval }[] | undefined
  reverse: boolean
  sorted: boolean
  exact: boolean
}

const whole = Buffer.from([0xff])
const scan: Plan = { stretches: undefined, reverse: false, sorted: false, exact: false }

/** Chooses an index: the most fields held to single values, then a range, then the order; else all documents. */
export function plan(collection: Collection, filter: Document, sort?: Document, hint?: unknown): Plan {
  const order = Object.entries(sort ?? {})
  for (const [path, by] of order) if (path !== '$natural') direction(by)
  const natural = sort?.$natural ?? (isDocument(hint) ? hint.$natural : undefined)
  if (natural !== undefined)
    return { ...scan, reverse: natural === -1, sorted: sort?.$natural !== undefined || !order.length }
  const conditions = new Map<string, Conditions>()
  const simple = gather(filter, '', conditions)
  let best: { plan: Plan; score: number } | undefined
  for (const index of usable(collection, hint)) {
    if (!covers(index, filter, conditions, hint !== undefined)) continue
    const candidate = tryIndex(index, conditions, order, simple, hint !== undefined)
    if (candidate && (!best || candidate.score > best.score)) best = candidate
  }
  if (best && best.score >= bounded) return best.plan
  return (hint === undefined && union(collection, filter)) || best?.plan || { ...scan, sorted: !order.length }
}

/** The documents that a plan finds, each once, read in growing portions so that no read is held open between them. */
export function* candidates(collection: Collection, { stretches, reverse }: Plan): Generator<Stored> {
  if (!stretches) {
    let after: number | undefined
    for (let portion = 16; ; portion = Math.min(portion * 2, 256)) {
      const found = collection.documents(after, portion, reverse)
      yield* found
      if (found.length < portion) return
      after = found.at(-1)?.record
    }
  }
  const repeats = stretches.length > 1 || stretches[0]?.index.multikey.includes(true)
  const seen = repeats ? new Set<number>() : undefined
  for (const { index, interval } of stretches) {
    let after: Buffer | undefined
    for (let portion = 16; ; portion = Math.min(portion * 2, 256)) {
      const keys = collection.entries(index, interval, after, portion, reverse)
      const found: Stored[] = []
      for (const record of keys.map(recordOf)) {
        if (seen?.has(record)) continue
        seen?.add(record)
        const raw = collection.get(record)
        if (raw) found.push({ record, raw })
      }
      yield* found
      if (keys.length < portion) break
      after = keys.at(-1)
    }
  }
}

function usable({ indexes }: Collection, hint: unknown): Index[] {
  const ready = indexes.filter((index) => index.ready && !index.hidden)
  if (hint === undefined) return ready
  const found = ready.filter((index) =>
    typeof hint === 'string' ? index.name === hint : isDocument(hint) && sameKey(index.key, hint),
  )
  if (!found.length)
    throw badValue(
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    )
  return found
}

/** Whether every document that can match has entries in the index. */
function covers(
  index: Index,
  filter: Document,
  conditions: Map<string, Conditions>,
  hinted: boolean,
): boolean {
  const present = (path: string) => {
    const found = conditions.get(path)
    if (!found) return false
    if ('equal' in found) return found.equal !== null
    if (found.oneOf) return !found.oneOf.some((value) => value === null)
    return found.above !== undefined || found.below !== undefined || found.prefix !== undefined
  }
  if (index.sparse)
    return hinted || index.fields.some(({ path }) => present(path) || filter[path]?.$exists === true)
  if (!index.partialFilterExpression || hinted) return true
  return Object.entries(index.partialFilterExpression).every(([path, wanted]) => {
    if (path in filter && compare(filter[path], wanted) === 0) return true
    if (isDocument(wanted) && Object.keys(wanted).join() === '$exists' && wanted.$exists) return present(path)
    const equal = conditions.get(path)?.equal
    return (
      equal !== undefined &&
      !path.startsWith('$') &&
      !path.includes('.') &&
      matcher({ [path]: wanted })({ [path]: equal })
    )
  })
}

const bounded = 5

function tryIndex(
  index: Index,
  conditions: Map<string, Conditions>,
  order: [string, unknown][],
  simple: boolean,
  hinted: boolean,
) {
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let score = 0
  let at = 0
  let spread = false
  let last: Interval | undefined
  const used = new Set<string>()
  for (; at < index.fields.length; at++) {
    const { path, by } = index.fields[at] as Index['fields'][number]
    const found = conditions.get(path)
    // An array's values are spread over entries: only one condition may be held against a single entry.
    if (!found || (index.multikey[at] && spread)) break
    const values = 'equal' in found ? [found.equal] : found.oneOf
    if (values && prefixes.length * values.length <= 500) {
      prefixes = prefixes.flatMap((prefix) =>
        values.map((value) => Buffer.concat([prefix, encodeField(value ?? null, by)])),
      )
      score += 'equal' in found ? 10 : 9
    } else {
      last = range(found, by, index.multikey[at] === true)
      if (last) score += 6
      break
    }
    if ('equal' in found) used.add(path)
    spread ||= index.multikey[at] === true
  }
  const single = prefixes.length === 1
  const way =
    single && !index.cut ? follows(index, at, order, conditions, used, last !== undefined) : undefined
  if (way !== undefined && order.length) score += score ? 5 : 3
  if (!score && !hinted) return undefined
  if (index.unique && at === index.fields.length && score >= at * 10) score += 20
  const low = last?.low ?? Buffer.alloc(0)
  const high = last?.high ?? whole
  const stretches = prefixes.sort(Buffer.compare).map((prefix) => ({
    index,
    interval: bounds(Buffer.concat([prefix, low]), Buffer.concat([prefix, high])),
  }))
  const distinct = stretches.filter(
    ({ interval }, i) => !i || !interval.low.equals(stretches[i - 1]?.interval.low as Buffer),
  )
  const exact =
    simple && single && !index.cut && used.size === conditions.size && (prefixes[0] as Buffer).length < 1000
  const chosen: Plan = {
    stretches: distinct,
    reverse: way === -1,
    sorted: !order.length || way !== undefined,
    exact,
  }
  return { plan: chosen, score: score < bounded && !order.length ? 0 : score }
}

const bounds = (low: Buffer, high: Buffer): Interval => {
  const cut = cutBound(high)
  return { low: cutBound(low), high: cut.length < high.length ? Buffer.concat([cut, whole]) : high }
}

/** Bounds within one type. A spread array may meet them with two elements, so it is held to one of them. */
function range({ above, below, prefix }: Conditions, by: 1 | -1, spread: boolean): Interval | undefined {
  let low: Buffer
  let high: Buffer
  if (prefix !== undefined) {
    low = Buffer.concat([Buffer.from([rank.string]), Buffer.from(prefix)])
    high = Buffer.concat([low, whole])
  } else if (above !== undefined || below !== undefined) {
    if (above !== undefined && below !== undefined && rankOf(above) !== rankOf(below) && !spread)
      below = undefined
    const kind = rankOf(above ?? below)
    low = above === undefined ? Buffer.from([kind]) : encodeField(above, 1)
    high =
      below === undefined || (spread && above !== undefined)
        ? Buffer.from([kind, 0xff, 0xff])
        : Buffer.concat([encodeField(below, 1), whole])
    if (kind === rank.number && below === undefined) high = Buffer.from([kind + 1])
  } else return undefined
  if (by === 1) return { low, high }
  const invert = (bytes: Buffer) => Buffer.from(bytes.map((byte) => ~byte))
  return { low: invert(high), high: Buffer.concat([invert(low), whole]) }
}

/** 1 or -1 when the index, read forwards or backwards, gives the wanted order. */
function follows(
  index: Index,
  from: number,
  order: [string, unknown][],
  conditions: Map<string, Conditions>,
  used: Set<string>,
  ranged: boolean,
): 1 | -1 | undefined {
  let at = from
  let way: 1 | -1 | undefined
  for (const [path, by] of order) {
    const held = index.fields.findIndex((field) => field.path === path)
    if (used.has(path) && held >= 0 && !index.multikey[held]) continue
    const field = index.fields[at]
    if (!field || field.path !== path) return undefined
    if (index.multikey[at] && (ranged || conditions.has(path) || from > 0)) return undefined
    const turn = (by === field.by ? 1 : -1) as 1 | -1
    if (way !== undefined && way !== turn) return undefined
    way = turn
    at++
  }
  return way ?? 1
}

/** `$or`, when each branch is bounded by an index. */
function union(collection: Collection, filter: Document): Plan | undefined {
  if (!Array.isArray(filter.$or)) return undefined
  const branches = filter.$or.map((branch) => (isDocument(branch) ? plan(collection, branch) : scan))
  if (!branches.length || branches.some(({ stretches }) => !stretches)) return undefined
  return { ...scan, stretches: branches.flatMap(({ stretches }) => stretches ?? []) }
}
