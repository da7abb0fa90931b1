import { randomUUID } from 'node:crypto'
import mongoose, {
  type IndexDefinition,
  type IndexOptions,
  type Model,
  type QueryFilter,
  Schema,
  type SchemaDefinition,
} from 'mongoose'

import type { AuditEntry } from '../core/audit'

/** A stored document: its id is ours, so that whoever makes it can name it before it is written. */
export interface Stored {
  _id: string
}

/** What a stored document looks like outside its store. */
export type Plain<T extends Stored> = Omit<T, '_id' | 'pendingAudit'> & { id: string }

/** A document whose changes carry their audit entries until these are in the council's chain. */
export interface Audited extends Stored {
  tenant: string
  pendingAudit?: AuditEntry[]
}

/** Collections whose documents may carry audit entries. */
export const auditedModels: Model<Audited>[] = []

/** A collection of a room whose changes are audited: its updates `$push` an entry to `pendingAudit`. */
export function defineAuditedModel<T extends Audited>(
  name: string,
  fields: SchemaDefinition,
  indexes: Index[] = [],
): Model<T> {
  const entry = {
    _id: false,
    id: String,
    council: String,
    at: Date,
    by: String,
    what: String,
    subject: [String],
  }
  const pendingAudit = { type: [entry], default: undefined }
  const model = defineModel<T>(name, { ...fields, pendingAudit }, [
    ...indexes,
    [{ 'pendingAudit.at': 1 }, { sparse: true }],
  ])
  auditedModels.push(model as unknown as Model<Audited>)
  return model
}

type Index = [IndexDefinition, IndexOptions?]

// `save` is what `create` runs for each document.
const WRITES = /^(save|update|replace|delete|findOneAnd)/
const listeners = new Map<string, (() => void)[]>()

/** Calls `written` after each write of this process to the collection. */
export function onWrite(collection: string, written: () => void): void {
  listeners.set(collection, [...(listeners.get(collection) ?? []), written])
}

/** A collection of a room. Indexes are made by `ensureIndexes` when the bot starts. */
export function defineModel<T extends Stored>(
  name: string,
  fields: SchemaDefinition,
  indexes: Index[] = [],
): Model<T> {
  const schema = new Schema(
    { _id: { type: String, default: () => randomUUID() }, ...fields },
    {
      collection: name,
      versionKey: false,
      autoIndex: false,
      autoCreate: false,
      minimize: false,
      strict: 'throw',
    },
  )
  for (const [keys, options] of indexes) schema.index(keys, options)
  const tell = () => {
    for (const written of listeners.get(name) ?? []) written()
  }
  schema.post(WRITES, tell)
  schema.post('insertMany', tell)
  schema.post('bulkWrite', tell)
  return mongoose.model(name, schema) as unknown as Model<T>
}

export async function ensureIndexes(): Promise<void> {
  for (const model of Object.values(mongoose.models)) await model.createIndexes()
}

/** A lean document with `id` in place of `_id`. */
export function plain<T extends Stored>(document: T): Plain<T> {
  const { _id, pendingAudit: _, ...rest } = document as T & { pendingAudit?: unknown }
  return { ...rest, id: _id } as unknown as Plain<T>
}

/** What a write gives; undefined where somebody else, or a repeat, was first with the same key. */
export async function unlessThere<Result>(write: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await write()
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return undefined
  }
}

/** Adds a document; where there is one with the same unique `key` already, gives that. */
export async function addOnce<T extends Stored>(
  model: Model<T>,
  document: NoInfer<Partial<T>>,
  key: QueryFilter<T>,
): Promise<{ document: Plain<T>; added: boolean }> {
  try {
    const added = new model(document)
    await added.save()
    return { document: plain(added.toObject() as T), added: true }
  } catch (error) {
    const first = isDuplicate(error) ? await model.findOne(key).lean() : null
    if (!first) throw error
    return { document: plain(first as T), added: false }
  }
}

/** Whether an update, or the upsert that it may be, did something; not where somebody else was first. */
export async function updatedOne(
  write: () => Promise<{ modifiedCount: number; upsertedCount: number }>,
): Promise<boolean> {
  const result = await unlessThere(write)
  return result !== undefined && result.modifiedCount + result.upsertedCount === 1
}

/** Runs an upsert, and again where somebody else's with the same key came first. */
export async function upserted(write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (!isDuplicate(error)) throw error
    await write()
  }
}

/** Whether a write failed because a unique index already holds its key: somebody, or a repeat, was first. */
export const isDuplicate = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 11000
