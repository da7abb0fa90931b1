import fc from 'fast-check'
import type { RuleSetName } from '../../../src/features/elections/rules'
import { electionById, runningElections } from '../../../src/features/elections/store'
import { startWorld, type World } from '../../support/app'
import type { Person, Turn } from '../../support/teams'
import { demoCouncil, SEATED } from './election'
import { model, said } from './model'
import { invoke } from './voters'

// Each rule set once here; `npm run test:elections` goes on for longer.
const RUNS = Number(process.env.ELECTIONS ?? 1)
const MOST_BALLOTS = 5
const SEATS = SEATED.length

let world: World
let council: Awaited<ReturnType<typeof demoCouncil>>
beforeAll(async () => {
  world = await startWorld()
  council = await demoCouncil(world)
})
afterAll(() => world.close())

/** What somebody does while candidates are sought; `of` is whom they propose. */
interface Deed {
  by: number
  what: 'stand' | 'propose' | 'decline'
  of: number
}
type Standing = 'asked' | 'accepted' | 'declined'

const deed = fc.record({
  by: fc.nat(SEATS - 1),
  what: fc.constantFrom('stand' as const, 'propose' as const, 'decline' as const),
  of: fc.nat(SEATS - 1),
})
// For each voter of a ballot: a candidate by number, blank (9), or no vote (10).
const ballot = fc.array(fc.nat(10), { minLength: SEATS, maxLength: SEATS })

const seat = (at: number): Person => world.people[SEATED[at] as (typeof SEATED)[number]]
const person = (at: number): string => council.persons[at] as string
const secretary = (verb: string, data: object): Promise<Turn> =>
  invoke(world.people.sekretær, `elections.${verb}`, data)

/** Says, proposes, declines; the plain model beside it: who is what, in the order in which they came. */
async function nominations(election: string, deeds: Deed[]): Promise<Map<string, Standing>> {
  const known = new Map<string, Standing>()
  for (const { by, what, of } of deeds) {
    const verb = { stand: 'standSilent', propose: 'nominate', decline: 'decline' }[what]
    const turn = await invoke(seat(by), `elections.${verb}`, { election, person: person(of) })
    if (what === 'stand') known.set(person(by), 'accepted')
    else if (what === 'decline') {
      expect(turn.error === undefined).toBe(known.has(person(by)))
      if (known.has(person(by))) known.set(person(by), 'declined')
    } else if (of !== by) {
      expect(turn.error === undefined).toBe(known.get(person(of)) !== 'declined')
      if (!known.has(person(of))) known.set(person(of), 'asked')
    }
  }
  return known
}

const read = async (election: string) => {
  const found = await electionById(council.scope, election)
  if (!found) throw new Error('the election is gone')
  return found
}

/** Votes of those who do; gives the choices. */
async function votes(election: string, round: number, candidates: string[], choices: number[]) {
  const given: string[] = []
  for (const [at, number] of choices.entries()) {
    if (number === 10) continue
    const choice = number === 9 ? 'blank' : (candidates[number % candidates.length] as string)
    const token = `${at}`.padEnd(22, 'x')
    const data = { election, round, box: `${election}:${round}:0`, token, change: 'no', choice }
    expect((await invoke(seat(at), 'elections.vote', data)).error).toBeUndefined()
    given.push(choice)
  }
  return given
}

/** Settles a tie as the rules say, and gives who was found. */
async function settle(election: string, casting: boolean): Promise<string[]> {
  const tie = (await read(election)).rounds.at(-1)?.outcome
  if (tie?.kind !== 'tie') throw new Error('no tie')
  const chair = person(SEATED.indexOf('formand'))
  if (casting && tie.for === 'office' && !tie.among.includes(chair)) {
    expect((await secretary('draw', { election })).error).toBeDefined()
    const chosen = tie.among.at(-1) as string
    await invoke(world.people.formand, 'elections.casting', { election, chosen })
    return [chosen]
  }
  await secretary('draw', { election })
  const { lot } = (await read(election)).rounds.at(-1) ?? {}
  expect(lot?.chosen.every((each) => tie.among.includes(each))).toBe(true)
  expect(lot?.chosen).toHaveLength(tie.places)
  return lot?.chosen ?? []
}

test.each(['byraad', 'castVotes', 'castingVote', 'mostVotes'] as const)(
  'tilfældige opstillinger, stemmer og omgange går med regelsættet %s, som modellen siger',
  async (rules) => {
    const ballots = fc.array(ballot, { minLength: MOST_BALLOTS, maxLength: MOST_BALLOTS })
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 12 }), ballots, async (deeds, choices) => {
        const form = crypto.randomUUID()
        const input = { office: 'chair', kind: 'regular', rules, voters: 'members', change: 'no', form }
        await secretary('start', input)
        const election = (await runningElections(council.scope))[0]?.id ?? ''
        try {
          await elected(rules, election, deeds, choices)
        } finally {
          await secretary('close', { election, round: String((await read(election)).rounds.length) })
          await secretary('cancel', { election })
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  },
  600_000,
)

async function elected(rules: RuleSetName, election: string, deeds: Deed[], choices: number[][]) {
  const known = await nominations(election, deeds)
  const { nominees } = await read(election)
  expect(nominees.map(({ person: id, state }) => [id, state])).toEqual([...known])
  let candidates = [...known].filter(([, standing]) => standing === 'accepted').map(([id]) => id)
  const asked = [...known.values()].includes('asked')
  const unopposed = await secretary('openForm', { election })
  expect(unopposed.error === undefined).toBe(candidates.length > 0)
  if (candidates.length !== 1 || asked)
    expect((await secretary('unopposed', { election })).error).toBeDefined()
  if (candidates.length === 0)
    expect((await secretary('open', { election, from: '0', minutes: '0' })).error).toBeDefined()

  let stage = rules === 'mostVotes' ? 99 : 1
  for (let round = 1; candidates.length > 0 && round <= MOST_BALLOTS; round += 1) {
    await secretary('open', { election, from: String(round - 1), minutes: '0' })
    const given = await votes(election, round, candidates, choices[round - 1] as number[])
    await secretary('close', { election, round: String(round) })
    const now = await read(election)
    const outcome = now.rounds.at(-1)?.outcome
    if (!outcome) throw new Error('not counted')
    if (given.length < SEATS / 2) {
      expect(outcome.kind).toBe('noQuorum')
      continue
    }
    const expected = model(rules, stage, given, candidates, SEATS)
    expect(said(outcome)).toBe(expected)
    const [word, ...names] = expected.split(' ')
    if (word === 'elected') expect(now).toMatchObject({ state: 'decided', elected: names[0] })
    if (word === 'elected' || word === 'nobody') return
    if (word === 'tie' || word === 'draw') {
      const chosen = await settle(election, rules === 'castingVote')
      if (word === 'tie') return expect((await read(election)).elected).toBe(chosen[0])
      const through = outcome.kind === 'tie' ? outcome.through : []
      candidates = candidates.filter((each) => through.includes(each) || chosen.includes(each))
    }
    if (word === 'run-off') candidates = names
    stage = word === 'again' ? stage + 1 : 99
    expect((await read(election)).state).toBe('again')
  }
}
