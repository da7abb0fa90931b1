import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../src/database/connection'
import { features } from '../../src/features'
import { addMunicipalities, by, type Municipality } from '../load/many-councils'
import { message, proposal } from './activities'
import { type BotProcess, startBot } from './bot-process'
import { type StubConnector, startConnector } from './connector'
import { median, quantile, type Row, rounded } from './rows'
import { measure } from './turns'

const SIZES = [10, 100, 1_000] as const
/** The councils whose members write, as many in each size: only what lies beside them grows. */
const BUSY = 10
const TURNS = 200
const ROUNDS = 4
const DAY = 24 * 60 * 60 * 1000

interface Grown {
  size: number
  folder: string
  councils: Municipality[]
  /** Milliseconds of a tick in which nothing is due. */
  idle: number
  bot: BotProcess
}

const KINDS = {
  '/dagsorden': (of: Municipality, account: string, url: string) =>
    message(by(of, account, url), '/dagsorden'),
  '/punkt submit': (of: Municipality, account: string, url: string) =>
    proposal(by(of, account, url), of.meeting),
}

/** What a turn and an idle tick cost with 10, 100 and 1,000 councils of twelve people in the database. */
export async function bench(): Promise<Row[]> {
  const connector = await startConnector()
  const grown: Grown[] = []
  try {
    for (const size of SIZES) grown.push(await grow(size))
    const rows: Row[] = []
    for (const [kind, make] of Object.entries(KINDS))
      rows.push(...(await turnRows(kind, make, grown, connector)))
    const smallest = grown[0] as Grown
    for (const { size, idle } of grown)
      rows.push({
        name: `idle tick with ${size} councils`,
        value: rounded(idle),
        unit: 'ms',
        ...(size === smallest.size
          ? {}
          : { yardstick: 'with 10 councils', ratio: rounded(idle / smallest.idle) }),
      })
    return rows
  } finally {
    for (const { bot, folder } of grown) {
      await bot.stop()
      await rm(folder, { recursive: true, force: true })
    }
    connector.close()
  }
}

async function grow(size: number): Promise<Grown> {
  const folder = await mkdtemp(join(tmpdir(), 'raadsbot-growth-'))
  const database = await connect({ folder })
  const councils = await addMunicipalities(size, new Date(Date.now() + 24 * DAY))
  const jobs = features.flatMap((room) => room.jobs ?? [])
  const tick = async () => {
    const began = performance.now()
    for (const job of jobs) await job.run(new Date(), async () => {})
    return performance.now() - began
  }
  // The first says what was due; then nothing is.
  await tick()
  const ticks: number[] = []
  for (let run = 0; run < 10; run += 1) ticks.push(await tick())
  await database.close()
  const bot = await startBot('bots/app.js', { BENCH_FOLDER: folder })
  return { size, folder, councils: councils.slice(0, BUSY), idle: median(ticks), bot }
}

async function turnRows(
  kind: string,
  make: (of: Municipality, account: string, url: string) => object,
  grown: Grown[],
  { serviceUrl }: StubConnector,
): Promise<Row[]> {
  const figures = new Map(grown.map(({ size }) => [size, { perSecond: [] as number[], p99: [] as number[] }]))
  for (let round = -1; round < ROUNDS; round += 1)
    for (const { size, councils, bot } of grown) {
      let turn = 0
      const next = () => {
        const of = councils[turn % councils.length] as Municipality
        const account = of.accounts[Math.floor(turn / councils.length) % of.accounts.length] as string
        turn += 1
        return make(of, account, serviceUrl)
      }
      const { perSecond, times } = await measure(bot, next, TURNS)
      // The first round warms.
      if (round < 0) continue
      figures.get(size)?.perSecond.push(perSecond)
      figures.get(size)?.p99.push(quantile(times, 0.99))
    }
  const base = figures.get(SIZES[0]) as { perSecond: number[]; p99: number[] }
  return grown.flatMap(({ size }) => {
    const { perSecond, p99 } = figures.get(size) as typeof base
    const cost = median(perSecond.map((value, round) => (base.perSecond[round] as number) / value))
    const late = median(p99.map((value, round) => value / (base.p99[round] as number)))
    const beside = (ratio: number) =>
      size === SIZES[0] ? {} : { yardstick: 'with 10 councils', ratio: rounded(ratio) }
    return [
      {
        name: `time of ${kind} with ${size} councils`,
        value: rounded(1000 / median(perSecond)),
        unit: 'ms',
        ...beside(cost),
      },
      { name: `${kind} p99 with ${size} councils`, value: rounded(median(p99)), unit: 'ms', ...beside(late) },
    ]
  })
}
