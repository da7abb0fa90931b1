import { type Document, ObjectId } from 'bson'
import { type Call, type Command, hintOf, namespace, refuseOptions } from './call'
import { decode, decodeExact, fields, maxDocumentSize, type Raw, toRaw, wrap } from './documents'
import { badValue, CommandError, dollarPrefixed, errorReply, failedToParse } from './errors'
import { projector } from './projection'
import { type Computing, matcher, withVariables } from './query'
import { found } from './search'
import { paced, type Steps, type Store } from './store'
import { checkUpdate, type Update, updated, upserted } from './update'
import { isDocument, rank, rankOf } from './values'

/** One change asked for: a new document, or an update or removal of what is found. */
interface Statement {
  ns: string
  filter: Document
  document?: Raw
  update?: Update
  upsert?: boolean
  multi?: boolean
  sort?: Document
  hint?: unknown
  options?: Computing
}

/** How many documents it met, changed, made, and one of them before and after. */
interface Outcome {
  n: number
  nModified: number
  upserted?: { _id: unknown }
  before?: Raw
  after?: Raw
}

interface Outcomes {
  /** By statement; missing where it failed or did not come to its turn. */
  outcomes: (Outcome | undefined)[]
  errors: { index: number; error: unknown }[]
}

/** Carries out statements one after the other; all that succeeded is on disk when it resolves. */
const carryOut = (store: Store, statements: Statement[], body: Document = {}): Promise<Outcomes> =>
  store.writeInPortions(eachInTurn(store, statements, body))

function* eachInTurn(store: Store, statements: Statement[], body: Document): Steps<Outcomes> {
  const { ordered = true, bypassDocumentValidation } = body
  const result: Outcomes = { outcomes: [], errors: [] }
  for (const [index, statement] of statements.entries()) {
    try {
      result.outcomes[index] = yield* apply(store, statement, Boolean(bypassDocumentValidation))
    } catch (error) {
      if (error instanceof Error && /MDB_|ENOSPC|EROFS|EACCES|EIO/.test(error.message)) throw error
      result.errors.push({ index, error })
      if (ordered) break
    }
    yield
  }
  return result
}

/** Inside transactions; a statement about one document is carried out in one, without a pause. */
function* apply(store: Store, statement: Statement, isUnchecked: boolean): Steps<Outcome> {
  const { ns, filter, document, update, options, hint, sort, multi } = statement
  const collection = store.collections.get(ns)
  if (collection?.options.viewOn)
    throw new CommandError(166, 'CommandNotSupportedOnView', `Namespace ${ns} is a view, not a collection`)
  if (document) return insertInto(store, ns, document, isUnchecked)
  const total: Outcome = { n: 0, nModified: 0 }
  const records: number[] = []
  // All of them first: a changed document must not be met again further on in the index.
  const search = { filter, hint, ...(multi ? {} : { sort, limit: 1 }) }
  for (const each of found(collection, search, options, decodeExact)) {
    if (each) records.push(each.record)
    if (multi) yield
  }
  const matches = matcher(filter, options)
  for (const record of records) {
    const raw = store.collections.get(ns) === collection && collection?.get(record)
    // In a pause others may have changed or removed it.
    const each = raw && { record, raw, doc: decodeExact(raw) }
    if (!collection || !each || !matches(each.doc)) continue
    total.n++
    total.before = each.raw
    if (!update) collection.remove(each)
    else {
      const doc = updated(each.doc, update)
      total.after = admitted(doc)
      if (Buffer.compare(total.after, each.raw)) {
        collection.replace(each, total.after, doc, isUnchecked)
        total.nModified++
      }
    }
    if (multi) yield
  }
  if (total.n || !update || !statement.upsert) return total
  const doc = upserted(update)
  return { ...insertInto(store, ns, admitted(doc), isUnchecked), upserted: { _id: doc._id } }
}

const idField = Buffer.from('_id\0')

