import { type Document, ObjectId } from 'bson'
import { open, type RootDatabase } from 'lmdb'
import { decode, type Raw, toRaw } from './documents'
import { CommandError } from './errors'
import { entriesOf, type Index, type IndexEntry, type IndexSpec, toIndex, toSpec } from './indexes'

/**
 * The files: one lmdb environment with one table of binary keys.
 *
 *     1 namespace                          → the collection's catalogue entry
 *     2 collection record                  → a document's BSON
 *     3 collection index entry record      → nothing
 *
 * Numbers are big-endian, so a collection's documents lie in order of insertion and an index's entries in order of
 * their values. All that one document's change needs is written in one transaction of lmdb.
 */
const kinds = { catalogue: 1, document: 2, entry: 3 } as const
const nothing = Buffer.alloc(0)
const recordBytes = 6

export interface StoreOptions {
  folder: string
  /** Bytes that the files may grow to; unlimited when left out. */
  limit?: number
}

export class Store {
  readonly collections = new Map<string, Collection>()
  readonly #env: RootDatabase<Buffer, Buffer>
  #nextId = 1

  constructor({ folder, limit }: StoreOptions) {
    // Without overlapping syncs a transaction resolves only after lmdb's fdatasync: committed is on disk.
    this.#env = open<Buffer, Buffer>({
      path: folder,
      noSubdir: false,
      keyEncoding: 'binary',
      encoding: 'binary',
      overlappingSync: false,
      ...(limit ? { mapSize: limit, remapChunks: false } : {}),
    })
    this.#load()
  }

  /**
   * Runs `work` in a write transaction and resolves once it is on disk. Transactions asked for while another is
   * being flushed share the next one.
   */
  async write<T>(work: () => T): Promise<T> {
    try {
      return await this.#env.transaction(work)
    } catch (error) {
      // What was not committed may have left its trace in the collections held in memory.
      if (!(error instanceof CommandError)) this.#load()
      throw error
    }
  }

  collection(ns: string): Collection | undefined {
    return this.collections.get(ns)
  }

  /** The collection, created when it is not there. Only inside `write`. */
  ensure(ns: string, options: Document = {}): Collection {
    const existing = this.collections.get(ns)
    if (existing) return existing
    const collection = new Collection(this.#env, {
      ns,
      id: this.#nextId++,
      uuid: new ObjectId(),
      options,
      indexes: [{ id: 0, name: '_id_', key: { _id: 1 }, unique: true, multikey: [false], cut: false }],
    })
    this.collections.set(ns, collection)
    collection.save()
    return collection
  }

  /** Only inside `write`. */
  drop(ns: string): boolean {
    const collection = this.collections.get(ns)
    if (!collection) return false
    collection.erase()
    this.collections.delete(ns)
    return true
  }

  async close(): Promise<void> {
    await this.#env.close()
  }

  #load(): void {
    const present = new Set<string>()
    for (const { value } of this.#env.getRange(under(key(kinds.catalogue)))) {
      const entry = decode(value) as CatalogueEntry
      present.add(entry.ns)
      this.#nextId = Math.max(this.#nextId, entry.id + 1)
      const known = this.collections.get(entry.ns)
      if (known?.id === entry.id) known.adopt(entry.indexes)
      else this.collections.set(entry.ns, new Collection(this.#env, entry))
    }
    for (const ns of this.collections.keys()) if (!present.has(ns)) this.collections.delete(ns)
  }
}

interface CatalogueEntry {
  ns: string
  id: number
  uuid: ObjectId
  options: Document
  indexes: IndexSpec[]
}

/** A stored document with its place in the collection. */
export interface Stored {
  record: number
  raw: Raw
}

/** A stretch of index entries, from `low` up to `high`; both lie between entries. */
export interface Interval {
  low: Buffer
  high: Buffer
}

export class Collection {
  readonly ns: string
  readonly id: number
  readonly options: Document
  indexes: Index[]
  /** About how many documents there are. */
  size: number
  readonly #uuid: ObjectId
  readonly #env: RootDatabase<Buffer, Buffer>
  #nextRecord: number

