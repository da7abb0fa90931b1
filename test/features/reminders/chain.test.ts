import fc from 'fast-check'
import { DateTime } from 'luxon'
import { type ChainFacts, type ChainMeeting, chainOf } from '../../../src/features/reminders/chain'
import { awakeAt, commonHours } from '../../../src/features/reminders/quiet-hours'
import { RULES, ZONE } from './rules'

const wall = (iso: string) => DateTime.fromISO(iso, { zone: ZONE }).toJSDate()
const shown = (instant: Date) => DateTime.fromJSDate(instant, { zone: ZONE }).toFormat("yyyy-MM-dd'T'HH:mm")
const endOfDay = (start: Date, days: number) =>
  DateTime.fromJSDate(start, { zone: ZONE }).minus({ days }).endOf('day').toJSDate()
const factsAt = (start: Date): ChainFacts => ({
  itemDeadline: endOfDay(start, 14),
  agendaDeadline: endOfDay(start, 8),
  minutesKnown: true,
})
const planned = (start: Date, since: Date): ChainMeeting => ({
  start,
  end: new Date(start.getTime() + 7_200_000),
  since,
  state: 'planned',
})

test('the chain of a meeting just after the change to summer time keeps wall time', () => {
  const start = wall('2027-03-30T17:00')
  const chain = chainOf(planned(start, wall('2026-12-01T12:00')), RULES, factsAt(start), ZONE)
  expect(chain.map(({ name, at }) => `${name} ${shown(at)}`)).toEqual([
    'itemsOpen 2027-02-16T09:00',
    'itemsLastWeek 2027-03-09T09:00',
    'itemsClosed 2027-03-17T00:00',
    'agendaDue 2027-03-22T09:00',
    'unanswered 2027-03-23T09:00',
    'quorum 2027-03-27T09:00',
    'dayBefore 2027-03-29T09:00',
    'hourBefore 2027-03-30T16:00',
    'minutesDue 2027-04-07T09:00',
    'minutesAgain 2027-04-10T09:00',
    'minutesLast 2027-04-14T09:00',
  ])
})

test.each([
  '2027-10-31T17:00',
  '2028-01-01T12:00',
  '2028-02-29T16:30',
  '2028-03-01T16:30',
  '2027-03-28T10:00',
])('every reminder for %s comes at nine, or exactly one hour before', (when) => {
  const start = wall(when)
  for (const { name, at } of chainOf(planned(start, new Date(0)), RULES, factsAt(start), ZONE)) {
    if (name === 'hourBefore') expect(start.getTime() - at.getTime()).toBe(3_600_000)
    else if (name !== 'itemsClosed') expect(shown(at).slice(11)).toBe('09:00')
  }
})

test('a cancelled meeting has no reminders, and one whose agenda is out asks for no items', () => {
  const start = wall('2027-03-30T17:00')
  const meeting = planned(start, new Date(0))
  expect(chainOf({ ...meeting, state: 'cancelled' }, RULES, factsAt(start), ZONE)).toEqual([])
  const facts = { ...factsAt(start), agendaAt: wall('2027-03-20T10:00') }
  const names = chainOf(meeting, RULES, facts, ZONE).map(({ name }) => name)
  expect(names).toContain('agendaPublished')
  expect(names).not.toContain('itemsOpen')
  expect(names).not.toContain('agendaDue')
})

test('nobody is disturbed at night, on any day of the year', () => {
  const hours = { from: '08:00', to: '20:00' }
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      (now) => {
        const awake = awakeAt(hours, ZONE, now)
        const clock = shown(awake).slice(11)
        expect(clock >= '08:00' && clock < '20:00').toBe(true)
        expect(awake >= now).toBe(true)
        expect(awake.getTime() - now.getTime()).toBeLessThanOrEqual(13 * 3_600_000)
      },
    ),
  )
  expect(commonHours(hours, { from: '10:00', to: '23:00' })).toEqual({ from: '10:00', to: '20:00' })
  expect(commonHours(hours, { from: '21:00', to: '23:00' })).toEqual({ from: '21:00', to: '23:00' })
})
