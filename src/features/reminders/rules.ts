import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Council } from '../../core/council'
import { type Rule, ruleValue } from '../../core/rules'
import type { ChainRules } from './chain'
import type { WakingHours } from './quiet-hours'

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** When the bot may disturb people on its own. Custom: nothing at night unless the meeting itself is then. */
export const quietHours: Rule<WakingHours> = {
  key: 'reminders.quietHours',
  schema: z.object({ from: wallTime, to: wallTime }),
  standard: { from: '08:00', to: '20:00' },
}

// All offsets are custom, not law.
const days = (name: string, standard: number): Rule<number> => ({
  key: `reminders.${name}`,
  schema: z.number().int().min(0).max(90),
  standard,
})

/** Days before the meeting when items are asked for. */
const itemsOpenDays = days('itemsOpenDays', 42)
/** Days before the deadline for items when it is called to mind. */
const lastWeekDays = days('lastWeekDays', 7)
/** Days before the meeting when those are asked who have not replied. */
const unansweredDays = days('unansweredDays', 7)
/** Days before the meeting when it is called to mind. */
const dayBeforeDays = days('dayBeforeDays', 1)
/** Days before the meeting when formandskab and secretariat hear that too few have said yes. */
const quorumDays = days('quorumDays', 3)
/** Days after the meeting when the minutes should be sent. */
export const minutesDays = days('minutesDays', 8)

const hourBeforeMinutes: Rule<number> = {
  key: 'reminders.hourBeforeMinutes',
  schema: z.number().int().min(0).max(600),
  standard: 60,
}

/** Days after the deadline when missing minutes are called to mind again. */
const minutesAgainDays: Rule<{ first: number; second: number }> = {
  key: 'reminders.minutesAgainDays',
  schema: z.object({ first: z.number().int().min(1).max(60), second: z.number().int().min(1).max(60) }),
  standard: { first: 3, second: 7 },
}

/** Wall time of the reminders that belong to a day. */
const reminderTime: Rule<string> = { key: 'reminders.time', schema: wallTime, standard: '09:00' }

export const reminderRules = [
  quietHours,
  itemsOpenDays,
  lastWeekDays,
  unansweredDays,
  quorumDays,
  dayBeforeDays,
  hourBeforeMinutes,
  minutesDays,
  minutesAgainDays,
  reminderTime,
]

/** The end of the last day on which the minutes are in time. */
export const minutesDeadline = (end: Date, council: Council, now: Date): Date =>
  DateTime.fromJSDate(end, { zone: council.timeZone })
    .plus({ days: ruleValue(minutesDays, council, now) })
    .endOf('day')
    .toJSDate()

export function chainRules(council: Council, now: Date): ChainRules {
  const again = ruleValue(minutesAgainDays, council, now)
  return {
    time: ruleValue(reminderTime, council, now),
    itemsOpenDays: ruleValue(itemsOpenDays, council, now),
    lastWeekDays: ruleValue(lastWeekDays, council, now),
    unansweredDays: ruleValue(unansweredDays, council, now),
    quorumDays: ruleValue(quorumDays, council, now),
    dayBeforeDays: ruleValue(dayBeforeDays, council, now),
    hourBeforeMinutes: ruleValue(hourBeforeMinutes, council, now),
    minutesDays: ruleValue(minutesDays, council, now),
    minutesAgainDays: [again.first, again.second],
  }
}
