import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mongo } from 'mongoose'
import { FolderInUse, startEmbedded } from '../../../src/database/embedded'
import { builtFolder } from '../../support/build'
import { type Alone, runAlone, temporaryFolder } from './folder'

const { folder, remove } = temporaryFolder()
const started: Alone[] = []

let built: string

beforeAll(async () => {
  built = await builtFolder()
}, 120_000)

afterAll(() => {
  for (const { child } of started) child.kill('SIGKILL')
  chmodSync(folder, 0o700)
  remove()
})

async function alone(...how: [data: string, ...before: string[]]): Promise<Alone> {
  const process = await runAlone(built, ...how)
  started.push(process)
  return process
}

test('a second process on a folder is told who holds it and since when; a dead holder is not waited for', async () => {
  const data = join(folder, 'shared')
  const first = await alone(data)
  expect(first.uri).toMatch(/^mongodb:\/\/.+\/raadsbot/)

  const second = await alone(data)
  await second.ended
  expect(second.child.exitCode).toBe(1)
  expect(second.errors()).toMatch(new RegExp(`in use by process ${first.child.pid} since \\d{4}-`))
  await expect(startEmbedded({ folder: data })).rejects.toThrow(FolderInUse)

  first.child.kill('SIGKILL')
  await first.ended
  const third = await startEmbedded({ folder: data })
  await third.close()
  expect(existsSync(join(data, 'in-use.json'))).toBe(false)
})

test('of several that start at once on a folder whose holder died, exactly one gets it; the others are told', async () => {
  const data = join(folder, 'raced')
  const dead = await alone(data)
  dead.child.kill('SIGKILL')
  await dead.ended
  const all = await Promise.all([alone(data), alone(data), alone(data)])
  const [winner, ...more] = all.filter(({ uri }) => uri)
  expect(more).toEqual([])
  for (const each of all.filter((other) => other !== winner)) {
    await each.ended
    expect(each.errors()).toContain(`in use by process ${winner?.child.pid} since`)
  }
})

test('a second start in one process is told so, and the first goes on', async () => {
  const data = join(folder, 'twice')
  const first = await startEmbedded({ folder: data })
  await expect(startEmbedded({ folder: data })).rejects.toThrow(FolderInUse)
  const client = await new mongo.MongoClient(first.uri).connect()
  await client.db().collection('things').insertOne({ a: 1 })
  expect(await client.db().collection('things').countDocuments()).toBe(1)
  await client.close()
  await first.close()
})

test('a process that is asked to stop gives the folder back', async () => {
  const data = join(folder, 'asked')
  const { child, ended, errors } = await alone(data)
  child.kill('SIGTERM')
  await ended
  expect(child.exitCode).toBe(0)
  expect(errors()).toBe('')
  await (await startEmbedded({ folder: data })).close()
})

test('a lock whose process number now belongs to another process is taken over', async () => {
  const data = join(folder, 'reused')
  mkdirSync(data)
  const lock = { pid: process.pid, since: new Date(0).toISOString(), started: '1' }
  writeFileSync(join(data, 'in-use.json'), JSON.stringify(lock))
  await (await startEmbedded({ folder: data })).close()
})

test('a folder that is a file, or may not be written, gives a clear error', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  await expect(startEmbedded({ folder: file })).rejects.toThrow(/a-file/)
  const data = join(folder, 'read-only')
  mkdirSync(data)
  chmodSync(data, 0o500)
  // Root may write anywhere; as nobody, the process must say which folder it cannot use.
  const asNobody =
    process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : []
  chmodSync(folder, 0o755)
  const { child, ended, errors } = await alone(data, ...asNobody)
  await ended
  expect(child.exitCode).toBe(1)
  expect(errors()).toContain(data)
  expect(errors()).toContain('may not be written')
})
