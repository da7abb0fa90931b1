import { randomUUID } from 'node:crypto'
import type mongoose from 'mongoose'
import { isDuplicate } from './model'

type Db = mongoose.mongo.Db

/** A change to stored data. It is run again where an instance died halfway: it must be safe to run twice. */
export interface Migration {
  /** Never changed again, for example `2027-01-split-places`. */
  id: string
  run(db: Db): Promise<void>
}

/** In the order in which they run. */
export const migrations: Migration[] = [
  {
    // The name and account of whoever wrote there last stood in each.
    id: '2026-11-conversations-without-people',
    async run(db) {
      await db.collection('conversations').updateMany(
        {},
        {
          $unset: {
            'reference.user': 1,
            'reference.conversation.name': 1,
            'reference.conversation.aadObjectId': 1,
          },
        },
      )
    },
  },
]

interface Done {
  _id: string
  state: 'running' | 'done'
  by: string
  /** Until then nobody else takes it over. */
  lease: Date
}

const WAIT_MS = 500

/** The stored data was changed by a newer version than this. */
export class NewerData extends Error {
  constructor(ids: string[]) {
    super(
      `The database was changed by a newer version (${ids.join(', ')}). Start that version, or restore a backup.`,
    )
    this.name = 'NewerData'
  }
}

/**
 * Runs what has not run on this database, each once whichever instance is first; the others wait.
 * Throws `NewerData`.
 */
export async function migrate(db: Db, all: Migration[], { leaseMs = 60_000 } = {}): Promise<void> {
  const done = db.collection<Done>('migrations')
  const known = new Set(all.map(({ id }) => id))
  const stored = await done.find().toArray()
  const unknown = stored.filter(({ _id }) => !known.has(_id)).map(({ _id }) => _id)
  if (unknown.length > 0) throw new NewerData(unknown)

  const by = randomUUID()
  const until = () => new Date(Date.now() + leaseMs)
  for (const { id, run } of all) {
    while (!(await isDone(id))) {
      if (!(await claim(id))) {
        await new Promise((resume) => setTimeout(resume, Math.min(WAIT_MS, leaseMs)))
        continue
      }
      const renewal = setInterval(() => {
        done.updateOne({ _id: id, by }, { $set: { lease: until() } }).catch(() => {})
      }, leaseMs / 3)
      try {
        await run(db)
        await done.updateOne({ _id: id, by }, { $set: { state: 'done' } })
      } catch (error) {
        // So that the next start need not wait for the lease.
        await done.updateOne({ _id: id, by }, { $set: { lease: new Date(0) } })
        throw error
      } finally {
        clearInterval(renewal)
      }
    }
  }

  async function isDone(id: string): Promise<boolean> {
    return (await done.findOne({ _id: id, state: 'done' })) !== null
  }

  async function claim(id: string): Promise<boolean> {
    try {
      const claimed = await done.findOneAndUpdate(
        { _id: id, state: 'running', lease: { $lt: new Date() } },
        { $set: { by, lease: until() } },
        { upsert: true, returnDocument: 'after' },
      )
      return claimed?.by === by
    } catch (error) {
      // Somebody else has it, or has just done it.
      if (isDuplicate(error)) return false
      throw error
    }
  }
}
