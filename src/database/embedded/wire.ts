import { type Document, serialize } from 'bson'
import type { Raw } from './documents'

/** The largest message a client may send; MongoDB's own limit. */
export const maxMessageSize = 48_000_000

const codes = { reply: 1, query: 2004, message: 2013 } as const
const flags = { checksum: 1, moreToCome: 2 } as const

/** A command as it came in: its body, and the documents that came beside the body by the name of their field. */
export interface Message {
  requestId: number
  body: Raw
  sequences: Record<string, Raw[]>
  /** The client wants no answer. */
  silent: boolean
  /** The old form of message, which the driver uses for its first hello. */
  old: boolean
}

export class WireError extends Error {}

/** Reads one whole message. */
export function parseMessage(bytes: Buffer): Message {
  const requestId = bytes.readInt32LE(4)
  const code = bytes.readInt32LE(12)
  if (code === codes.message) return parseOpMsg(bytes, requestId)
  if (code !== codes.query) throw new WireError(`unknown operation ${code}`)
  const name = bytes.indexOf(0, 20)
  if (name < 0) throw new WireError('a namespace without an end')
  return {
    requestId,
    body: documentAt(bytes, name + 9, bytes.length),
    sequences: {},
    silent: false,
    old: true,
  }
}

function parseOpMsg(bytes: Buffer, requestId: number): Message {
  const set = bytes.readUInt32LE(16)
  if (set & 0xfffc) throw new WireError('unknown flags')
  const end = bytes.length - (set & flags.checksum ? 4 : 0)
  let body: Raw | undefined
  const sequences: Record<string, Raw[]> = Object.create(null)
  for (let at = 20; at < end; ) {
    const kind = bytes[at++]
    if (kind === 0) {
      if (body) throw new WireError('two bodies')
      body = documentAt(bytes, at, end)
      at += body.length
    } else if (kind === 1) {
      const stop = at + bytes.readInt32LE(at)
      const name = bytes.indexOf(0, at + 4)
      if (stop > end || stop < at || name < 0 || name >= stop)
        throw new WireError('a broken sequence of documents')
      const documents: Raw[] = []
      sequences[bytes.toString('utf8', at + 4, name)] = documents
      at = name + 1
      while (at < stop) {
        const document = documentAt(bytes, at, stop)
        documents.push(document)
        at += document.length
      }
    } else throw new WireError(`unknown section ${kind}`)
  }
  if (!body) throw new WireError('no body')
  return { requestId, body, sequences, silent: Boolean(set & flags.moreToCome), old: false }
}

function documentAt(bytes: Buffer, at: number, end: number): Raw {
  const length = at + 4 <= end ? bytes.readInt32LE(at) : 0
  if (length < 5 || at + length > end) throw new WireError('a broken document')
  return bytes.subarray(at, at + length)
}

let lastId = 0

/** The answer to a message, in the form in which the message came. */
export function replyTo({ requestId, old }: Message, body: Raw): Buffer {
  const head = Buffer.alloc(old ? 36 : 21)
  head.writeInt32LE(head.length + body.length, 0)
  lastId = (lastId + 1) & 0x7fffffff
  head.writeInt32LE(lastId, 4)
  head.writeInt32LE(requestId, 8)
  head.writeInt32LE(old ? codes.reply : codes.message, 12)
  if (old) {
    head.writeInt32LE(8, 16)
    head.writeInt32LE(1, 32)
  }
  return Buffer.concat([head, body])
}

/** `{ cursor: { <batch>: [...], id, ns }, ok: 1 }` from documents that are already BSON. */
export function cursorReply(batch: 'firstBatch' | 'nextBatch', documents: Raw[], rest: Document): Raw {
  const items: Raw[] = []
  documents.forEach((document, i) => {
    items.push(Buffer.from(`\x03${i}\0`), document)
  })
  const tail = serialize(rest)
  const cursor = wrap([Buffer.from(`\x04${batch}\0`), wrap(items), tail.subarray(4, -1)])
  return wrap([Buffer.from('\x03cursor\0'), cursor, serialize({ ok: 1 }).subarray(4, -1)])
}

function wrap(elements: Raw[]): Raw {
  const length = elements.reduce((sum, { length }) => sum + length, 5)
  const head = Buffer.alloc(4)
  head.writeInt32LE(length)
  return Buffer.concat([head, ...elements, Buffer.alloc(1)], length)
}
