import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../../src/database/connection'
import { DEMO_TENANT } from '../../../src/local/demo'
import { startMain } from '../../support/main-process'
import { type Person, startTeams, type Teams } from '../../support/teams'
import { addBigCouncil, type BigCouncil } from './big-council'
import { acknowledged, atATime, type Ballot, ballotOf, casts, closesBallotOf, opensBallotOf } from './voters'

// 5,000 votes of 1,000 voters with `npm run test:elections`.
const VOTERS = Number(process.env.VOTERS ?? 40)
const VOTES = VOTERS * 5

let folder: string
let teams: Teams
let bot: ChildProcess
let council: BigCouncil

async function startBot(): Promise<void> {
  const { child, port } = await startMain({ NODE_ENV: 'test', DATABASE_FOLDER: folder })
  bot = child
  teams.connectBot(`http://127.0.0.1:${port}/api/messages`)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raadsbot-'))
  const database = await connect({ folder })
  council = await addBigCouncil(VOTERS, { changeVote: true })
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
  const choices = [a, b, 'blank']
  const voters = council.members.map((aadObjectId, at) => teams.person({ name: `Borger ${at}`, aadObjectId }))
  const opened = await opensBallotOf(teams, council)
  expect(opened.seen).toContain(`0 af ${VOTERS} har stemt.`)
  const ballots = await atATime(
    8,
    voters.map((voter) => () => ballotOf(voter, council.election)),
  )

  let heard = 0
  let lost = 0
  let revived: Promise<void> | undefined
  // In the middle of it all, while others' votes are on their way.
  const kill = async (): Promise<void> => {
    const died = once(bot, 'exit')
    bot.kill('SIGKILL')
    await died
    await startBot()
  }
  // Who hears nothing, or that something went wrong, presses again when the bot is back.
  const castUntilHeard = async (voter: Person, ballot: Ballot, choice: string): Promise<void> => {
    for (;;) {
      const turn = await casts(voter, ballot, choice).catch(() => undefined)
      if (turn && acknowledged(turn)) break
      if (!revived) throw new Error(`not counted: ${turn?.seen}`)
      lost += 1
      await revived
    }
    heard += 1
    if (heard === Math.floor(VOTES / 3)) revived = kill()
  }
  const lastOf: string[] = []
  await atATime(
    16,
    voters.map((voter, at) => async () => {
      for (let count = 0; count < VOTES / VOTERS; count += 1) {
        lastOf[at] = choices[(at * 7 + count * 5) % 3] as string
        await castUntilHeard(voter, ballots[at] as Ballot, lastOf[at])
      }
    }),
  )
  expect(revived).toBeDefined()
  expect(lost).toBeGreaterThan(0)

  const closed = await closesBallotOf(teams, council)
  const votes = (name: string) => Number(new RegExp(`${name}\\n(\\d+) stemme`).exec(closed.seen)?.[1])
  const expected = choices.map((choice) => lastOf.filter((last) => last === choice).length)
  expect([votes('Borger 0'), votes('Borger 1'), votes('Blankt')]).toEqual(expected)
  expect(closed.seen).toContain(`${VOTERS} af ${VOTERS} har stemt.`)
}, 1_200_000)
