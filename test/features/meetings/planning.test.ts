import fc from 'fast-check'
import { DateTime } from 'luxon'
import {
  dateWarnings,
  easterOf,
  isAvoided,
  isHoliday,
  publicHolidays,
} from '../../../src/features/meetings/holidays'
import {
  instantOf,
  likeNextYear,
  proposeMeetings,
  sameDayNextYear,
  WEEKDAYS,
} from '../../../src/features/meetings/planning'

const ZONE = 'Europe/Copenhagen'
const local = (instant: Date) => DateTime.fromJSDate(instant, { zone: ZONE })

test('the holidays of 2027 are those of the almanac', () => {
  expect(publicHolidays(2027)).toEqual(
    ['01-01', '03-25', '03-26', '03-28', '03-29', '05-06', '05-16', '05-17', '12-25', '12-26'].map(
      (day) => `2027-${day}`,
    ),
  )
})

test.each([
  [2019, '2019-04-21'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2038, '2038-04-25'],
  [2285, '2285-03-22'],
])('Easter %i is on %s', (year, day) => {
  expect(easterOf(year).toFormat('yyyy-MM-dd')).toBe(day)
})

test('store bededag is a holiday until 2023', () => {
  expect(publicHolidays(2023)).toContain('2023-05-05')
  expect(publicHolidays(2024)).not.toContain('2024-04-26')
})

test.each([
  ['2027-03-24', ['eve']],
  ['2027-02-17', ['winterBreak']],
  ['2027-10-20', ['autumnBreak']],
  ['2027-07-06', ['summer']],
  ['2027-05-01', ['avoided', 'weekend']],
  ['2027-04-14', []],
])('%s has the warnings %j', (day, warnings) => {
  expect(dateWarnings(DateTime.fromISO(day))).toEqual(warnings)
})

const rules = fc.record({
  count: fc.integer({ min: 1, max: 12 }),
  weekdays: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
  earliest: fc
    .tuple(fc.integer({ min: 0, max: 21 }), fc.constantFrom(0, 15, 30, 45))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
    // No clock shows it on the last Sunday of March, which is no meeting day anyway.
    .filter((time) => !time.startsWith('02')),
  minutes: fc.integer({ min: 15, max: 110 }),
})

test('a planned year has always the number asked, never on a holiday, always in wall time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2024, max: 2060 }), rules, (year, wanted) => {
      const slots = proposeMeetings(year, wanted, ZONE, new Date(Date.UTC(year - 1, 11, 1)))
      expect(slots).toHaveLength(wanted.count)
      const days = slots.map(({ start }) => local(start).toFormat('yyyy-MM-dd'))
      expect(new Set(days).size).toBe(wanted.count)
      for (const { start, end } of slots) {
        const day = local(start)
        expect(day.toFormat('HH:mm')).toBe(wanted.earliest)
        expect(day.year).toBe(year)
        expect(isHoliday(day) || isAvoided(day)).toBe(false)
        expect(wanted.weekdays).toContain(WEEKDAYS[day.weekday - 1])
        expect(end.getTime() - start.getTime()).toBe(wanted.minutes * 60_000)
      }
    }),
    { numRuns: 50 },
  )
})

test('four meetings fall in the four quarters, outside school holidays', () => {
  for (let year = 2025; year < 2045; year += 1) {
    const slots = proposeMeetings(
      year,
      { count: 4, weekdays: ['monday', 'tuesday', 'wednesday', 'thursday'], earliest: '16:30', minutes: 120 },
      ZONE,
      new Date(0),
    )
    expect(slots.map(({ start }) => local(start).quarter)).toEqual([1, 2, 3, 4])
    expect(slots.flatMap(({ start }) => dateWarnings(local(start)))).toEqual([])
  }
})

test('late in the year only days to come are proposed', () => {
  const now = new Date('2027-12-28T12:00:00Z')
  const wanted = { count: 4, weekdays: [...WEEKDAYS], earliest: '16:30', minutes: 120 }
  const slots = proposeMeetings(2027, wanted, ZONE, now)
  expect(slots.every(({ start }) => start > now)).toBe(true)
  expect(slots).toHaveLength(3)
})

test('an hour that no clock shows is refused, and one that it shows twice is taken', () => {
  expect(instantOf('2027-03-28', '02:30', ZONE)).toBeUndefined()
  expect(instantOf('2027-10-31', '02:30', ZONE)).toBeInstanceOf(Date)
  expect(instantOf('2027-02-29', '17:00', ZONE)).toBeUndefined()
  expect(instantOf('2028-02-29', '17:00', ZONE)?.toISOString()).toBe('2028-02-29T16:00:00.000Z')
})

test('next year has the same weekday and time of day', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2025-01-01'), max: new Date('2060-12-30'), noInvalidDate: true }),
      (instant) => {
        const [before, after] = [local(instant), local(sameDayNextYear(instant, ZONE))]
        expect(after.year).toBe(before.year + 1)
        expect(after.weekday).toBe(before.weekday)
        // Only an hour that the clocks skip that day can move.
        if (after.hour !== 3) expect(after.toFormat('HH:mm')).toBe(before.toFormat('HH:mm'))
      },
    ),
  )
})

test('next year’s draft of a meeting is on the same weekday and hour of the next year, never on a holiday', () => {
  const days = fc.date({ min: new Date('2025-01-01'), max: new Date('2060-12-30'), noInvalidDate: true })
  fc.assert(
    fc.property(days, (day) => {
      const before = local(day).set({ hour: 17, minute: 0, second: 0, millisecond: 0 })
      const slot = { start: before.toJSDate(), end: before.plus({ hours: 2 }).toJSDate() }
      const { start, end } = likeNextYear(slot, ZONE)
      const after = local(start)
      expect([after.year, after.weekday, after.hour]).toEqual([before.year + 1, before.weekday, 17])
      expect(isHoliday(after) || isAvoided(after)).toBe(false)
      expect(end.getTime() - start.getTime()).toBe(2 * 3_600_000)
    }),
    { numRuns: 200 },
  )
})
