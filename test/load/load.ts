import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { connect } from '../../src/database/connection'
import { DEMO_TENANT } from '../../src/local/demo'
import { message, press, proposal } from '../bench/activities'
import type { BotProcess } from '../bench/bot-process'
import { type StubConnector, startConnector } from '../bench/connector'
import { printRows, quantile, type Row, rounded } from '../bench/rows'
import { addBigCouncil, type BigCouncil } from '../features/elections/big-council'
import { atATime } from '../features/elections/voters'
import { type Site, startSite } from './instances'
import { addMunicipalities, by, type Municipality, PEOPLE } from './many-councils'

/** `LOAD_COUNCILS=50 npm run load` for a first look. */
const COUNCILS = Number(process.env.LOAD_COUNCILS ?? 1_000)
const VOTING = Math.ceil(COUNCILS / 10)
const INSTANCES = [1, 2, 4] as const
const AT_ONCE = 8
/** The bots tick each minute; what has been still for longer has ended. */
const STILL_MS = 75_000
const HOUR = 60 * 60 * 1000

interface Work {
  turns: (() => object)[]
  /** Throws where an answer says that the turn did not do what it was for. */
  check?: (body: string) => void
}

/** Spreads the turns over the bots; gives turns a second and the times in ms. */
async function load(
  bots: BotProcess[],
  { turns, check }: Work,
): Promise<{ perSecond: number; times: number[] }> {
  const began = performance.now()
  const times = await atATime(
    AT_ONCE,
    turns.map((make, at) => async () => {
      const start = performance.now()
      const { status, body } = await (bots[at % bots.length] as BotProcess).turn(make())
      if (status !== 200) throw new Error(`a turn was answered with ${status}: ${body.slice(0, 200)}`)
      check?.(body)
      return performance.now() - start
    }),
  )
  return { perSecond: (turns.length * 1000) / (performance.now() - began), times }
}

const rowsOf = (name: string, { perSecond, times }: { perSecond: number; times: number[] }): Row[] => [
  { name: `${name} turns`, value: rounded(perSecond), unit: '1/s' },
  { name: `${name} p50`, value: rounded(quantile(times, 0.5)), unit: 'ms' },
  { name: `${name} p99`, value: rounded(quantile(times, 0.99)), unit: 'ms' },
]

/** The hour before: everybody reads the agenda, one in three says yes, one in a council proposes an item. */
function hourBefore(councils: Municipality[], serviceUrl: string): (() => object)[] {
  return councils.flatMap((of, number) =>
    of.accounts.flatMap((account, at) => [
      () => message(by(of, account, serviceUrl), '/dagsorden'),
      ...(at % 3 === 0 && at < PEOPLE - 1
        ? [
            () =>
              press(by(of, account, serviceUrl), 'meetings.yes', {
                meeting: of.meeting,
                start: of.start.toISOString(),
              }),
          ]
        : []),
      ...(at === number % (PEOPLE - 1) ? [() => proposal(by(of, account, serviceUrl), of.meeting)] : []),
    ]),
  )
}

/** All voters of many councils vote at once, each of them twice. */
async function electionStorm(site: Site, councils: BigCouncil[], serviceUrl: string): Promise<Row[]> {
  const tenant = { tenant: DEMO_TENANT } as Municipality
  const ballots: (() => object)[] = []
  for (const { secretary, election, members, persons } of councils) {
    const bot = site.bots[0] as BotProcess
    await bot.turn(
      press(by(tenant, secretary, serviceUrl), 'elections.open', { election, from: '0', minutes: '0' }),
    )
    for (const [at, account] of members.entries()) {
      const opened = await bot.turn(
        press(by(tenant, account, serviceUrl), 'elections.ballot', { election, round: '1' }),
      )
      const token = /"token":"([\w-]{22})"/.exec(opened.body)?.[1]
      const box = /"box":"([^"]+)"/.exec(opened.body)?.[1]
      if (!token || !box) throw new Error(`no ballot: ${opened.body.slice(0, 300)}`)
      const vote = { election, round: '1', box, token, change: 'yes', choice: persons[at % 2] }
      const cast = () => press(by(tenant, account, serviceUrl), 'elections.vote', vote)
      ballots.push(cast, cast)
    }
  }
  const check = (body: string) => {
    if (!/talt med|ændret/.test(body)) throw new Error(`a vote was not taken: ${body.slice(0, 300)}`)
  }
  return rowsOf(
    `election storm of ${councils.length} councils, ${site.bots.length} bots:`,
    await load(site.bots, { turns: ballots, check }),
  )
}

/**
 * Everybody says hello, and so gets what waited for them: the summons and what the day before brings, put in the
 * outbox by the bots' own minute, under Teams' limits.
 */
async function reminderWave(
  name: string,
  site: Site,
  councils: Municipality[],
  connector: StubConnector,
): Promise<Row[]> {
  const began = performance.now()
  const before = connector.taken()
  const hello = councils.flatMap((of) =>
    of.accounts.map((account) => () => message(by(of, account, connector.serviceUrl), 'hej')),
  )
  const said = await load(site.bots, { turns: hello })
  let last = performance.now()
  for (let taken = before; performance.now() - last < STILL_MS; ) {
    await new Promise((done) => setTimeout(done, 100))
    if (connector.taken() !== taken) last = performance.now()
    taken = connector.taken()
  }
  return [
    ...rowsOf(`${name} first words`, said),
    { name: `${name} sent`, value: connector.taken() - before - hello.length, unit: 'messages' },
    { name: `${name} all sent after`, value: rounded((last - began) / 1000), unit: 's' },
  ]
}

async function audit(uri: string, folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, [resolve(__dirname, '../../dist/audit.js')], {
    env: { ...process.env, MONGODB_URI: uri, DATABASE_FOLDER: folder },
  })
}

/** A wave of meetings, a storm of elections and a wave of reminders, on one, two and four bots. */
async function run(): Promise<void> {
  const print = (rows: Row[]) => printRows(Promise.resolve(rows))
  let alone: number | undefined
  for (const instances of INSTANCES) {
    const connector = await startConnector()
    let councils: Municipality[] = []
    const voting: BigCouncil[] = []
    const start = new Date(Date.now() + 24 * HOUR + 2 * 60_000)
    const site = await startSite(instances, async (uri, folder) => {
      const database = await connect({ uri, folder })
      councils = await addMunicipalities(COUNCILS, start, { silent: false })
      for (let at = 0; at < VOTING; at += 1)
        voting.push(await addBigCouncil(PEOPLE - 2, { first: at * PEOPLE }))
      await database.close()
    })
    try {
      const name = `${COUNCILS} councils, ${instances} ${instances === 1 ? 'bot' : 'bots'}:`
      await print(await reminderWave(`${name} reminders,`, site, councils, connector))
      const wave = await load(site.bots, { turns: hourBefore(councils, connector.serviceUrl) })
      alone ??= wave.perSecond
      const [turns, ...others] = rowsOf(`${name} the hour before`, wave) as [Row, ...Row[]]
      await print([
        instances === 1 ? turns : { ...turns, yardstick: 'one bot', ratio: rounded(wave.perSecond / alone) },
        ...others,
      ])
      await print(await electionStorm(site, voting, connector.serviceUrl))
      await audit(site.uri, site.folder)
    } finally {
      await site.close()
      connector.close()
    }
  }
}

if (require.main === module) run()
