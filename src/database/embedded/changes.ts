import { type Document, ObjectId } from 'bson'
import type { Collection, Stored } from './collection'
import { decode, decodeTyped, maxDocumentSize, type Raw, toRaw } from './documents'
import { Pace } from './engine'
import { CommandError, failedToParse } from './errors'
import { isDocument, rank, rankOf } from './order'
import { candidates, plan } from './plan'
import { matcher, sorted, viewFor } from './query'
import { found } from './search'
import type { Store } from './store'
import { isReplacement, type Update, updated, upserted } from './update'

/** One change asked for: an insert (`document`), a removal (`remove`) or an update. */
export interface Statement extends Partial<Update> {
  ns: string
  filter: Document
  typedFilter?: Document
  document?: Raw
  remove?: boolean
  upsert?: boolean
  sort?: Document
  hint?: unknown
  /** Past the collection's validator. */
  unvalidated?: boolean
}

export interface Outcome {
  n: number
  nModified: number
  upserted?: unknown
  before?: Raw
  after?: Raw
}

export interface Outcomes {
  /** By statement; missing where it failed or did not come to its turn. */
  outcomes: (Outcome | undefined)[]
  errors: { index: number; error: unknown }[]
}

/** Beyond this many documents a change that has to look through the collection does so in turns with others. */
const smallCollection = 2000
const portion = 200

/** Carries out statements in turn, many in one transaction; all that succeeded is on disk when it resolves. */
export async function carryOut(store: Store, statements: Statement[], ordered = true): Promise<Outcomes> {
  const outcomes: (Outcome | undefined)[] = []
  const errors: Outcomes['errors'] = []
  const stopped = () => ordered && errors.length > 0
  for (let at = 0; at < statements.length && !stopped(); ) {
    const statement = statements[at] as Statement
    if (isLong(store, statement)) {
      const index = at++
      try {
        outcomes[index] = await inTurns(store, statement)
      } catch (error) {
        if (isStorageError(error)) throw error
        errors.push({ index, error })
      }
      continue
    }
    const end = Math.min(statements.length, at + portion)
    await store.write(() => {
      for (; at < end && !stopped(); at++) {
        const statement = statements[at] as Statement
        if (isLong(store, statement)) return
        try {
          outcomes[at] = atOnce(store, statement)
        } catch (error) {
          if (isStorageError(error)) throw error
          errors.push({ index: at, error })
        }
      }
    })
  }
  return { outcomes, errors }
}

const isStorageError = (error: unknown) =>
  error instanceof Error && /MDB_|ENOSPC|EROFS|EACCES|EIO/.test(error.message)

function isLong(store: Store, { ns, document, filter, sort, hint, multi }: Statement): boolean {
  const collection = store.collection(ns)
  if (document || !collection || collection.size <= smallCollection) return false
  try {
    return multi || !plan(collection, filter, sort, hint).stretches
  } catch {
    return false
  }
}

/** Inside a write transaction, without a pause. */
function atOnce(store: Store, statement: Statement): Outcome {
  if (store.collection(statement.ns)?.options.viewOn)
    throw new CommandError(
      166,
      'CommandNotSupportedOnView',
      `Namespace ${statement.ns} is a view, not a collection`,
    )
  if (statement.document) return insert(store, statement, statement.document)
  const collection = store.collection(statement.ns)
  const total: Outcome = { n: 0, nModified: 0 }
  if (collection)
    for (const stored of targets(collection, statement)) applyTo(collection, stored, statement, total)
  if (!total.n && statement.upsert) return upsert(store, statement)
  return total
}

function targets(collection: Collection, { filter, variables, sort, hint, multi }: Statement): Stored[] {
  const chosen = plan(collection, filter, multi ? undefined : sort, hint)
  const matches = chosen.exact ? () => true : matcher(filter, variables)
  const view = viewFor(filter)
  const kept = new Map<Document, Stored>()
  for (const stored of candidates(collection, chosen)) {
    const doc = view(stored.raw)
    if (!chosen.exact && !matches(doc)) continue
    kept.set(doc, stored)
    if (!multi && chosen.sorted) break
  }
  if (multi || chosen.sorted) return [...kept.values()]
  const [first] = sorted([...kept.keys()], sort ?? {})
  return first ? [kept.get(first) as Stored] : []
}

/**
 * For large collections: looks first, with pauses, then changes what was found in portions, each found document
 * being tested again at that moment, since others may have changed it in between.
 */
