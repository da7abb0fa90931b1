import { DateTime } from 'luxon'
import { dateWarnings } from './holidays'

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** What the council's rules say of its meetings. */
export interface PlanningRules {
  count: number
  weekdays: readonly Weekday[]
  /** Wall time `HH:mm` at which a meeting begins at the earliest: after working hours. */
  earliest: string
  minutes: number
}

export interface Slot {
  start: Date
  end: Date
}

/**
 * Proposes a year's meetings: as many as the rules ask, spread evenly, after working hours, never on a
 * holiday and, where there is a choice, not in school holidays or on an evening before a day off. Only
 * days after `now` are proposed, so late in the year the rest is spread over what is left.
 */
export function proposeMeetings(year: number, rules: PlanningRules, zone: string, now: Date): Slot[] {
  const days = goodDays(year, rules, zone, now)
  const chosen = new Set<number>()
  for (let index = 0; index < rules.count && chosen.size < days.length; index += 1) {
    const aim = Math.floor(((index + 0.5) / rules.count) * days.length)
    chosen.add(nearest(days, aim, chosen))
  }
  return [...chosen].sort((a, b) => a - b).map((index) => slotOn((days[index] as Day).date, rules))
}

interface Day {
  date: DateTime
  warnings: number
}

function goodDays(year: number, { weekdays, earliest }: PlanningRules, zone: string, now: Date): Day[] {
  const days: Day[] = []
  const wanted = new Set(weekdays.map((weekday) => WEEKDAYS.indexOf(weekday) + 1))
  const [hour, minute] = wallTimeOf(earliest)
  // Counted on dates and then placed in the zone, so that a change of clocks moves nothing.
  let date = DateTime.fromObject({ year, month: 1, day: 1, hour, minute }, { zone })
  while (date.year === year) {
    const warnings = dateWarnings(date)
    if (wanted.has(date.weekday as never) && !isFree(date) && date.toJSDate() > now)
      days.push({ date, warnings: warnings.length })
    date = date.plus({ days: 1 })
  }
  return days
}

/** A day on which no meeting is proposed. */
const isFree = (date: DateTime): boolean =>
  dateWarnings(date).some((warning) => warning === 'holiday' || warning === 'avoided')

/** The day nearest to `aim` with fewest warnings, that is not taken. */
function nearest(days: Day[], aim: number, taken: Set<number>): number {
  let best = -1
  let lowest = Infinity
  days.forEach(({ warnings }, index) => {
    // A warning weighs as much as being three weeks of meeting days away.
    const cost = Math.abs(index - aim) + warnings * 12
    if (!taken.has(index) && cost < lowest) {
      best = index
      lowest = cost
    }
  })
  return best
}

const slotOn = (date: DateTime, { earliest, minutes }: PlanningRules): Slot => {
  const [hour, minute] = wallTimeOf(earliest)
  const start = date.set({ hour, minute })
  return { start: start.toJSDate(), end: start.plus({ minutes }).toJSDate() }
}

const wallTimeOf = (time: string): [hour: number, minute: number] =>
  time.split(':').map(Number) as [number, number]

/** The instant at which the zone's wall clock shows this day and time, or undefined when it never does. */
export function instantOf(day: string, time: string, zone: string): Date | undefined {
  const moment = DateTime.fromISO(`${day}T${time}`, { zone })
  // An hour that daylight saving skips is shown by no clock: luxon gives another.
  const shown = moment.isValid && moment.toFormat('yyyy-MM-dd') === day && moment.toFormat('HH:mm') === time
  return shown ? moment.toJSDate() : undefined
}

/**
 * The same time of day on the like day of the next year: 52 weeks later, so that the weekday stays, and a
 * week more where that would leave the year.
 */
export function sameDayNextYear(instant: Date, zone: string): Date {
  const local = DateTime.fromJSDate(instant, { zone })
  const later = local.plus({ weeks: 52 })
  return (later.year === local.year ? later.plus({ weeks: 1 }) : later).toJSDate()
}

/** A meeting on the like day of the next year, or on the nearest such weekday that is no holiday. */
export function likeNextYear({ start, end }: Slot, zone: string): Slot {
  const like = DateTime.fromJSDate(sameDayNextYear(start, zone), { zone })
  const local =
    [0, 1, -1, 2, -2]
      .map((weeks) => like.plus({ weeks }))
      .find((day) => day.year === like.year && !isFree(day)) ?? like
  const minutes = (end.getTime() - start.getTime()) / 60_000
  return { start: local.toJSDate(), end: local.plus({ minutes }).toJSDate() }
}
