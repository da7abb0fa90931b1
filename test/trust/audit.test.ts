import mongoose from 'mongoose'
import { audit } from '../../src/audit'
import { demoScope } from '../features/agenda/agenda-world'
import { startWorld, type World } from '../support/app'
import { makeBusy } from './busy-council'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await makeBusy(world)
  await world.app.tick()
})
afterAll(() => world.close())

async function findings(): Promise<string[]> {
  const found: string[] = []
  for await (const { collection, what } of audit(world.time.now)) found.push(`${collection}: ${what}`)
  return found
}
const collection = (name: string) => {
  const found = mongoose.connection.db?.collection(name)
  if (!found) throw new Error('not connected')
  return found
}

test('a council in the middle of its work has nothing wrong with it', async () => {
  expect(await findings()).toEqual([])
})

const damages: [string, () => Promise<unknown>, string][] = [
  [
    'a half document',
    () => collection('items').updateOne({}, { $unset: { title: 1 } }),
    'items: title is missing or of a wrong kind',
  ],
  [
    'an unknown field',
    () => collection('goals').updateOne({}, { $set: { rogue: 1 } }),
    'goals: has a field that nobody reads (rogue)',
  ],
  [
    'an id that leads nowhere',
    () => collection('contributions').updateOne({}, { $set: { hearing: 'gone' } }),
    'contributions: hearing names nothing in hearings',
  ],
  [
    'a ballot box that belongs to nothing',
    () => collection('polls').deleteOne({ anonymous: true }),
    'ballotBoxes: election names nothing in elections or polls',
  ],
  [
    'a changed audit entry',
    () => collection('audit').updateOne({ number: 2 }, { $set: { what: 'council.somethingElse' } }),
    'audit: the chain breaks at entry 2',
  ],
  [
    'a removed audit entry',
    () => collection('audit').deleteOne({ number: 1 }),
    'audit: the chain breaks at entry 1',
  ],
  [
    'a lost index and what it kept out',
    async () => {
      await collection('people').dropIndexes()
      const [person] = await collection('people').find().limit(1).toArray()
      await collection('people').insertOne({ ...person, _id: 'twin' as never })
    },
    'people: 1 values that must be unique are not',
  ],
  [
    'an entry that does not balance',
    async () => {
      const scope = await demoScope(world)
      await collection('ledger').insertOne({
        _id: 'crooked' as never,
        ...scope,
        year: 2027,
        number: 2,
        key: 'crooked',
        kind: 'expense',
        day: '2027-01-11',
        text: '',
        postings: [{ account: 'used:other', amount: 100 }],
        at: world.time.now,
        by: 'nobody',
      })
    },
    'money: entry-unbalanced',
  ],
]

test.each(damages)('%s is found', async (_, damage, finding) => {
  await damage()
  expect(await findings()).toContain(finding)
})

const SHARD_KEY = 'tenant'
const models = Object.values(mongoose.models)
const uniqueOf = ({ schema }: mongoose.Model<unknown>) =>
  schema.indexes().filter(([, options]) => options.unique)

/** Collections that nobody's tenant divides, and how else they stand (docs/scale.md). */
const WITHOUT: Record<string, string> = {
  paces: 'found by their id alone, so they are divided by it',
  secrets: 'the installation’s one key',
}

test('every unique index begins with the shard key, which every document of its collection has', () => {
  const without = models.flatMap((model) =>
    uniqueOf(model)
      .filter(([keys]) => Object.keys(keys)[0] !== SHARD_KEY)
      .map(([keys]) => `${model.collection.name}: ${Object.keys(keys)}`),
  )
  expect(without).toEqual([])
  expect(models.flatMap(uniqueOf).length).toBeGreaterThan(40)
})

test('every collection has the shard key, or is named here', () => {
  const without = models
    .filter(({ schema }) => !schema.path(SHARD_KEY)?.isRequired)
    .map(({ collection: { name } }) => name)
  expect(without.sort()).toEqual(Object.keys(WITHOUT))
})
