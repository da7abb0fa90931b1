import { statfsSync } from 'node:fs'
import type { Document } from 'bson'
import { open } from 'lmdb'
import {
  type CatalogueEntry,
  Collection,
  catalogueKey,
  collectionOf,
  type Environment,
  keyOf,
  kinds,
  lastOf,
  prefixOf,
  under,
} from './collection'
import { decode } from './documents'
import { CommandError } from './errors'

/** Milliseconds after which work that only reads lets others have their turn. */
const slice = 5

/** What is to be gone through, undefined where there is nothing yet: others have their turn meanwhile. */
export async function* paced<T>(items: Iterable<T | undefined>): AsyncGenerator<T> {
  let since = performance.now()
  for (const each of items) {
    if (each !== undefined) yield each
    if (performance.now() - since < slice) continue
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}

/** Work that may be left, and its transaction ended, wherever it yields. */
export type Steps<T = void> = Generator<undefined, T>

/** Milliseconds of work in one transaction, during which nobody else is served. */
const portion = 10
const almostFull = 1_000_000

/**
 * The collections and their transactions. Every transaction leaves a new number, the stamp, in the files and here:
 * where they differ, what is held in memory comes from a transaction that was not committed, and is read anew.
 */
export class Store {
  readonly collections = new Map<string, Collection>()
  readonly #env: Environment
  #nextId = 1
  #stamp = 0
  #closed = false

  constructor(readonly folder: string) {
    // Without overlapping syncs a transaction resolves only after lmdb's own sync: committed is on disk. Without
    // batching by event turns no promise is left to lmdb, whose rejection on a full disk nobody would handle.
    this.#env = open<Buffer, Buffer>({
      path: folder,
      noSubdir: false,
      keyEncoding: 'binary',
      encoding: 'binary',
      overlappingSync: false,
      eventTurnBatching: false,
    })
    this.#load()
  }

  /**
   * Runs `work` in a write transaction and resolves once it is on disk. Transactions asked for while another is
   * being written share the next one.
   */
  async write<T>(work: () => T): Promise<T> {
    if (this.#closed) throw new CommandError(91, 'ShutdownInProgress', 'the database is closing')
    let stamp = 0
    try {
      const result = await this.#env.transaction(() => {
        if (this.#stampOnDisk() !== this.#stamp) this.#load()
        stamp = ++this.#stamp
        const bytes = Buffer.alloc(8)
        bytes.writeDoubleBE(stamp)
        this.#env.put(keyOf(kinds.stamp), bytes)
        return work()
      })
      if (this.#stamp < stamp) this.#load()
      return result
    } catch (error) {
      if (error instanceof CommandError) throw error
      this.#load()
      throw await this.#storageError(error)
    }
  }

  /** Carries out work in as many transactions as it needs for nobody to wait for it. */
  async writeInPortions<T>(work: Steps<T>): Promise<T> {
    for (;;) {
      const step = await this.write(() => {
        const until = performance.now() + portion
        for (;;) {
          const step = work.next()
          if (step.done || performance.now() > until) return step
        }
      })
      if (step.done) return step.value
    }
  }

  /** Runs `work` while no other process writes to the files. */
  alone(work: () => void): void {
    this.#env.transactionSync(work)
  }

  /** Takes in what another thread wrote since. */
  refresh(): void {
    this.#env.resetReadTxn()
    if (this.#stampOnDisk() !== this.#stamp) this.#load()
  }

  /** The collection, created when it is not there. Only inside `write`. */
  ensure(ns: string, options: Document = {}): Collection {
    const existing = this.collections.get(ns)
    if (existing) return existing
    const _id = { id: 0, name: '_id_', key: { _id: 1 as const }, unique: true, multikey: false, ready: true }
    const collection = new Collection(this.#env, { ns, id: this.#nextId++, options, indexes: [_id] })
    this.collections.set(ns, collection)
    collection.save()
    return collection
  }

  /** Takes a collection away at once; its documents are cleared up afterwards. Only inside `write`. */
  drop(ns: string): void {
    if (this.collections.delete(ns)) this.#env.remove(catalogueKey(ns))
  }

  /** Takes away what a crash left half done. */
  async recover(): Promise<void> {
    await this.write(() => {
      for (const collection of this.collections.values()) collection.dropIndexes(({ ready }) => !ready)
    })
    await this.clearUp()
  }

  /** Erases what belongs to no collection or index: after a drop, or one that a crash cut short. */
  clearUp(): Promise<void> {
    return this.writeInPortions(this.#clearUp())
  }

  *#clearUp(): Steps {
    for (const kind of [kinds.document, kinds.entry])
      for (let { start, end } = under(keyOf(kind)); ; ) {
        const [key] = this.#env.getKeys({ start, end, limit: 1 })
        if (!key) break
        if ([...this.collections.values()].some((collection) => collection.holds(key)))
          start = under(prefixOf(key)).end
        else this.#env.remove(key)
        yield
      }
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#env.close()
  }

  /** The reason for a failed commit, which lmdb tells later than the failure. */
  async #storageError(error: unknown): Promise<unknown> {
    const { commitError } = error as { commitError?: Promise<never> }
    if (!commitError) return error
    const { message }: Error = await commitError.catch((cause) => cause)
    // Where only a part of a page could be written, lmdb knows no better than an input/output error.
    const { bavail, bsize } = statfsSync(this.folder)
    return /No space left|quota/i.test(message) || bavail * bsize < almostFull
      ? new CommandError(14031, 'OutOfDiskSpace', `the disk is full, nothing was written: ${message}`)
      : new CommandError(8, 'UnknownError', `the database's files could not be written: ${message}`)
  }

  #stampOnDisk(): number {
    return this.#env.getBinary(keyOf(kinds.stamp))?.readDoubleBE(0) ?? 0
  }

  #load(): void {
    this.#stamp = this.#stampOnDisk()
    const present = new Set<string>()
    for (const { value } of this.#env.getRange(under(keyOf(kinds.catalogue)))) {
      const entry = decode(value) as CatalogueEntry
      present.add(entry.ns)
      this.#nextId = Math.max(this.#nextId, entry.id + 1)
      const known = this.collections.get(entry.ns)
      if (known?.id === entry.id) known.adopt(entry)
      else this.collections.set(entry.ns, new Collection(this.#env, entry))
    }
    for (const ns of this.collections.keys()) if (!present.has(ns)) this.collections.delete(ns)
    // What is still to be cleared up must not become part of a new collection.
    for (const kind of [kinds.document, kinds.entry]) {
      const last = lastOf(this.#env, under(keyOf(kind)))
      if (last) this.#nextId = Math.max(this.#nextId, collectionOf(last) + 1)
    }
  }
}
