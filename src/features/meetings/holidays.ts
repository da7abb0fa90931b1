import { DateTime } from 'luxon'

/** A calendar day as `yyyy-MM-dd`. */
export type Day = string

/** Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher). */
export function easterOf(year: number): DateTime {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - d + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return DateTime.utc(year, month, day)
}

// Days from Easter Sunday. Store bededag (+26) is no holiday from 2024.
const AROUND_EASTER = [-3, -2, 0, 1, 39, 49, 50]

const byYear = new Map<number, readonly Day[]>()

/** Danish public holidays (helligdage) of a year, reckoned once: a year's plan asks a thousand times. */
export function publicHolidays(year: number): readonly Day[] {
  const known = byYear.get(year)
  if (known) return known
  const days = reckoned(year)
  byYear.set(year, days)
  return days
}

function reckoned(year: number): Day[] {
  const easter = easterOf(year)
  const moving = AROUND_EASTER.map((days) => easter.plus({ days }))
  const prayerDay = year < 2024 ? [easter.plus({ days: 26 })] : []
  const fixed = [DateTime.utc(year, 1, 1), DateTime.utc(year, 12, 25), DateTime.utc(year, 12, 26)]
  return [...fixed, ...moving, ...prayerDay].map(dayOf).sort()
}

const dayOf = (date: DateTime): Day => date.toISODate() as Day

// Days off for many, and evenings that belong to the family: no holidays by law, but no days for a meeting.
const AVOIDED = ['05-01', '06-05', '12-24', '12-31']

export const isHoliday = (date: DateTime): boolean => publicHolidays(date.year).includes(dayOf(date))
export const isAvoided = (date: DateTime): boolean => AVOIDED.includes(date.toFormat('MM-dd'))

const DATE_WARNINGS = [
  'holiday',
  'avoided',
  'eve',
  'winterBreak',
  'autumnBreak',
  'summer',
  'weekend',
] as const
export type DateWarning = (typeof DATE_WARNINGS)[number]

/** Why a day is a bad one for a meeting; empty when it is a good one. */
export function dateWarnings(date: DateTime): DateWarning[] {
  const next = date.plus({ days: 1 })
  const checks: Record<DateWarning, boolean> = {
    holiday: isHoliday(date),
    avoided: isAvoided(date),
    // The evening before a day off.
    eve: !isHoliday(date) && !isAvoided(date) && (isHoliday(next) || isAvoided(next)),
    winterBreak: [7, 8].includes(date.weekNumber),
    autumnBreak: date.weekNumber === 42,
    summer: date.month === 7,
    weekend: date.weekday > 5,
  }
  return DATE_WARNINGS.filter((warning) => checks[warning])
}
