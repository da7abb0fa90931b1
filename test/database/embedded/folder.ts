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
