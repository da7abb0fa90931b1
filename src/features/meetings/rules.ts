import { z } from 'zod'
import type { Council } from '../../core/council'
import { type Rule, ruleValue } from '../../core/rules'
import { type PlanningRules, WEEKDAYS, type Weekday } from './planning'

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Ordinary meetings in a year; four by the Udsatteråd's charter. */
export const meetingsPerYear: Rule<number> = {
  key: 'meetings.meetingsPerYear',
  schema: z.number().int().min(1).max(12),
  standard: 4,
  charter: { udsatteraad: 4 },
}

/** "After working hours" is not defined by the charter. Custom: from 16:30, Monday to Thursday. */
export const meetingTime: Rule<{ earliest: string; minutes: number }> = {
  key: 'meetings.meetingTime',
  schema: z.object({ earliest: wallTime, minutes: z.number().int().min(15).max(600) }),
  standard: { earliest: '16:30', minutes: 120 },
}

export const meetingDays: Rule<Weekday[]> = {
  key: 'meetings.meetingDays',
  schema: z.array(z.enum(WEEKDAYS)).min(1),
  standard: ['monday', 'tuesday', 'wednesday', 'thursday'],
}

/** Per cent of the filled seats that must be there. Custom: half. */
export const quorum: Rule<number> = {
  key: 'meetings.quorum',
  schema: z.number().int().min(0).max(100),
  standard: 50,
}

/** Whether a seat's substitute (suppleant) is called when its member cannot come. */
export const substitutes: Rule<boolean> = {
  key: 'meetings.substitutes',
  schema: z.boolean(),
  standard: false,
}

export function planningRules(council: Council, now: Date): PlanningRules {
  return {
    count: ruleValue(meetingsPerYear, council, now),
    weekdays: ruleValue(meetingDays, council, now),
    ...ruleValue(meetingTime, council, now),
  }
}

export interface Attendance {
  /** Filled seats. */
  seats: number
  coming: number
  declined: number
}

/** How many must come for the meeting to be able to speak for the council. */
export const seatsNeeded = (seats: number, percent: number): number => Math.ceil((seats * percent) / 100)

/**
 * `lost`: too many have declined already. `risk`: those who have said yes are not enough yet.
 */
export function quorumState(
  { seats, coming, declined }: Attendance,
  percent: number,
): 'safe' | 'risk' | 'lost' {
  const needed = seatsNeeded(seats, percent)
  if (seats - declined < needed) return 'lost'
  return coming >= needed ? 'safe' : 'risk'
}
