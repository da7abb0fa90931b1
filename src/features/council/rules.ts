import { z } from 'zod'
import type { Council, Seat } from '../../core/council'
import { type Rule, ruleValue } from '../../core/rules'
import { charterOf } from './charters'

// What may be seen of people in documents for the public.
const SHOWN = ['proposer', 'attendance', 'seatType'] as const
export type Shown = (typeof SHOWN)[number]

/** Which of proposer, attendance and seat type show outside the council. */
export const shownOutside: Rule<Shown[]> = {
  key: 'council.shownOutside',
  schema: z.array(z.enum(SHOWN)),
  standard: [],
}

export const showsOutside = (what: Shown, council: Council, now: Date): boolean =>
  ruleValue(shownOutside, council, now).includes(what)

/**
 * A seat's kind, where it may be named. Being a user member never shows: so only kinds that are a public
 * office or a job are named, and all other seats look alike.
 */
export const openKind = (council: Council, seat: Pick<Seat, 'kind'>): string | undefined =>
  charterOf(council.type).seats.find(({ kind, open }) => kind === seat.kind && open)?.kind
