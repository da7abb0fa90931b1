import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DEMO_CHANNEL, DEMO_TENANT } from '../../src/local/demo'
import { activity, byCast, message, press, proposal } from './activities'
import { type BotProcess, startBot } from './bot-process'
import { type StubConnector, startConnector } from './connector'
import { median, printRows, quantile, type Row, rounded } from './rows'

const TURNS = 600
const ROUNDS = 3
const AT_ONCE = 4
const WARM_UP = 500
const STARTS = 3

type Make = () => object

interface Figures {
  perSecond: number[]
  p50: number[]
  p99: number[]
}

/** Turns a second with several at once, and how long each took in ms. */
export async function measure(
  bot: BotProcess,
  make: Make,
  turns: number,
): Promise<{ perSecond: number; times: number[] }> {
  const times: number[] = []
  let left = turns
  const began = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left > 0) {
        left -= 1
        const start = performance.now()
        const { status } = await bot.turn(make())
        if (status !== 200) throw new Error(`a turn was answered with ${status}`)
        times.push(performance.now() - start)
      }
    }),
  )
  return { perSecond: (turns * 1000) / (performance.now() - began), times }
}

/** Turns of the bot beside the same turns of bots that do as little as possible, in turns on one machine. */
export async function bench(): Promise<Row[]> {
  const connector = await startConnector()
  const { serviceUrl } = connector
  const sdk = resolve(__dirname, 'teams-sdk')
  const withSdk = existsSync(resolve(sdk, 'node_modules'))
  const echo = await startBot('bots/echo.js')
  const echoRead = await startBot('bots/echo-read.js')
  const raadsbot = await startBot('bots/raadsbot.js')
  const teamsSdk = withSdk ? await startBot('teams-sdk/echo.js') : undefined
  try {
    const meeting = await publishTwelve(raadsbot, connector)
    const contenders: [string, BotProcess, Make][] = [
      ['echo', echo, () => message(byCast(serviceUrl), 'hej')],
      ['echo with a read', echoRead, () => message(byCast(serviceUrl), 'hej')],
      ...(teamsSdk
        ? [
            ['Teams SDK echo', teamsSdk, () => message(byCast(serviceUrl), 'hej')] as [
              string,
              BotProcess,
              Make,
            ],
          ]
        : []),
      ['/dagsorden', raadsbot, () => message(byCast(serviceUrl), '/dagsorden')],
      ['/punkt submit', raadsbot, () => proposal(byCast(serviceUrl), meeting)],
    ]
    const figures = new Map<string, Figures>()
    for (const [, bot, make] of contenders) await measure(bot, make, WARM_UP)
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [name, bot, make] of contenders) {
        const { perSecond, times } = await measure(bot, make, TURNS)
        const kept = figures.get(name) ?? { perSecond: [], p50: [], p99: [] }
        kept.perSecond.push(perSecond)
        kept.p50.push(quantile(times, 0.5))
        kept.p99.push(quantile(times, 0.99))
        figures.set(name, kept)
      }
    return [...turnRows(figures), ...(await freshRows(connector))]
  } finally {
    for (const bot of [echo, echoRead, raadsbot, teamsSdk]) await bot?.stop()
    connector.close()
  }
}

function turnRows(figures: Map<string, Figures>): Row[] {
  const rows: Row[] = []
  for (const [name, { perSecond, p50, p99 }] of figures) {
    const ours = name.startsWith('/')
    for (const [what, unit, values] of [
      ['turns', '1/s', perSecond],
      ['p50', 'ms', p50],
      ['p99', 'ms', p99],
    ] as const) {
      const base: Row = { name: `${name} ${what}`, value: rounded(median([...values])), unit }
      if (!ours) rows.push(base)
      else
        for (const yardstick of ['echo', 'echo with a read', 'Teams SDK echo']) {
          const other = figures.get(yardstick)
          if (!other) continue
          const theirs = what === 'turns' ? other.perSecond : what === 'p50' ? other.p50 : other.p99
          // The ratio of each round, since a noisy machine slows both sides of a round alike.
          const ratio = median(values.map((value, round) => value / (theirs[round] as number)))
          rows.push({ ...base, yardstick, ratio: rounded(ratio) })
        }
    }
  }
  return rows
}

