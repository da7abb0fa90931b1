import { auditEntry } from '../../core/audit'
import { leads } from '../../core/council'
import type { CouncilRequest, Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { cancelledMeetings, type Meeting, meetingById, nextMeeting, plannedMeetings } from '../meetings'
import { forgetMinutes } from './agenda-store'
import { committeeQuestion, type ItemText, itemDeadline, lateItems, MOST } from './rules'
import { adoptStrays, type Item, itemById, mergedInto, moveItem, proposeItem, rewriteItem } from './store'

export const owns = ({ person }: CouncilRequest, item: Item): boolean => item.proposer.person === person.id

/** The meeting that agenda work is about now, or undefined when none is planned. */
export async function comingMeeting({ scope, now }: CouncilRequest): Promise<Meeting | undefined> {
  return nextMeeting(scope, now)
}

/** The meeting that agenda work is about now, with whatever an earlier one left behind. Refuses when none is planned. */
export async function currentMeeting({ scope, now }: CouncilRequest): Promise<Meeting> {
  const planned = await plannedMeetings(scope, now)
  const [meeting] = planned
  if (!meeting) throw new UserError('agenda.noMeeting')
  const cancelled = await cancelledMeetings(scope)
  await adoptStrays(
    scope,
    meeting.id,
    planned.map(({ id }) => id),
    cancelled.map(({ id }) => id),
  )
  return meeting
}

/** Whether something can still be put on that meeting's agenda. */
export async function isToCome({ scope, now }: CouncilRequest, meeting: string): Promise<boolean> {
  return (await plannedMeetings(scope, now)).some(({ id }) => id === meeting)
}

/** The meeting after this one, or undefined while it is not planned. */
export async function meetingAfter({ scope, now }: CouncilRequest, id: string): Promise<Meeting | undefined> {
  const planned = await plannedMeetings(scope, now)
  return planned[planned.findIndex((meeting) => meeting.id === id) + 1]
}

/** What a proposal gets: its meeting (none while none is planned), and whether it is late for the next one. */
async function placeFor(
  request: CouncilRequest,
  wanted: string,
): Promise<{ meeting: string; notFor?: string; late: boolean }> {
  const { scope, council, now } = request
  const meeting = wanted === '' ? await comingMeeting(request) : await meetingById(scope, wanted)
  if (meeting?.state !== 'planned' || meeting.end < now) {
    // The form is older than the meeting: the proposal goes to the one that is next now.
    const next = await comingMeeting(request)
    if (!next || next.id === wanted) return { meeting: '', late: false }
    return placeFor(request, next.id)
  }
  if (now <= itemDeadline(meeting, council, now)) return { meeting: meeting.id, late: false }
  if (ruleValue(lateItems, council, now) === 'askChair') return { meeting: meeting.id, late: true }
  return { meeting: (await meetingAfter(request, meeting.id))?.id ?? '', notFor: meeting.id, late: true }
}

export async function propose(
  request: CouncilRequest,
  proposal: { meeting: string; form: string; text: ItemText; cprException?: string },
): Promise<{ item: Item; isNew: boolean }> {
  const { scope, person, council, now } = request
  checkText(proposal.text)
  if (!proposal.text.committee && ruleValue(committeeQuestion, council, now))
    throw new UserError('agenda.committeeMissing', {}, committeeQuestion.key)
  return proposeItem(scope, {
    ...proposal.text,
    cprException: proposal.cprException,
    ...(await placeFor(request, proposal.meeting)),
    form: proposal.form,
    proposer: { person: person.id, name: person.name },
    proposedAt: now,
  })
}

/** The proposer changes what still waits; those who prepare the meeting correct what is or may come on it. */
export async function rewrite(
  request: CouncilRequest,
  id: string,
  text: ItemText & { cprException?: string },
): Promise<{ item: Item; notifications: Notification[] }> {
  const { scope, person } = request
  checkText(text)
  const audit = auditEntry(request, 'agenda.itemRewritten', id)
  const before = await itemById(scope, id)
  const mine = await rewriteItem(scope, id, ['proposed'], text, audit, person.id)
  const corrected =
    !mine && leads(request) ? await rewriteItem(scope, id, ['proposed', 'accepted'], text, audit) : undefined
  const item = mine ?? corrected
  if (!item) return refuse(request, id, leads(request) ? undefined : person.id)
  if (item.minutes !== before?.minutes && item.meeting !== '') await forgetMinutes(scope, item.meeting, id)
  return { item, notifications: owns(request, item) ? [] : fateOf(item, request) }
}

function checkText(text: ItemText): void {
  if (text.title === '') throw new UserError('agenda.titleMissing')
  for (const [field, most] of Object.entries(MOST))
    if ((text[field as keyof typeof MOST] ?? '').length > most)
      throw new UserError('agenda.tooLong', { most })
  if (!Number.isInteger(text.minutes) || text.minutes < 1 || text.minutes > 240)
    throw new UserError('agenda.minutes')
  if (text.link && !/^https?:\/\/[^\s]+$/i.test(text.link)) throw new UserError('agenda.link')
}

/** An item that this reader may see: their own, one on the agenda, or any for those who prepare the meeting. */
export async function readItem(request: CouncilRequest, id: string): Promise<Item> {
  const item = await itemById(request.scope, id)
  if (!item || (item.state !== 'accepted' && !owns(request, item) && !leads(request)))
    throw new UserError('agenda.itemGone')
  return item
}

/** The proposer takes an item back, or the withdrawn item up again. */
export async function withdraw(request: CouncilRequest, id: string): Promise<Item> {
  // Somebody else's item hangs on it by now.
  if ((await mergedInto(request.scope, [id])).length > 0) throw new UserError('agenda.joinedByOther')
  return ownMove(request, id, 'proposed', 'withdrawn')
}

export async function restore(request: CouncilRequest, id: string): Promise<Item> {
  return ownMove(request, id, 'withdrawn', 'proposed')
}

async function ownMove(
  request: CouncilRequest,
  id: string,
  from: Item['state'],
  to: Item['state'],
): Promise<Item> {
  const { scope, person } = request
  const audit = auditEntry(request, `agenda.item.${to}`, id)
  const moved = await moveItem(scope, id, { state: [from], proposer: person.id }, { state: to }, audit)
  if (moved) return moved
  const item = await itemById(scope, id)
  return item && owns(request, item) && item.state === to ? item : refuse(request, id, person.id)
}

/** Tells the proposer, once for each move, what became of the item. */
export function fateOf(item: Item, { scope }: Pick<CouncilRequest, 'scope'>): Notification[] {
  if (item.proposer.person === '') return []
  return [
    {
      kind: 'agenda.fate',
      scope,
      subject: `${item.id}:${item.moves ?? 0}`,
      to: { person: item.proposer.person },
    },
  ]
}

export async function refuse(
  { scope }: Pick<CouncilRequest, 'scope'>,
  id: string,
  person?: string,
): Promise<never> {
  const item = await itemById(scope, id)
  if (!item) throw new UserError('agenda.itemGone')
  if (person !== undefined && item.proposer.person !== person) throw new UserError('agenda.notYours')
  throw new UserError('agenda.alreadyDecided')
}
