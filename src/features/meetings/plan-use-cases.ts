import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { z } from 'zod'
import { auditEntry } from '../../core/audit'
import type { CouncilRequest, Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { beginPlan, changePlan, confirmPlan, type PlannedSlot, planOf, type YearPlan } from './plan-store'
import { instantOf, likeNextYear, proposeMeetings } from './planning'
import { meetingsPerYear, planningRules } from './rules'
import {
  changeMeeting,
  type Meeting,
  type MeetingDetails,
  type MeetingKind,
  meetingById,
  placesUsed,
  planMeeting,
} from './store'
import { noticesOf, peopleOf } from './use-cases'

// A client leaves empty inputs out.
const text = z.string().trim().max(300).default('')

/** Inputs of the forms that say when and where. */
export const WhenWhere = z.object({
  date: text,
  from: text,
  to: text,
  place: text,
  otherPlace: text,
  link: text,
})

/** What the form says, checked; `now` is the earliest start. */
export function readWhenWhere(
  { date, from, to, place, otherPlace, link }: z.infer<typeof WhenWhere>,
  { council, now }: CouncilRequest,
): Pick<MeetingDetails, 'start' | 'end' | 'place' | 'link'> {
  const start = instantOf(date, from, council.timeZone)
  const end = instantOf(date, to, council.timeZone)
  if (!start || !end || end <= start) throw new UserError('meetings.badTime')
  if (start <= now) throw new UserError('meetings.past')
  if (link !== '' && !/^https:\/\/\S+$/.test(link)) throw new UserError('meetings.badLink')
  const where = otherPlace || place
  if ([where, link].some(holdsCpr)) throw new UserError('meetings.cpr')
  if (where === '' && link === '') throw new UserError('meetings.noPlace')
  return { start, end, place: where, link: link || undefined }
}

/** The year that is asked for; the coming one when none is, this one until the summer. */
export function yearAsked(args: string, { council, now }: CouncilRequest): number {
  const local = DateTime.fromJSDate(now, { zone: council.timeZone })
  if (args === '') return local.month >= 8 ? local.year + 1 : local.year
  if (!/^\d{4}$/.test(args)) throw new UserError('meetings.badYear')
  const year = Number(args)
  if (year < local.year || year > local.year + 3) throw new UserError('meetings.badYear')
  return year
}

/** The secretariat's plan of a year, begun from the rules when there is none. */
export async function yearPlan(request: CouncilRequest, year: number): Promise<YearPlan> {
  const { scope, council, now } = request
  const found = await planOf(scope, year)
  if (found) return found
  const [place = ''] = await placesUsed(scope)
  const slots = proposeMeetings(year, planningRules(council, now), council.timeZone, now)
  return beginPlan(
    scope,
    year,
    slots.map((slot) => ({ key: randomUUID(), ...slot, place })),
  )
}

/**
 * Begins a year's plan from the ordinary meetings of the year before, on the same weekdays. Gives whether
 * there is such a draft to look at: not when the year's meetings are called already, or all would be past.
 */
export async function beginLike(
  { scope, council, now }: CouncilRequest,
  year: number,
  before: Meeting[],
): Promise<boolean> {
  const slots = before
    .filter(({ kind }) => kind === 'ordinary')
    .map(({ start, end, place, link }) => ({
      key: randomUUID(),
      ...likeNextYear({ start, end }, council.timeZone),
      place,
      link,
    }))
    .filter(({ start }) => start > now)
  return slots.length > 0 && !(await beginPlan(scope, year, slots)).confirmedAt
}

/** Changes the plan that the card showed; refused when it is confirmed or somebody was first. */
export async function editPlan(
  { scope }: CouncilRequest,
  year: number,
  version: number,
  change: (slots: PlannedSlot[]) => PlannedSlot[],
): Promise<YearPlan> {
  const plan = await planOf(scope, year)
  if (plan?.confirmedAt) throw new UserError('meetings.planConfirmed')
  const changed = plan && (await changePlan(scope, year, version, change(plan.slots).sort(byStart)))
  if (!changed) throw new UserError('meetings.changed')
  return changed
}

const byStart = (a: PlannedSlot, b: PlannedSlot) => a.start.getTime() - b.start.getTime()

/**
 * Calls all meetings of the plan at once. Pressed again, or after a crash halfway, it makes what is
 * missing and nothing twice: each slot's key names its meeting.
 */
export async function callAll(
  request: CouncilRequest,
  year: number,
  version: number,
): Promise<{ meetings: Meeting[]; notifications: Notification[] }> {
  const { scope, council, now } = request
  const plan = await planOf(scope, year)
  if (plan?.slots.length === 0) throw new UserError('meetings.emptyPlan')
  for (const { place, link } of plan?.slots ?? [])
    if (!place && !link) throw new UserError('meetings.noPlace')
  const confirmed = await confirmPlan(scope, year, version, now)
  if (!confirmed) throw new UserError('meetings.changed')
  const meetings: Meeting[] = []
  for (const { key, start, end, place, link } of confirmed.slots)
    meetings.push(
      await planMeeting(
        scope,
        { kind: 'ordinary', start, end, place, link },
        key,
        confirmed.confirmedAt ?? now,
        { audit: auditEntry(request, 'meetings.called') },
      ),
    )
  const people = await peopleOf(council)
  return { meetings, notifications: meetings.flatMap((meeting) => noticesOf(council, meeting, people)) }
}

/** Calls one meeting; the same form again gives the one that is there. */
export async function callMeeting(
  request: CouncilRequest,
  kind: MeetingKind,
  details: Omit<MeetingDetails, 'kind'>,
  form: string,
): Promise<{ meeting: Meeting; notifications: Notification[] }> {
  const { scope, council, now } = request
  const audit = auditEntry(request, 'meetings.called')
  const meeting = await planMeeting(scope, { kind, ...details }, form, now, { audit })
  return { meeting, notifications: noticesOf(council, meeting, await peopleOf(council)) }
}

/** A meeting that runs or was held stays as it is. */
export function mustBeAhead({ state, start }: Meeting, now: Date): void {
  if (state === 'cancelled') throw new UserError('meetings.cancelled')
  if (now >= start) throw new UserError('meetings.begun')
}

/** Moves or cancels the meeting that the card showed. Pressed again it finds its own change. */
export async function alterMeeting(
  request: CouncilRequest,
  id: string,
  sequence: number,
  change: { reason: string } & ({ state: 'cancelled' } | Omit<MeetingDetails, 'kind'>),
): Promise<{ meeting: Meeting; notifications: Notification[] }> {
  const { scope, council, now } = request
  const before = await meetingById(scope, id)
  if (!before) throw new UserError('meetings.gone')
  const people = await peopleOf(council)
  if (isDone(before, sequence, change))
    return { meeting: before, notifications: noticesOf(council, before, people) }
  if (before.sequence === sequence) mustBeAhead(before, now)
  const moves = 'start' in change && change.start.getTime() !== before.start.getTime()
  const changed = await changeMeeting(
    scope,
    id,
    sequence,
    moves ? { ...change, movedFrom: before.start } : change,
    auditEntry(request, 'state' in change ? 'meetings.cancelled' : 'meetings.moved', id),
  )
  if (!changed) throw new UserError('meetings.changed')
  return { meeting: changed, notifications: noticesOf(council, changed, people) }
}

const isDone = (
  meeting: Meeting,
  sequence: number,
  change: { state?: 'cancelled'; start?: Date; end?: Date; place?: string; link?: string },
): boolean =>
  meeting.sequence === sequence + 1 &&
  (change.state === 'cancelled'
    ? meeting.state === 'cancelled'
    : meeting.start.getTime() === change.start?.getTime() &&
      meeting.end.getTime() === change.end?.getTime() &&
      meeting.place === change.place &&
      (meeting.link ?? '') === (change.link ?? ''))

export const yearlyCount = ({ council, now }: CouncilRequest): number =>
  ruleValue(meetingsPerYear, council, now)
