import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memberOf } from '../../src/core/council'
import type { CouncilRequest } from '../../src/core/feature'
import { connect } from '../../src/database/connection'
import { councilById, personByAccount } from '../../src/features/council'
import { openBallot } from '../../src/features/elections/ballots'
import { changeElection } from '../../src/features/elections/store'
import { DEMO_TENANT } from '../../src/local/demo'
import { addBigCouncil, type BigCouncil } from '../features/elections/big-council'
import { atATime } from '../features/elections/voters'
import { message, press, type Sender } from './activities'
import { type BotProcess, startBot } from './bot-process'
import { startConnector } from './connector'
import { printRows, quantile, type Row, rounded } from './rows'
import { measure } from './turns'

const VOTES = 1_000
const SMALL = 100
const PARTS = 10

/**
 * Votes accepted through the full turn, each voter's first, beside as many turns of the bare echo bot: on one
 * roll of 1,000, and on rolls of 100.
 */
export async function bench(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'raadsbot-bench-'))
  const database = await connect({ uri: process.env.MONGODB_URI, folder })
  const councils: BigCouncil[] = [await addOpenCouncil(VOTES, 0)]
  for (let first = VOTES * 2; councils.length <= VOTES / SMALL; first += SMALL * 2)
    councils.push(await addOpenCouncil(SMALL, first))
  await database.close()

  const connector = await startConnector()
  const echo = await startBot('bots/echo.js')
  const raadsbot = await startBot('bots/app.js', { BENCH_FOLDER: folder })
  const echoed = () => message(by(connector.serviceUrl, councils[0]?.members[0] ?? ''), 'hej')
  try {
    const opened: object[][] = []
    for (const council of councils) opened.push(await ballots(raadsbot, connector.serviceUrl, council))
    const [big = [], ...small] = opened
    await measure(echo, echoed, VOTES)
    // In turns, since what else runs on the machine then slows all alike.
    const figures = { echo: none(), of100: none(), of1000: none() }
    for (let part = 0; part < PARTS; part += 1) {
      const share = <T>(all: T[]): T[] => all.filter((_, at) => at % PARTS === part)
      add(figures.echo, await measure(echo, echoed, VOTES / PARTS))
      add(figures.of100, await measure(raadsbot, from(share(small.flat())), VOTES / PARTS))
      add(figures.of1000, await measure(raadsbot, from(share(big)), VOTES / PARTS))
    }
    const { echo: base, of100, of1000 } = figures
    return [
      {
        name: 'votes on a roll of 1,000',
        value: rounded(perSecond(of1000)),
        unit: '1/s',
        yardstick: 'echo',
        ratio: rounded(perSecond(of1000) / perSecond(base)),
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

interface Figures {
  turns: number
  seconds: number
  times: number[]
}
const none = (): Figures => ({ turns: 0, seconds: 0, times: [] })

function add(figures: Figures, { perSecond, times }: { perSecond: number; times: number[] }): void {
  figures.turns += times.length
  figures.seconds += times.length / perSecond
  figures.times.push(...times)
}

const perSecond = ({ turns, seconds }: Figures): number => turns / seconds

/** Takes the activities one after another. */
function from(activities: object[]): () => object {
  let next = 0
  return () => {
    const activity = activities[next % activities.length] as object
    next += 1
    return activity
  }
}

const by = (serviceUrl: string, account: string): Sender => ({ tenant: DEMO_TENANT, account, serviceUrl })

/**
 * A council whose ballot is open and announced: that the cards go out, kept to Teams' limits, is no part of
 * a vote.
 */
async function addOpenCouncil(size: number, first: number): Promise<BigCouncil> {
  const made = await addBigCouncil(size, { first })
  const { scope, election } = made
  const council = await councilById(scope)
  const person = await personByAccount(scope, made.secretary)
  if (!council || !person) throw new Error('no council')
  const member = memberOf(council, person)
  const request = { scope, council, person, member, now: new Date() } as CouncilRequest
  await openBallot(request, election, 0, undefined)
  await changeElection(scope, election, ['open'], { $set: { announced: 1 } })
  return made
}

/** Opens every voter's card, and gives each voter's press that casts the vote. */
async function ballots(bot: BotProcess, serviceUrl: string, council: BigCouncil): Promise<object[]> {
  const { election, members, persons } = council
  return atATime(
    4,
    members.map((account, at) => async () => {
      const turn = press(by(serviceUrl, account), 'elections.ballot', { election, round: '1' })
      const { body } = await bot.turn(turn)
      const token = /"token":"([\w-]{22})"/.exec(body)?.[1]
      const box = /"box":"([^"]+)"/.exec(body)?.[1]
      if (!token || !box) throw new Error(`no ballot: ${body.slice(0, 300)}`)
      const choice = persons[at % 2]
      const vote = { election, round: '1', box, token, change: 'yes', choice }
      return press(by(serviceUrl, account), 'elections.vote', vote)
    }),
  )
}

if (require.main === module) printRows(bench())
