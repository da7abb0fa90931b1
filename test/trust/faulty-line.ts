import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { deserialize, serialize } from 'bson'

/**
 * How a line to a database fails: all of it is slow, refused or hung; or each third write is reset before it
 * arrives, loses its answer, or is refused as a replica does that steps down.
 */
export type LineFault = 'slow' | 'refused' | 'hung' | 'reset' | 'lost' | 'demoted'

/** A database behind a line that can be made to fail. */
export interface FaultyLine {
  uri: string
  /** From now on it fails so; without a fault it is well again. */
  fail(fault?: LineFault): void
  /** How many messages the fault has met. */
  met(): number
  close(): Promise<void>
}

const SLOW_MS = 60
/** What a replica answers that is no longer the primary, or is ending. */
const DEMOTED = [
  [10107, 'NotWritablePrimary'],
  [11602, 'InterruptedDueToReplStateChange'],
  [91, 'ShutdownInProgress'],
  [189, 'PrimarySteppedDown'],
] as const
const WRITES = ['insert', 'update', 'delete', 'findAndModify']

export async function faultyLine(uri: string): Promise<FaultyLine> {
  const socket = decodeURIComponent(/^mongodb:\/\/([^/?]+)/.exec(uri)?.[1] ?? '')
  const lines = new Set<Socket>()
  const breakAll = () => {
    for (const line of lines) line.destroy()
  }
  let fault: LineFault | undefined
  let met = 0
  let writes = 0

  const server = createServer((client) => {
    if (fault === 'refused') return void client.destroy()
    const database = connect(socket)
    let answerIsLost = false
    const ends = [client, database] as const
    for (const end of ends) {
      lines.add(end)
      end.on('error', () => end.destroy())
      end.on('close', () => {
        lines.delete(end)
        for (const other of ends) other.destroy()
      })
    }
    database.on('data', (bytes) => (answerIsLost ? client.destroy() : client.write(bytes)))

    async function passOn(message: Buffer): Promise<void> {
      if (fault === 'slow') await pause(SLOW_MS)
      if (!isHit(message)) return void database.write(message)
      met += 1
      if (fault === 'hung') return
      if (fault === 'reset') return void client.destroy()
      if (fault === 'demoted') return void client.write(refusal(message, met))
      answerIsLost = fault === 'lost'
      database.write(message)
    }
    let passing = Promise.resolve()
    const cut = cutter((message) => {
      passing = passing.then(() => passOn(message))
    })
    client.on('data', cut)
  })

  function isHit(message: Buffer): boolean {
    if (fault === undefined) return false
    if (fault === 'slow' || fault === 'hung') return true
    if (!isWrite(message)) return false
    writes += 1
    return writes % 3 === 0
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    uri: `mongodb://127.0.0.1:${port}/raadsbot?directConnection=true`,
    fail(wanted) {
      // What hangs is let go, as a firewall does in the end.
      if (wanted === 'refused' || fault === 'hung') breakAll()
      fault = wanted
      met = 0
    },
    met: () => met,
    async close() {
      breakAll()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Cuts a stream into MongoDB's messages. */
function cutter(take: (message: Buffer) => void): (chunk: Buffer) => void {
  let held: Buffer = Buffer.alloc(0)
  return (chunk) => {
    held = Buffer.concat([held, chunk])
    while (held.length >= 4 && held.length >= held.readInt32LE(0)) {
      const size = held.readInt32LE(0)
      take(held.subarray(0, size))
      held = held.subarray(size)
    }
  }
}

const OP_MSG = 2013
// After the header's 16 bytes come flags, the kind of the first section, and the command's document.
const DOCUMENT_AT = 21

function isWrite(message: Buffer): boolean {
  if (message.readInt32LE(12) !== OP_MSG || message[DOCUMENT_AT - 1] !== 0) return false
  const end = DOCUMENT_AT + message.readInt32LE(DOCUMENT_AT)
  const command = deserialize(message.subarray(DOCUMENT_AT, end))
  return WRITES.some((name) => name in command)
}

function refusal(message: Buffer, count: number): Buffer {
  const [code, codeName] = DEMOTED[count % DEMOTED.length] as (typeof DEMOTED)[number]
  const body = serialize({ ok: 0, code, codeName, errmsg: 'not primary' })
  const head = Buffer.alloc(DOCUMENT_AT)
  head.writeInt32LE(DOCUMENT_AT + body.length, 0)
  head.writeInt32LE(message.readInt32LE(4), 8)
  head.writeInt32LE(OP_MSG, 12)
  return Buffer.concat([head, body])
}