  constructor(env: RootDatabase<Buffer, Buffer>, entry: CatalogueEntry) {
    this.#env = env
    this.#uuid = entry.uuid
    this.ns = entry.ns
    this.id = entry.id
    this.options = entry.options
    this.indexes = entry.indexes.map((spec) => toIndex(spec, true))
    const [last] = this.#env.getKeys({ ...backwards(under(key(kinds.document, this.id))), limit: 1 })
    this.size = this.count()
    this.#nextRecord = last ? last.readUIntBE(5, recordBytes) + 1 : 1
  }

  get db(): string {
    return this.ns.slice(0, this.ns.indexOf('.'))
  }

  get name(): string {
    return this.ns.slice(this.ns.indexOf('.') + 1)
  }

  adopt(specs: IndexSpec[]): void {
    this.indexes = specs.map((spec) => toIndex(spec, true))
  }

  count(): number {
    return this.#env.getKeysCount(under(key(kinds.document, this.id)))
  }

  get(record: number): Raw | undefined {
    return this.#env.getBinary(this.#documentKey(record))
  }

  /** Up to `limit` documents after the record `after`, in order of insertion, or backwards before it. */
  documents(after: number | undefined, limit: number, reverse = false): Stored[] {
    const all = under(key(kinds.document, this.id))
    const range = reverse ? backwards(all) : all
    if (after !== undefined) range.start = this.#documentKey(after)
    const found = this.#env.getRange({ ...range, exclusiveStart: after !== undefined, limit })
    return [...found].map(({ key, value }) => ({ record: key.readUIntBE(5, recordBytes), raw: value }))
  }

  /** Up to `limit` entry keys of an interval after the key `after`. */
  entries(
    index: Index,
    { low, high }: Interval,
    after: Buffer | undefined,
    limit: number,
    reverse = false,
  ): Buffer[] {
    const prefix = key(kinds.entry, this.id, index.id)
    const range = { start: Buffer.concat([prefix, low]), end: Buffer.concat([prefix, high]) }
    const ordered = reverse ? backwards(range) : range
    if (after) ordered.start = after
    return [...this.#env.getKeys({ ...ordered, exclusiveStart: after !== undefined, limit })]
  }

  countEntries(index: Index, { low, high }: Interval): number {
    const prefix = key(kinds.entry, this.id, index.id)
    return this.#env.getKeysCount({ start: Buffer.concat([prefix, low]), end: Buffer.concat([prefix, high]) })
  }

  /** The following change the collection and run only inside `Store.write`. */

  insert(raw: Raw, doc: Document): number {
    const record = this.#nextRecord
    const changes = this.#entryChanges(record, undefined, doc)
    this.#nextRecord++
    this.size++
    this.#apply(changes)
    this.#env.put(this.#documentKey(record), Buffer.from(raw))
    return record
  }

  replace(record: number, before: Document, raw: Raw, after: Document): void {
    this.#apply(this.#entryChanges(record, before, after))
    this.#env.put(this.#documentKey(record), Buffer.from(raw))
  }

  remove(record: number, before: Document): void {
    this.#apply(this.#entryChanges(record, before, undefined))
    this.size--
    this.#env.remove(this.#documentKey(record))
  }

  /** Fills the new index from the documents; it serves reads once the caller, after the commit, sets `ready`. */
  addIndex(spec: Omit<IndexSpec, 'id'>): Index {
    const id = Math.max(...this.indexes.map((index) => index.id)) + 1
    const index = toIndex({ ...spec, id }, false)
    for (let after: number | undefined; ; ) {
      const batch = this.documents(after, 500)
      for (const { record, raw } of batch) {
        for (const entry of entriesOf(index, decode(raw))) {
          try {
            this.#refuseDuplicate(index, entry, record)
          } catch (error) {
            this.#eraseEntries(index)
            throw error
          }
          this.#env.put(this.#entryKey(index, entry, record), nothing)
        }
      }
      after = batch.at(-1)?.record
      if (after === undefined) break
    }
    this.indexes.push(index)
    this.save()
    return index
  }

  dropIndex(index: Index): void {
    this.#eraseEntries(index)
    this.indexes = this.indexes.filter((other) => other !== index)
    this.save()
  }

  save(): void {
    const { ns, id, options, indexes } = this
    const entry = { ns, id, uuid: this.#uuid, options, indexes: indexes.map(toSpec) }
    this.#env.put(key(kinds.catalogue, ns), Buffer.from(toRaw(entry)))
  }

  erase(): void {
    for (const index of this.indexes) this.#eraseEntries(index)
    this.#eraseRange(under(key(kinds.document, this.id)))
    this.#env.remove(key(kinds.catalogue, this.ns))
  }

  #eraseEntries(index: Index): void {
    this.#eraseRange(under(key(kinds.entry, this.id, index.id)))
  }

  #eraseRange(range: { start: Buffer; end: Buffer }): void {
    for (;;) {
      const keys = [...this.#env.getKeys({ ...range, limit: 1000 })]
      if (!keys.length) return
      for (const each of keys) this.#env.remove(each)
    }
  }

  /** Works out all changes to the indexes and refuses duplicates before anything is written. */
  #entryChanges(record: number, before: Document | undefined, after: Document | undefined) {
    const removed: Buffer[] = []
    const added: Buffer[] = []
    let changed = false
    for (const index of this.indexes) {
      const noted = index.multikey.join() + index.cut
      const old = before ? entriesOf(index, before) : []
      const fresh = after ? entriesOf(index, after) : []
      for (const entry of fresh) {
        if (old.some(({ bytes }) => bytes.equals(entry.bytes))) continue
        this.#refuseDuplicate(index, entry, record)
        added.push(this.#entryKey(index, entry, record))
      }
      for (const entry of old)
        if (!fresh.some(({ bytes }) => bytes.equals(entry.bytes)))
          removed.push(this.#entryKey(index, entry, record))
      changed ||= index.multikey.join() + index.cut !== noted
    }
    return { removed, added, changed }
  }

  #apply({ removed, added, changed }: { removed: Buffer[]; added: Buffer[]; changed: boolean }): void {
    for (const each of removed) this.#env.remove(each)
    for (const each of added) this.#env.put(each, nothing)
    if (changed) this.save()
  }

  #refuseDuplicate(index: Index, entry: IndexEntry, record: number): void {
    if (!index.unique) return
    const prefix = key(kinds.entry, this.id, index.id)
    const range = under(Buffer.concat([prefix, entry.bytes]))
    for (const held of this.#env.getKeys({ ...range, limit: 2 }))
      if (recordOf(held) !== record) throw duplicateKey(this.ns, index, entry.values)
  }

  #documentKey(record: number): Buffer {
    const bytes = Buffer.alloc(5 + recordBytes)
    bytes[0] = kinds.document
    bytes.writeUInt32BE(this.id, 1)
    bytes.writeUIntBE(record, 5, recordBytes)
    return bytes
  }

