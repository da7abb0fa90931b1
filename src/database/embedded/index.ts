import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Background } from './background'
import { Cursors } from './cursors'
import { lockFolder } from './lock'
import { serve } from './server'
import { Sessions } from './sessions'
import { Store } from './store'
import { expire } from './ttl'

export { FolderInUse } from './lock'

export interface EmbeddedOptions {
  /** Where the files lie; locked while the database runs. */
  folder: string
  /** The unix socket's path; a port on the loopback address is used on Windows or when `port` is given. */
  socket?: string
  port?: number
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
  const unlock = lockFolder(folder)
  let store: Store | undefined
  try {
    store = new Store({ folder })
    const cursors = new Cursors(options.cursorTimeout ?? 600_000)
    await store.recover()
    const background = new Background(store)
    const { server, end } = serve({ store, cursors, background, sessions: new Sessions() })
    const socket =
      process.platform === 'win32' || options.port !== undefined
        ? undefined
        : (options.socket ?? socketFor(folder))
    await new Promise<void>((done, failed) => {
      server.once('error', failed)
      if (!socket) server.listen(options.port ?? 0, '127.0.0.1', done)
      else {
        // A socket left by a process that was killed: whoever has the lock may take its place.
        rmSync(socket, { force: true })
        server.listen(socket, done)
      }
    })
    const stopExpiry = expire(store, options.expiryInterval ?? 60_000)
    const host = socket ? encodeURIComponent(socket) : `127.0.0.1:${(server.address() as AddressInfo).port}`
    const open = store
    let closing: Promise<void> | undefined
    const close = async () => {
      stopExpiry()
      cursors.close()
      const closed = new Promise((done) => server.close(done))
      end()
      await closed
      await background.close()
      await open.close()
      unlock()
    }
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
