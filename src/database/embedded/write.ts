import type { Document } from 'bson'
import { carryOut, checkUpdate, type Outcomes, type Statement } from './changes'
import { decode, decodeTyped, type Raw, toRaw } from './documents'
import { type Call, type Command, namespace, refuseOptions } from './engine'
import { badValue, CommandError, errorReply, failedToParse } from './errors'
import { isDocument } from './order'
import { projector } from './projection'
import { constants } from './query'
import { emptyHint } from './read'

const mostStatements = 100_000

function all(call: Call, field: string): Raw[] {
  refuseOptions(call.body)
  const sent = call.documents(field)
  if (!sent.length || sent.length > mostStatements)
    throw new CommandError(
      16,
      'InvalidLength',
      `Write batch sizes must be between 1 and ${mostStatements}. Got ${sent.length} operations.`,
    )
  return sent
}

/** The errors of single statements, as write commands report them. */
function reported({ errors }: Outcomes): Document {
  if (!errors.length) return {}
  const writeErrors = errors.map(({ index, error }) => {
    const { ok: _, codeName: __, ...shown } = errorReply(error)
    return { index, ...shown }
  })
  return { writeErrors }
}

const sum = ({ outcomes }: Outcomes, field: 'n' | 'nModified') =>
  outcomes.reduce((total, outcome) => total + (outcome?.[field] ?? 0), 0)

export const insert: Command = async (call) => {
  const ns = namespace(call)
  const statements = all(call, 'documents').map(
    (document): Statement => ({ ns, filter: {}, document, unvalidated: call.body.bypassDocumentValidation }),
  )
  const result = await carryOut(call.store, statements, call.body.ordered)
  return { n: sum(result, 'n'), ...reported(result), ok: 1 }
}

export const update: Command = async (call) => {
  const ns = namespace(call)
  const statements = all(call, 'updates').map((raw) => ({
    ...updateStatement(ns, raw, constants(call.body.let)),
    unvalidated: call.body.bypassDocumentValidation,
  }))
  const result = await carryOut(call.store, statements, call.body.ordered)
  const upserted = result.outcomes.flatMap((outcome, index) =>
    outcome && 'upserted' in outcome ? [{ index, _id: outcome.upserted }] : [],
  )
  const found = { n: sum(result, 'n'), nModified: sum(result, 'nModified') }
  return { ...found, ...(upserted.length ? { upserted } : {}), ...reported(result), ok: 1 }
}

function updateStatement(ns: string, raw: Raw, variables?: Document): Statement {
  const { q, multi, upsert, sort, hint, arrayFilters, c, collation } = decode(raw)
  refuseOptions({ collation })
  if (!isDocument(q)) throw failedToParse("BSON field 'update.updates.q' is missing but a required field")
  if (sort && multi) throw failedToParse('Cannot specify sort with multi=true')
  const typed = decodeTyped(raw)
  checkUpdate(typed.u, multi)
  const both = { ...variables, ...c }
  return {
    ns,
    filter: q,
    typedFilter: typed.q,
    change: typed.u,
    multi,
    upsert,
    sort,
    hint: emptyHint(hint),
    arrayFilters,
    variables: both,
  }
}

export const remove: Command = async (call) => {
  const ns = namespace(call)
  const statements = all(call, 'deletes').map((raw): Statement => {
    const { q, limit, hint, collation } = decode(raw)
    refuseOptions({ collation })
    if (!isDocument(q)) throw failedToParse("BSON field 'delete.deletes.q' is missing but a required field")
    if (limit !== 0 && limit !== 1) throw failedToParse('The limit field in delete objects must be 0 or 1.')
    return {
      ns,
      filter: q,
      remove: true,
      multi: limit === 0,
      hint: emptyHint(hint),
      variables: constants(call.body.let),
    }
  })
  const result = await carryOut(call.store, statements, call.body.ordered)
  return { n: sum(result, 'n'), ...reported(result), ok: 1 }
}

