import { join } from 'node:path'
import { mongo } from 'mongoose'
import { builtFolder } from '../../support/build'
import { type Alone, runAlone, temporaryFolder } from './folder'

const { folder, remove } = temporaryFolder()
let alone: Alone
let client: mongo.MongoClient

beforeAll(async () => {
  alone = await runAlone(await builtFolder(), join(folder, 'data'))
  client = await new mongo.MongoClient(alone.uri).connect()
  const docs = Array.from({ length: 4000 }, (_, n) => ({ _id: n as never, group: n % 10, n }))
  await client.db().collection('many').insertMany(docs)
}, 120_000)

afterAll(async () => {
  await client.close()
  alone.child.kill('SIGKILL')
  await alone.ended
  remove()
})

test('what is computed in the other thread sees every write that was acknowledged before', async () => {
  const many = client.db().collection('many')
  for (let n = 1; n <= 10; n++) {
    await many.insertOne({ group: 'new', n })
    const stages = [{ $match: { group: 'new' } }, { $group: { _id: null, n: { $sum: '$n' } } }]
    expect(await many.aggregate(stages).toArray()).toEqual([{ _id: null, n: (n * (n + 1)) / 2 }])
  }
})

test('a long sort comes in portions, may be left, and its errors come through', async () => {
  const many = client.db().collection('many')
  const sorted = many.find({ group: { $lt: 10 } }).sort({ group: -1, n: 1 })
  const found = await sorted.toArray()
  expect(found.map(({ _id }) => _id)).toEqual(
    Array.from({ length: 4000 }, (_, i) => (i % 400) * 10 + 9 - Math.floor(i / 400)),
  )
  const left = many.find().sort({ n: 1 }).batchSize(5)
  await left.next()
  await left.close()
  await expect(many.aggregate([{ $project: { x: { $divide: [1, 0] } } }]).toArray()).rejects.toMatchObject({
    code: 2,
  })
  expect(await many.countDocuments({ group: 3 })).toBe(400)
})
