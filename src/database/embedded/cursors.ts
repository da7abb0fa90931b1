import { Long } from 'bson'
import type { Raw } from './documents'
import { CommandError } from './errors'

const largestBatch = 16 * 1024 * 1024
const firstBatch = 101

interface Cursor {
  ns: string
  documents: AsyncIterator<Raw>
  held: Raw | undefined
  usedAt: number
  busy: boolean
}

export interface Batch {
  documents: Raw[]
  id: Long
  ns: string
}

/** Results that are fetched in portions. One left alone for ten minutes ends. */
export class Cursors {
  readonly #open = new Map<string, Cursor>()
  readonly #timer: NodeJS.Timeout
  #last = 0n

  constructor(readonly timeout: number) {
    this.#timer = setInterval(() => this.#endIdle(), Math.min(timeout, 30_000)).unref()
  }

  get size(): number {
    return this.#open.size
  }

  /** The first portion; the rest waits under the id, zero when there is none. */
  async first(
    ns: string,
    documents: AsyncIterable<Raw>,
    size: number | undefined,
    single = false,
  ): Promise<Batch> {
    const cursor: Cursor = {
      ns,
      documents: documents[Symbol.asyncIterator](),
      held: undefined,
      usedAt: 0,
      busy: false,
    }
    const batch = await fill(cursor, size ?? firstBatch)
    if (batch.done || single) {
      if (!batch.done) await cursor.documents.return?.()
      return { documents: batch.documents, id: Long.ZERO, ns }
    }
    // Ids are hard to guess by accident, as a stale id from before a restart must not hit a new cursor.
    this.#last += 1n + BigInt(Math.floor(Math.random() * 2 ** 40))
    const id = Long.fromBigInt(this.#last)
    cursor.usedAt = Date.now()
    this.#open.set(id.toString(), cursor)
    return { documents: batch.documents, id, ns }
  }

  async next(id: Long, ns: string, size: number | undefined): Promise<Batch> {
    const cursor = this.#open.get(id.toString())
    if (!cursor || cursor.ns !== ns) throw new CommandError(43, 'CursorNotFound', `cursor id ${id} not found`)
    if (cursor.busy) throw new CommandError(12051, 'CursorInUse', `cursor id ${id} is already in use`)
    cursor.busy = true
    try {
      const { documents, done } = await fill(cursor, size ?? Number.POSITIVE_INFINITY)
      if (done) this.#open.delete(id.toString())
      return { documents, id: done ? Long.ZERO : id, ns }
    } catch (error) {
      this.#open.delete(id.toString())
      throw error
    } finally {
      cursor.busy = false
      cursor.usedAt = Date.now()
    }
  }

  async kill(id: Long): Promise<boolean> {
    const cursor = this.#open.get(id.toString())
    if (!cursor) return false
    this.#open.delete(id.toString())
    await cursor.documents.return?.()
    return true
  }

  close(): void {
    clearInterval(this.#timer)
    for (const id of this.#open.keys()) void this.kill(Long.fromString(id))
  }

  #endIdle(): void {
    const oldest = Date.now() - this.timeout
    for (const [id, { usedAt, busy }] of this.#open)
      if (!busy && usedAt < oldest) void this.kill(Long.fromString(id))
  }
}

async function fill(cursor: Cursor, size: number): Promise<{ documents: Raw[]; done: boolean }> {
  const documents: Raw[] = []
  let bytes = 0
  while (documents.length < size) {
    const next = cursor.held ?? (await take(cursor))
    if (!next) return { documents, done: true }
    cursor.held = undefined
    bytes += next.length + 16
    if (bytes > largestBatch && documents.length) {
      cursor.held = next
      return { documents, done: false }
    }
    documents.push(next)
  }
  // Looking one ahead spares the client a round trip for an empty portion.
  cursor.held = size ? await take(cursor) : undefined
  return { documents, done: size > 0 && !cursor.held }
}

async function take(cursor: Cursor): Promise<Raw | undefined> {
  const { value, done } = await cursor.documents.next()
  return done ? undefined : value
}
