import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { backup, CopyError, move, restore } from '../../src/database/copy'
import { startEmbedded } from '../../src/database/embedded'
import { type Migration, migrate, NewerData } from '../../src/database/migrations'

type Db = mongoose.mongo.Db
const { ObjectId, Long, Binary } = mongoose.mongo

let folder: string
let open: (() => Promise<unknown>)[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raadsbot-copy-'))
  open = []
})
afterEach(async () => {
  for (const close of open.reverse()) await close()
  await rm(folder, { recursive: true, force: true })
})

/** A database of its own: embedded, or on the MongoDB that the tests are told of. */
async function database(name: string): Promise<Db> {
  const real = process.env.MONGODB_URI
  const embedded = real ? undefined : await startEmbedded({ folder: join(folder, name) })
  const dbName = real ? `raadsbot-copy-${process.pid}-${Date.now()}-${name}` : undefined
  const connection = mongoose.createConnection(real ?? embedded?.uri ?? '', { dbName })
  open.push(async () => {
    if (real) await connection.dropDatabase()
    await connection.close()
    await embedded?.close()
  })
  await connection.asPromise()
  return connection.db as Db
}

const SAMPLE = {
  _id: new ObjectId('6565a0a0a0a0a0a0a0a0a0a0') as unknown as string,
  name: 'Æblegrød " \n {"end":{}} \r \u2028 og \u2029 indsat',
  at: new Date('2027-03-28T01:30:00Z'),
  many: Long.fromString('9007199254740993'),
  bytes: new Binary(Buffer.from([0, 255, 10])),
  nothing: null,
  real: 1.5,
  list: [{ deep: [1, 'to'] }],
}

async function filled(db: Db): Promise<Db> {
  await db.collection<{ _id: string }>('people').insertOne(SAMPLE)
  await db
    .collection<{ _id: string; number: number }>('votes')
    .insertMany(Array.from({ length: 1203 }, (_, number) => ({ _id: `v${number}`, number })))
  return db
}

const all = (db: Db, name: string) =>
  db.collection(name).find({}, { promoteLongs: false, promoteValues: false }).sort({ _id: 1 }).toArray()

test('what was backed up is restored, to the last byte of each type', async () => {
  const [from, to] = [await filled(await database('a')), await database('b')]
  const file = join(folder, 'backup.gz')
  expect(await backup(from, file)).toEqual({ people: 1, votes: 1203 })
  expect((await stat(file)).mode & 0o077).toBe(0)
  expect(await restore(to, file)).toEqual({ people: 1, votes: 1203 })
  expect(await all(to, 'people')).toEqual(await all(from, 'people'))
  expect(await all(to, 'votes')).toEqual(await all(from, 'votes'))
})

test('a database that holds anything is left alone', async () => {
  const from = await filled(await database('a'))
  const file = join(folder, 'backup.gz')
  await backup(from, file)
  await expect(restore(from, file)).rejects.toThrow(/holds data already \(people\)/)
  await expect(move(await database('b'), from)).rejects.toThrow(CopyError)
})

test('a file that was cut off, damaged, or is none changes nothing', async () => {
  const [from, to] = [await filled(await database('a')), await database('b')]
  const file = join(folder, 'backup.gz')
  await backup(from, file)
  const whole = await readFile(file)
  const damaged = Buffer.from(whole)
  damaged.fill(7, 200, 260)
  const cases = { 'cut.gz': whole.subarray(0, whole.length - 400), 'damaged.gz': damaged, 'none.txt': 'hej' }
  for (const [name, content] of Object.entries(cases)) {
    await writeFile(join(folder, name), content)
    await expect(restore(to, join(folder, name))).rejects.toThrow(/is not a whole backup/)
  }
  await truncate(file, 0)
  await expect(restore(to, file)).rejects.toThrow(CopyError)
  await expect(restore(to, join(folder, 'missing'))).rejects.toThrow(/There is no file/)
  expect(await to.listCollections().toArray()).toEqual([])
})

test('all moves to another database in one go', async () => {
  const [from, to] = [await filled(await database('a')), await database('b')]
  expect(await move(from, to)).toEqual({ people: 1, votes: 1203 })
  expect(await all(to, 'people')).toEqual(await all(from, 'people'))
})

test('a change to stored data runs once, though several instances start at the same moment', async () => {
  const db = await database('a')
  let runs = 0
  const change: Migration = {
    id: 'one',
    async run() {
      runs += 1
      await new Promise((resume) => setTimeout(resume, 50))
    },
  }
  await Promise.all([1, 2, 3, 4].map(() => migrate(db, [change], { leaseMs: 300 })))
  await migrate(db, [change])
  expect(runs).toBe(1)
})

test('a change that fails stops the start and runs again at the next; those before it do not', async () => {
  const db = await database('a')
  const ran: string[] = []
  let broken = true
  const changes: Migration[] = [
    { id: 'one', run: async () => void ran.push('one') },
    {
      id: 'two',
      async run() {
        ran.push('two')
        if (broken) throw new Error('disk full')
      },
    },
  ]
  await expect(migrate(db, changes)).rejects.toThrow('disk full')
  broken = false
  await migrate(db, changes)
  expect(ran).toEqual(['one', 'two', 'two'])
})

test('an instance that died is taken over from when its lease ends', async () => {
  const db = await database('a')
  const lease = new Date(Date.now() + 200)
  await db
    .collection<{ _id: string }>('migrations')
    .insertOne({ _id: 'one', state: 'running', by: 'dead', lease } as never)
  let ranAt = 0
  const change: Migration = {
    id: 'one',
    async run() {
      ranAt = Date.now()
    },
  }
  await migrate(db, [change], { leaseMs: 300 })
  expect(ranAt).toBeGreaterThanOrEqual(lease.getTime())
})

test('an older version refuses a database that a newer one has changed', async () => {
  const db = await database('a')
  await migrate(db, [{ id: 'new', run: async () => {} }])
  await expect(migrate(db, [])).rejects.toThrow(NewerData)
})
