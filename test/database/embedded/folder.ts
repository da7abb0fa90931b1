import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mongo } from 'mongoose'
import { type Embedded, type EmbeddedOptions, startEmbedded } from '../../../src/database/embedded'

/** An empty folder and how to remove it. */
export function temporaryFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export interface Running {
  client: mongo.MongoClient
  db: mongo.Db
  /** The embedded database; missing when the tests run on another MongoDB. */
  embedded?: Embedded
  folder: string
  close(): Promise<void>
}

/** A database of its own for a test file, on the embedded database or, when wanted and set, at `MONGODB_URI`. */
export async function startDatabase(
  options: Partial<EmbeddedOptions> & { anywhere?: boolean } = {},
): Promise<Running> {
  const { folder, remove } = temporaryFolder()
  const uri = options.anywhere ? process.env.MONGODB_URI : undefined
  const embedded = uri ? undefined : await startEmbedded({ folder, ...options })
  const client = await new mongo.MongoClient(uri ?? (embedded as Embedded).uri).connect()
  const db = client.db(`test-${process.pid}-${Date.now()}`)
  return {
    client,
    db,
    embedded,
    folder,
    async close() {
      await db.dropDatabase().catch(() => undefined)
      await client.close()
      await embedded?.close()
      remove()
    },
  }
}

export interface Alone {
  child: ChildProcess
  /** Resolves when the process has ended. */
  ended: Promise<unknown>
  uri: string
  errors(): string
}

/** The database in a process of its own, as `npm run database` has it, possibly started by another program. */
export async function runAlone(built: string, data: string, ...before: string[]): Promise<Alone> {
  const main = join(built, 'database/embedded/main.js')
  const [program = '', ...args] = [...before, process.execPath, main]
  const child = spawn(program, args, { env: { ...process.env, DATABASE_FOLDER: data } })
  const ended = once(child, 'close')
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  await Promise.race([ended, once(child.stdout, 'data')])
  return { child, ended, uri: output.trim().replace('MONGODB_URI=', ''), errors: () => errors }
}
