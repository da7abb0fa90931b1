import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { mongo } from 'mongoose'
import { startEmbedded } from '../../../src/database/embedded'
import { builtFolder } from '../../support/build'
import { type Alone, runAlone, temporaryFolder } from './folder'

const { folder, remove } = temporaryFolder()
const started: Alone[] = []
const mounted: string[] = []

let built: string

beforeAll(async () => {
  built = await builtFolder()
}, 120_000)

afterAll(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGKILL')
    await ended
  }
  for (const place of mounted) spawnSync('umount', [place])
  remove()
})

async function fillsUpAndSurvives(data: string, codes: number[], ...before: string[]): Promise<void> {
  const alone = await runAlone(built, data, ...before)
  started.push(alone)
  const { child, ended, uri } = alone
  const client = await new mongo.MongoClient(uri).connect()
  const things = client.db().collection('things')
  await things.createIndex({ n: 1 })
  const acknowledged: number[] = []
  const refusals: mongo.MongoServerError[] = []
  const write = async (writer: number) => {
    for (let n = writer * 10_000; refusals.length < 8; n++) {
      try {
        await things.insertOne({ _id: n as never, n, text: 'x'.repeat(20_000) })
        acknowledged.push(n)
      } catch (error) {
        refusals.push(error as mongo.MongoServerError)
      }
    }
  }
  await Promise.all([0, 1, 2, 3].map(write))
  expect(acknowledged.length).toBeGreaterThan(20)
  for (const { code, message } of refusals) {
    expect(codes).toContain(code)
    expect(message).toMatch(/the disk is full|files could not be written/)
  }
  const present = (await things.find().project({ _id: 1 }).toArray()).map(({ _id }) => Number(_id))
  expect(present).toEqual(expect.arrayContaining(acknowledged))
  await client.close()
  child.kill('SIGTERM')
  await ended
  expect(child.exitCode).toBe(0)

  const again = await startEmbedded({ folder: data })
  const later = await new mongo.MongoClient(again.uri).connect()
  const found = await later.db().collection('things').find({}, { hint: 'n_1' }).toArray()
  expect(found.map(({ n }) => n)).toEqual(expect.arrayContaining(acknowledged))
  expect(await later.db().collection('things').countDocuments()).toBe(found.length)
  await later.close()
  await again.close()
}

test('files that may not grow refuse writes by name, keep what was acknowledged and stop cleanly', async () => {
  const limited = 'trap \'\' XFSZ; ulimit -f 4000; exec "$@"'
  await fillsUpAndSurvives(join(folder, 'limited'), [8, 14031], 'sh', '-c', limited, 'sh')
})

const small = join(folder, 'small')
mkdirSync(small)
const canMount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', small]).status === 0
if (canMount) mounted.push(small)

const whenMounted = canMount ? test : test.skip
whenMounted('a full disk is told as such (needs the right to mount a small one)', async () => {
  await fillsUpAndSurvives(join(small, 'data'), [14031])
})
