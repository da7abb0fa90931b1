import type { Document } from 'bson'
import type { RootDatabase } from 'lmdb'
import { decode, type Raw, toRaw } from './documents'
import { CommandError } from './errors'
import { cutBound, entriesOf, type Index, type IndexSpec, toIndex, toSpec } from './indexes'
import { type Matcher, matcher } from './query'
import type { Steps } from './store'

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
  doc: Document
}

/** The keys from `start` up to `end`; both lie between keys. */
export interface Stretch {
  start: Buffer
  end: Buffer
}

/**
 * The files: one lmdb environment with one table of binary keys.
 *
 *     0                                    → the stamp, see Store
 *     1 namespace                          → the collection's catalogue entry
 *     2 collection record                  → a document's BSON
 *     3 collection index entry record      → nothing
 *
 * Numbers are big-endian, so a collection's documents lie in order of insertion and an index's entries in order of
 * their values.
 */
export const kinds = { stamp: 0, catalogue: 1, document: 2, entry: 3 } as const

const recordBytes = 6

const numberBytes = (n: number, size: number) => {
  const bytes = Buffer.alloc(size)
  bytes.writeUIntBE(n, 0, size)
  return bytes
}

/** What a kind of key begins with, of all collections, of one, or of one of its indexes. */
export const keyOf = (kind: number, ...[collection, index]: number[]): Buffer =>
  Buffer.concat([
    Buffer.from([kind]),
    ...(collection === undefined ? [] : [numberBytes(collection, 4)]),
    ...(index === undefined ? [] : [numberBytes(index, 2)]),
  ])

const withRecord = (prefix: Buffer, record: number) =>
  Buffer.concat([prefix, numberBytes(record, recordBytes)])

/** The record that a document's or an entry's key ends with. */
export const recordOf = (key: Buffer) => key.readUIntBE(key.length - recordBytes, recordBytes)

/** The collection that a document's or an entry's key belongs to. */
export const collectionOf = (key: Buffer) => key.readUInt32BE(1)

/** The index that an entry's key belongs to. */
const indexOf = (key: Buffer) => key.readUInt16BE(5)

/** What all documents of a collection, or all entries of an index, begin with as this key does. */
export const prefixOf = (key: Buffer) => key.subarray(0, key[0] === kinds.entry ? 7 : 5)

/** All keys that begin with a prefix; no key goes on with FF. */
export const under = (prefix: Buffer): Stretch => ({
  start: prefix,
  end: Buffer.concat([prefix, Buffer.from([0xff])]),
})

/** The last key of a stretch. */
export const lastOf = (env: Environment, { start, end }: Stretch): Buffer | undefined =>
  [...env.getKeys({ start: end, end: start, reverse: true, limit: 1 })][0]

const nothing = Buffer.alloc(0)
const none = new Map<string, unknown[]>()

/** Documents and their index entries. What changes them runs only inside `Store.write`. */
export class Collection {
  readonly ns: string
  readonly db: string
  readonly name: string
  readonly id: number
  options: Document = {}
  indexes: Index[] = []
  /** How many documents there are. */
  size = 0
  readonly #env: Environment
  #nextRecord: number
  #isValid: Matcher | undefined

  constructor(env: Environment, entry: CatalogueEntry) {
    this.#env = env
    this.ns = entry.ns
    const dot = entry.ns.indexOf('.')
    this.db = entry.ns.slice(0, dot)
    this.name = entry.ns.slice(dot + 1)
    this.id = entry.id
    const last = lastOf(env, this.documents)
    this.#nextRecord = last ? recordOf(last) + 1 : 1
    this.adopt(entry)
  }

  /** All documents, in order of insertion. */
  get documents(): Stretch {
    return under(keyOf(kinds.document, this.id))
  }

  /** Takes over what the files say. */
  adopt({ options, indexes }: Pick<CatalogueEntry, 'options' | 'indexes'>): void {
    this.options = options
    this.indexes = indexes.map(toIndex)
    this.#isValid = options.validator && matcher(options.validator)
    this.size = this.#env.getKeysCount(this.documents)
  }

  save(): void {
    const { ns, id, options, indexes } = this
    const entry: CatalogueEntry = { ns, id, options, indexes: indexes.map(toSpec) }
    this.#env.put(catalogueKey(ns), Buffer.from(toRaw(entry)))
    for (const index of indexes) index.unsaved = false
  }

  /** The entries of an index between two bounds of encoded values. */
  entries(index: Index, low: Buffer, high: Buffer): Stretch {
    const prefix = keyOf(kinds.entry, this.id, index.id)
    return { start: Buffer.concat([prefix, cutBound(low)]), end: Buffer.concat([prefix, cutBound(high)]) }
  }

