import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../../src/database/connection'
import { DEMO_TENANT } from '../../../src/local/demo'
import { builtFolder } from '../../support/build'
import { type Person, startTeams, type Teams, type Turn } from '../../support/teams'
import { addBigCouncil, type BigCouncil } from './big-council'
import { acknowledged, atATime, ballotOf, casts, closesBallotOf, opensBallotOf } from './voters'

const VOTERS = 40

let folder: string
let teams: Teams
let bot: ChildProcess
let council: BigCouncil

async function startBot(): Promise<void> {
  bot = spawn(process.execPath, [join(await builtFolder(), 'main.js')], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      PORT: '0',
      MONGODB_URI: '',
      DATABASE_FOLDER: folder,
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    let said = ''
    bot.stdout?.on('data', (chunk: Buffer) => {
      said += chunk
      const found = /"port":(\d+)/.exec(said)
      if (found) resolve(Number(found[1]))
    })
    bot.once('exit', (code) => reject(new Error(`the bot ended with ${code}`)))
  })
  teams.connectBot(`http://127.0.0.1:${port}/api/messages`)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raadsbot-'))
  const database = await connect({ folder })
  council = await addBigCouncil(VOTERS, { changeVote: false })
  await database.close()
  teams = await startTeams({ tenantId: DEMO_TENANT })
  await startBot()
}, 300_000)
afterAll(async () => {
  bot.kill('SIGKILL')
  await teams.close()
  await rm(folder, { recursive: true, force: true })
})

test('dræbes botten midt i en afstemning, er ingen talt stemme tabt og ingen talt to gange', async () => {
  const [a = '', b = ''] = council.persons
  const voters = council.members.map((aadObjectId, at) => teams.person({ name: `Borger ${at}`, aadObjectId }))
  const opened = await opensBallotOf(teams, council)
  expect(opened.seen).toContain(`0 af ${VOTERS} har stemt.`)
  const ballots = await atATime(
    8,
    voters.map((voter) => () => ballotOf(voter, council.election)),
  )
  const choiceOf = (at: number) => [a, b, 'blank'][at % 3] as string
  const heard: boolean[] = []
  const castNow = async (voter: Person, at: number): Promise<void> => {
    const turn: Turn | undefined = await casts(
      voter,
      ballots[at] as (typeof ballots)[number],
      choiceOf(at),
    ).catch(() => undefined)
    heard[at] = turn !== undefined && acknowledged(turn)
    // In the middle of it all: others' votes are on their way.
    if (heard.filter(Boolean).length === Math.floor(VOTERS / 3)) bot.kill('SIGKILL')
  }
  const died = once(bot, 'exit')
  await atATime(
    8,
    voters.map((voter, at) => () => castNow(voter, at)),
  )
  await died
  const before = heard.filter(Boolean).length
  expect(before).toBeGreaterThan(0)
  expect(before).toBeLessThan(VOTERS)

  await startBot()
  // Only those who heard nothing try again, with the same card.
  for (const [at, voter] of voters.entries())
    if (!heard[at]) {
      const turn = await casts(voter, ballots[at] as (typeof ballots)[number], choiceOf(at))
      expect(acknowledged(turn)).toBe(true)
    }
  const closed = await closesBallotOf(teams, council)
  const votes = (name: string) => Number(new RegExp(`${name}\\n(\\d+) stemme`).exec(closed.seen)?.[1])
  const expected = [0, 1, 2].map((rest) => voters.filter((_, at) => at % 3 === rest).length)
  expect([votes('Borger 0'), votes('Borger 1'), votes('Blanke stemmer')]).toEqual(expected)
  expect(closed.seen).toContain(`${VOTERS} af ${VOTERS} har stemt.`)
}, 300_000)
