import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Database } from '../../src/database/connection'
import { remembering } from '../../src/database/memory'
import { defineModel, type Stored } from '../../src/database/model'

interface Note extends Stored {
  text: string
}
const Notes = defineModel<Note>('notes', { text: String })

let reads = 0
const textOf = remembering(['notes'], async (id: string) => {
  reads += 1
  return (await Notes.findById(id).lean())?.text
})

let folder: string
let database: Database
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raadsbot-'))
  database = await connect({ uri: process.env.MONGODB_URI, folder })
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const writes: [string, () => Promise<unknown>][] = [
  ['create', () => Notes.create({ _id: 'b', text: 'x' })],
  ['insertMany', () => Notes.insertMany([{ _id: 'c', text: 'x' }])],
  ['updateOne', () => Notes.updateOne({ _id: 'a' }, { text: 'updateOne' })],
  ['updateMany', () => Notes.updateMany({ _id: 'a' }, { text: 'updateMany' })],
  ['findOneAndUpdate', () => Notes.findOneAndUpdate({ _id: 'a' }, { text: 'findOneAndUpdate' })],
  ['replaceOne', () => Notes.replaceOne({ _id: 'a' }, { text: 'replaceOne' })],
  ['bulkWrite', () => Notes.bulkWrite([{ updateOne: { filter: { _id: 'a' }, update: { text: 'bulk' } } }])],
  ['deleteOne', () => Notes.deleteOne({ _id: 'a' })],
]

test('a read is made once while nothing is written, and once more after each kind of write', async () => {
  await Notes.create({ _id: 'a', text: 'første' })
  for (const [kind, write] of writes) {
    await textOf('a')
    reads = 0
    await textOf('a')
    expect([kind, reads]).toEqual([kind, 0])
    await write()
    const now = (await Notes.findById('a').lean())?.text
    expect([kind, await textOf('a'), reads]).toEqual([kind, now, 1])
  }
})

test('what was read while a write was under way is not kept', async () => {
  await Notes.create({ _id: 'd', text: 'før' })
  const early = textOf('d')
  await Notes.updateOne({ _id: 'd' }, { text: 'efter' })
  await early
  expect(await textOf('d')).toBe('efter')
})
