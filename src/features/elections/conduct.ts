import { auditEntry } from '../../core/audit'
import type { CouncilRequest, Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { meetingNow } from '../minutes'
import { candidatesOf, readElection } from './candidates'
import { mustConduct } from './conductors'
import {
  appointment,
  type Office,
  quorumPercent,
  RULE_SETS,
  type RuleSetName,
  smallBallot,
  type Voters,
} from './rules'
import { addElection, changeElection, type Election, type ElectionState, runningElections } from './store'

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
      appointment: ruleValue(appointment, council, now),
      smallBallot: ruleValue(smallBallot, council, now),
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

/** One candidate only: elected unopposed (fredsvalg), and announced as such. */
export async function declareUnopposed(
  request: CouncilRequest,
  id: string,
): Promise<{ election: Election; notifications: Notification[] }> {
  mustConduct(request)
  const before = await readElection(request, id)
  const { standing, asked } = candidatesOf(before, request.council)
  const [only] = standing
  if (!only || standing.length > 1) throw new UserError('elections.notUnopposed')
  if (asked.length > 0) throw new UserError('elections.stillAsked')
  const held = await meetingNow(request.scope, request.now)
  const election = await changeElection(
    request.scope,
    id,
    ['nominating'],
    { $set: { state: 'decided', elected: only, ...(held ? { meeting: held.meeting } : {}) } },
    { 'rounds.0': { $exists: false }, nominees: before.nominees },
    auditEntry(request, 'elections.unopposed', id, only),
  )
  const now = election ?? (await readElection(request, id))
  if (now.elected !== only) throw new UserError('elections.notNow')
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
