import { DateTime } from 'luxon'

/** Wall time of reminders from the wheel. */
const REMINDER_HOUR = 9

/** When an entry of a day, its midnight, is reminded of: `days` before. What lies behind needs no reminder. */
export function reminderOf(day: DateTime, days: number | undefined, now: Date): Date | undefined {
  if (days === undefined) return undefined
  const due = day.minus({ days }).set({ hour: REMINDER_HOUR }).toJSDate()
  return due > now ? due : undefined
}

/** Days ahead that an entry is reminded of; of one from before they were kept, as its reminder is due. */
export function remindDaysOf(
  { at, remindDays, remindAt }: { at: Date; remindDays?: number; remindAt?: Date },
  zone: string,
): number | undefined {
  if (remindDays !== undefined || !remindAt) return remindDays
  const due = DateTime.fromJSDate(remindAt, { zone }).startOf('day')
  return Math.max(0, Math.round(DateTime.fromJSDate(at, { zone }).diff(due, 'days').days))
}
