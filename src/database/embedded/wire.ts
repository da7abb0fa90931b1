import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Engine } from './call'
import { answer, type Message, maxMessageSize, watchOf } from './commands'
import type { Raw } from './documents'

const codes = { reply: 1, query: 2004, message: 2013 } as const
const flags = { checksum: 1, moreToCome: 2, exhaustAllowed: 0x10000, required: 0xffff } as const

/**
 * Listens for MongoDB's wire protocol. What one client does wrong ends that client's connection only. `end` hangs
 * up on all; `ended` waits for what they had begun.
 */
export function serve(engine: Engine): { server: Server; end(): void; ended(): Promise<unknown> } {
  const sockets = new Set<Socket>()
  const conversations = new Set<Promise<void>>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    const conversation = converse(socket, engine).finally(() => conversations.delete(conversation))
    conversations.add(conversation)
  })
  return {
    server,
    end: () => {
      for (const socket of sockets) socket.destroy()
    },
    ended: () => Promise.all(conversations),
  }
}

async function converse(socket: Socket, engine: Engine): Promise<void> {
  try {
    for await (const bytes of messages(socket)) {
      const message = parse(bytes)
      const reply = await answer(message, engine)
      if (message.isSilent || socket.destroyed) continue
      const watch = watchOf(message)
      if (watch) await tellNowAndThen(socket, message, reply, watch)
      // A slow client is waited for; one that is gone has been waited for.
      else await new Promise((resolve) => socket.write(replyTo(message, reply), resolve))
    }
  } catch {
    // A broken frame, or a client that went away in the middle of one: nothing can be answered.
  }
  socket.destroy()
}

/** A client that watches hears from the server until it goes. It waits with what it knows: nothing ever changes. */
async function tellNowAndThen(socket: Socket, message: Message, reply: Raw, every: number): Promise<void> {
  let { requestId } = message
  const closed = new AbortController()
  const close = () => closed.abort()
  socket.once('close', close)
  while (!socket.destroyed) {
    await pause(every, undefined, { signal: closed.signal, ref: false }).catch(() => {})
    if (socket.destroyed) return
    const bytes = replyTo({ ...message, requestId }, reply, flags.moreToCome)
    requestId = bytes.readInt32LE(4)
    socket.write(bytes)
  }
}

/** Cuts the stream into whole messages. */
async function* messages(socket: Socket): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    held.push(chunk)
    size += chunk.length
    while (size >= 4) {
      if ((held[0] as Buffer).length < 4) held = [Buffer.concat(held)]
      const length = (held[0] as Buffer).readInt32LE(0)
      if (length < 21 || length > maxMessageSize) throw new Error('a message of impossible length')
      if (size < length) break
      const whole = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held)
      held = size > length ? [whole.subarray(length)] : []
      size -= length
      yield whole.subarray(0, length)
    }
  }
}

/** Reads one whole message. */
function parse(bytes: Buffer): Message {
  const requestId = bytes.readInt32LE(4)
  const code = bytes.readInt32LE(12)
  if (code === codes.message) return parseMessage(bytes, requestId)
  const name = bytes.indexOf(0, 20)
  if (code !== codes.query || name < 0) throw new Error('no message of a known form')
  return {
    requestId,
    body: documentAt(bytes, name + 9, bytes.length),
    sequences: {},
    isSilent: false,
    isOld: true,
    isOpen: false,
  }
}

function parseMessage(bytes: Buffer, requestId: number): Message {
  const set = bytes.readUInt32LE(16)
  if (set & flags.required & ~(flags.checksum | flags.moreToCome)) throw new Error('unknown flags')
  const end = bytes.length - (set & flags.checksum ? 4 : 0)
  let body: Raw | undefined
  const sequences: Record<string, Raw[]> = Object.create(null)
  for (let at = 20; at < end; ) {
    const kind = bytes[at++]
    if (kind === 0 && !body) {
      body = documentAt(bytes, at, end)
      at += body.length
    } else if (kind === 1) {
      const stop = at + bytes.readInt32LE(at)
      const name = bytes.indexOf(0, at + 4)
      if (stop > end || stop < at || name < 0 || name >= stop)
        throw new Error('a broken sequence of documents')
      const documents: Raw[] = []
      sequences[bytes.toString('utf8', at + 4, name)] = documents
      for (at = name + 1; at < stop; at += (documents.at(-1) as Raw).length)
        documents.push(documentAt(bytes, at, stop))
    } else throw new Error('an unknown section, or two bodies')
  }
  if (!body) throw new Error('no body')
  return {
    requestId,
    body,
    sequences,
    isSilent: Boolean(set & flags.moreToCome),
    isOld: false,
    isOpen: Boolean(set & flags.exhaustAllowed),
  }
}

function documentAt(bytes: Buffer, at: number, end: number): Raw {
  const length = at + 4 <= end ? bytes.readInt32LE(at) : 0
  if (length < 5 || at + length > end) throw new Error('a broken document')
  return bytes.subarray(at, at + length)
}

let lastId = 0

/** The answer to a message, in the form in which the message came. */
function replyTo({ requestId, isOld }: Message, body: Raw, set = 0): Buffer {
  const head = Buffer.alloc(isOld ? 36 : 21)
  lastId = (lastId + 1) & 0x7fffffff
  head.writeInt32LE(head.length + body.length, 0)
  head.writeInt32LE(lastId, 4)
  head.writeInt32LE(requestId, 8)
  head.writeInt32LE(isOld ? codes.reply : codes.message, 12)
  if (isOld) {
    head.writeInt32LE(8, 16)
    head.writeInt32LE(1, 32)
  } else head.writeInt32LE(set, 16)
  return Buffer.concat([head, body])
}