  #entryKey(index: Index, entry: IndexEntry, record: number): Buffer {
    const end = Buffer.alloc(recordBytes)
    end.writeUIntBE(record, 0, recordBytes)
    return Buffer.concat([key(kinds.entry, this.id, index.id), entry.bytes, end])
  }
}

/** The record that an entry's key ends with. */
export const recordOf = (entry: Buffer) => entry.readUIntBE(entry.length - recordBytes, recordBytes)

function key(kind: number, collection?: number | string, index?: number): Buffer {
  if (typeof collection === 'string') return Buffer.concat([Buffer.from([kind]), Buffer.from(collection)])
  const bytes = Buffer.alloc(collection === undefined ? 1 : index === undefined ? 5 : 7)
  bytes[0] = kind
  if (collection !== undefined) bytes.writeUInt32BE(collection, 1)
  if (index !== undefined) bytes.writeUInt16BE(index, 5)
  return bytes
}

/** All keys that begin with a prefix; no key goes on with FF. */
const under = (prefix: Buffer) => ({ start: prefix, end: Buffer.concat([prefix, Buffer.from([0xff])]) })

const backwards = ({ start, end }: { start: Buffer; end: Buffer }) => ({
  start: end,
  end: start,
  reverse: true,
})

function duplicateKey(ns: string, index: Index, values: unknown[]): CommandError {
  const paths = Object.keys(index.key)
  const keyValue = Object.fromEntries(paths.map((path, i) => [path, values[i] ?? null]))
  const shown = paths.map((path, i) => `${path}: ${show(values[i] ?? null)}`).join(', ')
  const message = `E11000 duplicate key error collection: ${ns} index: ${index.name} dup key: { ${shown} }`
  return new CommandError(11000, 'DuplicateKey', message, { keyPattern: index.key, keyValue })
}

function show(value: unknown): string {
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (typeof value === 'object' && value !== null && '_bsontype' in value) return String(value)
  return JSON.stringify(value)
}
