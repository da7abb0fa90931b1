import { type Document, Long } from 'bson'
import { type Call, type Command, hintOf, namespace, refuseOptions } from './call'
import { decode, type Raw, reachElements } from './documents'
import { badValue, failedToParse, notSupported } from './errors'
import { candidates, plan } from './plan'
import { type Project, projector } from './projection'
import { withVariables } from './query'
import { asPipeline, refuseStages, type Search } from './search'
import { identity, isDocument } from './values'

/** A search's results. */
const results = ({ background, body }: Call, ns: string, search: Search, variables?: Document) =>
  background.run({ ns, pipeline: asPipeline(search), variables, hint: hintOf(body) })

export const find: Command = async (call) => {
  const { body, cursors } = call
  const ns = namespace(call)
  refuseOptions(body, 'tailable', 'awaitData', 'min', 'max', 'returnKey', 'showRecordId')
  const { filter = {}, sort, singleBatch, projection } = body
  const [skip, limit, size] = [Number(body.skip ?? 0), Number(body.limit ?? 0), body.batchSize]
  if (!isDocument(filter)) throw failedToParse('Expected field filter to be of type object')
  if (limit < 0 || skip < 0 || size < 0)
    throw badValue("BSON field 'limit', 'skip' or 'batchSize' value must be >= 0")
  const options = withVariables(body.let)
  const project = projector(projection, filter, options)
  const found = await results(call, ns, { filter, sort, skip, limit }, options.variables)
  const shown = project ? projected(found, project) : found
  return cursors.first(ns, shown, { size, isSingle: singleBatch || limit === 1 })
}

async function* projected(documents: AsyncIterable<Raw>, project: Project): AsyncGenerator<Raw> {
  for await (const raw of documents) yield project(raw)
}

const cursorId = (id: unknown) => (Long.isLong(id) ? id : Long.fromNumber(Number(id)))

export const getMore: Command = (call) =>
  call.cursors.next(
    cursorId(call.body.getMore),
    namespace(call, 'collection'),
    call.body.batchSize || undefined,
  )

export const killCursors: Command = ({ body, cursors }) => {
  const cursorsKilled: Long[] = []
  const cursorsNotFound: Long[] = []
  for (const id of ((body.cursors ?? []) as unknown[]).map(cursorId))
    (cursors.kill(id) ? cursorsKilled : cursorsNotFound).push(id)
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 }
}

export const aggregate: Command = async (call) => {
  const { body, background, cursors, db } = call
  refuseOptions(body)
  if (!isDocument(body.cursor))
    throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument")
  const ns = body.aggregate === 1 ? `${db}.$cmd.aggregate` : namespace(call)
  const [first, ...rest] = [body.pipeline].flat()
  const pipeline = first?.$listLocalSessions ? [{ $documents: [{ _id: body.lsid }] }, ...rest] : body.pipeline
  refuseStages(pipeline)
  const { variables } = withVariables(body.let)
  const found = await background.run({ ns, pipeline, variables, hint: hintOf(body) })
  return cursors.first(ns, found, { size: body.cursor.batchSize as number | undefined })
}

export const count: Command = async (call) => {
  const { body, store } = call
  refuseOptions(body)
  const { query = {}, skip = 0, limit = 0 } = body
  const ns = namespace(call)
  const collection = store.collections.get(ns)
  const isAll = !Object.keys(query).length && !skip && !limit
  if (isAll && collection && !collection.options.viewOn) return { n: collection.size, ok: 1 }
  let n = 0
  const search = { filter: query, skip: Number(skip), limit: Math.abs(Number(limit)) }
  for await (const _ of await results(call, ns, search)) n++
  return { n, ok: 1 }
}

export const distinct: Command = async (call) => {
  const { body } = call
  refuseOptions(body)
  if (typeof body.key !== 'string' || !body.key) throw failedToParse('distinct needs a key')
  const path = body.key.split('.')
  const values = new Map<string, unknown>()
  for await (const raw of await results(call, namespace(call), { filter: body.query ?? {} }))
    reachElements(decode(raw), path, (value) => {
      if (value !== undefined && !Array.isArray(value)) values.set(identity(value), value)
      return false
    })
  return { values: [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value), ok: 1 }
}

/** Enough of an explanation to see whether an index is used and how many documents are read. */
export const explain: Command = ({ body, db, store }) => {
  const { find: name, filter = {}, sort, ...rest } = (body.explain ?? {}) as Document
  if (typeof name !== 'string') throw notSupported('explaining anything but a find')
  const collection = store.collections.get(`${db}.${name}`)
  const chosen = collection && plan(collection, filter, sort, hintOf(rest))
  let totalDocsExamined = 0
  if (collection && chosen) for (const _ of candidates(collection, chosen)) totalDocsExamined++
  const scan = chosen?.index
    ? { stage: 'FETCH', inputStage: { stage: 'IXSCAN', indexName: chosen.index.name } }
    : { stage: 'COLLSCAN' }
  const winningPlan = chosen?.sorted === false ? { stage: 'SORT', inputStage: scan } : scan
  return { queryPlanner: { winningPlan }, executionStats: { totalDocsExamined }, ok: 1 }
}