function insertInto(store: Store, ns: string, document: Raw, isUnchecked: boolean): Outcome {
  // The id lies in front, as MongoDB keeps it, and is made up where there is none.
  const isInFront = Buffer.compare(document.subarray(5, 9), idField) === 0
  const { _id = new ObjectId(), ...rest } = isInFront ? decode(document) : decodeExact(document)
  const doc = { _id, ...rest }
  const after = admitted(doc, isInFront ? document : undefined)
  store.ensure(ns).insert(after, doc, isUnchecked)
  return { n: 1, nModified: 0, after }
}

const deepest = 180

/** The bytes of a document; refuses what MongoDB would not store either. */
function admitted(doc: Document, raw: Raw = toRaw(doc)): Raw {
  if (raw.length > maxDocumentSize)
    throw new CommandError(10334, 'BSONObjectTooLarge', `object too large, with ${raw.length} bytes`)
  const { _id } = doc
  if (rankOf(_id) === rank.array || rankOf(_id) === rank.regex)
    throw new CommandError(53, 'InvalidIdField', "The '_id' value cannot be of type array or regex")
  const strange = isDocument(_id) && Object.keys(_id).find((name) => name.startsWith('$'))
  if (strange) throw dollarPrefixed(`_id fields may not contain '$'-prefixed fields: ${strange}`)
  refuseDepth(doc, deepest)
  return raw
}

function refuseDepth(value: object, left: number): void {
  if (!left)
    throw new CommandError(15, 'Overflow', `Document exceeds maximum nested object depth: ${deepest}`)
  for (const inner of Object.values(value))
    if (Array.isArray(inner) || isDocument(inner)) refuseDepth(inner, left - 1)
}

function sent(call: Call, field: string): Raw[] {
  refuseOptions(call.body)
  return call.documents(field)
}

/** An update, or without a `change` a removal, however it is asked for. */
function statementOf(
  ns: string,
  asked: Document,
  filter: unknown,
  options: Computing,
  change?: unknown,
): Statement {
  refuseOptions(asked)
  if (!isDocument(filter)) throw failedToParse('the filter is missing but a required field')
  const { multi, upsert, sort, arrayFilters } = asked
  if (sort && multi) throw failedToParse('Cannot specify sort with multi=true')
  const statement = { ns, filter, multi, upsert, sort, hint: hintOf(asked), options }
  if (change === undefined) return statement
  checkUpdate(change, multi)
  return { ...statement, update: { change, filter, arrayFilters, options } }
}

/** Carries out what was sent and answers, with the errors of single statements. */
async function answer({ store, body }: Call, statements: Statement[]): Promise<Document> {
  const { outcomes, errors } = await carryOut(store, statements, body)
  const writeErrors = errors.map(({ index, error }) => {
    const { ok: _, codeName: __, ...shown } = errorReply(error)
    return { index, ...shown }
  })
  const upserted = outcomes.flatMap((outcome, index) =>
    outcome?.upserted ? [{ index, ...outcome.upserted }] : [],
  )
  return {
    n: sum(outcomes, 'n'),
    ...(body.update ? { nModified: sum(outcomes, 'nModified') } : {}),
    ...(upserted.length ? { upserted } : {}),
    ...(errors.length ? { writeErrors } : {}),
    ok: 1,
  }
}

const sum = (outcomes: (Outcome | undefined)[], field: 'n' | 'nModified') =>
  outcomes.reduce((total, outcome) => total + (outcome?.[field] ?? 0), 0)

export const insert: Command = (call) => {
  const ns = namespace(call)
  return answer(
    call,
    sent(call, 'documents').map((document) => ({ ns, filter: {}, document })),
  )
}

export const update: Command = (call) => {
  const ns = namespace(call)
  const statements = sent(call, 'updates').map((raw) => {
    const asked = decodeExact(raw)
    return statementOf(ns, asked, asked.q, withVariables({ ...call.body.let, ...asked.c }), asked.u ?? null)
  })
  return answer(call, statements)
}

