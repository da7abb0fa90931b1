import { randomBytes } from 'node:crypto'
import { auditEntry } from '../../core/audit'
import { LEADERS } from '../../core/council'
import type { CouncilRequest, Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { setOnPaper, turnoutOf } from './box-store'
import { candidatesOf, eligible, readElection } from './candidates'
import { firstStage } from './count'
import { finishClosing } from './counting'
import { commitmentTo } from './lots'
import { currentRound, openBoxesOf, resultOf, scopeOfElection, sha256 } from './rounds'
import {
  convener,
  MOST_CANDIDATES,
  type Office,
  quorum,
  quorumPercent,
  RULE_SETS,
  type RuleSetName,
  seated,
  type Voters,
} from './rules'
import {
  addElection,
  changeElection,
  type Election,
  type ElectionState,
  type Round,
  runningElections,
} from './store'

/**
 * Who conducts elections: formandskab and secretariat, and by rule the member longest in office while
 * there is no chair. Seats stand in the order of their holders' time in office where nothing else is known.
 */
export function mayConduct({
  member,
  council,
  now,
}: Pick<CouncilRequest, 'member' | 'council' | 'now'>): boolean {
  if (LEADERS.includes(member.role)) return true
  const seats = seated(council)
  if (seats.some(({ role }) => role === 'chair')) return false
  return ruleValue(convener, council, now) === 'longestInOffice' && seats[0]?.person === member.person
}

export function mustConduct(request: CouncilRequest): void {
  if (!mayConduct(request)) throw new UserError('elections.notYours', {}, convener.key)
}

/** Starts an election with a call for candidates. */
export async function start(
  request: CouncilRequest,
  input: {
    office: Office
    kind: Election['kind']
    ruleSetName: RuleSetName
    voters: Voters
    changeVote: boolean
    eligible: string[]
    form: string
    meeting?: string
    present: string[]
  },
): Promise<{ election: Election; notifications: Notification[] }> {
  mustConduct(request)
  const { scope, council, person, now } = request
  if (
    input.office === 'viceChair' &&
    (await runningElections(scope)).some(({ office }) => office === 'chair')
  )
    throw new UserError('elections.chairFirst')
  const election = await addElection(
    scope,
    {
      ...input,
      ruleSet: RULE_SETS[input.ruleSetName],
      quorumPercent: ruleValue(quorumPercent, council, now),
      createdBy: person.id,
      createdAt: now,
    },
    auditEntry(request, 'elections.started', input.form, input.office),
  )
  if (!election) throw new UserError('elections.alreadyRunning')
  return { election, notifications: channelCard(request, election) }
}

/** The channel's one card about an election, brought up to date; `mark` names what it then shows. */
export const channelCard = (
  { scope, council }: Pick<CouncilRequest, 'scope' | 'council'>,
  { id, state, rounds }: Election,
  mark = '',
): Notification[] =>
  council.channel
    ? [
        {
          kind: 'elections.channel',
          scope,
          subject: `${id}:${rounds.length}:${state}:${mark}`,
          to: 'channel',
          thread: `election:${id}`,
        },
      ]
    : []

/** A member says that they are there. */
export async function checkIn(request: CouncilRequest, id: string): Promise<Election> {
  if (!seated(request.council).some(({ person }) => person === request.person.id))
    throw new UserError('elections.noSeat')
  const changed = await changeElection(request.scope, id, ['nominating'], {
    $addToSet: { present: request.person.id },
  })
  return changed ?? readElection(request, id)
}

/** Those who conduct say who is there. */
export async function setPresent(request: CouncilRequest, id: string, present: string[]): Promise<Election> {
  mustConduct(request)
  const seats = seated(request.council).map(({ person }) => person)
  const changed = await changeElection(request.scope, id, ['nominating'], {
    $set: { present: seats.filter((person) => present.includes(person)) },
  })
  if (!changed) throw new UserError('elections.rollIsFrozen')
  return changed
}

/** Who would be on the roll if the ballot opened now; once it has opened, who is. */
export function rollOf(election: Election, council: CouncilRequest['council']): string[] {
  if (election.rounds.length > 0) return election.roll
  const secretariat = new Set(council.staff.map(({ person }) => person))
  return seated(council)
    .map(({ person }) => person)
    .filter((person) => !secretariat.has(person))
    .filter((person) => election.voters === 'members' || election.present.includes(person))
}

/** Opens the next ballot. With the first one the roll is frozen. `from` is how many ballots there were before. */
export async function openBallot(
  request: CouncilRequest,
  id: string,
  from: number,
  closesAt: Date | undefined,
): Promise<{ election: Election; notifications: Notification[] }> {
  mustConduct(request)
  const { scope, council, person, now } = request
  const before = await readElection(request, id)
  if (before.rounds.length > from) return opened(request, before)
  const roll = rollOf(before, council)
  const members = from === 0 ? seated(council).length : before.members
  const needed = quorum(members, before.quorumPercent)
  if (roll.length === 0 || roll.length < needed)
    throw new UserError('elections.noQuorum', { there: roll.length, needed }, quorumPercent.key)

  const next = nextBallot(before, council)
  if (next.candidates.length === 0) throw new UserError('elections.noCandidates')
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
  const election = await changeElection(
    scope,
    id,
    ['nominating', 'again'],
    { $set: { state: 'open', roll, members }, $push: { rounds: round } },
    { rounds: { $size: from } },
    auditEntry(request, 'elections.ballotOpened', id, String(number), round.openHash),
  )
  return opened(request, election ?? (await readElection(request, id)))
}

async function opened(
  request: CouncilRequest,
  election: Election,
): Promise<{ election: Election; notifications: Notification[] }> {
  if (election.state !== 'open') throw new UserError('elections.notNow')
  await openBoxesOf(election)
  return { election, notifications: [...ballotCards(election), ...channelCard(request, election)] }
}

export const nextBallot = (
  election: Election,
  council: CouncilRequest['council'],
): Pick<Round, 'stage' | 'candidates'> => {
  const last = election.rounds.at(-1)
  const outcome = last && resultOf(last)
  if (outcome?.kind === 'again') return { stage: outcome.stage, candidates: outcome.candidates }
  if (outcome?.kind === 'noQuorum') return outcome.again
  const allowed = eligible(election, council)
  const standing = candidatesOf(election).map(({ person }) => person)
  return {
    stage: firstStage(election.ruleSet),
    candidates: standing.filter((candidate) => allowed.includes(candidate)),
  }
}

/** A card for each on the roll. It holds no token: that is made when the voter opens the ballot. */
export const ballotCards = (election: Election, to = election.roll): Notification[] =>
  to.map((person) => ({
    kind: 'elections.ballot',
    scope: scopeOfElection(election),
    subject: `${election.id}:${currentRound(election).number}`,
    to: { person },
  }))

/** Who votes on paper: exactly these, of those who have not voted in the app. */
export async function markPaper(
  request: CouncilRequest,
  id: string,
  persons: string[],
): Promise<{ election: Election; turnout: { waiting: string[]; paper: string[] } }> {
  mustConduct(request)
  const election = await readElection(request, id)
  if (election.state !== 'open') throw new UserError('elections.notNow')
  const key = { election: id, round: currentRound(election).number }
  const { waiting, paper } = await turnoutOf(request.scope, key)
  for (const person of persons.filter((each) => waiting.includes(each)))
    await setOnPaper(request.scope, key, person, true)
  for (const person of paper.filter((each) => !persons.includes(each)))
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

/** One candidate only: elected unopposed (fredsvalg), and announced as such. */
export async function declareUnopposed(
  request: CouncilRequest,
  id: string,
): Promise<{ election: Election; notifications: Notification[] }> {
  mustConduct(request)
  const before = await readElection(request, id)
  const standing = candidatesOf(before)
  const [only] = standing
  if (!only || standing.length > 1) throw new UserError('elections.notUnopposed')
  if (before.nominees.some(({ state }) => state === 'asked')) throw new UserError('elections.stillAsked')
  const election = await changeElection(
    request.scope,
    id,
    ['nominating'],
    { $set: { state: 'decided', elected: only.person } },
    { 'rounds.0': { $exists: false }, nominees: before.nominees },
    auditEntry(request, 'elections.unopposed', id, only.person),
  )
  const now = election ?? (await readElection(request, id))
  if (now.elected !== only.person) throw new UserError('elections.notNow')
  return { election: now, notifications: channelCard(request, now) }
}

const ENDED: ElectionState[] = ['nominating', 'again', 'decided', 'tied']

/**
 * Calls an election off, not while a ballot is open or being counted. Where somebody is elected already
 * only the secretariat can.
 */
export async function cancel(
  request: CouncilRequest,
  id: string,
): Promise<{ election: Election; notifications: Notification[] }> {
  mustConduct(request)
  const mayUndo = request.member.role === 'secretariat'
  const cancelled = await changeElection(
    request.scope,
    id,
    ENDED,
    { $set: { state: 'cancelled' }, $unset: { running: 1 } },
    // A result that somebody does not like is not theirs to undo.
    mayUndo ? {} : { elected: { $exists: false } },
    auditEntry(request, 'elections.cancelled', id),
  )
  const election = cancelled ?? (await readElection(request, id))
  if (election.state !== 'cancelled') throw new UserError('elections.notNow')
  return { election, notifications: channelCard(request, election) }
}
