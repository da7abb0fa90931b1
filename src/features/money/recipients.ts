import type { Council, Seat } from '../../core/council'
import { dayIn } from '../../core/language'
import { ruleValue } from '../../core/rules'
import { openKind } from '../council'
import { type Exclusion, exclusion, staffPerDiems } from './rules'

type HeldSeat = Seat & { person: string }

export const dayOf = (instant: Date, { timeZone }: Council): string => dayIn(instant, timeZone)

/** Why the holder of a seat gets no per diems on a day, or undefined when they do. */
export const excluded = (council: Council, seat: Seat, at: Date): Exclusion | undefined =>
  exclusion(openKind(council, seat), ruleValue(staffPerDiems, council, at))

/** The seats that were held on a day, also by those who have left since. */
export function heldAt(council: Council, at: Date): HeldSeat[] {
  const day = dayOf(at, council)
  const had = ({ since, until }: { since?: Date; until?: Date }) =>
    (!since || dayOf(since, council) <= day) && (!until || day <= dayOf(until, council))
  const left = (council.former ?? [])
    .filter(had)
    .map(({ person, kind }): HeldSeat => ({ id: '', kind, person, role: 'member' }))
  // A seat is kept beyond the end of its term until somebody leaves it.
  const seats = council.seats.filter(
    (seat): seat is HeldSeat => seat.person !== undefined && had({ since: seat.since }),
  )
  return [...new Map([...left, ...seats].map((seat) => [seat.person, seat])).values()]
}

/** Seats held on a day whose holders get per diems. */
export const recipients = (council: Council, at: Date): HeldSeat[] =>
  heldAt(council, at).filter((seat) => excluded(council, seat, at) === undefined)
