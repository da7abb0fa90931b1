import { DateTime } from 'luxon'
import { type Council, type CouncilScope, leadersOf, scopeOf, seatedIn } from '../../core/council'
import type { CouncilRequest, Notification } from '../../core/feature'
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
const morningBefore = (deadline: Date, days: number, { timeZone }: Council): Date =>
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
 * What people are told of an opened hearing as its deadlines come: who has not answered is reminded, and those
 * who prepare the response hear of each deadline. Each names the deadline that it is about, so that it falls
 * silent when the deadline is moved.
 */
export function reminders(hearing: Hearing, council: Council, now: Date): Notification[] {
  const { internal, deadline, id } = hearing
  const scope = scopeOf(council)
  if (!internal || !deadline) return []
  const zone = council.timeZone
  const subject = `${id}:${deadline.getTime()}`
  const wall = (at: Date) => DateTime.fromJSDate(at, { zone })
  // By the rule of the day on which it was opened: a new rule must not remind of the same deadline once more.
  const days = ruleValue(remindDays, council, hearing.openedAt ?? now)
  const remind = morningBefore(internal.input, days, council)
  const leaders = leadersOf(council)
  return [
    ...toEach(seatedIn(council), 'hearings.remind', scope, subject, remind, internal.input),
    ...toEach(leaders, 'hearings.inputOver', scope, subject, new Date(internal.input.getTime() + 1000)),
    ...toEach(leaders, 'hearings.draftDue', scope, subject, morningOf(wall(internal.draft))),
    ...toEach(leaders, 'hearings.sendDue', scope, subject, morningOf(wall(deadline))),
  ].filter(({ due }) => due !== undefined && due > now)
}

/** All that is said about an opened hearing as its deadlines come: the channel's card counts the days, too. */
export function timetable(hearing: Hearing, council: Council, now: Date): Notification[] {
  const { internal, deadline, id } = hearing
  const scope = scopeOf(council)
  if (!internal || !deadline) return []
  const zone = council.timeZone
  const dailyUpdate = (day: DateTime) =>
    channelUpdate(council, scope, id, `day-${day.toISODate()}`, {
      due: morningOf(day),
      expires: day.endOf('day').toJSDate(),
    })
  const today = DateTime.fromJSDate(now, { zone })
  const days = Math.max(0, Math.min(MOST_DAYS, daysLeft(deadline, zone, now)))
  return [
    ...reminders(hearing, council, now),
    ...Array.from({ length: days }, (_, index) => dailyUpdate(today.plus({ days: index + 1 }))).flat(),
  ]
}

/** Asks everybody who holds a seat, and reminds them before the deadline; who is asked again hears nothing new. */
export function askEach(
  { id, approval }: Hearing,
  { council, scope, now }: Pick<CouncilRequest, 'council' | 'scope' | 'now'>,
): Notification[] {
  const people = seatedIn(council)
  const subject = `${id}:${approval?.round}`
  const remind =
    approval?.deadline &&
    morningBefore(approval.deadline, ruleValue(remindDays, council, approval.at), council)
  return [
    ...toEach(people, 'hearings.approve', scope, subject),
    ...(remind && remind > now
      ? toEach(people, 'hearings.approveRemind', scope, subject, remind, approval?.deadline)
      : []),
  ]
}
