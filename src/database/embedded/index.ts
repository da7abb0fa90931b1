import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setInterval } from 'node:timers/promises'
import { Background } from './background'
import { Cursors } from './cursors'
import { checkFolder, leaveFolder, takeFolder } from './lock'
import { Store } from './store'
import { serve } from './wire'
import { sweep } from './write'

export { FolderInUse } from './lock'

export interface EmbeddedOptions {
  /** Where the files lie; locked while the database runs. */
  folder: string
  /** Milliseconds after which an unused cursor ends. */
  cursorTimeout?: number
  /** Milliseconds between two looks for expired documents. */
  expiryInterval?: number
}

export interface Embedded {
  uri: string
  close(): Promise<void>
}

/** Sockets' paths may have around 100 bytes on every system. */
const longestSocket = 100

/** Starts the embedded database; every write it acknowledges is on disk. Throws `FolderInUse` when another has it. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const folder = resolve(options.folder)
  const { cursorTimeout = 600_000, expiryInterval = 60_000 } = options
  checkFolder(folder)
  const store = new Store(folder)
  let isMine = false
  const leave = async () => {
    await store.close()
    if (isMine) leaveFolder(folder)
  }
  try {
    store.alone(() => takeFolder(folder))
    isMine = true
    await store.recover()
    const cursors = new Cursors(cursorTimeout)
    const background = new Background(store)
    const { server, end, ended } = serve({ store, cursors, background })
    // On Windows, which has no sockets in folders, a port of the loopback address.
    const socket = process.platform === 'win32' ? undefined : socketFor(folder)
    await new Promise<void>((done, failed) => {
      server.once('error', failed)
      // A socket left by a process that was killed: whoever has the lock may take its place.
      if (socket) rmSync(socket, { force: true })
      if (socket) server.listen(socket, done)
      else server.listen(0, '127.0.0.1', done)
    })
    const stopExpiry = expire(store, expiryInterval)
    const host = socket ? encodeURIComponent(socket) : `127.0.0.1:${(server.address() as AddressInfo).port}`
    const close = async () => {
      await stopExpiry()
      cursors.close()
      const closed = new Promise((done) => server.close(done))
      end()
      await closed
      await background.close()
      // A read of a closed store would throw where nobody listens.
      await ended()
      await leave()
    }
    let closing: Promise<void> | undefined
    return {
      uri: `mongodb://${host}/raadsbot?directConnection=true`,
      close: () => (closing ??= close()),
    }
  } catch (error) {
    await leave()
    throw error
  }
}

function socketFor(folder: string): string {
  const inside = join(folder, 'db.sock')
  if (Buffer.byteLength(inside) < longestSocket) return inside
  const short = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  return join(tmpdir(), `raadsbot-${short}.sock`)
}

/** Removes now and then the documents whose time has come; gives what ends it. */
function expire(store: Store, interval: number): () => Promise<void> {
  const end = new AbortController()
  const look = async () => {
    // Out of space or closing: the documents are still there at the next look.
    for await (const _ of setInterval(interval, undefined, { ref: false, signal: end.signal }))
      await sweep(store, new Date()).catch(() => undefined)
  }
  const looking = look().catch(() => undefined)
  return () => {
    end.abort()
    return looking
  }
}
