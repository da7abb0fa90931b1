import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { mongo } from 'mongoose'
import { builtFolder } from '../../support/build'
import { temporaryFolder } from './folder'

/** `npm run soak` is the long form, with a million. */
const operations = Number(process.env.SOAK_OPERATIONS ?? 600)

const { folder, remove } = temporaryFolder()
let child: ChildProcess
let uri: string

beforeAll(async () => {
  const built = join(await builtFolder(), 'database/embedded/index.js')
  child = fork(join(__dirname, 'soak-child.cjs'), [built, folder], { execArgv: ['--expose-gc'] })
  const [told] = await once(child, 'message')
  uri = told.uri
}, 120_000)

afterAll(() => {
  child.kill('SIGKILL')
  remove()
})

async function memory(): Promise<{ heap: number; rss: number }> {
  child.send('memory')
  const [told] = await once(child, 'message')
  return told
}

test(`memory stays flat over ${operations} operations`, async () => {
  const client = await new mongo.MongoClient(uri, { maxPoolSize: 16 }).connect()
  const things = client.db().collection<{ _id: number; n: number; tags?: string[] }>('things')
  await things.createIndex({ n: 1 })
  await things.createIndex({ tags: 1 })
  let done = 0
  const one = async (_id: number) => {
    const n = _id % 1000
    await things.insertOne({ _id, n, tags: [`t${n % 10}`, `t${n % 7}`] })
    await things.findOne({ _id })
    await things.updateOne({ _id }, { $inc: { n: 1 }, $push: { tags: 'x' } })
    await things
      .find({ n: n + 1 })
      .limit(3)
      .toArray()
    await things.countDocuments({ tags: `t${n % 10}` })
    // Left open on purpose: the database has to end it.
    if (_id % 50 === 0) await things.find({}, { batchSize: 1 }).next()
    await things.findOneAndDelete({ _id })
    done += 6
  }
  const work = async (until: number) => {
    let next = done
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        while (done < until) await one(next++)
      }),
    )
  }
  const marks: { heap: number; rss: number }[] = []
  for (const part of [1, 2, 3, 4]) {
    await work((operations * part) / 4)
    marks.push(await memory())
    if (process.env.SOAK_OPERATIONS)
      process.stdout.write(`after ${done} operations, MB: ${JSON.stringify(marks.at(-1))}\n`)
  }
  const [first, , , last] = marks
  expect((last?.heap ?? 0) - (first?.heap ?? 0)).toBeLessThan(10)
  await client.close()
}, 7_200_000)
