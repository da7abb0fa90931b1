import { codeOf } from '../../../src/features/elections/ballot'
import { countBoxes } from '../../../src/features/elections/box-store'
import { electionById } from '../../../src/features/elections/store'
import { startWorld, type World } from '../../support/app'
import type { Person } from '../../support/teams'
import { addBigCouncil, type BigCouncil } from './big-council'
import { acknowledged, atATime, ballotOf, casts, closesBallotOf, opensBallotOf } from './voters'

// The whole of it, 5,000 votes of 1,000 voters, runs with `npm run test:elections`.
const VOTERS = Number(process.env.VOTERS ?? 28)
const VOTES = VOTERS * 5

let world: World
let council: BigCouncil
let voters: Person[]
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

let councils = 0
beforeEach(async () => {
  councils += 1
  council = await addBigCouncil(VOTERS, { first: councils * 10_000 })
  voters = council.members.map((aadObjectId, at) => world.teams.person({ name: `Borger ${at}`, aadObjectId }))
  await opensBallotOf(world.teams, council)
}, 600_000)

const boxKey = () => ({ election: council.election, round: 1 })

test('samtidige stemmer, dobbelttryk, gentagelser, ændringer og stemmer i lukkeøjeblikket: hver talt præcis én gang', async () => {
  const [a = '', b = ''] = council.persons
  const choices = [a, b, 'blank']
  const ballots = await atATime(
    32,
    voters.map((voter) => () => ballotOf(voter, council.election)),
  )
  let random = 42
  const dice = (sides: number) => {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648
    return random % sides
  }

  // Each voter's presses come one after another, as from one thumb; all voters at once.
  const lastSaid: (string | undefined)[] = []
  let lateAcknowledged = 0
  let sent = 0
  const byVoter = voters.map((voter, at) => {
    const plan = Array.from({ length: VOTES / VOTERS }, () => ({
      kind: dice(4),
      choice: choices[dice(3)] as string,
    }))
    return async () => {
      const ballot = ballots[at] as (typeof ballots)[number]
      for (const { kind, choice } of plan) {
        sent += kind === 3 ? 2 : 1
        // Double click: the same choice twice at once. Retry: the same activity again.
        const turns =
          kind === 3
            ? await Promise.all([casts(voter, ballot, choice), casts(voter, ballot, choice)])
            : [await casts(voter, ballot, choice)]
        if (kind === 2) turns.push(await world.teams.repeat(turns[0] as (typeof turns)[number]))
        for (const turn of turns) if (acknowledged(turn)) lastSaid[at] = choice
        if (turns.some((turn) => turn.status !== 200)) throw new Error('a turn failed')
      }
    }
  })
  // The ballot is closed while a quarter of the voters has not begun.
  const early = byVoter.slice(0, Math.floor(VOTERS * 0.75))
  const late = byVoter.slice(early.length)
  await atATime(64, early)
  const closing = [closesBallotOf(world.teams, council)]
  await Promise.all([atATime(64, late), ...closing])
  for (const [at, voter] of voters.entries())
    if (at % 5 === 0 && acknowledged(await casts(voter, ballots[at] as (typeof ballots)[number], a)))
      lateAcknowledged += 1
  const observer = world.teams.person({ name: 'Observatør', aadObjectId: council.observer })
  expect(acknowledged(await casts(observer, forged(), a))).toBe(false)
  expect(sent).toBeGreaterThanOrEqual(VOTES)
  expect(lateAcknowledged).toBe(0)

  const election = await electionById(council.scope, council.election)
  const round = election?.rounds[0]
  const model: Record<string, number> = {}
  for (const choice of lastSaid) if (choice) model[choice] = (model[choice] ?? 0) + 1
  const tally = { ...round?.counts, blank: round?.blank }
  expect(tally).toEqual({ [a]: model[a] ?? 0, [b]: model[b] ?? 0, blank: model.blank ?? 0 })
  const mine = ballots.filter((_, at) => lastSaid[at]).map(({ token }) => codeOf(token))
  expect(round?.codes).toEqual(mine.sort())
  expect((await countBoxes(council.scope, boxKey())).codes).toEqual([])
}, 3_600_000)

test('rækkefølgen, stemmerne ligger i, siger intet om, hvornår der blev stemt', async () => {
  const [a = ''] = council.persons
  const order: string[] = []
  for (const voter of voters) {
    const ballot = await ballotOf(voter, council.election)
    await casts(voter, ballot, a)
    order.push(codeOf(ballot.token))
  }
  const { codes } = await countBoxes(council.scope, boxKey())
  expect(codes).toHaveLength(VOTERS)
  // Spearman's rank correlation of the voting order and the stored order: near nought by chance, one if kept.
  const rank = new Map(codes.map((code, at) => [code, at]))
  const n = order.length
  const squares = order.reduce((sum, code, at) => sum + (at - (rank.get(code) as number)) ** 2, 0)
  const rho = 1 - (6 * squares) / (n * (n * n - 1))
  // |rho| × √(n−1) is normal: 4 is passed by chance less than once in ten thousand.
  expect(Math.abs(rho) * Math.sqrt(n - 1)).toBeLessThan(4)
  const turn = await casts(voters[0] as Person, forged(), a)
  expect(acknowledged(turn)).toBe(false)
}, 1_200_000)

const forged = () => ({
  election: council.election,
  round: '1',
  box: `${council.election}:1:0`,
  token: 'A'.repeat(22),
  change: 'yes',
})
