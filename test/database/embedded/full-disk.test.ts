import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { mongo } from 'mongoose'
import { startEmbedded } from '../../../src/database/embedded'
import { temporaryFolder } from './folder'

const { folder, remove } = temporaryFolder()
const mounted: string[] = []

afterAll(() => {
  for (const place of mounted) spawnSync('umount', [place])
  remove()
})

/** Writes until it is refused; gives what was acknowledged and the refusal. */
async function fill(data: string, limit?: number) {
  const database = await startEmbedded({ folder: data, limit })
  const client = await new mongo.MongoClient(database.uri).connect()
  const things = client.db().collection('things')
  await things.createIndex({ n: 1 })
  const acknowledged: number[] = []
  const refusals: mongo.MongoServerError[] = []
  const write = async (writer: number) => {
    for (let i = 0; i < 3000 && !refusals.length; i++) {
      const n = writer * 10_000 + i
      try {
        await things.insertOne({ _id: n as never, n, text: 'x'.repeat(3000) })
        acknowledged.push(n)
      } catch (error) {
        refusals.push(error as mongo.MongoServerError)
      }
    }
  }
  await Promise.all([0, 1, 2, 3].map(write))
  return { database, client, things, acknowledged, refusals }
}

async function showsAndSurvives(data: string, limit?: number): Promise<void> {
  const { database, client, things, acknowledged, refusals } = await fill(data, limit)
  expect(acknowledged.length).toBeGreaterThan(50)
  expect(refusals.length).toBeGreaterThan(0)
  for (const { code, message } of refusals) {
    expect(code).toBe(14031)
    expect(message).toContain('full')
  }
  // What was acknowledged can still be read, and so can what is there after a clean stop.
  const read = async () =>
    (await things.find().sort({ n: 1 }).project({ _id: 1 }).toArray()).map(({ _id }) => Number(_id))
  expect(await read()).toEqual(expect.arrayContaining(acknowledged))
  await client.close()
  await database.close()

  const again = await startEmbedded({ folder: data })
  const later = await new mongo.MongoClient(again.uri).connect()
  const found = await later.db().collection('things').find({}, { hint: 'n_1' }).toArray()
  expect(found.map(({ n }) => n)).toEqual(expect.arrayContaining(acknowledged))
  expect(await later.db().collection('things').countDocuments()).toBe(found.length)
  await later.close()
  await again.close()
}

test('a database that may not grow refuses writes by name, keeps what it acknowledged and stops cleanly', async () => {
  await showsAndSurvives(join(folder, 'limited'), 4 * 1024 * 1024)
})

const small = join(folder, 'small')
mkdirSync(small)
const canMount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', small]).status === 0
if (canMount) mounted.push(small)

const whenMounted = canMount ? test : test.skip
whenMounted('a full disk is the same (needs the right to mount a small one)', async () => {
  await showsAndSurvives(join(small, 'data'))
})
