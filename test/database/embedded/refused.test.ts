import type { Document } from 'bson'
import { type Running, startDatabase } from './folder'

let running: Running

beforeAll(async () => {
  running = await startDatabase()
  await running.db.collection('things').insertOne({ a: 1 })
})

afterAll(() => running.close())

const pipeline = (...stages: Document[]) => ({ aggregate: 'things', pipeline: stages, cursor: {} })
const index = (key: Document, more: Document = {}) => ({
  createIndexes: 'things',
  indexes: [{ key, name: 'i', ...more }],
})
const collation = { locale: 'da' }

test.each<[string, Document, number]>([
  ['a collation of a find', { find: 'things', collation }, 115],
  [
    'a collation of an update',
    { update: 'things', updates: [{ q: {}, u: { $set: { a: 1 } }, collation }] },
    115,
  ],
  ['a collation of an index', index({ a: 1 }, { collation }), 115],
  ['$out', pipeline({ $out: 'other' }), 115],
  ['$merge', pipeline({ $merge: { into: 'other' } }), 115],
  ['$out in a $facet', pipeline({ $facet: { a: [{ $out: 'other' }] } }), 115],
  ['a change stream', pipeline({ $changeStream: {} }), 40573],
  ['an unknown stage', pipeline({ $frobnicate: {} }), 40324],
  ['a text index', index({ a: 'text' }), 115],
  ['a geo index', index({ a: '2dsphere' }), 115],
  ['a wildcard index', index({ '$**': 1 }), 115],
  ['a text search', { find: 'things', filter: { $text: { $search: 'x' } } }, 27],
  ['a geo search', { find: 'things', filter: { a: { $near: [0, 0] } } }, 291],
  ['JavaScript', { find: 'things', filter: { $where: 'true' } }, 2],
  ['an unknown operator', { find: 'things', filter: { a: { $frobnicate: 1 } } }, 2],
  ['arithmetic of bits', { findAndModify: 'things', update: { $bit: { a: { and: 1 } } } }, 9],
  ['a capped collection', { create: 'capped', capped: true, size: 1000 }, 115],
  ['a JSON schema', { create: 'schema', validator: { $jsonSchema: {} } }, 115],
  ['a tailable cursor', { find: 'things', tailable: true }, 115],
  ['mapReduce', { mapReduce: 'things' }, 115],
  ['an unknown command', { frobnicate: 1 }, 59],
  ['the end of a transaction', { abortTransaction: 1 }, 20],
])('%s is refused by name', async (_, command, code) => {
  await expect(running.db.command(command)).rejects.toMatchObject({ code })
})

test('the simple collation is none', async () => {
  expect(
    await running.db
      .collection('things')
      .find({}, { collation: { locale: 'simple' } })
      .toArray(),
  ).toHaveLength(1)
})