/** Memory after 10,000 turns, and the time from spawning to the first answered turn, in processes of their own. */
async function freshRows(connector: StubConnector): Promise<Row[]> {
  const { serviceUrl } = connector
  const folder = mkdtempSync(join(tmpdir(), 'raadsbot-bench-'))
  const first = await startBot('bots/raadsbot.js', { BENCH_FOLDER: folder })
  await publishTwelve(first, connector)
  await first.stop()
  const rows: Row[] = []
  try {
    const started = new Map<string, number[]>()
    const memory = new Map<string, number>()
    for (let round = 0; round < STARTS; round += 1)
      for (const [name, script, text] of [
        ['echo', 'bots/echo.js', 'hej'],
        ['echo with a read', 'bots/echo-read.js', 'hej'],
        ['raadsbot', 'bots/app.js', '/dagsorden'],
      ] as const) {
        const began = performance.now()
        const bot = await startBot(script, { BENCH_FOLDER: folder })
        await bot.turn(message(byCast(serviceUrl), text))
        started.set(name, [...(started.get(name) ?? []), performance.now() - began])
        if (round === 0 && name !== 'echo with a read') {
          await measure(bot, () => message(byCast(serviceUrl), text), 10_000)
          memory.set(name, await bot.memory())
        }
        await bot.stop()
      }
    const [ours, theirs] = [memory.get('raadsbot') as number, memory.get('echo') as number]
    rows.push({
      name: 'memory after 10,000 turns',
      value: rounded(ours),
      unit: 'MB',
      yardstick: 'echo',
      ratio: rounded(ours / theirs),
    })
    for (const yardstick of ['echo', 'echo with a read']) {
      const [ours, theirs] = [median(started.get('raadsbot') ?? []), median(started.get(yardstick) ?? [])]
      const ratio = rounded(ours / theirs)
      rows.push({
        name: 'start-up to first answered turn',
        value: rounded(ours),
        unit: 'ms',
        yardstick,
        ratio,
      })
    }
    return rows
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Twelve published items: the fixed ones, the demo's and some more. Gives the meeting's id. */
async function publishTwelve(bot: BotProcess, connector: StubConnector): Promise<string> {
  const { serviceUrl } = connector
  const channel = { id: DEMO_CHANNEL.id, conversationType: 'channel', tenantId: DEMO_TENANT }
  await bot.turn(activity(byCast(serviceUrl), { type: 'conversationUpdate', conversation: channel }))
  await bot.turn(message(byCast(serviceUrl), '/punkt'))
  const meeting = first(/"meeting":"([^"]+)"/, connector.lastBody())
  for (let count = 0; count < 4; count += 1) await bot.turn(proposal(byCast(serviceUrl), meeting))
  let card = (await bot.turn(press(byCast(serviceUrl, 'formand'), 'agenda.build', {}))).body
  for (;;) {
    const item = /"verb":"agenda.open","data":\{"item":"([^"]+)"[^}]*\},"style":"positive"/.exec(card)?.[1]
    if (!item) break
    card = (await bot.turn(press(byCast(serviceUrl, 'formand'), 'agenda.accept', { item }))).body
  }
  const preview = (await bot.turn(press(byCast(serviceUrl, 'formand'), 'agenda.preview', { meeting }))).body
  const digest = first(/"digest":"([^"]+)"/, preview)
  const published = await bot.turn(
    press(byCast(serviceUrl, 'formand'), 'agenda.publish', { meeting, from: '0', digest }),
  )
  first(/"text":"(12)\D/, published.body)
  return meeting
}

export function first(pattern: RegExp, text: string): string {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`no ${pattern} in ${text.slice(0, 500)}`)
  return found
}

if (require.main === module) printRows(bench())