  /** Up to `limit` keys of a stretch that come after the key `after`. */
  keys({ start, end }: Stretch, after: Buffer | undefined, limit: number, reverse = false): Buffer[] {
    const [from, to] = reverse ? [end, start] : [start, end]
    const range = { start: after ?? from, end: to, exclusiveStart: after !== undefined, limit, reverse }
    return [...this.#env.getKeys(range)]
  }

  count(stretch: Stretch): number {
    return this.#env.getKeysCount(stretch)
  }

  get(record: number): Raw | undefined {
    return this.#env.getBinary(withRecord(keyOf(kinds.document, this.id), record))
  }

  insert(raw: Raw, doc: Document, isUnchecked: boolean): void {
    this.#validate(doc, isUnchecked)
    this.#change(this.#nextRecord, undefined, { raw, doc })
    this.#nextRecord++
    this.size++
  }

  replace({ record, doc: before }: Stored, raw: Raw, doc: Document, isUnchecked: boolean): void {
    this.#validate(doc, isUnchecked)
    this.#change(record, before, { raw, doc })
  }

  remove({ record, doc }: Stored): void {
    this.#change(record, doc)
    this.size--
  }

  /** Adds an index without entries; from now on changes keep it, but it serves nothing until it is filled. */
  addIndex(spec: Omit<IndexSpec, 'id' | 'ready'>): number {
    // The entries of an index that was dropped may still be there.
    const last = lastOf(this.#env, under(keyOf(kinds.entry, this.id)))
    const id = Math.max(last ? indexOf(last) : 0, ...this.indexes.map((index) => index.id)) + 1
    this.indexes.push(toIndex({ ...spec, id, ready: false }))
    this.save()
    return id
  }

  /** Puts the entries of all documents into an index and then puts it to use, unless it is dropped meanwhile. */
  *fillIndex(id: number): Steps {
    // Looked up again after each pause, since what is held in memory may have been read anew.
    const ofId = () => this.indexes.find((index) => index.id === id)
    for (let keys = this.keys(this.documents, undefined, 100); keys.length; ) {
      for (const record of keys.map(recordOf)) {
        const [index, raw] = [ofId(), this.get(record)]
        if (!index) return
        for (const [bytes, values] of raw ? entriesOf(index, decode(raw)) : none) {
          this.#refuseDuplicate(index, bytes, values, record)
          this.#env.put(this.#entryKey(index, bytes, record), nothing)
        }
        if (index.unsaved) this.save()
        yield
      }
      keys = this.keys(this.documents, keys.at(-1), 100)
    }
    const index = ofId()
    if (index) index.ready = true
    this.save()
  }

  /** Takes indexes away at once; their entries are cleared up afterwards. */
  dropIndexes(isGone: (index: Index) => boolean): void {
    this.indexes = this.indexes.filter((index) => !isGone(index))
    this.save()
  }

  /** Whether a document's or an entry's key belongs to what is here. */
  holds(key: Buffer): boolean {
    if (collectionOf(key) !== this.id) return false
    return key[0] === kinds.document || this.indexes.some(({ id }) => id === indexOf(key))
  }

  /** Refuses a document that the collection's own rules do not allow, unless it is to go past them. */
  #validate(doc: Document, isUnchecked: boolean): void {
    if (isUnchecked || !this.#isValid || this.#isValid(doc)) return
    const details = { operatorName: 'validator', specifiedAs: this.options.validator }
    const errInfo = { failingDocumentId: doc._id, details }
    throw new CommandError(121, 'DocumentValidationFailure', 'Document failed validation', { errInfo })
  }

  /** Changes a document and its entries; refuses what may not be before anything is written. */
  #change(record: number, before: Document | undefined, after?: { raw: Raw; doc: Document }): void {
    const removed: Buffer[] = []
    const added: Buffer[] = []
    for (const index of this.indexes) {
      const old = before ? entriesOf(index, before) : none
      const fresh = after ? entriesOf(index, after.doc) : none
      for (const bytes of old.keys())
        if (!fresh.has(bytes)) removed.push(this.#entryKey(index, bytes, record))
      for (const [bytes, values] of fresh) {
        if (old.has(bytes)) continue
        this.#refuseDuplicate(index, bytes, values, record)
        added.push(this.#entryKey(index, bytes, record))
      }
    }
    for (const key of removed) this.#env.remove(key)
    for (const key of added) this.#env.put(key, nothing)
    const key = withRecord(keyOf(kinds.document, this.id), record)
    if (after) this.#env.put(key, Buffer.from(after.raw))
    else this.#env.remove(key)
    if (this.indexes.some((index) => index.unsaved)) this.save()
  }

  #entryKey(index: Index, bytes: string, record: number): Buffer {
    return withRecord(
      Buffer.concat([keyOf(kinds.entry, this.id, index.id), Buffer.from(bytes, 'latin1')]),
      record,
    )
  }

  #refuseDuplicate(index: Index, bytes: string, values: unknown[], record: number): void {
    if (!index.unique) return
    const prefix = Buffer.concat([keyOf(kinds.entry, this.id, index.id), Buffer.from(bytes, 'latin1')])
    for (const held of this.keys(under(prefix), undefined, 2))
      if (recordOf(held) !== record) throw duplicateKey(this.ns, index, values)
  }
}

export const catalogueKey = (ns: string) => Buffer.concat([keyOf(kinds.catalogue), Buffer.from(ns)])

function duplicateKey(ns: string, index: Index, values: unknown[]): CommandError {
  const fields = index.fields.map(({ path }, i): [string, unknown] => {
    const value = values[i]
    return [path, value === undefined || typeof value === 'symbol' ? null : value]
  })
  const shown = fields.map(([path, value]) => `${path}: ${JSON.stringify(value)}`).join(', ')
  const message = `E11000 duplicate key error collection: ${ns} index: ${index.name} dup key: { ${shown} }`
  const details = { keyPattern: index.key, keyValue: Object.fromEntries(fields) }
  return new CommandError(11000, 'DuplicateKey', message, details)
}
