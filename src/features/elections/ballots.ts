import { randomBytes } from 'node:crypto'
import { auditEntry } from '../../core/audit'
import type { CouncilRequest, Notification } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { setOnPaper, turnoutOf } from './box-store'
import { candidatesOf, eligible, readElection } from './candidates'
import { channelCard } from './conduct'
import { mustConduct } from './conductors'
import { firstStage } from './count'
import { finishClosing } from './counting'
import { commitmentTo } from './lots'
import { rollOf } from './presence'
import { currentRound, openBoxesOf, resultOf, scopeOfElection, sha256 } from './rounds'
import { MOST_CANDIDATES, quorum, quorumPercent, seated } from './rules'
import { changeElection, type Election, type ElectionState, type Round } from './store'

// Check-ins at the same moment that opening a ballot gives way to before it gives up.
const MOST_TRIES = 20

/** Opens the next ballot. With the first one the roll is frozen. `from` is how many ballots there were before. */
export async function openBallot(
  request: CouncilRequest,
  id: string,
  from: number,
  closesAt: Date | undefined,
): Promise<{ election: Election; notifications: Notification[] }> {
  mustConduct(request)
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const before = await readElection(request, id)
    if (!OPENABLE.includes(before.state) || before.rounds.length !== from) return opened(request, before)
    const election = await openFrom(request, before, closesAt)
    if (election) return opened(request, election)
  }
  throw new UserError('elections.notNow')
}

const OPENABLE: ElectionState[] = ['nominating', 'again']

/** Opens the ballot that follows on `before`; undefined when somebody came or stepped back meanwhile. */
async function openFrom(
  request: CouncilRequest,
  before: Election,
  closesAt: Date | undefined,
): Promise<Election | undefined> {
  const { scope, council, person, now } = request
  const { id, nominees, present } = before
  const from = before.rounds.length
  const { persons: roll, meeting } = await rollOf(before, request)
  const members = from === 0 ? seated(council).length : before.members
  const needed = quorum(members, before.quorumPercent)
  if (roll.length === 0 || roll.length < needed)
    throw new UserError('elections.noQuorum', { there: roll.length, needed }, quorumPercent.key)

  const next = nextBallot(before, council)
  if (next.candidates.length === 0) throw noCandidates(before)
  if (next.candidates.length > MOST_CANDIDATES)
    throw new UserError('elections.tooManyCandidates', { most: MOST_CANDIDATES })
  const number = from + 1
  const seed = randomBytes(32).toString('hex')
  const fixed = { id, number, office: before.office, ruleSet: before.ruleSet, ...next, roll }
  const round: Round = {
    ...next,
    number,
    openedAt: now,
    openedBy: person.id,
    ...(closesAt ? { closesAt } : {}),
    seed,
    openHash: sha256({ ...fixed, commitment: commitmentTo(seed) }),
  }
  return changeElection(
    scope,
    id,
    OPENABLE,
    { $set: { state: 'open', roll, members, ...(meeting ? { meeting } : {}) }, $push: { rounds: round } },
    { rounds: { $size: from }, nominees, present },
    auditEntry(request, 'elections.ballotOpened', id, String(number), round.openHash),
  )
}

async function opened(
  request: CouncilRequest,
  election: Election,
): Promise<{ election: Election; notifications: Notification[] }> {
  if (election.state !== 'open') throw new UserError('elections.notNow')
  await openBoxesOf(election)
  return { election, notifications: [...ballotCards(election), ...channelCard(request, election)] }
}

/** Which ballot comes next, with those who may still hold the office. */
export const nextBallot = (
  election: Election,
  council: CouncilRequest['council'],
): Pick<Round, 'stage' | 'candidates'> => {
  const last = election.rounds.at(-1)
  const outcome = last && resultOf(last)
  const again = outcome?.kind === 'noQuorum' ? outcome.again : outcome
  if (!again || !('stage' in again))
    return { stage: firstStage(election.ruleSet), candidates: candidatesOf(election, council).standing }
  const able = eligible(election, council)
  return { stage: again.stage, candidates: again.candidates.filter((person) => able.includes(person)) }
}

/** What to do where nobody can be voted for: get somebody to stand, or elect anew. */
export const noCandidates = ({ rounds }: Election): UserError =>
  new UserError(rounds.length > 0 ? 'elections.nobodyLeft' : 'elections.noCandidates')

/** A card for each on the roll. It holds no token: that is made when the voter opens the ballot. */
export const ballotCards = (election: Election, to = election.roll): Notification[] =>
  to.map((person) => ({
    kind: 'elections.ballot',
    scope: scopeOfElection(election),
    subject: `${election.id}:${currentRound(election).number}`,
    to: { person },
  }))

/**
 * Who votes on paper, of those who have not voted in the app. Only what differs from the ticks that were seen
 * is written: another's newer ticks stay.
 */
export async function markPaper(
  request: CouncilRequest,
  id: string,
  { paper, seen }: { paper: string[]; seen: string[] },
): Promise<{ election: Election; turnout: { waiting: string[]; paper: string[] } }> {
  mustConduct(request)
  const election = await readElection(request, id)
  if (election.state !== 'open') throw new UserError('elections.notNow')
  const key = { election: id, round: currentRound(election).number }
  for (const person of paper.filter((each) => !seen.includes(each)))
    await setOnPaper(request.scope, key, person, true)
  for (const person of seen.filter((each) => !paper.includes(each)))
    await setOnPaper(request.scope, key, person, false)
  return { election, turnout: await turnoutOf(request.scope, key) }
}

/** Closes the running ballot and counts it, unless votes on paper are still to be entered. */
export async function close(
  request: CouncilRequest,
  id: string,
  round: number,
): Promise<{ election: Election; notifications: Notification[] }> {
  mustConduct(request)
  const closing = await changeElection(
    request.scope,
    id,
    ['open'],
    { $set: { state: 'closing', [`rounds.${round - 1}.closedAt`]: request.now } },
    { rounds: { $size: round } },
    auditEntry(request, 'elections.ballotClosed', id, String(round)),
  )
  const election = closing ?? (await readElection(request, id))
  if (election.rounds.length < round) throw new UserError('elections.notNow')
  const done = election.state === 'closing' ? await finishClosing(election, request) : election
  return { election: done, notifications: channelCard(request, done) }
}
