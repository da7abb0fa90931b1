import { type Document, Long } from 'bson'
import { decode, type Raw } from './documents'
import { type Command, namespace, Pace, refuseOptions } from './engine'
import { badValue, failedToParse } from './errors'
import { encode, isDocument } from './order'
import { reachElements } from './paths'
import { candidates, plan } from './plan'
import { projector } from './projection'
import { matcher, sorted } from './query'
import type { Collection, Stored } from './store'
import { cursorReply } from './wire'

export interface Search {
  filter: Document
  sort?: Document
  skip?: number
  limit?: number
  hint?: unknown
  variables?: Document
}

/** The documents of a search in its order; lets others have their turn while it goes through many. */
export async function* found(collection: Collection | undefined, search: Search): AsyncGenerator<Stored> {
  const { filter, sort, variables, hint } = search
  const matches = matcher(filter, variables)
  if (!collection) return
  const chosen = plan(collection, filter, sort, hint)
  const pace = new Pace()
  let skip = search.skip ?? 0
  let left = search.limit || Number.POSITIVE_INFINITY
  if (chosen.sorted) {
    for (const stored of candidates(collection, chosen)) {
      if (pace.due) await pace.rest()
      if (!chosen.exact && !matches(decode(stored.raw))) continue
      if (skip-- > 0) continue
      yield stored
      if (--left <= 0) return
    }
    return
  }
  const all: (Stored & Document)[] = []
  const kept: { doc: Document; stored: Stored }[] = []
  for (const stored of candidates(collection, chosen)) {
    if (pace.due) await pace.rest()
    const doc = decode(stored.raw)
    if (matches(doc)) kept.push({ doc, stored })
  }
  const places = new Map(kept.map(({ doc, stored }) => [doc, stored]))
  for (const doc of sorted([...places.keys()], sort ?? {})) all.push(places.get(doc) as Stored)
  yield* all.slice(skip, skip + left)
}

const unsupported = ['tailable', 'awaitData', 'min', 'max', 'returnKey', 'showRecordId']

export const find: Command = async (call) => {
  const { body, store, cursors } = call
  const ns = namespace(call)
  refuseOptions(body, ...unsupported)
  const { filter = {}, sort, skip, limit = 0, batchSize, singleBatch, hint } = body
  if (!isDocument(filter)) throw typeError('filter')
  if (limit < 0 || skip < 0 || batchSize < 0)
    throw badValue("BSON field 'limit', 'skip' or 'batchSize' value must be >= 0")
  const search = { filter, sort, skip, limit: Math.abs(limit), hint: emptyHint(hint), variables: body.let }
  const project = projector(body.projection, filter, body.let)
  const documents = raws(found(store.collection(ns), search), project)
  const first = await cursors.first(ns, documents, batchSize, singleBatch || limit === 1)
  return cursorReply('firstBatch', first.documents, { id: first.id, ns })
}

const typeError = (name: string) => failedToParse(`Expected field ${name} to be of type object`)
export const emptyHint = (hint: unknown) =>
  isDocument(hint) && !Object.keys(hint).length ? undefined : (hint ?? undefined)

async function* raws(source: AsyncGenerator<Stored>, project?: (raw: Raw) => Raw): AsyncGenerator<Raw> {
  for await (const { raw } of source) yield project ? project(raw) : raw
}

export const getMore: Command = async (call) => {
  const { body, cursors } = call
  const ns = namespace(call, 'collection')
  const next = await cursors.next(cursorId(body.getMore), ns, body.batchSize || undefined)
  return cursorReply('nextBatch', next.documents, { id: next.id, ns })
}

const cursorId = (id: unknown) => (Long.isLong(id) ? id : Long.fromNumber(Number(id)))

export const killCursors: Command = async ({ body, cursors }) => {
  const cursorsKilled: Long[] = []
  const cursorsNotFound: Long[] = []
  for (const id of (body.cursors ?? []).map(cursorId))
    ((await cursors.kill(id)) ? cursorsKilled : cursorsNotFound).push(id)
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 }
}

/** Counts without reading documents where an index or their number alone tells. */
export async function countFound(collection: Collection | undefined, search: Search): Promise<number> {
  if (!collection) return 0
  const { filter, skip = 0, limit } = search
  const clip = (n: number) => Math.min(Math.max(0, n - skip), limit || Number.POSITIVE_INFINITY)
  if (!Object.keys(filter).length) return clip(collection.count())
  const chosen = plan(collection, filter, undefined, search.hint)
  const [stretch] = chosen.stretches ?? []
  if (chosen.exact && stretch) return clip(collection.countEntries(stretch.index, stretch.interval))
  let n = 0
  for await (const _ of found(collection, search)) n++
  return n
}

export const count: Command = async (call) => {
  const { body, store } = call
  refuseOptions(body)
  const { query: filter = {}, skip, limit, hint } = body
  const search = { filter, skip, limit: limit && Math.abs(limit), hint: emptyHint(hint) }
  return { n: await countFound(store.collection(namespace(call)), search), ok: 1 }
}

export const distinct: Command = async (call) => {
  const { body, store } = call
  refuseOptions(body)
  if (typeof body.key !== 'string' || !body.key) throw failedToParse('distinct needs a key')
  const steps = body.key.split('.')
  const values = new Map<string, unknown>()
  for await (const { raw } of found(store.collection(namespace(call)), {
    filter: body.query ?? {},
    hint: emptyHint(body.hint),
  })) {
    reachElements(decode(raw), steps, (value) => {
      if (value !== undefined && !Array.isArray(value)) values.set(encode(value).toString('latin1'), value)
      return false
    })
  }
  return { values: [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value), ok: 1 }
}

/** Enough of an explanation to see whether an index is used and how many documents are read. */
export const explain: Command = async (call) => {
  const inner = call.body.explain
  if (!isDocument(inner) || typeof inner.find !== 'string') throw badValue('only find can be explained')
  const collection = call.store.collection(`${call.db}.${inner.find}`)
  const { filter = {}, sort, hint } = inner as Document
  const chosen = collection && plan(collection, filter, sort, emptyHint(hint))
  const indexName = chosen?.stretches?.[0]?.index.name
  let examined = 0
  if (collection && chosen) for (const _ of candidates(collection, chosen)) examined++
  const scan = indexName
    ? { stage: 'FETCH', inputStage: { stage: 'IXSCAN', indexName } }
    : { stage: 'COLLSCAN' }
  const winningPlan = chosen?.sorted === false ? { stage: 'SORT', inputStage: scan } : scan
  return { queryPlanner: { winningPlan }, executionStats: { totalDocsExamined: examined }, ok: 1 }
}
