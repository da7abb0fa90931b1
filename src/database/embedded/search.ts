import type { Document } from 'bson'
import { Aggregator } from 'mingo/aggregator'
import type { Collection, Stored } from './collection'
import { decode, type Raw, toRaw } from './documents'
import { CommandError, notSupported, numbered, typeMismatch } from './errors'
import { candidates, plan } from './plan'
import { type Computing, computing, isStage, matcher, sorted, withRegExps } from './query'
import type { Store } from './store'
import { isDocument } from './values'

export interface Search {
  filter: Document
  sort?: Document
  skip?: number
  limit?: number
  hint?: unknown
}

/** Results asked for: a pipeline over a collection (or a view); `variables` are values. */
export interface Request {
  ns: string
  pipeline: Document[]
  variables?: Document
  hint?: unknown
}

/** What is searched for, one by one; undefined where nothing was found yet, so that the caller may pause. */
type Findings<T> = Generator<T | undefined>

/** The documents of a search in its order. */
export function* found(
  collection: Collection | undefined,
  { filter, sort = {}, hint, skip = 0, limit }: Search,
  options?: Computing,
  view = decode,
): Findings<Stored> {
  // Compiled also where there is nothing to find, since a wrong filter is to be refused.
  const matches = matcher(filter, options)
  if (!collection) return
  const chosen = plan(collection, filter, sort, hint)
  function* matching(of: Collection): Findings<Stored> {
    for (const each of candidates(of, chosen, view)) yield matches(each.doc) ? each : undefined
  }
  let at = 0
  for (const each of chosen.sorted ? matching(collection) : inOrder(matching(collection), sort)) {
    if (each) at++
    yield at > skip ? each : undefined
    if (limit && at >= skip + limit) return
  }
}

function* inOrder(findings: Findings<Stored>, sort: Document): Findings<Stored> {
  const kept: Stored[] = []
  for (const each of findings) {
    if (each) kept.push(each)
    yield undefined
  }
  yield* sorted(kept, sort, ({ doc }) => doc)
}

/** A search as a pipeline. */
export const asPipeline = ({ filter, sort, skip, limit }: Search): Document[] => [
  { $match: filter },
  ...(sort && Object.keys(sort).length ? [{ $sort: sort }] : []),
  ...(skip ? [{ $skip: skip }] : []),
  ...(limit ? [{ $limit: limit }] : []),
]

/** The part of a pipeline that an index can serve, and the rest. */
function split(pipeline: Document[]): { search: Search; rest: Document[] } {
  let at = 0
  const take = (name: string) => (pipeline[at]?.[name] === undefined ? undefined : pipeline[at++]?.[name])
  const search = {
    filter: take('$match') ?? {},
    sort: take('$sort'),
    skip: take('$skip'),
    limit: take('$limit'),
  }
  return { search, rest: pipeline.slice(at) }
}

const refusedStages: Record<string, CommandError> = {
  $changeStream: numbered(40573, 'The $changeStream stage is only supported on replica sets'),
  $out: notSupported('$out'),
  $merge: notSupported('$merge'),
  $geoNear: notSupported('$geoNear'),
}

/** Names stages that do not exist here, also inside sub-pipelines. */
export function refuseStages(pipeline: unknown): asserts pipeline is Document[] {
  if (!Array.isArray(pipeline)) throw typeMismatch("'pipeline' must be an array")
  for (const stage of pipeline) {
    const [name = '', ...more] = isDocument(stage) ? Object.keys(stage) : []
    if (!name || more.length)
      throw numbered(40323, 'A pipeline stage specification object must contain exactly one field.')
    if (Object.hasOwn(refusedStages, name)) throw refusedStages[name]
    if (!isStage(name)) throw numbered(40324, `Unrecognized pipeline stage name: '${name}'`)
    const inner = stage[name]
    if (isDocument(inner) && 'pipeline' in inner) refuseStages(inner.pipeline)
    if (name === '$facet' && isDocument(inner)) Object.values(inner).forEach(refuseStages)
  }
}

/** Looks through views down to the collection that holds the documents. */
function resolved(
  store: Store,
  { ns, pipeline }: Request,
): { collection: Collection | undefined; stages: Document[] } {
  let stages = pipeline
  for (let depth = 0; depth < 20; depth++) {
    const collection = store.collections.get(ns)
    if (!collection?.options.viewOn) return { collection, stages }
    ns = `${collection.db}.${collection.options.viewOn}`
    stages = [...collection.options.pipeline, ...stages]
  }
  throw new CommandError(165, 'ViewDepthLimitExceeded', 'views on views on views')
}

/** Whether a request has to sort, or compute over, so many documents without a pause. */
export function takesLong(store: Store, request: Request, many: number): boolean {
  const { collection, stages } = resolved(store, request)
  const { search, rest } = split(stages)
  const computes = rest.length > 0 && !nameOfCount(rest)
  if (!computes && !search.sort) return false
  const text = JSON.stringify(rest)
  const large = [...store.collections.values()].filter(({ size }) => size >= many)
  if (large.some(({ name }) => text.includes(JSON.stringify(name)))) return true
  if (!collection || !large.includes(collection)) return false
  const { sorted, index, stretches } = plan(collection, search.filter, search.sort, request.hint)
  const found = index
    ? stretches.reduce((sum, stretch) => sum + collection.count(stretch), 0)
    : collection.size
  return found >= many && (computes || !sorted)
}

/** The results of a pipeline; the part that an index serves keeps the documents as they are stored. */
export function* run(store: Store, request: Request): Findings<Raw> {
  const { collection, stages } = resolved(store, request)
  const { search, rest } = split(stages)
  const options = computing(request.variables)
  const counted = nameOfCount(rest)
  const documents: Document[] = []
  let n = 0
  for (const each of found(collection, { ...search, hint: request.hint }, options)) {
    if (each && counted) n++
    else if (each && rest.length) documents.push(each.doc)
    yield rest.length ? undefined : each?.raw
  }
  if (counted && n) yield toRaw({ [counted]: n })
  if (counted || !rest.length) return
  const db = request.ns.slice(0, request.ns.indexOf('.'))
  const collectionResolver = (other: string) =>
    [...run(store, { ns: `${db}.${other}`, pipeline: [] })].flatMap((raw) => (raw ? [decode(raw)] : []))
  const aggregator = new Aggregator(withRegExps(rest) as never, { ...options, collectionResolver })
  for (const result of aggregator.run(documents as never)) yield toRaw(result as Document)
}

/** The field for the number when documents are only to be counted, as the driver asks for it or with `$count`. */
function nameOfCount([stage, ...more]: Document[]): string | undefined {
  if (!stage || more.length) return undefined
  if (JSON.stringify(stage.$group) === '{"_id":1,"n":{"$sum":1}}') return 'n'
  return typeof stage.$count === 'string' ? stage.$count : undefined
}
