import mongoose from 'mongoose'
import { backup, CopyError, type Counts, move, restore } from './copy'
import { FolderInUse, startEmbedded } from './embedded'

type Db = mongoose.mongo.Db

/** Runs `work` on the database of `uri`, or on the embedded one with its files under `folder`. */
async function using<T>(uri: string | undefined, folder: string, work: (db: Db) => Promise<T>): Promise<T> {
  const embedded = uri ? undefined : await startEmbedded({ folder })
  try {
    const connection = mongoose.createConnection(uri ?? embedded?.uri ?? '', {
      serverSelectionTimeoutMS: 10_000,
    })
    try {
      await connection.asPromise()
      return await work(connection.db as Db)
    } finally {
      await connection.close()
    }
  } finally {
    await embedded?.close()
  }
}

/**
 * `backup <file>`, `restore <file>`: of MONGODB_URI, or of the embedded database. `move <uri>`: all that the
 * embedded database holds into an empty MongoDB.
 */
async function main([what, where]: string[]): Promise<void> {
  const uri = process.env.MONGODB_URI?.trim() || undefined
  const folder = process.env.DATABASE_FOLDER?.trim() || '.data'
  if (!where || !['backup', 'restore', 'move'].includes(what ?? ''))
    throw new CopyError('Say what and where: backup <file>, restore <file>, or move mongodb://…')
  const counts = await run(what as string, where)
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  process.stdout.write(`${all} documents in ${Object.keys(counts).length} collections\n`)

  async function run(command: string, target: string): Promise<Counts> {
    if (command === 'backup') return using(uri, folder, (db) => backup(db, target))
    if (command === 'restore') return using(uri, folder, (db) => restore(db, target))
    if (!/^mongodb(\+srv)?:\/\//.test(target)) throw new CopyError('Where to must begin with mongodb://')
    return using(undefined, folder, (from) => using(target, folder, (to) => move(from, to)))
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  const inUse =
    error instanceof FolderInUse ? 'The embedded database is in use. Stop the bot first.' : undefined
  process.stderr.write(`${inUse ?? (error instanceof CopyError ? error.message : error.stack)}\n`)
  process.exitCode = 1
})
