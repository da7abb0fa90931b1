import { type Document, ObjectId } from 'bson'
import type { RootDatabase } from 'lmdb'
import { decode, type Raw, toRaw } from './documents'
import { CommandError } from './errors'
import { entriesOf, type Index, type IndexEntry, type IndexSpec, toIndex, toSpec } from './indexes'
import { backwards, documentKey, entryKey, keyOf, kinds, recordOf, under } from './keys'
import { type Matcher, matcher } from './query'

export type Environment = RootDatabase<Buffer, Buffer>

export interface CatalogueEntry {
  ns: string
  id: number
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

const nothing = Buffer.alloc(0)

/** Documents and their index entries. What changes them runs only inside `Store.write`. */
export class Collection {
  readonly ns: string
  readonly id: number
  options: Document
  indexes: Index[] = []
  /** About how many documents there are. */
  size = 0
  #isValid: Matcher | undefined
  readonly #env: Environment
  #nextRecord: number

  constructor(env: Environment, entry: CatalogueEntry) {
    this.#env = env
    this.ns = entry.ns
    this.id = entry.id
    this.options = entry.options
    const [last] = env.getKeys({ ...backwards(under(keyOf(kinds.document, this.id))), limit: 1 })
    this.#nextRecord = last ? recordOf(last) + 1 : 1
    this.adopt(entry)
  }

  get db(): string {
    return this.ns.slice(0, this.ns.indexOf('.'))
  }

  get name(): string {
    return this.ns.slice(this.ns.indexOf('.') + 1)
  }

  /** Takes over what the files say. */
  adopt({ options, indexes }: CatalogueEntry): void {
    this.options = options
    this.indexes = indexes.map(toIndex)
    this.#isValid = options.validator && matcher(options.validator)
    this.size = this.count()
  }

