import { mongo } from 'mongoose'
import { type Running, startDatabase } from './folder'

const many = 2000

let running: Running
let other: mongo.MongoClient

beforeAll(async () => {
  running = await startDatabase()
  other = await new mongo.MongoClient(running.embedded?.uri ?? '').connect()
})

afterAll(async () => {
  await other.close()
  await running.close()
})

const states = ['open', 'taken'] as const

/** Documents, and the same collection through another connection. */
async function given(
  name: string,
): Promise<[mongo.Collection<{ _id: number }>, mongo.Collection<mongo.Document>]> {
  const things = running.db.collection<{ _id: number }>(name)
  const [state] = states
  await things.insertMany(Array.from({ length: many }, (_, _id) => ({ _id, state })) as never)
  await things.createIndex({ state: 1 })
  return [things, other.db(running.db.databaseName).collection(name)]
}

/** Takes documents from the last one on through another connection while `big` is under way; gives which it got. */
async function takenDuring(
  big: Promise<unknown>,
  things: mongo.Collection<mongo.Document>,
): Promise<number[]> {
  const [open, taken] = states
  let isOver = false
  void big.finally(() => {
    isOver = true
  })
  const mine: number[] = []
  for (let _id = many - 1; !isOver; _id--) {
    const { modifiedCount } = await things.updateOne({ _id, state: open } as never, {
      $set: { state: taken },
    })
    if (modifiedCount && !isOver) mine.push(_id)
  }
  return mine
}

test('others write while very many documents are changed, and what they took meanwhile is left to them', async () => {
  const [things, beside] = await given('changed')
  const big = things.updateMany({ state: 'open' } as never, { $set: { state: 'done' } } as never)
  const mine = await takenDuring(big, beside)
  expect(mine.length).toBeGreaterThan(2)
  expect(await beside.countDocuments({ _id: { $in: mine as never }, state: 'taken' })).toBe(mine.length)
  const { matchedCount, modifiedCount } = await big
  expect(modifiedCount).toBe(matchedCount)
  expect(await beside.countDocuments({ state: 'done' })).toBe(modifiedCount)
  expect(await beside.countDocuments({ state: { $in: ['done', 'taken'] } })).toBe(many)
})

test('others write while very many documents are removed, and what they took meanwhile stays', async () => {
  const [things, beside] = await given('removed')
  const big = things.deleteMany({ state: 'open' } as never)
  const mine = await takenDuring(big, beside)
  expect(mine.length).toBeGreaterThan(2)
  const { deletedCount } = await big
  const left = (await beside.find().toArray()).map(({ _id }) => Number(_id))
  expect(left).toEqual(expect.arrayContaining(mine))
  expect(left).toHaveLength(many - deletedCount)
})

test('a collection that is dropped in the middle of a change ends it', async () => {
  const [things, beside] = await given('dropped')
  const big = things.updateMany({}, { $set: { state: 'done' } } as never)
  await beside.drop()
  expect((await big).modifiedCount).toBeLessThan(many)
  expect(await beside.countDocuments()).toBe(0)
})
