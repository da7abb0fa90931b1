import { DateTime } from 'luxon'

export const REMINDERS = [
  'itemsOpen',
  'itemsLastWeek',
  'itemsClosed',
  'agendaDue',
  'agendaPublished',
  'unanswered',
  'quorum',
  'dayBefore',
  'hourBefore',
  'minutesDue',
  'minutesAgain',
  'minutesLast',
] as const
export type ReminderName = (typeof REMINDERS)[number]

export interface ChainRules {
  /** Wall time `HH:mm` of the reminders that belong to a day. */
  time: string
  itemsOpenDays: number
  lastWeekDays: number
  unansweredDays: number
  quorumDays: number
  dayBeforeDays: number
  hourBeforeMinutes: number
  minutesDays: number
  minutesAgainDays: [number, number]
}

/** What the chain is made from. */
export interface ChainMeeting {
  start: Date
  end: Date
  state: 'planned' | 'cancelled'
  /** When this date was decided: what falls before it is covered by the invitation. */
  since: Date
}

export interface ChainFacts {
  /** The last moment for items; absent where no room has such a deadline. */
  itemDeadline?: Date
  /** The last moment for sending the agenda. */
  agendaDeadline?: Date
  /** Since when the agenda is published. */
  agendaAt?: Date
  minutesAt?: Date
  /** Whether some room writes minutes at all. */
  minutesKnown: boolean
}

export type Audience =
  | 'members'
  | 'everybody'
  | 'chairs'
  | 'leaders'
  | 'secretariat'
  | 'unanswered'
  | 'expected'

/** One reminder of a meeting: when, for whom, and until when it makes sense. */
export interface Step {
  name: ReminderName
  at: Date
  expires: Date
  to: Audience
  /** Waits for the waking hours. What is about the very hour of the meeting does not. */
  patient: boolean
}

/**
 * The reminders of a meeting as things stand, in order of time. What has become wrong is not among them:
 * nothing for a cancelled meeting, no call for items once the agenda is out, nothing from before the date
 * was decided.
 */
export function chainOf(meeting: ChainMeeting, rules: ChainRules, facts: ChainFacts, zone: string): Step[] {
  if (meeting.state === 'cancelled') return []
  const { start, end, since } = meeting
  const { itemDeadline, agendaDeadline, agendaAt, minutesAt, minutesKnown } = facts
  const on = (from: Date, days: number) => onDay(from, days, rules.time, zone)
  const steps: Step[] = []
  const add = (name: ReminderName, at: Date, expires: Date, to: Audience, patient = true) => {
    if (at > since && at < expires) steps.push({ name, at, expires, to, patient })
  }
  if (!agendaAt && itemDeadline) {
    add('itemsOpen', on(start, -rules.itemsOpenDays), itemDeadline, 'members')
    add('itemsLastWeek', on(itemDeadline, -rules.lastWeekDays), itemDeadline, 'members')
    add('itemsClosed', new Date(itemDeadline.getTime() + 1), start, 'chairs')
  }
  if (agendaAt) add('agendaPublished', agendaAt, start, 'everybody')
  else if (agendaDeadline) add('agendaDue', on(agendaDeadline, 0), start, 'leaders')
  add('unanswered', on(start, -rules.unansweredDays), start, 'unanswered')
  add('quorum', on(start, -rules.quorumDays), start, 'leaders')
  add('dayBefore', on(start, -rules.dayBeforeDays), start, 'expected')
  if (rules.hourBeforeMinutes > 0)
    add('hourBefore', new Date(start.getTime() - rules.hourBeforeMinutes * 60_000), start, 'expected', false)
  if (minutesKnown && !minutesAt) {
    const [first, second] = rules.minutesAgainDays
    const due = on(end, rules.minutesDays)
    const after = (days: number) => on(end, rules.minutesDays + days)
    add('minutesDue', due, after(first), 'secretariat')
    add('minutesAgain', after(first), after(Math.max(second, first + 1)), 'secretariat')
    add('minutesLast', after(Math.max(second, first + 1)), after(60), 'secretariat')
  }
  return steps.sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** The steps whose time has come and that are not in the outbox yet; what is too late among them as well. */
export const dueSteps = (chain: Step[], told: readonly string[], now: Date): Step[] =>
  chain.filter(({ name, at }) => at <= now && !told.includes(name))

// A rule can change from a day on, and nobody tells: whatever lies ahead is looked at again each day.
const LOOK_AGAIN_MS = 24 * 60 * 60 * 1000
/** No offset reaches further back than this. */
const HORIZON_MS = 181 * LOOK_AGAIN_MS

/** When the meeting must be looked at next; undefined when nothing can come any more. */
export function nextLook(meeting: ChainMeeting, chain: Step[], now: Date): Date | undefined {
  const over = meeting.end.getTime() + HORIZON_MS
  if (meeting.state === 'cancelled' || now.getTime() > over) return undefined
  const begins = meeting.start.getTime() - HORIZON_MS
  if (begins > now.getTime()) return new Date(begins)
  const next = chain.find(({ at }) => at > now)?.at.getTime() ?? Infinity
  return new Date(Math.min(next, now.getTime() + LOOK_AGAIN_MS))
}

function onDay(from: Date, days: number, time: string, zone: string): Date {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  return DateTime.fromJSDate(from, { zone })
    .plus({ days })
    .set({ hour, minute, second: 0, millisecond: 0 })
    .toJSDate()
}
