import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConnection, Schema } from 'mongoose'
import { type Embedded, startEmbedded } from '../../../src/database/embedded'

let folder: string
let database: Embedded

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-'))
  database = await startEmbedded({ folder })
})

afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a mongoose model works unchanged, and a restart keeps what was written', async () => {
  const schema = new Schema({ email: { type: String, unique: true }, visits: Number, tags: [String] })
  const connection = await createConnection(database.uri).asPromise()
  const Person = connection.model('Person', schema)
  await Person.init()
  const { _id } = await Person.create({ email: 'ida@example.org', visits: 1, tags: ['a'] })
  const again = Person.create({ email: 'ida@example.org' })
  await expect(again).rejects.toMatchObject({ code: 11000, keyValue: { email: 'ida@example.org' } })
  const updated = await Person.findOneAndUpdate(
    { _id, visits: 1 },
    { $inc: { visits: 1 }, $push: { tags: 'b' } },
    { returnDocument: 'after' },
  )
  expect(updated).toMatchObject({ visits: 2, tags: ['a', 'b'] })
  await connection.close()
  await database.close()

  database = await startEmbedded({ folder })
  const later = await createConnection(database.uri).asPromise()
  expect(await later.model('Person', schema).findOne({ tags: 'b' }).lean()).toMatchObject({ visits: 2 })
  await later.close()
})
