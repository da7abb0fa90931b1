import { DateTime } from 'luxon'
import { type Council, type CouncilScope, leadersOf, seatedIn } from '../../core/council'
import type { Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { daysLeft, remindDays } from './rules'
import type { Hearing } from './store'

/** The hour at which the bot says what a day brings, by the council's clock. */
const MORNING = 8
/** Longest time for which the channel's card is made to count the days. */
const MOST_DAYS = 60

const morningOf = (day: DateTime): Date =>
  day.set({ hour: MORNING, minute: 0, second: 0, millisecond: 0 }).toJSDate()

/** The morning of the day so many days before a deadline. */
export const morningBefore = (deadline: Date, days: number, { timeZone }: Council): Date =>
  morningOf(DateTime.fromJSDate(deadline, { zone: timeZone }).minus({ days }))

/** Makes the channel's one card about a hearing say what is so now; `cause` tells repeats apart. */
export const channelUpdate = (
  council: Council,
  scope: CouncilScope,
  hearing: string,
  cause: string,
  { due, expires }: { due?: Date; expires?: Date } = {},
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
          expires,
        },
      ]
    : []

export const toEach = (
  people: string[],
  kind: string,
  scope: CouncilScope,
  subject: string,
  due?: Date,
  expires?: Date,
): Notification[] =>
  people.map((person) => ({ kind, scope, subject, to: { person }, due, expires, patient: due !== undefined }))

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
  const remind = morningBefore(internal.input, ruleValue(remindDays, council, now), council)
  const leaders = leadersOf(council)
  const later = (due: Date): boolean => due > now
  const dailyUpdate = (day: DateTime) =>
    channelUpdate(council, scope, id, `day-${day.toISODate()}`, {
      due: morningOf(day),
      expires: day.endOf('day').toJSDate(),
    })
  const days = Math.min(MOST_DAYS, daysLeft(deadline, zone, now))
  return [
    ...toEach(seatedIn(council), 'hearings.remind', scope, subject, remind, internal.input),
    ...toEach(leaders, 'hearings.inputOver', scope, subject, new Date(internal.input.getTime() + 1000)),
    ...toEach(leaders, 'hearings.draftDue', scope, subject, morningOf(wall(internal.draft))),
    ...toEach(leaders, 'hearings.sendDue', scope, subject, morningOf(wall(deadline))),
    ...Array.from({ length: Math.max(0, days) }, (_, index) =>
      dailyUpdate(wall(now).plus({ days: index + 1 })),
    ).flat(),
  ].filter(({ due }) => due !== undefined && later(due))
}
