import { type Document, Long } from 'bson'
import { fields, maxDocumentSize, type Raw, wrap } from './documents'
import { CommandError } from './errors'
import { Pace } from './store'

/** Bytes of a portion: few, as putting it together holds up others; many, where all must come in one. */
const largestBatch = { usual: 1024 * 1024, single: maxDocumentSize }
const firstBatch = 101
const mostBetween = 2 ** 40

interface Cursor {
  ns: string
  documents: Iterator<Raw | undefined>
  /** Read already, for the next portion. */
  held?: Raw
  usedAt: number
}

/** Results that are fetched in portions. One left alone for ten minutes ends. */
export class Cursors {
  readonly #open = new Map<string, Cursor>()
  readonly #timer: NodeJS.Timeout
  #last = 0n

  constructor(readonly timeout: number) {
    this.#timer = setInterval(() => this.#endIdle(), Math.min(timeout, 30_000)).unref()
  }

  /** The answer with the first portion, and with `more` beside it. */
  async first(
    ns: string,
    documents: Iterable<Raw | undefined>,
    {
      size = firstBatch,
      isSingle = false,
      more = {},
    }: { size?: number; isSingle?: boolean; more?: Document } = {},
  ): Promise<Raw> {
    const cursor: Cursor = { ns, documents: documents[Symbol.iterator](), usedAt: Date.now() }
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
    const { batch, isEnd } = await fill(cursor, size)
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

  #endIdle(): void {
    const oldest = Date.now() - this.timeout
    for (const [id, { usedAt }] of this.#open) if (usedAt < oldest) this.#open.delete(id)
  }
}

async function fill(
  cursor: Cursor,
  size: number,
  most = largestBatch.usual,
): Promise<{ batch: Raw[]; isEnd: boolean }> {
  const batch: Raw[] = []
  const pace = new Pace()
  let bytes = 0
  // Looking one ahead spares the client a round trip for an empty portion.
  while (size > 0) {
    if (pace.due) await pace.rest()
    const { value, done } = cursor.held ? { value: cursor.held, done: false } : cursor.documents.next()
    if (done) return { batch, isEnd: true }
    if (!value) continue
    cursor.held = value
    bytes += value.length + 16
    if (batch.length === size || (bytes > most && batch.length)) break
    batch.push(value)
    cursor.held = undefined
  }
  return { batch, isEnd: false }
}

/** `{ cursor: { <batch>: [...], id, ns }, ok: 1 }` from documents that are already BSON. */
function reply(
  name: 'firstBatch' | 'nextBatch',
  documents: Raw[],
  about: Document,
  more: Document = {},
): Raw {
  const items = documents.flatMap((document, i) => [Buffer.from(`\x03${i}\0`), document])
  const cursor = wrap([Buffer.from(`\x04${name}\0`), wrap(items), fields(about)])
  return wrap([Buffer.from('\x03cursor\0'), cursor, fields({ ...more, ok: 1 })])
}