export const findAndModify: Command = async (call) => {
  const { body, store } = call
  refuseOptions(body)
  const ns = namespace(call)
  const typed = call.typed()
  const { query: filter = {}, remove, upsert, sort, hint, arrayFilters, fields } = body
  if (Boolean(remove) === (body.update !== undefined))
    throw failedToParse('Either an update or remove=true must be specified')
  if (remove && (upsert || body.new))
    throw failedToParse('Cannot specify both upsert=true or new=true and remove=true')
  if (!remove) checkUpdate(typed.update)
  const project = projector(fields, filter, constants(body.let))
  const statement: Statement = {
    ns,
    filter,
    typedFilter: typed.query ?? {},
    change: typed.update,
    remove,
    upsert,
    sort,
    hint: emptyHint(hint),
    arrayFilters,
    variables: constants(body.let),
    unvalidated: body.bypassDocumentValidation,
  }
  const { outcomes, errors } = await carryOut(store, [statement])
  if (errors[0]) throw errors[0].error
  const [outcome] = outcomes
  const raw = body.new ? outcome?.after : outcome?.before
  const value = raw ? decodeTyped(project ? project(raw) : raw) : null
  const n = outcome?.n ?? 0
  const inserted = outcome && 'upserted' in outcome
  const about = remove
    ? { n }
    : { n, updatedExisting: n > 0 && !inserted, ...(inserted ? { upserted: outcome.upserted } : {}) }
  return { lastErrorObject: about, value, ok: 1 }
}

/** Writes to several collections in one command, as MongoDB 8 has it. */
export const bulkWrite: Command = async (call) => {
  const { body, store } = call
  const names = call.documents('nsInfo').map((raw) => String(decode(raw).ns))
  const shared = constants(body.let)
  const ops = all(call, 'ops')
  const statements = ops.map((raw): Statement => {
    const op = decode(raw)
    const typed = decodeTyped(raw)
    const ns = names[(op.insert ?? op.update ?? op.delete) as number]
    refuseOptions(op)
    if (!ns) throw badValue('BulkWrite ops entry refers to an ns that is not in nsInfo')
    if (op.insert !== undefined) return { ns, filter: {}, document: toRaw(typed.document) }
    const { filter, multi, upsert, sort, arrayFilters, constants: literals } = op
    const common = {
      ns,
      filter,
      typedFilter: typed.filter,
      multi,
      hint: emptyHint(op.hint),
      variables: { ...shared, ...literals },
    }
    if (op.delete !== undefined) return { ...common, remove: true }
    checkUpdate(typed.updateMods, multi)
    return { ...common, change: typed.updateMods, upsert, sort, arrayFilters }
  })
  const unvalidated = body.bypassDocumentValidation
  const result = await carryOut(
    store,
    statements.map((statement) => ({ ...statement, unvalidated })),
    body.ordered,
  )
  const counts = {
    nErrors: result.errors.length,
    nInserted: 0,
    nMatched: 0,
    nModified: 0,
    nUpserted: 0,
    nDeleted: 0,
  }
  const documents: Document[] = []
  statements.forEach((statement, idx) => {
    const failure = result.errors.find(({ index }) => index === idx)
    if (failure) documents.push({ ...errorReply(failure.error), idx, n: 0 })
    const outcome = result.outcomes[idx]
    if (!outcome) return
    const { n, nModified } = outcome
    const isUpdate = !statement.document && !statement.remove
    if (statement.document) counts.nInserted += n
    else if (statement.remove) counts.nDeleted += n
    else if ('upserted' in outcome) counts.nUpserted += n
    else counts.nMatched += n
    counts.nModified += nModified
    if (body.errorsOnly) return
    documents.push({
      ok: 1,
      idx,
      n,
      ...(isUpdate ? { nModified } : {}),
      ...('upserted' in outcome ? { upserted: { _id: outcome.upserted } } : {}),
    })
  })
  return { ...(await portioned(call, documents)), ...counts, ok: 1 }
}

async function portioned({ cursors, body }: Call, documents: Document[]): Promise<Document> {
  const source = (async function* () {
    for (const document of documents) yield toRaw(document)
  })()
  const ns = 'admin.$cmd.bulkWrite'
  const batch = await cursors.first(ns, source, body.cursor?.batchSize ?? Number.POSITIVE_INFINITY)
  return { cursor: { firstBatch: batch.documents.map(decodeTyped), id: batch.id, ns } }
}