  /** Refuses a document that the collection's own rules do not allow. */
  validate(doc: Document): void {
    if (!this.#isValid || this.#isValid(doc)) return
    const errInfo = {
      failingDocumentId: doc._id,
      details: { operatorName: 'validator', specifiedAs: this.options.validator },
    }
    throw new CommandError(121, 'DocumentValidationFailure', 'Document failed validation', { errInfo })
  }

  /** Replaces the collection's options. */
  configure(options: Document): void {
    this.adopt({ ns: this.ns, id: this.id, options, indexes: this.indexes.map(toSpec) })
    this.save()
  }

  count(): number {
    return this.#env.getKeysCount(under(keyOf(kinds.document, this.id)))
  }

  get(record: number): Raw | undefined {
    return this.#env.getBinary(documentKey(this.id, record))
  }

  /** Up to `limit` documents after the record `after`, in order of insertion, or backwards before it. */
  documents(after: number | undefined, limit: number, reverse = false): Stored[] {
    const all = under(keyOf(kinds.document, this.id))
    const range = reverse ? backwards(all) : all
    if (after !== undefined) range.start = documentKey(this.id, after)
    const found = this.#env.getRange({ ...range, exclusiveStart: after !== undefined, limit })
    return [...found].map(({ key, value }) => ({ record: recordOf(key), raw: value }))
  }

  /** Up to `limit` entry keys of an interval after the key `after`. */
  entries(
    index: Index,
    interval: Interval,
    after: Buffer | undefined,
    limit: number,
    reverse = false,
  ): Buffer[] {
    const range = this.#entryRange(index, interval)
    const ordered = reverse ? backwards(range) : range
    if (after) ordered.start = after
    return [...this.#env.getKeys({ ...ordered, exclusiveStart: after !== undefined, limit })]
  }

  countEntries(index: Index, interval: Interval): number {
    return this.#env.getKeysCount(this.#entryRange(index, interval))
  }

  insert(raw: Raw, doc: Document): void {
    const record = this.#nextRecord
    this.#apply(this.#entryChanges(record, undefined, doc))
    this.#nextRecord++
    this.size++
    this.#env.put(documentKey(this.id, record), Buffer.from(raw))
  }

  replace(record: number, before: Document, raw: Raw, after: Document): void {
    this.#apply(this.#entryChanges(record, before, after))
    this.#env.put(documentKey(this.id, record), Buffer.from(raw))
  }

  remove(record: number, before: Document): void {
    this.#apply(this.#entryChanges(record, before, undefined))
    this.size--
    this.#env.remove(documentKey(this.id, record))
  }

  /** Adds an index without entries; from now on changes keep it, but it serves nothing until it is `ready`. */
  addIndex(spec: Omit<IndexSpec, 'id' | 'ready'>): Index {
    const id = Math.max(...this.indexes.map((index) => index.id)) + 1
    const index = toIndex({ ...spec, id, ready: false })
    this.indexes.push(index)
    this.save()
    return index
  }

  /** Puts the entries of up to `limit` documents into a new index; gives the last record, or undefined at the end. */
  fillIndex(index: Index, after: number | undefined, limit: number): number | undefined {
    const batch = this.documents(after, limit)
    for (const { record, raw } of batch)
      for (const entry of entriesOf(index, decode(raw))) {
        this.#refuseDuplicate(index, entry, record)
        this.#env.put(entryKey(this.id, index.id, entry.bytes, record), nothing)
      }
    if (index.unsaved) this.save()
    return batch.at(-1)?.record
  }

  dropIndex(index: Index): void {
    this.#eraseEntries(index)
    this.indexes = this.indexes.filter((other) => other !== index)
    this.save()
  }

  save(): void {
    const { ns, id, options, indexes } = this
    const entry: CatalogueEntry = { ns, id, options, indexes: indexes.map(toSpec) }
    this.#env.put(keyOf(kinds.catalogue, ns), Buffer.from(toRaw(entry)))
    for (const index of indexes) index.unsaved = false
  }

  #entryRange(index: Index, { low, high }: Interval) {
    const prefix = keyOf(kinds.entry, this.id, index.id)
    return { start: Buffer.concat([prefix, low]), end: Buffer.concat([prefix, high]) }
  }

  #eraseEntries(index: Index): void {
    const range = under(keyOf(kinds.entry, this.id, index.id))
    for (;;) {
      const keys = [...this.#env.getKeys({ ...range, limit: 1000 })]
      if (!keys.length) return
      for (const key of keys) this.#env.remove(key)
    }
  }

  /** Works out all changes to the indexes and refuses duplicates before anything is written. */
  #entryChanges(record: number, before: Document | undefined, after: Document | undefined) {
    const removed: Buffer[] = []
    const added: Buffer[] = []
    for (const index of this.indexes) {
      const old = before ? entriesOf(index, before) : []
      const fresh = after ? entriesOf(index, after) : []
      for (const entry of fresh) {
        if (old.some(({ bytes }) => bytes.equals(entry.bytes))) continue
        this.#refuseDuplicate(index, entry, record)
        added.push(entryKey(this.id, index.id, entry.bytes, record))
      }
      for (const { bytes } of old)
        if (!fresh.some((entry) => bytes.equals(entry.bytes)))
          removed.push(entryKey(this.id, index.id, bytes, record))
    }
    return { removed, added }
  }

  #apply({ removed, added }: { removed: Buffer[]; added: Buffer[] }): void {
    for (const key of removed) this.#env.remove(key)
    for (const key of added) this.#env.put(key, nothing)
    if (this.indexes.some((index) => index.unsaved)) this.save()
  }

  #refuseDuplicate(index: Index, entry: IndexEntry, record: number): void {
    if (!index.unique) return
    const range = under(Buffer.concat([keyOf(kinds.entry, this.id, index.id), entry.bytes]))
    for (const held of this.#env.getKeys({ ...range, limit: 2 }))
      if (recordOf(held) !== record) throw duplicateKey(this.ns, index, entry.values)
  }
}

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
