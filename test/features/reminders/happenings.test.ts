import fc from 'fast-check'
import { DateTime } from 'luxon'
import type { Council, Person } from '../../../src/core/council'
import { seatStates } from '../../../src/features/meetings/attendance'
import type { SeatReply } from '../../../src/features/meetings/reply-store'
import {
  type ChainFacts,
  type ChainMeeting,
  chainOf,
  dueSteps,
  nextLook,
  type ReminderName,
  type Step,
} from '../../../src/features/reminders/chain'
import { RIGHT } from '../../../src/features/reminders/deliveries'
import { audienceOf } from '../../../src/features/reminders/job'
import { awakeAt } from '../../../src/features/reminders/quiet-hours'
import { RULES, ZONE } from './rules'

const HOUR = 3_600_000
const HOURS = { from: '08:00', to: '20:00' }
const SEATS = ['s0', 's1', 's2']
const council = {
  language: 'da',
  seats: SEATS.map((id, index) => ({
    id,
    kind: 'user',
    person: `p${index}`,
    role: index === 0 ? 'chair' : 'member',
  })),
  staff: [{ person: 'p9', role: 'secretariat' }],
} as Council
const people = new Map(
  ['p0', 'p1', 'p2', 'p9'].map((id) => [id, { id, name: id, aadObjectId: id } as Person]),
)
const seatOf = (person: string) => `s${person.slice(1)}`

/** A message in the outbox. */
interface Waiting {
  key: string
  step: Step
  person: string
  sequence: number
}

/**
 * The reminders' job and the outbox in small: the product's own chain, audience and last look before
 * sending, on a clock that goes by the hour.
 */
class Small {
  now = DateTime.fromISO('2026-12-01T12:00', { zone: ZONE }).toJSDate()
  meeting: ChainMeeting = this.planned(DateTime.fromISO('2027-03-30T17:00', { zone: ZONE }).toJSDate())
  sequence = 0
  agendaAt: Date | undefined
  told: string[] = []
  wake: Date | undefined = this.now
  replies: SeatReply[] = []
  /** When each seat last answered the present date. */
  answeredAt = new Map<string, Date>()
  outbox = new Map<string, Waiting & { state: 'waiting' | 'sent' | 'skipped' }>()
  sent: { key: string; name: ReminderName; person: string; at: Date; right: boolean }[] = []

  planned(start: Date): ChainMeeting {
    return { start, end: new Date(start.getTime() + 2 * HOUR), since: this.now, state: 'planned' }
  }
  facts(): ChainFacts {
    const { start } = this.meeting
    const endOf = (days: number) =>
      DateTime.fromJSDate(start, { zone: ZONE }).minus({ days }).endOf('day').toJSDate()
    return {
      itemDeadline: endOf(14),
      agendaDeadline: endOf(8),
      agendaAt: this.agendaAt,
      minutesKnown: true,
    }
  }
  chain(): Step[] {
    return chainOf(this.meeting, RULES, this.facts(), ZONE)
  }
  answer = (person: string) => this.replies.find(({ seat }) => seat === seatOf(person))?.answer
  audience(step: Step): string[] {
    return audienceOf(step.to, council, seatStates(council, people, this.replies, false))
  }
  keyOf = (name: string, person: string) => `${this.sequence}:${name}:${person}`

  /** What the job does at a tick; a crash falls between the outbox and the note of it. */
  look(crash: boolean): void {
    if (!this.wake || this.wake > this.now) return
    const due = dueSteps(this.chain(), this.told, this.now)
    for (const step of due)
      for (const person of this.audience(step)) {
        const key = this.keyOf(step.name, person)
        // A known key is folded.
        if (!this.outbox.has(key))
          this.outbox.set(key, { key, step, person, sequence: this.sequence, state: 'waiting' })
      }
    if (crash) return
    this.told = [...this.told, ...due.map(({ name }) => name)]
    this.wake = nextLook(this.meeting, this.chain(), this.now)
  }

  /** What the worker does: waits for the morning, skips what is late or has become wrong. */
  send(): void {
    for (const waiting of this.outbox.values()) {
      if (waiting.state !== 'waiting') continue
      const { step, person, key } = waiting
      const { name } = step
      if (step.expires <= this.now) waiting.state = 'skipped'
      else if (step.patient && awakeAt(HOURS, ZONE, this.now) > this.now) continue
      else if (waiting.sequence !== this.sequence || this.meeting.state === 'cancelled')
        waiting.state = 'skipped'
      else if (name !== 'quorum' && !RIGHT[name]({ facts: this.facts(), answer: this.answer(person) }))
        waiting.state = 'skipped'
      else {
        waiting.state = 'sent'
        this.sent.push({ key, name, person, at: this.now, right: this.isRight(name, person) })
      }
    }
  }

