import { DateTime } from 'luxon'
import { auditEntry } from '../../core/audit'
import { seatedIn } from '../../core/council'
import type { CouncilRequest, Notification } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { type Meeting, nextMeeting } from '../meetings'
import { saveDocument } from './document-store'
import { channelUpdate, timetable, toEach } from './notifications'
import { checkDeadline, checkText } from './preparation'
import { type Deadlines, deadlinesFor, MOST } from './rules'
import { splitDocument } from './split'
import { readHearing } from './status'
import { changeHearing, type Hearing, type HearingText } from './store'

export const isRewritable = ({ state }: Hearing): boolean => state === 'preparing' || state === 'open'

/**
 * Changes what a hearing says of itself, over what its form showed at `version`. A moved deadline of an open one
 * gives new internal deadlines. The same press again finds its own words.
 */
export async function rewrite(
  request: CouncilRequest,
  id: string,
  version: number | undefined,
  text: HearingText,
  document: string,
): Promise<{ hearing: Hearing; notifications: Notification[] }> {
  const { scope, council, now } = request
  const before = await readHearing(request, id)
  if (!isRewritable(before)) throw new UserError('hearings.noLongerChangeable')
  if ((before.version ?? 0) !== version) {
    if (wordsOf(before) === wordsOf(text)) return { hearing: before, notifications: [] }
    throw new UserError('hearings.rewrittenMeanwhile')
  }
  const moved = text.deadline?.getTime() !== before.deadline?.getTime()
  checkText(text)
  // One that runs late is corrected, too.
  if (moved) checkDeadline(text, now)
  if (document.length > MOST.document) throw new UserError('hearings.documentTooLong')
  const opened = before.state === 'open'
  if (opened && document !== '') throw new UserError('hearings.alreadyOpen')
  if (opened && !text.deadline && before.sender) throw new UserError('hearings.deadlineMissing')
  const internal = opened && moved ? await internalFor(request, text.deadline) : before.internal
  const hearing = await changeHearing(
    scope,
    id,
    [before.state],
    {
      ...text,
      sender: text.sender,
      initiative: text.initiative,
      deadline: text.deadline,
      internal,
      version: version + 1,
    },
    { version, audit: auditEntry(request, 'hearings.rewritten', id) },
  )
  if (!hearing) throw new UserError('hearings.rewrittenMeanwhile')
  if (document !== '') await saveDocument(scope, id, splitDocument(document).passages)
  if (!opened) return { hearing, notifications: [] }
  return {
    hearing,
    notifications: [
      ...(moved ? timetable(hearing, council, now) : []),
      ...channelUpdate(council, scope, id, request.activityId),
    ],
  }
}

const wordsOf = (text: HearingText): string => {
  const { title, sender, initiative, to, journal, summary, link, targetGroups, focusAreas, deadline } = text
  const said = [title, sender?.kind, sender?.name, initiative, to, journal, summary, link]
  return JSON.stringify([...said, targetGroups, focusAreas, deadline])
}

/** Days that input needs at the least before a meeting can approve the response. */
const SOONEST_MEETING_DAYS = 3

/** What opening a hearing with this deadline means: by when what is due, and which meeting can approve. */
export async function planFor(
  { scope, council, now }: Pick<CouncilRequest, 'scope' | 'council' | 'now'>,
  deadline: Date,
): Promise<Deadlines & { shortened: boolean; meeting?: Meeting }> {
  const next = await nextMeeting(
    scope,
    DateTime.fromJSDate(now).plus({ days: SOONEST_MEETING_DAYS }).toJSDate(),
  )
  const meeting = next && next.start <= deadline ? next : undefined
  return { ...deadlinesFor(deadline, council, now, meeting?.start), meeting }
}

async function internalFor(
  request: Pick<CouncilRequest, 'scope' | 'council' | 'now'>,
  deadline: Date | undefined,
): Promise<Deadlines | undefined> {
  if (!deadline) return undefined
  const { input, draft, approval } = await planFor(request, deadline)
  return { input, draft, approval }
}

/** Opens a hearing for input and tells the council. Pressed twice, it is opened once. */
export async function open(
  request: CouncilRequest,
  id: string,
): Promise<{ hearing: Hearing; notifications: Notification[] }> {
  const { scope, council, now } = request
  const before = await readHearing(request, id)
  if (before.state === 'preparing') {
    checkText(before)
    checkDeadline(before, now)
    if (before.sender && !before.deadline) throw new UserError('hearings.deadlineMissing')
    if (before.summary === '') throw new UserError('hearings.summaryMissing')
    if (before.initiative && before.to === '') throw new UserError('hearings.toMissing')
  }
  const hearing =
    (await changeHearing(
      scope,
      id,
      ['preparing'],
      { state: 'open', openedAt: now, lookedAt: now, internal: await internalFor(request, before.deadline) },
      { audit: auditEntry(request, 'hearings.opened', id) },
    )) ?? before
  if (hearing.state !== 'open') throw new UserError('hearings.noLongerChangeable')
  const told = council.channel
    ? channelUpdate(council, scope, id, 'opened')
    : toEach(seatedIn(council), 'hearings.opened', scope, id)
  return { hearing, notifications: [...told, ...timetable(hearing, council, now)] }
}

/** Ends a hearing without a response, for example when the sender has taken it back. */
export async function drop(
  request: CouncilRequest,
  id: string,
  reason: string,
): Promise<{ hearing: Hearing; notifications: Notification[] }> {
  if (reason === '') throw new UserError('hearings.reasonMissing')
  const { scope, council, activityId } = request
  const hearing = await changeHearing(
    scope,
    id,
    ['open', 'approving', 'approved'],
    { state: 'dropped', droppedBecause: reason },
    { audit: auditEntry(request, 'hearings.dropped', id) },
  )
  if (!hearing) throw new UserError('hearings.noLongerChangeable')
  return { hearing, notifications: channelUpdate(council, scope, id, activityId) }
}
