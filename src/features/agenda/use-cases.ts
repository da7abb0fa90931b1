import { LEADERS } from '../../core/council'
import type { CouncilRequest, Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { type Meeting, meetingById, nextMeeting } from '../meetings'
import { fixedItems, type ItemText, itemDeadline, itemDeadlineDays, MOST } from './rules'
import {
  type Agenda,
  agendaOf,
  type Item,
  itemById,
  itemsOf,
  moveItem,
  type PublishedItem,
  proposeItem,
  publishAgenda,
  rewriteItem,
} from './store'

export const leads = ({ member }: CouncilRequest): boolean => LEADERS.includes(member.role)

/** The meeting that agenda work is about now. Refuses when none is planned. */
export async function currentMeeting({ scope, now }: CouncilRequest): Promise<Meeting> {
  const meeting = await nextMeeting(scope, now)
  if (!meeting) throw new UserError('agenda.noMeeting')
  return meeting
}

export async function propose(
  { scope, person, council, now }: CouncilRequest,
  proposal: { meeting: string; form: string; text: ItemText; cprException?: string },
): Promise<Item> {
  const meeting = await meetingById(scope, proposal.meeting)
  if (meeting?.state !== 'planned' || meeting.end < now) throw new UserError('agenda.noMeeting')
  checkText(proposal.text)
  return proposeItem(scope, {
    ...proposal.text,
    cprException: proposal.cprException,
    meeting: meeting.id,
    form: proposal.form,
    proposer: { person: person.id, name: person.name },
    late: now > itemDeadline(meeting, council, now),
    proposedAt: now,
  })
}

export async function rewrite(
  { scope, person }: CouncilRequest,
  id: string,
  text: ItemText & { cprException?: string },
): Promise<Item> {
  checkText(text)
  const item = await rewriteItem(scope, id, person.id, text)
  return item ?? refuse(scope, id, person.id)
}

function checkText(text: ItemText): void {
  if (text.title === '') throw new UserError('agenda.titleMissing')
  for (const [field, most] of Object.entries(MOST))
    if (text[field as keyof typeof MOST].length > most) throw new UserError('agenda.tooLong', { most })
  if (!Number.isInteger(text.minutes) || text.minutes < 1 || text.minutes > 240)
    throw new UserError('agenda.minutes')
}

/** An item that this reader may see: their own, or any for those who prepare the meeting. */
export async function readItem(request: CouncilRequest, id: string): Promise<Item> {
  const item = await itemById(request.scope, id)
  if (!item || (item.state !== 'accepted' && !owns(request, item) && !leads(request)))
    throw new UserError('agenda.itemGone')
  return item
}

export const owns = ({ person }: CouncilRequest, item: Item): boolean => item.proposer.person === person.id

/** The proposer takes an item back, or the withdrawn item up again. */
export async function withdraw({ scope, person }: CouncilRequest, id: string): Promise<Item> {
  const item = await moveItem(scope, id, ['proposed', 'withdrawn'], { state: 'withdrawn' }, person.id)
  return item ?? refuse(scope, id, person.id)
}

export async function restore({ scope, person }: CouncilRequest, id: string): Promise<Item> {
  const item = await moveItem(scope, id, ['withdrawn', 'proposed'], { state: 'proposed' }, person.id)
  return item ?? refuse(scope, id, person.id)
}

/** Puts an item on the agenda. Pressed twice, the second answer is the same as the first. */
export async function accept(
  { scope, now }: CouncilRequest,
  id: string,
): Promise<{ item: Item; notifications: Notification[] }> {
  const item = await moveItem(scope, id, ['proposed'], { state: 'accepted', acceptedAt: now })
  return decided(scope, id, item, 'accepted')
}

export async function decline(
  { scope }: CouncilRequest,
  id: string,
  reason: string,
): Promise<{ item: Item; notifications: Notification[] }> {
  if (reason === '') throw new UserError('agenda.reasonMissing')
  const item = await moveItem(scope, id, ['proposed'], { state: 'declined', declineReason: reason })
  return decided(scope, id, item, 'declined')
}

async function decided(
  scope: CouncilRequest['scope'],
  id: string,
  changed: Item | undefined,
  state: Item['state'],
): Promise<{ item: Item; notifications: Notification[] }> {
  const item = changed ?? (await itemById(scope, id))
  if (item?.state !== state) return refuse(scope, id)
  const fate: Notification = {
    kind: 'agenda.fate',
    scope,
    subject: `${item.id}:${state}`,
    to: { person: item.proposer.person },
  }
  return { item, notifications: [fate] }
}

async function refuse(scope: CouncilRequest['scope'], id: string, person?: string): Promise<never> {
  const item = await itemById(scope, id)
  if (!item) throw new UserError('agenda.itemGone')
  if (person !== undefined && item.proposer.person !== person) throw new UserError('agenda.notYours')
  throw new UserError('agenda.alreadyDecided', {}, itemDeadlineDays.key)
}

/** What publishing now would send: the fixed items of the council's rules around the accepted ones. */
export async function draftAgenda(request: CouncilRequest, meeting: Meeting): Promise<PublishedItem[]> {
  const items = await itemsOf(request.scope, meeting.id)
  const { first, last } = ruleValue(fixedItems, request.council, request.now)
  const fixed = (key: (typeof first)[number]): PublishedItem => ({
    id: key,
    fixed: key,
    title: '',
    background: '',
    recommendation: '',
    purpose: 'information',
    minutes: 0,
  })
  const accepted = items
    .filter(({ state }) => state === 'accepted')
    .map(({ id, title, background, recommendation, purpose, minutes, proposer }) => ({
      id,
      title,
      background,
      recommendation,
      purpose,
      minutes,
      proposer: proposer.name,
    }))
  return [...first.map(fixed), ...accepted, ...last.map(fixed)]
}

/** Whether a published agenda still says what publishing now would say. */
export const isCurrent = (agenda: Agenda | undefined, draft: PublishedItem[]): boolean =>
  agenda !== undefined &&
  JSON.stringify(agenda.items.map(comparable)) === JSON.stringify(draft.map(comparable))

const comparable = ({ id, title, background, recommendation, purpose, minutes }: PublishedItem) => [
  id,
  title,
  background,
  recommendation,
  purpose,
  minutes,
]

/**
 * Publishes over version `from`. A repeated press finds its own publication and sends nothing new;
 * an older card than the newest publication is refused.
 */
export async function publish(
  request: CouncilRequest,
  meetingId: string,
  from: number,
): Promise<{ agenda: Agenda; meeting: Meeting; notifications: Notification[] }> {
  const { scope, person, now, council } = request
  const meeting = await meetingById(scope, meetingId)
  if (!meeting) throw new UserError('agenda.noMeeting')
  const items = await draftAgenda(request, meeting)
  if (items.every(({ fixed }) => fixed)) throw new UserError('agenda.nothingAccepted')
  const published = await publishAgenda(scope, meeting.id, from, {
    items,
    publishedAt: now,
    publishedBy: person.id,
  })
  const agenda = (await agendaOf(scope, meeting.id)) as Agenda
  if (!published && !isCurrent(agenda, items)) throw new UserError('agenda.published')
  const post: Notification = {
    kind: 'agenda.published',
    scope,
    subject: `${meeting.id}:${agenda.version}`,
    to: 'channel',
    thread: `agenda:${meeting.id}`,
  }
  return { agenda, meeting, notifications: council.channel ? [post] : [] }
}
