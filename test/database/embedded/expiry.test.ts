import { type Running, startDatabase } from './folder'

let running: Running

beforeAll(async () => {
  running = await startDatabase({ expiryInterval: 50 })
})

afterAll(() => running.close())

test('documents go when their time has come, and only those that have one', async () => {
  const tokens = running.db.collection('tokens')
  await tokens.createIndex({ until: 1 }, { expireAfterSeconds: 0 })
  await tokens.createIndex(
    { made: 1 },
    { expireAfterSeconds: 3600, partialFilterExpression: { draft: true } },
  )
  const [past, future] = [new Date(Date.now() - 1000), new Date(Date.now() + 60_000)]
  const old = new Date(Date.now() - 7200_000)
  await tokens.insertMany([
    { name: 'gone', until: past },
    { name: 'gone by one of several', until: [future, past] },
    { name: 'kept', until: future },
    { name: 'timeless' },
    { name: 'no date', until: 'yesterday' },
    { name: 'an old draft', made: old, draft: true },
    { name: 'old but no draft', made: old },
  ])
  const names = async () => (await tokens.find().sort({ name: 1 }).toArray()).map(({ name }) => name)
  for (let waited = 0; waited < 100 && (await names()).length > 4; waited++)
    await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await names()).toEqual(['kept', 'no date', 'old but no draft', 'timeless'])
})
