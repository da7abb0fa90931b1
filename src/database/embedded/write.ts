import { type Document, ObjectId } from 'bson'
import { type Call, type Command, hintOf, namespace, refuseOptions } from './call'
import { decode, decodeExact, fields, maxDocumentSize, type Raw, toRaw, wrap } from './documents'
import { badValue, CommandError, dollarPrefixed, errorReply, failedToParse } from './errors'
import { projector } from './projection'
import { type Computing, withVariables } from './query'
import { found } from './search'
import { Pace, type Store } from './store'
import { checkUpdate, type Update, updated, upserted } from './update'
import { isDocument, rank, rankOf } from './values'

/** One change asked for: a new document, or an update or removal of what is found. */
interface Statement {
  ns: string
  filter: Document
  document?: Raw
  remove?: boolean
  update?: Update
  upsert?: boolean
  multi?: boolean
  sort?: Document
  hint?: unknown
  options?: Computing
  /** Past the collection's validator. */
  isUnchecked?: boolean
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

/** So many statements share a transaction; then others have their turn. */
const portion = 300

/** Carries out statements one after the other; all that succeeded is on disk when it resolves. */
async function carryOut(store: Store, statements: Statement[], ordered = true): Promise<Outcomes> {
  const outcomes: Outcomes['outcomes'] = []
  const errors: Outcomes['errors'] = []
  const pace = new Pace()
  for (let from = 0; from < statements.length && !(ordered && errors.length); from += portion) {
    if (pace.due) await pace.rest()
    await store.write(() => {
      for (const [i, statement] of statements.slice(from, from + portion).entries()) {
        if (ordered && errors.length) return
        try {
          outcomes[from + i] = apply(store, statement)
        } catch (error) {
          if (error instanceof Error && /MDB_|ENOSPC|EROFS|EACCES|EIO/.test(error.message)) throw error
          errors.push({ index: from + i, error })
        }
      }
    })
  }
  return { outcomes, errors }
}

/** Inside a transaction. */
function apply(store: Store, statement: Statement): Outcome {
  const { ns, filter, document, update, options, hint, sort, multi, isUnchecked = false } = statement
  if (store.collections.get(ns)?.options.viewOn)
    throw new CommandError(166, 'CommandNotSupportedOnView', `Namespace ${ns} is a view, not a collection`)
  if (document) return insertInto(store, ns, document, isUnchecked)
  const collection = store.collections.get(ns)
  const total: Outcome = { n: 0, nModified: 0 }
  const search = { filter, hint, ...(multi ? {} : { sort, limit: 1 }) }
  // All of them first: a changed document must not be met again further on in the index.
  const targets = [...found(collection, search, options, decodeExact)].filter((each) => each !== undefined)
  for (const each of targets) {
    total.n++
    total.before = each.raw
    if (!update) collection?.remove(each)
    else {
      const doc = updated(each.doc, update)
      total.after = admitted(doc)
      if (Buffer.compare(total.after, each.raw) === 0) continue
      collection?.replace(each, total.after, doc, isUnchecked)
      total.nModified++
    }
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

const mostStatements = 100_000

function sent(call: Call, field: string): Raw[] {
  refuseOptions(call.body)
  const all = call.documents(field)
  if (all.length && all.length <= mostStatements) return all
  throw new CommandError(16, 'InvalidLength', `A batch has 1 to ${mostStatements} writes, not ${all.length}`)
}

/** The answer of a write command, with the errors of single statements. */
function reply({ outcomes, errors }: Outcomes, more: Document = {}): Document {
  const writeErrors = errors.map(({ index, error }) => {
    const { ok: _, codeName: __, ...shown } = errorReply(error)
    return { index, ...shown }
  })
  return { n: sum(outcomes, 'n'), ...more, ...(errors.length ? { writeErrors } : {}), ok: 1 }
}

const sum = (outcomes: (Outcome | undefined)[], field: 'n' | 'nModified') =>
  outcomes.reduce((total, outcome) => total + (outcome?.[field] ?? 0), 0)

/** What updates and removals have in common, however they are asked for. */
function statementOf(ns: string, asked: Document, filter: unknown, options: Computing): Statement {
  refuseOptions(asked)
  if (!isDocument(filter)) throw failedToParse('the filter is missing but a required field')
  const { multi, upsert, sort } = asked
  if (sort && multi) throw failedToParse('Cannot specify sort with multi=true')
  return { ns, filter, multi, upsert, sort, hint: hintOf(asked), options }
}

function updateOf(statement: Statement, change: unknown, asked: Document): Statement {
  const { filter, multi, options = {} } = statement
  checkUpdate(change, multi)
  return { ...statement, update: { change, filter, arrayFilters: asked.arrayFilters, options } }
}

export const insert: Command = async (call) => {
  const ns = namespace(call)
  const isUnchecked = Boolean(call.body.bypassDocumentValidation)
  const statements = sent(call, 'documents').map((document) => ({ ns, filter: {}, document, isUnchecked }))
  return reply(await carryOut(call.store, statements, call.body.ordered))
}

export const update: Command = async (call) => {
  const ns = namespace(call)
  const { let: shared, ordered, bypassDocumentValidation } = call.body
  const statements = sent(call, 'updates').map((raw) => {
    const asked = decodeExact(raw)
    const options = withVariables({ ...shared, ...asked.c })
    const statement = updateOf(statementOf(ns, asked, asked.q, options), asked.u, asked)
    return { ...statement, isUnchecked: Boolean(bypassDocumentValidation) }
  })
  const result = await carryOut(call.store, statements, ordered)
  const upserts = result.outcomes.flatMap((outcome, index) =>
    outcome?.upserted ? [{ index, ...outcome.upserted }] : [],
  )
  return reply(result, {
    nModified: sum(result.outcomes, 'nModified'),
    ...(upserts.length ? { upserted: upserts } : {}),
  })
}

export const remove: Command = async (call) => {
  const ns = namespace(call)
  const options = withVariables(call.body.let)
  const statements = sent(call, 'deletes').map((raw) => {
    const asked = decodeExact(raw)
    if (![0, 1].includes(Number(asked.limit)))
      throw failedToParse('The limit field in delete objects must be 0 or 1.')
    return statementOf(ns, { ...asked, multi: Number(asked.limit) === 0 }, asked.q, options)
  })
  return reply(await carryOut(call.store, statements, call.body.ordered))
}

export const findAndModify: Command = async (call) => {
  const { body, store } = call
  const options = withVariables(body.let)
  const { query = {}, remove: isRemoval } = body
  if (Boolean(isRemoval) === (body.update !== undefined))
    throw failedToParse('Either an update or remove=true must be specified')
  if (isRemoval && (body.upsert || body.new))
    throw failedToParse('Cannot specify both upsert=true or new=true and remove=true')
  const project = projector(body.fields, query, options)
  const removal = statementOf(namespace(call), body, query, options)
  const statement = isRemoval ? removal : updateOf(removal, body.update, body)
  const isUnchecked = Boolean(body.bypassDocumentValidation)
  const { outcomes, errors } = await carryOut(store, [{ ...statement, isUnchecked }])
  if (errors[0]) throw errors[0].error
  const { n, upserted: made, before, after } = outcomes[0] as Outcome
  const raw = body.new ? after : before
  const about = isRemoval ? {} : { updatedExisting: n > 0 && !made, ...(made ? { upserted: made._id } : {}) }
  const answer = { lastErrorObject: { n, ...about }, ok: 1 }
  if (!raw) return { ...answer, value: null }
  return wrap([fields(answer), Buffer.from('\x03value\0'), project ? project(raw) : raw])
}

/** Writes to several collections in one command, as MongoDB 8 has it. */
export const bulkWrite: Command = async (call) => {
  const { body, store, cursors } = call
  const names = call.documents('nsInfo').map((raw) => String(decodeExact(raw).ns))
  const isUnchecked = Boolean(body.bypassDocumentValidation)
  const statements = sent(call, 'ops').map((raw): Statement => {
    const op = decodeExact(raw)
    const ns = names[op.insert ?? op.update ?? op.delete]
    if (!ns) throw badValue('BulkWrite ops entry refers to an ns that is not in nsInfo')
    if (op.insert !== undefined) return { ns, filter: {}, document: toRaw(op.document), isUnchecked }
    const statement = statementOf(ns, op, op.filter, withVariables({ ...body.let, ...op.constants }))
    return op.update === undefined ? statement : { ...updateOf(statement, op.updateMods, op), isUnchecked }
  })
  const { outcomes, errors } = await carryOut(store, statements, body.ordered)
  const counts = {
    nErrors: errors.length,
    nInserted: 0,
    nMatched: 0,
    nModified: 0,
    nUpserted: 0,
    nDeleted: 0,
  }
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
  const size = body.cursor?.batchSize ?? Number.POSITIVE_INFINITY
  return cursors.first('admin.$cmd.bulkWrite', documents.map(toRaw), { size, more: counts })
}

const expiredAtOnce = 300

/** Removes what expired before `now`, by the indexes that tell when documents do. */
export async function sweep(store: Store, now: Date): Promise<void> {
  for (const { ns, indexes } of store.collections.values())
    for (const { key, name, expireAfterSeconds, partialFilterExpression } of indexes) {
      if (expireAfterSeconds === undefined) continue
      const [field = ''] = Object.keys(key)
      const due = { $lte: new Date(now.getTime() - expireAfterSeconds * 1000) }
      const filter = { $and: [{ [field]: due }, partialFilterExpression ?? {}] }
      const statements = Array.from({ length: expiredAtOnce }, () => ({ ns, filter, hint: name }))
      for (let n = expiredAtOnce; n === expiredAtOnce; )
        n = sum((await carryOut(store, statements)).outcomes, 'n')
    }
}
