import mongoose from 'mongoose'
import { startEmbedded } from './embedded'
import { migrate, migrations } from './migrations'
import { ensureIndexes } from './model'

export interface Database {
  /** Seconds for a round trip. Rejects when it does not answer. */
  ping(): Promise<number>
  close(): Promise<void>
}

/** How long a database may be silent before what waits for it fails: the driver itself would wait for ever. */
const PATIENCE = { serverSelectionTimeoutMS: 6_000, connectTimeoutMS: 6_000, socketTimeoutMS: 60_000 }

/**
 * Connects mongoose to `uri`, or to the embedded database with its files under `folder` when there is
 * none, and makes the indexes that hold the invariants; `asItIs` leaves the data and its indexes untouched.
 */
export async function connect(
  { uri, folder }: { uri?: string; folder: string },
  { asItIs = false } = {},
): Promise<Database> {
  const embedded = uri ? undefined : await startEmbedded({ folder })
  mongoose.set('strictQuery', 'throw')
  await mongoose.connect(uri ?? (embedded as { uri: string }).uri, PATIENCE)
  if (!asItIs) {
    await migrate(mongoose.connection.db as mongoose.mongo.Db, migrations)
    await ensureIndexes()
  }
  return {
    async ping() {
      const began = performance.now()
      await mongoose.connection.db?.admin().ping()
      return (performance.now() - began) / 1000
    },
    async close() {
      await mongoose.disconnect()
      await embedded?.close()
    },
  }
}
