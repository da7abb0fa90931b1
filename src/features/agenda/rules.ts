import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Council } from '../../core/council'
import { type Rule, ruleValue } from '../../core/rules'

// What an item is for: orientering, drøftelse, beslutning (advisory, never a municipal decision).
export const PURPOSES = ['information', 'discussion', 'decision'] as const
export type Purpose = (typeof PURPOSES)[number]

export interface ItemText {
  title: string
  background: string
  /** The wording after "at …" (indstilling). */
  recommendation: string
  purpose: Purpose
  /** Minutes that the item needs. */
  minutes: number
}

/** Minutes that the form offers. */
export const MINUTES = [5, 10, 15, 20, 30, 45, 60] as const
/** Characters that an item's texts may have. */
export const MOST = { title: 120, background: 2000, recommendation: 500 } as const

/** Days before the meeting when members' items should be in. Custom, not law. */
export const itemDeadlineDays: Rule<number> = {
  key: 'agenda.itemDeadlineDays',
  schema: z.number().int().min(0).max(60),
  standard: 14,
}

export const FIXED_ITEMS = [
  'approveAgenda',
  'approveMinutes',
  'chairReports',
  'announcements',
  'anyOther',
] as const
export type FixedItem = (typeof FIXED_ITEMS)[number]

/** Items that stand on every agenda: `first` before the members' items, `last` after them. */
export const fixedItems: Rule<{ first: FixedItem[]; last: FixedItem[] }> = {
  key: 'agenda.fixedItems',
  schema: z.object({ first: z.array(z.enum(FIXED_ITEMS)), last: z.array(z.enum(FIXED_ITEMS)) }),
  standard: {
    first: ['approveAgenda', 'approveMinutes', 'chairReports'],
    last: ['announcements', 'anyOther'],
  },
}

/** The end of the last day, in the council's wall time, on which an item is in time. */
export function itemDeadline(meeting: { start: Date }, council: Council, now: Date): Date {
  const days = ruleValue(itemDeadlineDays, council, now)
  return DateTime.fromJSDate(meeting.start, { zone: council.timeZone })
    .minus({ days })
    .endOf('day')
    .toJSDate()
}
