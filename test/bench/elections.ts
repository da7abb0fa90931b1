import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../src/database/connection'
import { DEMO_TENANT } from '../../src/local/demo'
import { addBigCouncil, type BigCouncil } from '../features/elections/big-council'
import { type BotProcess, startBot } from './bot-process'
import { startConnector } from './connector'
import { printRows, quantile, type Row, rounded } from './rows'
import { measure } from './turns'

const VOTES = 1_000
const SMALL = 100

/**
 * Votes accepted through the full turn, each voter's first, beside as many turns of the bare echo bot: on one
 * roll of 1,000, and on rolls of 100.
 */
export async function bench(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'raadsbot-bench-'))
  const database = await connect({ uri: process.env.MONGODB_URI, folder })
  const councils: BigCouncil[] = [await addBigCouncil(VOTES)]
  for (let first = VOTES * 2; councils.length <= VOTES / SMALL; first += SMALL * 2)
    councils.push(await addBigCouncil(SMALL, { first }))
  await database.close()

  const connector = await startConnector()
  process.env.BENCH_FOLDER = folder
  const echo = await startBot('bots/echo.js')
  const raadsbot = await startBot('bots/app.js')
  const echoed = () =>
    activity(connector.serviceUrl, councils[0]?.members[0] ?? '', { type: 'message', text: 'hej' })
  try {
    const opened: object[][] = []
    for (const council of councils) opened.push(await ballots(raadsbot, connector.serviceUrl, council))
    const [big, ...small] = opened
    await measure(echo, echoed, VOTES)
    const base = await measure(echo, echoed, VOTES)
    const of100 = await measure(raadsbot, from(small.flat()), VOTES)
    const of1000 = await measure(raadsbot, from(big ?? []), VOTES)
    return [
      {
        name: 'votes on a roll of 1,000',
        value: rounded(of1000.perSecond),
        unit: '1/s',
        yardstick: 'echo',
        ratio: rounded(of1000.perSecond / base.perSecond),
      },
      {
        name: 'vote p99 on a roll of 1,000',
        value: rounded(quantile(of1000.times, 0.99)),
        unit: 'ms',
        yardstick: 'echo',
        ratio: rounded(quantile(of1000.times, 0.99) / quantile(base.times, 0.99)),
      },
      {
        name: 'time of a vote on a roll of 1,000',
        value: rounded(quantile(of1000.times, 0.5)),
        unit: 'ms',
        yardstick: 'on a roll of 100',
        ratio: rounded(quantile(of1000.times, 0.5) / quantile(of100.times, 0.5)),
      },
    ]
  } finally {
    for (const bot of [echo, raadsbot]) await bot.stop()
    connector.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Takes the activities one after another. */
function from(activities: object[]): () => object {
  let next = 0
  return () => {
    const activity = activities[next % activities.length] as object
    next += 1
    return activity
  }
}

const activity = (serviceUrl: string, account: string, fields: object): object => ({
  id: randomUUID(),
  channelId: 'msteams',
  serviceUrl,
  timestamp: new Date().toISOString(),
  locale: 'da-DK',
  from: { id: `29:${account}`, name: 'Borger', aadObjectId: account },
  recipient: { id: '28:bot', name: 'Rådsbot' },
  conversation: { id: `a:${account}`, conversationType: 'personal', tenantId: DEMO_TENANT },
  channelData: { tenant: { id: DEMO_TENANT } },
  ...fields,
})

const press = (serviceUrl: string, account: string, verb: string, data: object): object =>
  activity(serviceUrl, account, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb, data } },
  })

/** Opens a council's ballot and every voter's card, and gives each voter's press that casts the vote. */
async function ballots(bot: BotProcess, serviceUrl: string, council: BigCouncil): Promise<object[]> {
  const { election, members, persons, secretary } = council
  const data = { election, from: '0', minutes: '0' }
  await bot.turn(press(serviceUrl, secretary, 'elections.open', data))
  const presses: object[] = []
  for (const [at, account] of members.entries()) {
    const { body } = await bot.turn(press(serviceUrl, account, 'elections.ballot', { election, round: '1' }))
    const token = /"token":"([\w-]{22})"/.exec(body)?.[1]
    const box = /"box":"([^"]+)"/.exec(body)?.[1]
    if (!token || !box) throw new Error(`no ballot: ${body.slice(0, 300)}`)
    const choice = persons[at % 2]
    presses.push(
      press(serviceUrl, account, 'elections.vote', {
        election,
        round: '1',
        box,
        token,
        change: 'yes',
        choice,
      }),
    )
  }
  return presses
}

if (require.main === module) printRows(bench())
