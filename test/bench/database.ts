import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose, { type Connection, type Model, Schema } from 'mongoose'
import { builtFolder } from '../support/build'
import { byCast, message, proposal } from './activities'
import { startBot } from './bot-process'
import { startConnector } from './connector'
import { median, quantile, type Row, rounded } from './rows'
import { first, measure } from './turns'

interface Thing {
  key: string
  group: number
  n: number
  tags: string[]
  text: string
}

const schema = new Schema<Thing>({
  key: { type: String, unique: true },
  group: Number,
  n: Number,
  tags: { type: [String], index: true },
  text: String,
})
schema.index({ group: 1, n: -1 })

const thing = (n: number): Thing => ({
  key: `k${n}`,
  group: Math.floor(n / 50),
  n,
  tags: [`t${Math.floor(n / 20)}`, `u${n % 7}`],
  text: 'En høring om bænke ved stationen. '.repeat(8),
})

interface Server {
  uri: string
  /** Milliseconds of processor time that it has taken; known for the embedded database on Linux. */
  cpu?: () => number
  stop(): Promise<void>
}

/** The embedded database in a process of its own, or the MongoDB at `MONGODB_URI` for comparison. */
async function start(): Promise<Server> {
  if (process.env.MONGODB_URI) return { uri: process.env.MONGODB_URI, stop: async () => undefined }
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const child = fork(join(await builtFolder(), 'database/embedded/main.js'), [], {
    env: { ...process.env, DATABASE_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const [line] = await once(child.stdout as NodeJS.ReadableStream, 'data')
  const cpu = () => {
    const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
    return (Number(user) + Number(system)) * 10
  }
  return {
    uri: String(line).trim().replace('MONGODB_URI=', ''),
    cpu: process.platform === 'linux' ? cpu : undefined,
    async stop() {
      child.kill()
      await once(child, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** How often per second, with `at` a time calls under way. */
async function perSecond(count: number, at: number, call: (n: number) => Promise<unknown>): Promise<number> {
  let next = 0
  const began = performance.now()
  const run = async () => {
    while (next < count) await call(next++)
  }
  await Promise.all(Array.from({ length: at }, run))
  return rounded((count * 1000) / (performance.now() - began))
}

async function milliseconds(count: number, call: (n: number) => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const began = performance.now()
    await call(n)
    times.push(performance.now() - began)
  }
  return median(times)
}

async function filled(connection: Connection, size: number): Promise<Model<Thing>> {
  const model = connection.model<Thing>(`Thing${size}`, schema)
  await model.init()
  for (let from = 0; from < size; from += 5000)
    await model.collection.insertMany(
      Array.from({ length: Math.min(5000, size - from) }, (_, i) => thing(from + i)) as never,
    )
  return model
}

type Search = [string, (model: Model<Thing>, n: number) => Promise<unknown>]

const searches: Search[] = [
  ['equality', (model, n) => model.findOne({ key: `k${n}` }).lean()],
  [
    'range on a compound prefix',
    (model, n) => model.find({ group: n % 20, n: { $gte: 10, $lt: 5000 } }).lean(),
  ],
  [
    'sort on a compound prefix',
    (model, n) =>
      model
        .find({ group: n % 20 })
        .sort({ n: -1 })
        .limit(10)
        .lean(),
  ],
  ['an element of an array', (model, n) => model.find({ tags: `t${n % 50}` }).lean()],
]

/** Figures of the embedded database through mongoose; compare with those of a run with `MONGODB_URI`. */
export async function bench(): Promise<Row[]> {
  const server = await start()
  const { uri, stop } = server
  const connection = await mongoose.createConnection(uri, { maxPoolSize: 20 }).asPromise()
  const other = await mongoose.createConnection(uri, { maxPoolSize: 2 }).asPromise()
  const rows: Row[] = []
  try {
    await connection.dropDatabase()
    const small = await filled(connection, 1000)
    const large = await filled(connection, 100_000)
    for (const [name, call] of Object.entries({
      'ping (what the driver takes)': () => connection.db?.command({ ping: 1 }) as Promise<unknown>,
      'find by key': (n: number) => large.findOne({ key: `k${n}` }).lean(),
      insert: (n: number) => large.create(thing(200_000 + n)),
      'update by key': (n: number) => large.updateOne({ key: `k${n}` }, { $inc: { n: 1 } }),
    })) {
      rows.push({
        name: `database: ${name}, one at a time`,
        value: await perSecond(1500, 1, call),
        unit: '/s',
      })
      rows.push({
        name: `database: ${name}, 16 at a time`,
        value: await perSecond(3000, 16, (n) => call(n + 5000)),
        unit: '/s',
      })
    }
    for (const [name, search] of searches) {
      for (const model of [small, large]) await milliseconds(50, (n) => search(model, n))
      const few = await milliseconds(300, (n) => search(small, n))
      const many = await milliseconds(300, (n) => search(large, n))
      rows.push({
        name: `database: ${name} at 100,000 documents`,
        value: rounded(many),
        unit: 'ms',
        yardstick: 'at 1,000 documents',
        ratio: rounded(many / few),
      })
    }
    rows.push(...(await blocking(large, other)))
    rows.push(...(await share(server)))
  } finally {
    await connection.dropDatabase()
    await connection.close()
    await other.close()
    await stop()
  }
  return rows
}

const everybody: [string, (model: Model<Thing>) => PromiseLike<unknown>][] = [
  [
    'an aggregate over 100,000 documents',
    (model) =>
      model.aggregate([
        { $sort: { text: 1, n: 1 } },
        { $group: { _id: '$group', sum: { $sum: '$n' }, all: { $push: '$n' } } },
      ]),
  ],
  ['an update of 20,000 documents', (model) => model.updateMany({ group: { $lt: 400 } }, { $inc: { n: 1 } })],
  ['a removal of 20,000 documents', (model) => model.deleteMany({ group: { $gte: 1600 } })],
]

/** How long a find in another connection waits while all documents, or very many, are worked on. */
async function blocking(large: Model<Thing>, other: Connection): Promise<Row[]> {
  const beside = other.model<Thing>(large.modelName, schema)
  await beside.findOne({ key: 'k1' })
  const waits = async (isOver: (n: number) => boolean): Promise<number[]> => {
    const times: number[] = []
    for (let n = 0; !isOver(n); n++) {
      const before = performance.now()
      await beside.findOne({ key: `k${n % 1000}` }).lean()
      times.push(performance.now() - before)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    return times
  }
  const alone = await waits((n) => n === 1000)
  const rows: Row[] = []
  for (const [name, call] of everybody) {
    let done = false
    const began = performance.now()
    const big = call(large).then(() => {
      done = true
    })
    const during = await waits(() => done)
    await big
    rows.push({ name: `database: ${name}`, value: rounded(performance.now() - began), unit: 'ms' })
    for (const [which, of] of Object.entries({
      median,
      '99th of 100': (times: number[]) => quantile(times, 0.99),
      longest: (times: number[]) => Math.max(...times),
    }))
      rows.push({
        name: `database: find beside ${name}, ${which}`,
        value: rounded(of(during)),
        unit: 'ms',
        yardstick: 'the same find with nothing beside it',
        ratio: rounded(of(during) / of(alone)),
      })
  }
  return rows
}

const turns = 400

/** How much of a bot's turn the database works: its processor time by turn, beside what the turn takes of the clock. */
async function share({ uri, cpu }: Server): Promise<Row[]> {
  if (!cpu) return []
  process.env.MONGODB_URI = uri
  const bot = await startBot('bots/raadsbot.js')
  delete process.env.MONGODB_URI
  const connector = await startConnector()
  const { serviceUrl } = connector
  const rows: Row[] = []
  try {
    await bot.turn(message(byCast(serviceUrl), '/punkt'))
    const meeting = first(/"meeting":"([^"]+)"/, connector.lastBody())
    for (const [name, make] of [
      ['/dagsorden', () => message(byCast(serviceUrl), '/dagsorden')],
      ['/punkt submit', () => proposal(byCast(serviceUrl), meeting)],
    ] as const) {
      await measure(bot, make, turns)
      const before = cpu()
      const { perSecond } = await measure(bot, make, turns)
      const worked = (cpu() - before) / turns
      rows.push({
        name: `database: its work in a turn, ${name}`,
        value: rounded(worked),
        unit: 'ms',
        yardstick: 'the whole turn',
        ratio: rounded((worked * perSecond) / 1000),
      })
    }
    return rows
  } finally {
    await bot.stop()
    connector.close()
  }
}
