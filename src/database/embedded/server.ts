import { createServer, type Server, type Socket } from 'node:net'
import { answer } from './commands'
import type { Engine } from './engine'
import { maxMessageSize, parseMessage, replyTo, WireError } from './wire'

/** Listens for MongoDB's wire protocol. What one client does wrong ends that client's connection only. */
export function serve(engine: Engine): { server: Server; end(): void } {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    void converse(socket, engine)
  })
  return {
    server,
    end: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}

async function converse(socket: Socket, engine: Engine): Promise<void> {
  try {
    for await (const bytes of messages(socket)) {
      const message = parseMessage(bytes)
      const reply = await answer(message, engine)
      if (message.silent || socket.destroyed) continue
      if (!socket.write(replyTo(message, reply))) await drained(socket)
    }
  } catch {
    // A broken frame, or a client that went away in the middle of one: nothing can be answered.
  }
  socket.destroy()
}

const drained = (socket: Socket) =>
  new Promise<void>((resolve) => {
    socket.once('drain', resolve)
    socket.once('close', resolve)
  })

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
      if (length < 21 || length > maxMessageSize) throw new WireError('a message of impossible length')
      if (size < length) break
      const whole = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held)
      held = size > length ? [whole.subarray(length)] : []
      size -= length
      yield whole.subarray(0, length)
    }
  }
}
