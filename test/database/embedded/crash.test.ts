import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Document } from 'bson'
import {
  type Collection,
  recordOf,
  type Stored,
  type Stretch,
} from '../../../src/database/embedded/collection'
import { entriesOf } from '../../../src/database/embedded/indexes'
import { candidates, plan } from '../../../src/database/embedded/plan'
import { Store } from '../../../src/database/embedded/store'
import { builtFolder } from '../../support/build'
import { temporaryFolder } from './folder'

/** `npm run crash -- database` asks for 200. */
const kills = Number(process.env.CRASH_KILLS ?? 3)

const started: ChildProcess[] = []
const { folder, remove } = temporaryFolder()
let built: string

beforeAll(async () => {
  built = join(await builtFolder(), 'database/embedded')
}, 120_000)

afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  remove()
})

/** What was acknowledged, over all runs. */
const known = {
  present: new Map<string, { n: number; text: number }>(),
  changed: new Set<string>(),
  removed: new Set<string>(),
  batches: new Set<string>(),
  counted: new Map<string, number>(),
}

function note(told: Document): void {
  const { inserted, n, text, changed, removed, batch, counted } = told
  if (inserted) known.present.set(inserted, { n, text })
  if (changed) known.changed.add(changed)
  if (removed) known.removed.add(removed)
  if (batch) known.batches.add(batch)
  if (counted) known.counted.set(counted, n)
}

async function writeUntilKilled(run: number, moment: number): Promise<void> {
  const child = fork(join(__dirname, 'crash-child.cjs'), [join(built, 'index.js'), folder, String(run)])
  started.push(child)
  const exited = once(child, 'exit')
  let ready: () => void
  const isReady = new Promise<void>((resolve) => {
    ready = resolve
  })
  child.on('message', (told: Document) => (told.ready ? ready() : note(told)))
  await Promise.race([isReady, exited])
  if (child.exitCode !== null) throw new Error('the writing process ended by itself')
  await new Promise((resolve) => setTimeout(resolve, moment))
  // On a slow machine the last run goes on until there is something that could be lost.
  while (run === kills - 1 && known.present.size <= kills) await once(child, 'message')
  child.kill('SIGKILL')
  await exited
  // What the process sent before it died may still be on its way.
  await new Promise((resolve) => setTimeout(resolve, 50))
}

function textOf(_id: string): string {
  return `${_id}:`
}

function* all(collection: Collection | undefined): Generator<Stored> {
  if (collection) yield* candidates(collection, plan(collection, {}, {}, { $natural: 1 }))
}

async function check(): Promise<void> {
  const store = new Store(folder)
  try {
    await store.recover()
    const things = store.collections.get('raadsbot.things')
    const counters = store.collections.get('raadsbot.counters')
    const found = new Map<string, Document>()
    const wanted = new Map((things?.indexes ?? []).map((index) => [index.name, new Set<string>()]))
    for (const { record, doc } of all(things)) {
      found.set(doc._id, doc)
      if (doc.text) expect(doc.text).toBe(textOf(doc._id).repeat(20 + ((doc.n * 37) % 400)))
      for (const index of things?.indexes ?? [])
        for (const bytes of entriesOf(index, doc).keys())
          wanted.get(index.name)?.add(`${Buffer.from(bytes, 'latin1').toString('hex')} ${record}`)
    }
    for (const index of things?.indexes ?? []) {
      const whole = things?.entries(index, Buffer.alloc(0), Buffer.from([0xff])) as Stretch
      const entries = things?.keys(whole, undefined, 1e9) ?? []
      expect(entries.length).toBe(wanted.get(index.name)?.size)
      for (const key of entries) {
        const entry = `${key.subarray(7, -6).toString('hex')} ${recordOf(key)}`
        if (!wanted.get(index.name)?.has(entry))
          throw new Error(`an entry of ${index.name} without its document`)
      }
    }
    for (const [_id, { n }] of known.present) {
      if (known.removed.has(_id)) continue
      const doc = found.get(_id)
      // A removal may have been carried out without its acknowledgement having come through.
      const next = `${_id.slice(0, _id.lastIndexOf('-'))}-${n + 1}`
      if (!doc && (n + 1) % 7 === 6 && known.present.has(next)) continue
      if (!doc) throw new Error(`the acknowledged document ${_id} is lost`)
      if (known.changed.has(_id))
        expect(doc).toMatchObject({ state: 'open', tags: expect.arrayContaining(['changed']) })
    }
    for (const _id of known.removed)
      if (found.has(_id)) throw new Error(`the removed document ${_id} is back`)
    for (const _id of known.batches)
      for (let i = 0; i < 20; i++)
        if (!found.has(`${_id}-${i}`)) throw new Error(`${_id}-${i} of a batch is lost`)
    const counts = new Map([...all(counters)].map(({ doc }) => [doc._id, doc.n]))
    for (const [_id, n] of known.counted) expect(counts.get(_id)).toBeGreaterThanOrEqual(n)
  } finally {
    await store.close()
  }
}

test(`no acknowledged write is lost when the process is killed at ${kills} random moments`, async () => {
  for (let run = 0; run < kills; run++) {
    await writeUntilKilled(run, Math.random() * (kills > 20 ? 400 : 250))
    await check()
    if (process.env.CRASH_KILLS && run % 20 === 19) process.stdout.write(`${run + 1} kills, nothing lost\n`)
  }
  expect(known.present.size).toBeGreaterThan(kills)
  if (process.env.CRASH_KILLS)
    process.stdout.write(
      `${kills} kills, ${known.present.size + known.batches.size * 20} inserts, ${known.changed.size} changes, ` +
        `${known.removed.size} removals and ${[...known.counted.values()].reduce((a, b) => a + b, 0)} counts acknowledged, none lost\n`,
    )
}, 7_200_000)
