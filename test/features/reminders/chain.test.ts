import fc from 'fast-check'
import { DateTime } from 'luxon'
import {
  type ChainFacts,
  type ChainMeeting,
  type ChainRules,
  chainOf,
  dueSteps,
  nextLook,
} from '../../../src/features/reminders/chain'
import { awakeAt, commonHours } from '../../../src/features/reminders/quiet-hours'

const ZONE = 'Europe/Copenhagen'
const RULES: ChainRules = {
  time: '09:00',
  itemsOpenDays: 42,
  lastWeekDays: 7,
  unansweredDays: 7,
  quorumDays: 3,
  dayBeforeDays: 1,
  hourBeforeMinutes: 60,
  minutesDays: 8,
  minutesAgainDays: [3, 7],
}
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

/** The job and the outbox in small: what is in `sent` was sent, once for each key. */
type Event =
  | { kind: 'tick'; hours: number; crash: boolean }
  | { kind: 'move'; days: number }
  | { kind: 'cancel' }
  | { kind: 'publish' }

const events = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constant('tick' as const),
        hours: fc.integer({ min: 1, max: 80 }),
        crash: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('move' as const), days: fc.integer({ min: -30, max: 60 }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('publish' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const) }) },
  ),
  { minLength: 5, maxLength: 50 },
)

test('whatever happens, no reminder is doubled, lost or stale', () => {
  fc.assert(
    fc.property(events, (happenings: Event[]) => {
      const begin = wall('2026-12-01T12:00')
      let now = begin
      let meeting = planned(wall('2027-03-30T17:00'), begin)
      let sequence = 0
      let agendaAt: Date | undefined
      let told: string[] = []
      let wake: Date | undefined = begin
      const sent = new Map<string, { at: Date; start: Date }>()
      const facts = (): ChainFacts => ({ ...factsAt(meeting.start), agendaAt })
      const chain = () => chainOf(meeting, RULES, facts(), ZONE)

      const tick = (crash: boolean) => {
        if (!wake || wake > now) return
        for (const step of dueSteps(chain(), told, now)) {
          const key = `${sequence}:${step.name}`
          // The outbox: a known key is folded, what has expired is recorded as skipped.
          if (sent.has(key) || step.expires <= now) continue
          sent.set(key, { at: now, start: meeting.start })
        }
        if (crash) return
        const due = dueSteps(chain(), told, now).map(({ name }) => name)
        told = [...told, ...due]
        wake = nextLook(meeting, chain(), now)
      }

      for (const event of happenings) {
        if (event.kind === 'tick') {
          for (let hour = 0; hour < event.hours; hour += 1) {
            now = new Date(now.getTime() + 3_600_000)
            // A crash comes only at the last of them, and the next process ticks at once.
            if (event.crash && hour === event.hours - 1) tick(true)
            tick(false)
          }
          const missed = chain().filter(
            (step) => step.at <= now && step.expires > now && !sent.has(`${sequence}:${step.name}`),
          )
          expect(missed).toEqual([])
        }
        if (meeting.state === 'cancelled') continue
        if (event.kind === 'move' && now < meeting.start) {
          const start = DateTime.fromJSDate(meeting.start, { zone: ZONE })
            .plus({ days: event.days })
            .toJSDate()
          if (start <= now) continue
          meeting = planned(start, now)
          sequence += 1
          told = []
          wake = now
        }
        if (event.kind === 'cancel') {
          meeting = { ...meeting, state: 'cancelled', since: now }
          sequence += 1
          wake = now
        }
        if (event.kind === 'publish' && !agendaAt && now < meeting.start) {
          agendaAt = now
          wake = now
        }
      }
      for (const [key, { at, start }] of sent) {
        if (key.includes('minutes')) expect(at > start).toBe(true)
        else expect(at < start).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})
