import { createHash } from 'node:crypto'
import { auditEntry } from '../../core/audit'
import { type Council, type CouncilScope, type Person, seatedIn } from '../../core/council'
import type { CouncilRequest, Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { peopleById } from '../council'
import { type Meeting, meetingById, wakeMeeting } from '../meetings'
import {
  type Agenda,
  type AgendaMember,
  agendaOf,
  isSentOut,
  type MergedItem,
  type PublishedItem,
  planOf,
  publishAgenda,
} from './agenda-store'
import { attachmentsOf, removeAttachment, SET_ASIDE } from './attachment-store'
import { type FixedItem, fixedItemMinutes, fixedItems, inPlanOrder, wordingOf } from './rules'
import { type Item, itemsOf, mergedInto } from './store'

/** A fixed item's id on a meeting's agenda, for notes and plans. */
const fixedId = (meeting: string, fixed: FixedItem): string => `${meeting}/${fixed}`

/** What publishing now would send: the fixed items of the council's rules around the accepted ones. */
export async function draftAgenda(
  { scope, council, now }: Pick<CouncilRequest, 'scope' | 'council' | 'now'>,
  meeting: Meeting,
): Promise<PublishedItem[]> {
  const [items, { plan }] = await Promise.all([itemsOf(scope, meeting.id), planOf(scope, meeting.id)])
  const accepted = items.filter(({ state }) => state === 'accepted')
  const ids = accepted.map(({ id }) => id)
  const joined = await mergedInto(scope, ids)
  const files = await attachmentsOf(scope, [...ids, ...joined.map(({ id }) => id)])
  const { first, last } = ruleValue(fixedItems, council, now)
  const usual = ruleValue(fixedItemMinutes, council, now)
  const planned = new Map(plan.map(({ item, minutes }) => [item, minutes]))

  const fixed = (key: FixedItem): PublishedItem => {
    const id = fixedId(meeting.id, key)
    return {
      id,
      fixed: key,
      title: '',
      background: '',
      recommendation: '',
      purpose: 'information',
      minutes: planned.get(id) ?? usual,
      proposers: [],
      merged: [],
      attachments: [],
    }
  }
  const own = inPlanOrder(accepted, plan).map((item): PublishedItem => {
    const parts = joined.filter((part) => part.mergedInto === item.id)
    return {
      ...wordsOf(item),
      minutes: planned.get(item.id) ?? item.minutes,
      proposers: [...new Set([item, ...parts].map(({ proposer }) => proposer.name))],
      merged: parts.map(partOf),
      attachments: files
        .filter((file) => file.item === item.id || parts.some((part) => part.id === file.item))
        .map(({ id, name }) => ({ id, name })),
    }
  })
  return [...first.map(fixed), ...own, ...last.map(fixed)]
}

const wordsOf = (item: Item) => {
  const { id, title, background, recommendation, purpose, minutes } = item
  const { summary, economy, focusAreas, targetGroups, link } = item
  return {
    id,
    title,
    background,
    recommendation,
    purpose,
    minutes,
    summary,
    economy,
    focusAreas,
    targetGroups,
    link,
  }
}

const partOf = ({ id, title, background, recommendation, proposer }: Item): MergedItem => ({
  id,
  title,
  background,
  recommendation,
  proposer: proposer.name,
})

const sameWords = (a: PublishedItem[], b: PublishedItem[]): boolean =>
  a.map(wordingOf).join('\n') === b.map(wordingOf).join('\n')

/** Whether a published agenda still says what publishing now would say. */
export const isCurrent = (agenda: Agenda | undefined, draft: PublishedItem[]): boolean =>
  agenda !== undefined && sameWords(agenda.items, draft)

/** The draft with what is new or changed against what was published before, and what is no longer on. */
export function marked(
  draft: PublishedItem[],
  before: Agenda | undefined,
): { items: PublishedItem[]; removed: string[] } {
  if (!before) return { items: draft, removed: [] }
  const known = new Map(before.items.map((item) => [item.id, item]))
  const items = draft.map((item): PublishedItem => {
    const old = known.get(item.id)
    if (!old) return { ...item, mark: 'new' }
    return wordingOf(old) === wordingOf(item) ? item : { ...item, mark: 'changed' }
  })
  const now = new Set(draft.map(({ id }) => id))
  return {
    items,
    removed: before.items.flatMap(({ id, fixed, title }) => (now.has(id) || fixed ? [] : [title])),
  }
}

/** Who holds the council's seats, for an agenda to keep. */
export const membersOf = ({ seats }: Council, people: Map<string, Person>): AgendaMember[] =>
  seats.flatMap(({ person, kind, role }) => {
    const name = person && people.get(person)?.name
    return name ? [{ person, name, kind, role }] : []
  })

/** Deletes what was taken off its item but kept for the version `before`, once no agenda names it. */
async function dropFiles(scope: CouncilScope, { items }: Agenda): Promise<void> {
  for (const { id } of items.flatMap(({ attachments }) => attachments))
    if (!(await isSentOut(scope, id))) await removeAttachment(scope, id, SET_ASIDE)
}

/** What stands in a preview's button, so that only what was seen can be sent. */
export const digestOf = (items: PublishedItem[]): string =>
  createHash('sha256').update(items.map(wordingOf).join('\n')).digest('base64url').slice(0, 16)

/**
 * Publishes over version `from` what the preview with `digest` showed. A repeated press finds its own
 * publication and sends nothing new; an older preview than the newest change is refused.
 */
export async function publish(
  request: CouncilRequest,
  meetingId: string,
  from: number,
  digest: string,
): Promise<{ agenda: Agenda; meeting: Meeting; notifications: Notification[] }> {
  const { scope, person, now, council } = request
  const meeting = await meetingById(scope, meetingId)
  if (meeting?.state !== 'planned') throw new UserError('agenda.noMeeting')
  const [draft, before] = await Promise.all([draftAgenda(request, meeting), agendaOf(scope, meeting.id)])
  if (draft.every(({ fixed }) => fixed)) throw new UserError('agenda.nothingAccepted')
  if (digestOf(draft) !== digest) throw new UserError('agenda.previewOld')
  const members = membersOf(council, await peopleById(scope, seatedIn(council)))
  const published =
    !isCurrent(before, draft) &&
    (await publishAgenda(
      scope,
      meeting.id,
      from,
      { ...marked(draft, before), members, publishedAt: now, publishedBy: person.id },
      auditEntry(request, 'agenda.published', meeting.id, String(from + 1)),
    ))
  if (before) await dropFiles(scope, before)
  const agenda = await agendaOf(scope, meeting.id)
  if (!agenda || (!published && !isCurrent(agenda, draft))) throw new UserError('agenda.published')
  const post: Notification = {
    kind: 'agenda.published',
    scope,
    subject: `${meeting.id}:${agenda.version}`,
    to: 'channel',
    thread: `agenda:${meeting.id}`,
  }
  await wakeMeeting(scope, meeting.id, now)
  return { agenda, meeting, notifications: council.channel ? [post] : [] }
}
