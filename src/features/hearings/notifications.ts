import { DateTime } from 'luxon'
import { type Council, type CouncilScope, LEADERS } from '../../core/council'
import type { Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { daysLeft, remindDays } from './rules'
import type { Hearing } from './store'

/** The hour at which the bot says what a day brings, by the council's clock. */
const MORNING = 8
/** Begins the cause of a daily update, which is about this day only. */
export const DAY = 'day-'
/** Longest time for which the channel's card is made to count the days. */
const MOST_DAYS = 60

export const leadersOf = (council: Council): string[] =>
  [
    ...new Set([
      ...council.seats
        .filter(({ role, person }) => person && LEADERS.includes(role))
        .map(({ person }) => person),
      ...council.staff.filter(({ role }) => role === 'secretariat').map(({ person }) => person),
    ]),
  ] as string[]

export const seatedIn = (council: Council): string[] =>
  council.seats.flatMap(({ person }) => (person === undefined ? [] : [person]))

const morningOf = (day: DateTime): Date =>
  day.set({ hour: MORNING, minute: 0, second: 0, millisecond: 0 }).toJSDate()

/** Makes the channel's one card about a hearing say what is so now; `cause` tells repeats apart. */
export const channelUpdate = (
  council: Council,
  scope: CouncilScope,
  hearing: string,
  cause: string,
  due?: Date,
): Notification[] =>
  council.channel
    ? [
        {
          kind: 'hearings.channel',
          scope,
          subject: `${hearing}:${cause}`,
          to: 'channel',
          thread: `hearing:${hearing}`,
          due,
        },
      ]
    : []

export const toEach = (
  people: string[],
  kind: string,
  scope: CouncilScope,
  subject: string,
  due?: Date,
): Notification[] => people.map((person) => ({ kind, scope, subject, to: { person }, due }))

/**
 * All that is said about an opened hearing as its deadlines come: who has not answered is reminded,
 * those who prepare the response hear of each deadline, and the channel's card counts the days. Each
 * names the deadline that it is about, so that it falls silent when the deadline is moved.
 */
export function timetable(
  hearing: Hearing,
  council: Council,
  scope: CouncilScope,
  now: Date,
): Notification[] {
  const { internal, deadline, id } = hearing
  if (!internal || !deadline) return []
  const zone = council.timeZone
  const subject = `${id}:${deadline.getTime()}`
  const wall = (at: Date) => DateTime.fromJSDate(at, { zone })
  const remind = morningOf(wall(internal.input).minus({ days: ruleValue(remindDays, council, now) }))
  const leaders = leadersOf(council)
  const later = (due: Date): boolean => due > now
  const dailyUpdate = (day: DateTime) =>
    channelUpdate(council, scope, id, `${DAY}${day.toISODate()}`, morningOf(day))
  const days = Math.min(MOST_DAYS, daysLeft(deadline, zone, now))
  return [
    ...toEach(seatedIn(council), 'hearings.remind', scope, subject, remind),
    ...toEach(leaders, 'hearings.inputOver', scope, subject, new Date(internal.input.getTime() + 1000)),
    ...toEach(leaders, 'hearings.draftDue', scope, subject, morningOf(wall(internal.draft))),
    ...toEach(leaders, 'hearings.sendDue', scope, subject, morningOf(wall(deadline))),
    ...Array.from({ length: Math.max(0, days) }, (_, index) =>
      dailyUpdate(wall(now).plus({ days: index + 1 })),
    ).flat(),
  ].filter(({ due }) => due !== undefined && later(due))
}
