import { auditEntry } from '../../core/audit'
import type { CouncilRequest, Notification } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { type Attendant, roomAt } from './attendance'
import { type Choice, disqualifiedOn } from './rules'
import { held, running } from './sitting'
import { castBallot, closeVote, enterBallot, openVote, type Sitting, type Vote } from './sitting-store'

/** Who may vote on an item now: those in a seat who are there and not disqualified. */
export async function votersOf(
  { council, now }: Pick<CouncilRequest, 'council' | 'now'>,
  sitting: Sitting,
  item: string,
): Promise<Attendant[]> {
  const { present } = await roomAt(council, sitting.id, now)
  const seated = new Set(present.flatMap(({ seat, substitute }) => (seat && !substitute ? [seat] : [])))
  const out = disqualifiedOn(sitting, item)
  return present.filter(
    ({ person, seat, substitute }) => seat && !(substitute && seated.has(seat)) && !out.has(person),
  )
}

/** Opens a vote on the current item; all who may vote get it in their own chat. `number` names the press. */
export async function startVote(
  request: CouncilRequest,
  id: string,
  item: string,
  number: number,
): Promise<{ sitting: Sitting; notifications: Notification[] }> {
  const { scope, now } = request
  const vote: Vote = { id: `${id}#${number}`, item, openedAt: now }
  const opened = await openVote(scope, id, vote, auditEntry(request, 'minutes.voteOpened', id, item))
  const sitting = opened ?? (await running(request, id))
  if (!sitting.votes.some((each) => each.id === vote.id)) throw new UserError('minutes.movedOn')
  const voters = await votersOf(request, sitting, item)
  return {
    sitting,
    notifications: voters.map(({ person }) => ({
      kind: 'minutes.vote',
      scope,
      subject: vote.id,
      to: { person },
    })),
  }
}

export async function stopVote(request: CouncilRequest, id: string, vote: string): Promise<Sitting> {
  const audit = auditEntry(request, 'minutes.voteClosed', id, vote)
  return (await closeVote(request.scope, id, vote, request.now, audit)) ?? held(request, id)
}

export const votedThemselves = ({ ballots, assisted }: Vote, person: string): boolean =>
  ballots?.[person] !== undefined && !assisted?.some((each) => each.person === person)

/**
 * Votes for oneself, or for a member without Teams (`person`), openly. Nobody writes over what a member has
 * voted; a member can vote over what was entered for them.
 */
export async function vote(
  request: CouncilRequest,
  id: string,
  voteId: string,
  choice: Choice,
  person = request.person.id,
): Promise<Sitting> {
  const sitting = await running(request, id)
  const open = sitting.votes.find((each) => each.id === voteId)
  if (!open || sitting.voteOpen !== voteId) throw new UserError('minutes.voteOver')
  const voters = await votersOf(request, sitting, open.item)
  if (!voters.some((voter) => voter.person === person)) throw new UserError('minutes.noVote')
  if (person === request.person.id) {
    const cast = await castBallot(request.scope, id, voteId, person, choice)
    // It may have closed meanwhile.
    if (!cast) throw new UserError('minutes.voteOver')
    return cast
  }
  const audit = auditEntry(request, 'minutes.votedFor', id, voteId, person)
  const entered = await enterBallot(request.scope, id, voteId, person, choice, audit)
  if (entered) return entered
  throw new UserError(
    (await running(request, id)).voteOpen === voteId ? 'minutes.hasAnswered' : 'minutes.voteOver',
  )
}