  /** Said again in other words: whether a message makes sense to its reader now. */
  isRight(name: ReminderName, person: string): boolean {
    const said = this.answer(person)
    const before = this.now < this.meeting.start
    if (name.startsWith('minutes')) return this.now > this.meeting.end
    if (name === 'unanswered') return before && said === undefined
    if (name === 'dayBefore' || name === 'hourBefore') return before && said !== 'no'
    if (name === 'agendaPublished') return before && this.agendaAt !== undefined
    return before && (name === 'quorum' || this.agendaAt === undefined)
  }

  /** What should have been sent by now, and was not. */
  lost(): string[] {
    if (this.meeting.state === 'cancelled') return []
    return this.chain()
      .filter((step) => {
        const at = step.patient ? awakeAt(HOURS, ZONE, step.at) : step.at
        const asleep = step.patient && awakeAt(HOURS, ZONE, this.now) > this.now
        return at <= this.now && this.now < step.expires && !asleep
      })
      .flatMap((step) =>
        this.audience(step)
          // Who answers after the day needs no reminder of it any more, nor has been due one before.
          .filter((person) => !((this.answeredAt.get(seatOf(person)) ?? new Date(0)) >= step.at))
          .map((person) => this.keyOf(step.name, person)),
      )
      .filter((key) => this.outbox.get(key)?.state !== 'sent')
  }

  restart(change: Partial<ChainMeeting>): void {
    this.meeting = { ...this.meeting, ...change }
    this.sequence += 1
    this.wake = this.now
  }
}

type Event =
  | { kind: 'tick'; hours: number; crash: boolean }
  | { kind: 'down'; hours: number }
  | { kind: 'move'; days: number }
  | { kind: 'reply'; seat: string; answer: 'yes' | 'no' }
  | { kind: 'cancel' }
  | { kind: 'publish' }

const hours = (max: number) => fc.integer({ min: 1, max })
const events = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({ kind: fc.constant('tick' as const), hours: hours(80), crash: fc.boolean() }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('down' as const), hours: hours(200) }) },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('reply' as const),
        seat: fc.constantFrom(...SEATS),
        answer: fc.constantFrom('yes' as const, 'no' as const),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('move' as const), days: fc.integer({ min: -30, max: 60 }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('publish' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const) }) },
  ),
  { minLength: 5, maxLength: 60 },
)

function happen(small: Small, event: Event): void {
  if (event.kind === 'tick' || event.kind === 'down')
    for (let hour = 1; hour <= event.hours; hour += 1) {
      small.now = new Date(small.now.getTime() + HOUR)
      if (event.kind === 'down' && hour < event.hours) continue
      // The next process ticks at once.
      if (event.kind === 'tick' && event.crash && hour === event.hours) small.look(true)
      small.look(false)
      small.send()
    }
  const { meeting, now } = small
  if (meeting.state === 'cancelled' || now >= meeting.start) return
  if (event.kind === 'reply') {
    const { seat, answer } = event
    small.replies = [...small.replies.filter((each) => each.seat !== seat), { seat, answer } as SeatReply]
    small.answeredAt.set(seat, now)
  }
  if (event.kind === 'move') {
    const start = DateTime.fromJSDate(meeting.start, { zone: ZONE }).plus({ days: event.days }).toJSDate()
    if (start <= now) return
    small.restart(small.planned(start))
    small.told = []
    // Replies belong to a date.
    small.replies = []
    small.answeredAt.clear()
  }
  if (event.kind === 'cancel') small.restart({ state: 'cancelled', since: now })
  if (event.kind === 'publish' && !small.agendaAt) {
    small.agendaAt = now
    small.wake = now
  }
}

test('whatever happens, no reminder is doubled, lost or stale', () => {
  fc.assert(
    fc.property(events, (happenings: Event[]) => {
      const small = new Small()
      for (const event of happenings) {
        happen(small, event)
        if (event.kind === 'tick' || event.kind === 'down') expect(small.lost()).toEqual([])
      }
      expect(new Set(small.sent.map(({ key }) => key)).size).toBe(small.sent.length)
      expect(small.sent.filter(({ right }) => !right)).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('the small world does send: a quiet half year brings each of its reminders once', () => {
  const small = new Small()
  happen(small, { kind: 'reply', seat: 's1', answer: 'no' })
  happen(small, { kind: 'tick', hours: 24 * 160, crash: true })
  const names = (person: string) =>
    small.sent.filter((each) => each.person === person).map(({ name }) => name)
  expect(names('p2')).toEqual(['itemsOpen', 'itemsLastWeek', 'unanswered', 'dayBefore', 'hourBefore'])
  expect(names('p1')).toEqual(['itemsOpen', 'itemsLastWeek'])
  expect(names('p9')).toEqual(
    expect.arrayContaining(['agendaDue', 'quorum', 'minutesDue', 'minutesAgain', 'minutesLast']),
  )
})