export const remove: Command = (call) => {
  const ns = namespace(call)
  const options = withVariables(call.body.let)
  const statements = sent(call, 'deletes').map((raw) => {
    const asked = decodeExact(raw)
    if (![0, 1].includes(Number(asked.limit)))
      throw failedToParse('The limit field in delete objects must be 0 or 1.')
    return statementOf(ns, { ...asked, multi: Number(asked.limit) === 0 }, asked.q, options)
  })
  return answer(call, statements)
}

export const findAndModify: Command = async (call) => {
  const { body, store } = call
  const options = withVariables(body.let)
  const { query = {}, update: change, remove: isRemoval } = body
  if (Boolean(isRemoval) === (change !== undefined))
    throw failedToParse('Either an update or remove=true must be specified')
  if (isRemoval && (body.upsert || body.new))
    throw failedToParse('Cannot specify both upsert=true or new=true and remove=true')
  const project = projector(body.fields, query, options)
  const statement = statementOf(namespace(call), body, query, options, change)
  const { outcomes, errors } = await carryOut(store, [statement], body)
  if (errors[0]) throw errors[0].error
  const { n, upserted: made, before, after } = outcomes[0] as Outcome
  const raw = body.new ? after : before
  const about = isRemoval ? {} : { updatedExisting: n > 0 && !made, ...(made ? { upserted: made._id } : {}) }
  const told = { lastErrorObject: { n, ...about }, ok: 1 }
  if (!raw) return { ...told, value: null }
  return wrap([fields(told), Buffer.from('\x03value\0'), project ? project(raw) : raw])
}

/** Writes to several collections in one command, as MongoDB 8 has it. */
export const bulkWrite: Command = async (call) => {
  const { body, store, cursors } = call
  const names = call.documents('nsInfo').map((raw) => String(decodeExact(raw).ns))
  const statements = sent(call, 'ops').map((raw): Statement => {
    const op = decodeExact(raw)
    const ns = names[op.insert ?? op.update ?? op.delete]
    if (!ns) throw badValue('BulkWrite ops entry refers to an ns that is not in nsInfo')
    if (op.insert !== undefined) return { ns, filter: {}, document: toRaw(op.document) }
    const options = withVariables({ ...body.let, ...op.constants })
    return statementOf(ns, op, op.filter, options, op.update === undefined ? undefined : op.updateMods)
  })
  const { outcomes, errors } = await carryOut(store, statements, body)
  const counts = { nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 }
  const documents: Document[] = []
  for (const [idx, { document, update: change }] of statements.entries()) {
    const failure = errors.find(({ index }) => index === idx)
    if (failure) documents.push({ ...errorReply(failure.error), idx, n: 0 })
    const outcome = outcomes[idx]
    if (!outcome) continue
    const { n, nModified, upserted: made } = outcome
    counts[document ? 'nInserted' : !change ? 'nDeleted' : made ? 'nUpserted' : 'nMatched'] += n
    counts.nModified += nModified
    const about = { ...(change ? { nModified } : {}), ...(made ? { upserted: made } : {}) }
    if (!body.errorsOnly) documents.push({ ok: 1, idx, n, ...about })
  }
  return cursors.first('admin.$cmd.bulkWrite', paced(documents.map(toRaw)), {
    size: body.cursor?.batchSize ?? Number.POSITIVE_INFINITY,
    more: { nErrors: errors.length, ...counts },
  })
}

/** Removes what expired before `now`, by the indexes that tell when documents do. */
export async function sweep(store: Store, now: Date): Promise<void> {
  for (const { ns, indexes } of store.collections.values())
    for (const { key, name, expireAfterSeconds, partialFilterExpression = {} } of indexes) {
      if (expireAfterSeconds === undefined) continue
      const due = { $lte: new Date(now.getTime() - expireAfterSeconds * 1000) }
      const filter = { $and: [{ [Object.keys(key)[0] as string]: due }, partialFilterExpression] }
      await carryOut(store, [{ ns, filter, hint: name, multi: true }])
    }
}
