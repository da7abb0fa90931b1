import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { CAST, DEMO_CHANNEL, DEMO_TENANT } from '../../src/local/demo'
import { type BotProcess, startBot } from './bot-process'
import { type StubConnector, startConnector } from './connector'
import { median, printRows, quantile, type Row, rounded } from './rows'

const TURNS = 1_000
const ROUNDS = 5
const AT_ONCE = 4
const WARM_UP = 500

type Make = () => object

const activity = (serviceUrl: string, fields: object, as: keyof typeof CAST = 'medlem'): object => ({
  id: randomUUID(),
  channelId: 'msteams',
  serviceUrl,
  timestamp: new Date().toISOString(),
  locale: 'da-DK',
  from: { id: `29:${as}`, ...CAST[as] },
  recipient: { id: '28:bot', name: 'Rådsbot' },
  conversation: { id: `a:${as}`, conversationType: 'personal', tenantId: DEMO_TENANT },
  channelData: { tenant: { id: DEMO_TENANT } },
  ...fields,
})

const message = (serviceUrl: string, text: string, as?: keyof typeof CAST) =>
  activity(serviceUrl, { type: 'message', textFormat: 'plain', text }, as)

const press = (serviceUrl: string, verb: string, data: object, as?: keyof typeof CAST) =>
  activity(
    serviceUrl,
    {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data } },
    },
    as,
  )

const proposal = (serviceUrl: string, meeting: string) =>
  press(serviceUrl, 'agenda.propose', {
    meeting,
    form: randomUUID(),
    title: 'Et punkt',
    purpose: 'discussion',
    minutes: '15',
    noNames: 'true',
  })

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
  const started: Record<string, number> = { echo: echo.startedIn, raadsbot: raadsbot.startedIn }
  try {
    const meeting = await publishTwelve(raadsbot, connector)
    const contenders: [string, BotProcess, Make][] = [
      ['echo', echo, () => message(serviceUrl, 'hej')],
      ['echo with a read', echoRead, () => message(serviceUrl, 'hej')],
      ...(teamsSdk
        ? [['Teams SDK echo', teamsSdk, () => message(serviceUrl, 'hej')] as [string, BotProcess, Make]]
        : []),
      ['/dagsorden', raadsbot, () => message(serviceUrl, '/dagsorden')],
      ['/punkt submit', raadsbot, () => proposal(serviceUrl, meeting)],
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
    return [
      ...turnRows(figures),
      ...(await memoryRows(echo, raadsbot, contenders)),
      {
        name: 'start-up to first answered turn',
        value: rounded(started.raadsbot as number),
        unit: 'ms',
        yardstick: 'echo',
        ratio: rounded((started.raadsbot as number) / (started.echo as number)),
      },
    ]
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

async function memoryRows(echo: BotProcess, raadsbot: BotProcess, contenders: [string, BotProcess, Make][]) {
  const makeOf = (wanted: string) => contenders.find(([name]) => name === wanted)?.[2] as Make
  await measure(echo, makeOf('echo'), 10_000)
  await measure(raadsbot, makeOf('/dagsorden'), 10_000)
  const [theirs, ours] = [await echo.memory(), await raadsbot.memory()]
  return [
    {
      name: 'memory after 10,000 turns',
      value: rounded(ours),
      unit: 'MB',
      yardstick: 'echo',
      ratio: rounded(ours / theirs),
    },
  ]
}

/** Twelve published items: the fixed ones, the demo's and some more. Gives the meeting's id. */
async function publishTwelve(bot: BotProcess, connector: StubConnector): Promise<string> {
  const { serviceUrl } = connector
  const channel = { id: DEMO_CHANNEL.id, conversationType: 'channel', tenantId: DEMO_TENANT }
  await bot.turn(activity(serviceUrl, { type: 'conversationUpdate', conversation: channel }))
  await bot.turn(message(serviceUrl, '/punkt'))
  const meeting = first(/"meeting":"([^"]+)"/, connector.lastBody())
  for (let count = 0; count < 4; count += 1) await bot.turn(proposal(serviceUrl, meeting))
  let card = (await bot.turn(press(serviceUrl, 'agenda.build', {}, 'formand'))).body
  for (;;) {
    const item = /"verb":"agenda.open","data":\{"item":"([^"]+)"[^}]*\},"style":"positive"/.exec(card)?.[1]
    if (!item) break
    card = (await bot.turn(press(serviceUrl, 'agenda.accept', { item }, 'formand'))).body
  }
  const preview = (await bot.turn(press(serviceUrl, 'agenda.preview', { meeting }, 'formand'))).body
  const digest = first(/"digest":"([^"]+)"/, preview)
  const published = await bot.turn(
    press(serviceUrl, 'agenda.publish', { meeting, from: '0', digest }, 'formand'),
  )
  first(/"text":"(12)\D/, published.body)
  return meeting
}

function first(pattern: RegExp, text: string): string {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`no ${pattern} in ${text.slice(0, 500)}`)
  return found
}

if (require.main === module) printRows(bench())
