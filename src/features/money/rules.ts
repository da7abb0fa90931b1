import { DateTime } from 'luxon'
import { z } from 'zod'
import { øreFrom } from '../../core/amount'
import type { Rule } from '../../core/rules'

export const CATEGORIES = ['perDiems', 'catering', 'transport', 'themeDays', 'other'] as const
/** perDiems = diæter, catering = mødeforplejning, transport, themeDays = temadage, other = andet. */
export type Category = (typeof CATEGORIES)[number]

// A line of an effective-dated table: `1.1.2026: 440`, for mileage `1.1.2026: 3,94 / 2,28`.
const DAY = String.raw`\d{1,2}\.\d{1,2}\.\d{4}`
const KRONER = String.raw`\d{1,4}(,\d{1,2})?`

/** Kroner for one per diem (diæt), by the day from which they hold. */
export const perDiemRates: Rule<string[]> = {
  key: 'money.perDiemRates',
  schema: z.array(z.string().regex(new RegExp(`^${DAY}: ${KRONER}$`))).min(1),
  standard: ['1.1.2016: 440'],
}

/** Kroner per kilometre up to the limit and above it: the state's rates (Skatterådets satser). */
export const mileageRates: Rule<string[]> = {
  key: 'money.mileageRates',
  schema: z.array(z.string().regex(new RegExp(`^${DAY}: ${KRONER} / ${KRONER}$`))).min(1),
  standard: ['1.1.2024: 3,79 / 2,23', '1.1.2025: 3,81 / 2,23', '1.1.2026: 3,94 / 2,28'],
}

/** Kilometres a year up to which the higher rate holds. */
export const mileageLimit: Rule<number> = {
  key: 'money.mileageLimit',
  schema: z.number().int().min(0).max(100_000),
  standard: 20_000,
}

/** Hours up to which a day gives one per diem; above, it gives two. */
export const perDiemHours: Rule<number> = {
  key: 'money.perDiemHours',
  schema: z.number().int().min(1).max(12),
  standard: 4,
}

/** Whether members who sit in the council through their job get per diems. */
export const staffPerDiems: Rule<boolean> = {
  key: 'money.staffPerDiems',
  schema: z.boolean(),
  standard: true,
}

/** Hours after a meeting's end when those on its attendance list are asked about per diems; 0 for never. */
export const offerHours: Rule<number> = {
  key: 'money.offerHours',
  schema: z.number().int().min(0).max(168),
  standard: 24,
}

/** Days after a theme day until which the rest of its money is kept for it. */
export const settleDays: Rule<number> = {
  key: 'money.settleDays',
  schema: z.number().int().min(0).max(365),
  standard: 60,
}

const DAY_OF_YEAR = z
  .string()
  .regex(/^\d{1,2}\.\d{1,2}$/)
  .refine((day) => DateTime.fromFormat(`${day}.2027`, 'd.M.yyyy').isValid)

/** The day of the year, `d.M`, by which next year's budget is planned. */
export const planBy: Rule<string> = { key: 'money.planBy', schema: DAY_OF_YEAR, standard: '15.11' }

/** The day of the year, `d.M`, by which last year's accounts are closed. */
export const closeBy: Rule<string> = { key: 'money.closeBy', schema: DAY_OF_YEAR, standard: '31.1' }

/** Kroner that the council has for a year. */
export const grant: Rule<number> = {
  key: 'money.grant',
  schema: z.number().int().min(0).max(10_000_000),
  standard: 0,
  charter: { udsatteraad: 25_000 },
}

/** What holds on a day: amounts in øre, and the day since when. */
export interface RateInForce {
  amounts: number[]
  /** `yyyy-MM-dd` */
  since: string
}

/** The line of the table that holds on a day `yyyy-MM-dd`, or undefined when none holds yet. */
export function rateOn(lines: readonly string[], day: string): RateInForce | undefined {
  return lines
    .map((line) => {
      const [from = '', amounts = ''] = line.split(': ')
      return {
        since: DateTime.fromFormat(from, 'd.M.yyyy').toISODate() ?? '9999',
        amounts: amounts.split(' / ').map((amount) => øreFrom(amount) ?? 0),
      }
    })
    .filter(({ since }) => since <= day)
    .sort((a, b) => b.since.localeCompare(a.since))[0]
}

/** Per diems for a day with so many minutes of meetings: one up to and including the hours, two above. */
export function unitsFor(minutes: number, hours: number): number {
  if (minutes <= 0) return 0
  return minutes <= hours * 60 ? 1 : 2
}

/**
 * Per diems for one more meeting of a day. They are given per day, so what the day's other meetings have
 * given counts.
 */
export function unitsLeft(
  minutes: number,
  earlier: readonly { minutes: number; units: number }[],
  hours: number,
): number {
  const all = earlier.reduce((sum, each) => sum + each.minutes, minutes)
  const given = earlier.reduce((sum, each) => sum + each.units, 0)
  return Math.max(0, unitsFor(all, hours) - given)
}

/** How much of a trip lies below and above the year's limit. All in tenths of a kilometre. */
export function mileageBands(tenths: number, driven: number, limit: number): { low: number; high: number } {
  const low = Math.min(tenths, Math.max(0, limit - driven))
  return { low, high: tenths - low }
}

/** Øre for a trip, rounded once to the whole øre. `rates` are øre per kilometre below and above the limit. */
export const mileageAmount = (bands: { low: number; high: number }, rates: readonly number[]): number =>
  Math.round((bands.low * (rates[0] ?? 0) + bands.high * (rates[1] ?? 0)) / 10)

export type Exclusion = 'byraad' | 'staff'

/**
 * Why somebody gets no per diems, or undefined when they do. `openKind` is the seat's kind where it is a
 * public office or a job: being in the byråd, or there in working time.
 */
export function exclusion(openKind: string | undefined, staffIncluded: boolean): Exclusion | undefined {
  if (openKind === 'political') return 'byraad'
  return openKind !== undefined && !staffIncluded ? 'staff' : undefined
}