async function inTurns(store: Store, statement: Statement): Promise<Outcome> {
  const { ns, filter, variables, sort, hint, multi } = statement
  const matches = matcher(filter, variables)
  const view = viewFor(filter)
  const total: Outcome = { n: 0, nModified: 0 }
  for (let attempt = 0; attempt < 5; attempt++) {
    const records: number[] = []
    const search = { filter, variables, hint, ...(multi ? {} : { sort, limit: 1 }) }
    for await (const { record } of found(store.collection(ns), search)) records.push(record)
    const pace = new Pace()
    for (let at = 0; at < records.length; ) {
      await store.write(() => {
        const collection = store.collection(ns)
        const end = Math.min(records.length, at + portion)
        for (; at < end && collection; at++) {
          const record = records[at] as number
          const raw = collection.get(record)
          if (raw && matches(view(raw))) applyTo(collection, { record, raw }, statement, total)
        }
        at = end
      })
      if (pace.due) await pace.rest()
    }
    if (total.n || multi) break
    if (!records.length) break
  }
  if (!total.n && statement.upsert) return store.write(() => upsert(store, statement))
  return total
}

function applyTo(
  collection: Collection,
  { record, raw }: Stored,
  statement: Statement,
  total: Outcome,
): void {
  total.before = raw
  if (statement.remove) {
    collection.remove(record, decode(raw))
    total.n++
    return
  }
  const next = updated(decodeTyped(raw), statement as Update)
  const after = toRaw(admit(next))
  tooLarge(after)
  total.n++
  total.after = after
  if (Buffer.compare(after, raw) === 0) return
  const view = decode(after)
  if (!statement.unvalidated) collection.validate(view)
  collection.replace(record, decode(raw), after, view)
  total.nModified++
}

function insert(store: Store, statement: Statement, document: Raw): Outcome {
  const after = withIdFirst(document)
  add(store, statement, after)
  return { n: 1, nModified: 0, after }
}

function upsert(store: Store, statement: Statement): Outcome {
  const doc = upserted(statement.typedFilter ?? statement.filter, statement as Update)
  const after = toRaw(doc)
  add(store, statement, after)
  return { n: 1, nModified: 0, upserted: doc._id, after }
}

function add(store: Store, { ns, unvalidated }: Statement, raw: Raw): void {
  const doc = admit(decode(raw))
  tooLarge(raw)
  const collection = store.ensure(ns)
  if (!unvalidated) collection.validate(doc)
  collection.insert(raw, doc)
}

/** The id in front, as MongoDB keeps it, and made up where there is none. */
function withIdFirst(raw: Raw): Raw {
  if (Buffer.compare(raw.subarray(5, 9), idField) === 0) return raw
  const { _id = new ObjectId(), ...rest } = decodeTyped(raw)
  return toRaw({ _id, ...rest })
}

const idField = Buffer.from('_id\0')

function tooLarge({ length }: Raw): void {
  if (length > maxDocumentSize)
    throw new CommandError(
      10334,
      'BSONObjectTooLarge',
      `object to insert too large. size in bytes: ${length}, max size: ${maxDocumentSize}`,
    )
}

const deepest = 180

/** Refuses what MongoDB would not store either. */
function admit(doc: Document): Document {
  const { _id } = doc
  const kind = rankOf(_id)
  if (kind === rank.array || kind === rank.regex || (_id === undefined && '_id' in doc))
    throw new CommandError(
      53,
      'InvalidIdField',
      `The '_id' value cannot be of type ${kind === rank.array ? 'array' : kind === rank.regex ? 'regex' : 'undefined'}`,
    )
  const strange = isDocument(_id) && Object.keys(_id).find((name) => name.startsWith('$'))
  if (strange)
    throw new CommandError(
      52,
      'DollarPrefixedFieldName',
      `_id fields may not contain '$'-prefixed fields: ${strange} is not valid for storage.`,
    )
  if (depth(doc) > deepest)
    throw new CommandError(15, 'Overflow', `Document exceeds maximum nested object depth: ${deepest}`)
  return doc
}

function depth(value: unknown): number {
  let deepestUnder = 0
  if (Array.isArray(value) || isDocument(value))
    for (const inner of Object.values(value))
      if (typeof inner === 'object') deepestUnder = Math.max(deepestUnder, depth(inner))
  return deepestUnder + 1
}

/** Refuses an update that is none. */
export function checkUpdate(change: unknown, multi?: boolean): void {
  if (!Array.isArray(change) && !isDocument(change))
    throw failedToParse('Update argument must be either an object or an array')
  if (multi && isReplacement(change))
    throw failedToParse('multi update is not supported for replacement-style update')
}
