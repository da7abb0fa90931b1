import { type Running, startDatabase } from './folder'

let running: Running

beforeAll(async () => {
  running = await startDatabase({ cursorTimeout: 300 })
  const docs = Array.from({ length: 1000 }, (_, _id) => ({ _id: _id as never }))
  await running.db.collection('many').insertMany(docs)
})

afterAll(() => running.close())

test('results come in portions of the wanted size', async () => {
  const cursor = running.db.collection('many').find({}, { batchSize: 100 })
  let n = 0
  for await (const { _id } of cursor) expect(_id).toBe(n++)
  expect(n).toBe(1000)
})

test('a cursor left open ends, and whoever comes back late is told so', async () => {
  const cursor = running.db.collection('many').find({}, { batchSize: 10 })
  await cursor.next()
  await new Promise((resolve) => setTimeout(resolve, 1000))
  await expect(cursor.toArray()).rejects.toMatchObject({ code: 43, codeName: 'CursorNotFound' })
})

test('a closed cursor is gone', async () => {
  const first = await running.db.command({ find: 'many', batchSize: 5 })
  const { id } = first.cursor
  expect(await running.db.command({ killCursors: 'many', cursors: [id] })).toMatchObject({
    cursorsKilled: [id],
  })
  await expect(running.db.command({ getMore: id, collection: 'many' })).rejects.toMatchObject({ code: 43 })
})

test('documents that are changed or removed while a cursor is open do not break it', async () => {
  const collection = running.db.collection('moving')
  await collection.insertMany(Array.from({ length: 500 }, (_, n) => ({ n })))
  await collection.createIndex({ n: 1 })
  const cursor = collection.find({ n: { $gte: 0 } }, { batchSize: 50 }).sort({ n: 1 })
  const first = await cursor.next()
  await collection.deleteMany({ n: { $gte: 400 } })
  await collection.updateMany({ n: { $lt: 10 } }, { $inc: { n: 1000 } })
  const seen = (await cursor.toArray()).map(({ n }) => n)
  expect(first?.n).toBe(0)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.slice(50, 300)).toEqual(Array.from({ length: 250 }, (_, i) => i + 51))
})
