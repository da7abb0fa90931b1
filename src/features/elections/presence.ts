import { type Council, scopeOf } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { meetingNow } from '../minutes'
import { readElection } from './candidates'
import { mustConduct } from './conductors'
import { seated } from './rules'
import { type Change, changeElection, type Election } from './store'

/** Who would be on the roll if the ballot opened now; once it has opened, who is. */
export interface Roll {
  persons: string[]
  /** The meeting that is being held, whose attendance says who is there. */
  meeting?: string
}

export async function rollOf(
  election: Election,
  { council, now }: { council: Council; now: Date },
): Promise<Roll> {
  if (election.rounds.length > 0) return { persons: election.roll, meeting: election.meeting }
  const secretariat = new Set(council.staff.map(({ person }) => person))
  const members = seated(council)
    .map(({ person }) => person)
    .filter((person) => !secretariat.has(person))
  const held = await meetingNow(scopeOf(council), now)
  if (election.voters === 'members') return { persons: members, meeting: held?.meeting }
  const present = new Set(held?.present ?? election.present)
  return { persons: members.filter((person) => present.has(person)), meeting: held?.meeting }
}

/** At a meeting its own attendance counts, so that nobody is there by one list and away by the other. */
async function mustHaveOwnList({ scope, now }: CouncilRequest): Promise<void> {
  if (await meetingNow(scope, now)) throw new UserError('elections.meetingRuns')
}

/** A member says that they are there. */
export async function checkIn(request: CouncilRequest, id: string): Promise<Election> {
  if (!seated(request.council).some(({ person }) => person === request.person.id))
    throw new UserError('elections.noSeat')
  await mustHaveOwnList(request)
  const changed = await changeElection(request.scope, id, ['nominating'], {
    $addToSet: { present: request.person.id },
  })
  const election = changed ?? (await readElection(request, id))
  if (!changed && !election.roll.includes(request.person.id))
    throw new UserError(election.rounds.length > 0 ? 'elections.rollIsFrozen' : 'elections.notNow')
  return election
}

/**
 * Those who conduct say who is there. Only what differs from the ticks that they saw is written: who has
 * checked in meanwhile stays on the list.
 */
export async function setPresent(
  request: CouncilRequest,
  id: string,
  { present, seen }: { present: string[]; seen: string[] },
): Promise<Election> {
  mustConduct(request)
  await mustHaveOwnList(request)
  const change = async (present: Change) => {
    const changed = await changeElection(request.scope, id, ['nominating'], present)
    if (!changed) throw new UserError('elections.rollIsFrozen')
    return changed
  }
  const seats = seated(request.council).map(({ person }) => person)
  const came = seats.filter((person) => present.includes(person) && !seen.includes(person))
  await change({ $addToSet: { present: { $each: came } } })
  return change({ $pull: { present: { $in: seen.filter((person) => !present.includes(person)) } } })
}
