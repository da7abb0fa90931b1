import type { Document } from 'bson'
import { Aggregator } from 'mingo/aggregator'
import { decode, type Raw, toRaw, withRegExps } from './documents'
import { type Command, namespace, Pace, refuseOptions } from './engine'
import { CommandError, failedToParse, notSupported } from './errors'
import { isDocument } from './order'
import { computing, context } from './query'
import { countFound, emptyHint, found, type Search } from './read'
import type { Store } from './store'
import { cursorReply } from './wire'

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
function refuseStages(pipeline: unknown): void {
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

/** The part of a pipeline that an index can serve, and the rest. */
export function split(pipeline: Document[]): { search: Search; rest: Document[] } {
  const search: Search = { filter: {} }
  let at = 0
  const take = <T>(name: string): T | undefined =>
    pipeline[at]?.[name] === undefined ? undefined : (pipeline[at++]?.[name] as T)
  search.filter = take<Document>('$match') ?? {}
  search.sort = take<Document>('$sort')
  search.skip = take<number>('$skip')
  search.limit = take<number>('$limit')
  return { search, rest: pipeline.slice(at) }
}

export const aggregate: Command = async (call) => {
  const { body, store, cursors, db } = call
  refuseOptions(body)
  refuseStages(body.pipeline)
  if (!isDocument(body.cursor) && !body.explain)
    throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument")
  const ns = body.aggregate === 1 ? `${db}.$cmd.aggregate` : namespace(call)
  const results = run(store, ns, body.pipeline, body.let, emptyHint(body.hint))
  const first = await cursors.first(ns, results, body.cursor?.batchSize)
  return cursorReply('firstBatch', first.documents, { id: first.id, ns })
}

/** The results of a pipeline; the part that an index serves keeps the documents as they are stored. */
export async function* run(
  store: Store,
  ns: string,
  pipeline: Document[],
  variables?: Document,
  hint?: unknown,
): AsyncGenerator<Raw> {
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
  const pace = new Pace()
  const options = {
    ...computing(variables),
    collectionResolver: (name: string) => everything(store, `${ns.slice(0, ns.indexOf('.'))}.${name}`),
  }
  for (const result of new Aggregator(withRegExps(rest) as never, options).run(
    documents as never,
  ) as Document[]) {
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

function everything(store: Store, ns: string): Document[] {
  const collection = store.collection(ns)
  const documents: Document[] = []
  for (let after: number | undefined; collection; ) {
    const batch = collection.documents(after, 1000)
    for (const { raw } of batch) documents.push(decode(raw))
    after = batch.at(-1)?.record
    if (after === undefined) break
  }
  return documents
}
