import type { Document } from 'bson'
import { Aggregator } from 'mingo/aggregator'
import { decode, type Raw, toRaw, withRegExps } from './documents'
import { Pace } from './engine'
import { CommandError, notSupported } from './errors'
import { isDocument } from './order'
import { computing, context } from './query'
import { countFound, found, type Search } from './search'
import type { Store } from './store'

/** Results asked for: a pipeline over a collection (or a view). */
export interface Request {
  ns: string
  pipeline: Document[]
  variables?: Document
  hint?: unknown
}

const refusedStages: Record<string, CommandError> = {
  $changeStream: new CommandError(
    40573,
    'Location40573',
    'The $changeStream stage is only supported on replica sets',
  ),
  $out: notSupported('$out'),
  $merge: notSupported('$merge'),
  $geoNear: notSupported('$geoNear'),
}

/** Names stages that do not exist here, also inside sub-pipelines. */
export function refuseStages(pipeline: unknown): void {
  if (!Array.isArray(pipeline)) throw new CommandError(14, 'TypeMismatch', "'pipeline' must be an array")
  for (const stage of pipeline) {
    const [name = '', ...more] = isDocument(stage) ? Object.keys(stage) : []
    if (!name || more.length)
      throw new CommandError(
        40323,
        'Location40323',
        'A pipeline stage specification object must contain exactly one field.',
      )
    if (refusedStages[name]) throw refusedStages[name]
    if (!context.getOperator('pipeline' as never, name))
      throw new CommandError(40324, 'Location40324', `Unrecognized pipeline stage name: '${name}'`)
    const inner = stage[name]
    if (isDocument(inner) && 'pipeline' in inner) refuseStages(inner.pipeline)
    if (name === '$facet' && isDocument(inner)) Object.values(inner).forEach(refuseStages)
  }
}

/** Looks through views down to the collection that holds the documents. */
export function resolveView(store: Store, request: Request): Request {
  let { ns, pipeline } = request
  for (let depth = 0; depth < 20; depth++) {
    const collection = store.collection(ns)
    const { viewOn, pipeline: stages = [] } = collection?.options ?? {}
    if (!collection || !viewOn) break
    ns = `${collection.db}.${viewOn}`
    pipeline = [...stages, ...pipeline]
  }
  return { ...request, ns, pipeline }
}

/** A search as a pipeline. */
export const asPipeline = ({ filter, sort, skip, limit }: Search): Document[] => [
  { $match: filter },
  ...(sort && Object.keys(sort).length ? [{ $sort: sort }] : []),
  ...(skip ? [{ $skip: skip }] : []),
  ...(limit ? [{ $limit: limit }] : []),
]

/** The part of a pipeline that an index can serve, and the rest. */
export function split(pipeline: Document[]): { search: Search; rest: Document[] } {
  let at = 0
  const take = (name: string) => (pipeline[at]?.[name] === undefined ? undefined : pipeline[at++]?.[name])
  const search: Search = {
    filter: take('$match') ?? {},
    sort: take('$sort'),
    skip: take('$skip'),
    limit: take('$limit'),
  }
  return { search, rest: pipeline.slice(at) }
}

/** The results of a pipeline; the part that an index serves keeps the documents as they are stored. */
export async function* run(store: Store, request: Request): AsyncGenerator<Raw> {
  const { ns, pipeline, variables, hint } = resolveView(store, request)
  const collection = store.collection(ns)
  const { search, rest } = split(pipeline)
  Object.assign(search, { hint, variables })
  const counted = countName(rest)
  if (counted) {
    const n = await countFound(collection, search)
    if (n) yield toRaw({ ...('id' in counted ? { _id: counted.id } : {}), [counted.name]: n })
    return
  }
  if (!rest.length) {
    for await (const { raw } of found(collection, search)) yield raw
    return
  }
  const documents: Document[] = []
  for await (const { raw } of found(collection, search)) documents.push(decode(raw))
  const db = ns.slice(0, ns.indexOf('.'))
  const options = {
    ...computing(variables),
    collectionResolver: (name: string) => everything(store, `${db}.${name}`),
  }
  const results = new Aggregator(withRegExps(rest) as never, options).run(documents as never) as Document[]
  const pace = new Pace()
  for (const result of results) {
    if (pace.due) await pace.rest()
    yield toRaw(result)
  }
}

/** `{ $group: { _id: <constant>, n: { $sum: 1 } } }` and `$count`: what the driver's countDocuments sends. */
function countName(rest: Document[]): { id?: unknown; name: string } | undefined {
  if (rest.length !== 1) return undefined
  const [{ $group, $count } = {} as Document] = rest
  if (typeof $count === 'string') return { name: $count }
  if (!isDocument($group)) return undefined
  const { _id: id, ...fields } = $group
  const [[name, sum] = [], more] = Object.entries(fields)
  if (more || !name || (id !== null && typeof id !== 'number') || !isDocument(sum)) return undefined
  return Object.keys(sum).join() === '$sum' && sum.$sum === 1 ? { id, name } : undefined
}

/** All documents of a collection, for stages such as $lookup. */
function everything(store: Store, ns: string): Document[] {
  const { ns: source, pipeline } = resolveView(store, { ns, pipeline: [] })
  const collection = store.collection(source)
  const documents: Document[] = []
  for (let after: number | undefined; collection; ) {
    const batch = collection.documents(after, 1000)
    for (const { raw } of batch) documents.push(decode(raw))
    after = batch.at(-1)?.record
    if (after === undefined) break
  }
  if (!pipeline.length) return documents
  return new Aggregator(withRegExps(pipeline) as never, computing()).run(documents as never) as Document[]
}
