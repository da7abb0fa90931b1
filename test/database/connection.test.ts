import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { connect } from '../../src/database/connection'
import '../../src/features'

test('who only looks at a database changes nothing in it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'raadsbot-'))
  const made = async () =>
    (await mongoose.connection.db?.listCollections().toArray())?.map(({ name }) => name)
  try {
    const looking = await connect({ folder }, { asItIs: true })
    expect(await made()).toEqual([])
    await looking.close()
    const working = await connect({ folder })
    expect(await made()).toContain('people')
    await working.close()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
