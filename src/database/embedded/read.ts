import { type Document, Long } from 'bson'
import { decode, type Raw } from './documents'
import { type Call, type Command, namespace, refuseOptions } from './engine'
import { badValue, CommandError, failedToParse } from './errors'
import { encode, isDocument } from './order'
import { reachElements } from './paths'
import { asPipeline, refuseStages, resolveView } from './pipeline'
import { candidates, plan } from './plan'
import { projector } from './projection'
import { constants } from './query'
import { countFound, type Search } from './search'
import { cursorReply } from './wire'

const unsupported = ['tailable', 'awaitData', 'min', 'max', 'returnKey', 'showRecordId']

/** A hint that says nothing is none. */
export const emptyHint = (hint: unknown) =>
  isDocument(hint) && !Object.keys(hint).length ? undefined : (hint ?? undefined)

const results = ({ background }: Call, ns: string, search: Search) =>
  background.run({ ns, pipeline: asPipeline(search), variables: search.variables, hint: search.hint })

export const find: Command = async (call) => {
  const { body, cursors } = call
  const ns = namespace(call)
  refuseOptions(body, ...unsupported)
  const { filter = {}, sort, skip, limit = 0, batchSize, singleBatch } = body
  if (!isDocument(filter)) throw failedToParse('Expected field filter to be of type object')
  if (limit < 0 || skip < 0 || batchSize < 0)
    throw badValue("BSON field 'limit', 'skip' or 'batchSize' value must be >= 0")
  const variables = constants(body.let)
  const search = { filter, sort, skip, limit, hint: emptyHint(body.hint), variables }
  const project = projector(body.projection, filter, variables)
  const source = results(call, ns, search)
  const first = await cursors.first(
    ns,
    project ? projected(source, project) : source,
    batchSize,
    singleBatch || limit === 1,
  )
  return cursorReply('firstBatch', first.documents, { id: first.id, ns })
}

async function* projected(source: AsyncGenerator<Raw>, project: (raw: Raw) => Raw): AsyncGenerator<Raw> {
  for await (const raw of source) yield project(raw)
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
  for (const id of ((body.cursors ?? []) as unknown[]).map(cursorId))
    ((await cursors.kill(id)) ? cursorsKilled : cursorsNotFound).push(id)
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 }
}

export const aggregate: Command = async (call) => {
  const { body, background, cursors, db, sessions } = call
  const { cursor } = body
  refuseOptions(body)
  if (!isDocument(cursor))
    throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument")
  const ns = body.aggregate === 1 ? `${db}.$cmd.aggregate` : namespace(call)
  let { pipeline } = body
  if (pipeline?.[0]?.$listLocalSessions) pipeline = [{ $documents: sessions.list() }, ...pipeline.slice(1)]
  refuseStages(pipeline)
  const documents = background.run({
    ns,
    pipeline,
    variables: constants(body.let),
    hint: emptyHint(body.hint),
  })
  const first = await cursors.first(ns, documents, cursor.batchSize as number | undefined)
  return cursorReply('firstBatch', first.documents, { id: first.id, ns })
}

export const count: Command = async (call) => {
  const { body, store } = call
  refuseOptions(body)
  const { query: filter = {}, skip, limit } = body
  const search = { filter, skip, limit: limit && Math.abs(limit), hint: emptyHint(body.hint) }
  const ns = namespace(call)
  const collection = store.collection(ns)
  if (!collection?.options.viewOn) return { n: await countFound(collection, search), ok: 1 }
  let n = 0
  for await (const _ of results(call, ns, search)) n++
  return { n, ok: 1 }
}

export const distinct: Command = async (call) => {
  const { body } = call
  refuseOptions(body)
  if (typeof body.key !== 'string' || !body.key) throw failedToParse('distinct needs a key')
  const steps = body.key.split('.')
  const values = new Map<string, unknown>()
  for await (const raw of results(call, namespace(call), {
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
export const explain: Command = async ({ body, db, store }) => {
  const { find: name, filter = {}, sort, hint } = (body.explain ?? {}) as Document
  if (typeof name !== 'string')
    throw new CommandError(115, 'CommandNotSupported', 'only find can be explained')
  const collection = store.collection(resolveView(store, { ns: `${db}.${name}`, pipeline: [] }).ns)
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
