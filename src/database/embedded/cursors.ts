import { type Document, Long } from 'bson'
import { fields, maxDocumentSize, type Raw, wrap } from './documents'
import { CommandError } from './errors'

/** Bytes of a portion: few, as putting it together holds up others; many, where all must come in one. */
const largestBatch = { usual: 1024 * 1024, single: maxDocumentSize }
const usualSize = 101
const mostBetween = 2 ** 40

interface Cursor {
  ns: string
  documents: AsyncIterator<Raw>
  /** Read already, for the next portion. */
  held?: Raw
  usedAt: number
}

interface First {
  size?: number
  isSingle?: boolean
  more?: Document
}

/** Results that are fetched in portions. One left alone for ten minutes ends. */
export class Cursors {
  readonly #open = new Map<string, Cursor>()
  readonly #timer: NodeJS.Timeout
  #last = 0n

  constructor(timeout: number) {
    const endIdle = () => {
      for (const [id, { usedAt }] of this.#open) if (usedAt < Date.now() - timeout) this.#open.delete(id)
    }
    this.#timer = setInterval(endIdle, Math.min(timeout, 30_000)).unref()
  }

  /** The answer with the first portion, and with `more` beside it. */
  async first(
    ns: string,
    documents: AsyncIterable<Raw>,
    { size = usualSize, isSingle = false, more = {} }: First = {},
  ): Promise<Raw> {
    const cursor: Cursor = { ns, documents: documents[Symbol.asyncIterator](), usedAt: Date.now() }
    const { batch, isEnd } = await fill(cursor, size, isSingle ? largestBatch.single : largestBatch.usual)
    if (isEnd || isSingle) return reply('firstBatch', batch, { id: Long.ZERO, ns }, more)
    // Ids leap, as one from before a restart must not hit a new cursor by accident.
    this.#last += 1n + BigInt(Math.floor(Math.random() * mostBetween))
    this.#open.set(String(this.#last), cursor)
    return reply('firstBatch', batch, { id: Long.fromBigInt(this.#last), ns }, more)
  }

  async next(id: Long, ns: string, size = Number.POSITIVE_INFINITY): Promise<Raw> {
    const cursor = this.#open.get(String(id))
    if (cursor?.ns !== ns) throw new CommandError(43, 'CursorNotFound', `cursor id ${id} not found`)
    // Taken out while it is read: an error ends it, and nobody else reads it at the same time.
    this.#open.delete(String(id))
    const { batch, isEnd } = await fill(cursor, size, largestBatch.usual)
    cursor.usedAt = Date.now()
    if (!isEnd) this.#open.set(String(id), cursor)
    return reply('nextBatch', batch, { id: isEnd ? Long.ZERO : id, ns })
  }

  kill(id: Long): boolean {
    return this.#open.delete(String(id))
  }

  close(): void {
    clearInterval(this.#timer)
    this.#open.clear()
  }
}

/** The next portion; `isEnd` when nothing is left, as looking one ahead spares a round trip for an empty one. */
async function fill(cursor: Cursor, size: number, most: number): Promise<{ batch: Raw[]; isEnd: boolean }> {
  const batch: Raw[] = []
  for (let bytes = 0; size > 0; ) {
    cursor.held ??= (await cursor.documents.next()).value
    if (!cursor.held) return { batch, isEnd: true }
    bytes += cursor.held.length + 16
    if (batch.length === size || (bytes > most && batch.length)) break
    batch.push(cursor.held)
    cursor.held = undefined
  }
  return { batch, isEnd: false }
}

/** `{ cursor: { <batch>: [...], id, ns }, ok: 1 }` from documents that are already BSON. */
function reply(name: string, documents: Raw[], about: Document, more: Document = {}): Raw {
  const items = documents.flatMap((document, i) => [Buffer.from(`\x03${i}\0`), document])
  const cursor = wrap([Buffer.from(`\x04${name}\0`), wrap(items), fields(about)])
  return wrap([Buffer.from('\x03cursor\0'), cursor, fields({ ...more, ok: 1 })])
}
