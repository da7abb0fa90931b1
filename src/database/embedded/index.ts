import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Background } from './background'
import { Cursors } from './cursors'
import { lockFolder } from './lock'
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
  const unlock = lockFolder(folder)
  let store: Store | undefined
  try {
    store = new Store(folder)
    await store.recover()
    const open = store
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
      await open.close()
      unlock()
    }
    let closing: Promise<void> | undefined
    return {
      uri: `mongodb://${host}/raadsbot?directConnection=true`,
      close: () => {
        closing ??= close()
        return closing
      },
    }
  } catch (error) {
    await store?.close()
    unlock()
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
  let sweeping: Promise<void> | undefined
  const look = () => {
    // Out of space or closing: the documents are still there at the next look.
    sweeping ??= sweep(store, new Date()).catch(() => undefined)
    void sweeping.finally(() => {
      sweeping = undefined
    })
  }
  const timer = setInterval(look, interval).unref()
  return async () => {
    clearInterval(timer)
    await sweeping
  }
}
