import { DateTime } from 'luxon'
import { auditEntry } from '../../core/audit'
import { leadersOf, seatedIn } from '../../core/council'
import type { CouncilRequest, Feature, Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { postpone } from '../agenda'
import { peopleById } from '../council'
import { meetingById } from '../meetings'
import { roomAt } from './attendance'
import { composeMinutes } from './compose'
import { entriesOf } from './entry-store'
import {
  answersTo,
  changeMinutes,
  enterAnswer,
  keepAnswer,
  keepVersion,
  type Minutes,
  type MinutesAnswer,
  minutesIn,
  minutesOf,
  versionOf,
} from './minutes-store'
import { readMinutes } from './reading'
import { approvalDays, MOST } from './rules'
import { held } from './sitting'
import { endSitting, type Sitting } from './sitting-store'
import { beginDraft } from './writing'

/**
 * Ends the meeting and begins its draft. Items that the council postponed go to the next meeting, and
 * minutes that it approved by the fixed item are approved. Again, it changes nothing.
 */
export async function endMeeting(
  request: CouncilRequest,
  id: string,
  endedAt: Date,
): Promise<{ sitting: Sitting; notifications: Notification[] }> {
  const { scope, person, council, now } = request
  const before = await held(request, id)
  if (endedAt < before.startedAt || endedAt > now) throw new UserError('minutes.badEnd')
  if (before.voteOpen) throw new UserError('minutes.voteOpen')
  const { seats, staff } = council
  const names = (await roomAt(council, id, now)).all.map(({ person, name }) => ({ person, name }))
  const ended = await endSitting(
    scope,
    id,
    { endedAt, endedBy: person.id, places: { seats, staff }, names },
    auditEntry(request, 'minutes.meetingEnded', id),
  )
  const sitting = ended ?? (await held(request, id))
  if (sitting.state !== 'ended') throw new UserError('minutes.movedOn')
  const meeting = await meetingById(scope, id)
  await beginDraft(request, id, meeting?.start ?? sitting.startedAt)
  return {
    sitting,
    notifications: [
      ...(await settleOutcomes(request, sitting)),
      ...leadersOf(council)
        .filter((leader) => leader !== person.id)
        .map((leader) => ({ kind: 'minutes.draft', scope, subject: id, to: { person: leader } })),
    ],
  }
}

/**
 * Does what the outcomes say: postponed items go to the next meeting, and the fixed item approves the earlier
 * minutes. They can be written after the meeting too. Again, it changes nothing.
 */
async function settleOutcomes(request: CouncilRequest, sitting: Sitting): Promise<Notification[]> {
  const entries = await entriesOf(request.scope, sitting.id)
  const notifications: Notification[] = []
  for (const item of sitting.items) {
    const outcome = entries.find((entry) => entry.item === item.id)?.outcome?.text
    if (outcome === 'postponed' && !item.fixed)
      notifications.push(...(await toNextMeeting(request, item.id, sitting.id)))
    if (outcome === 'approved' && item.fixed === 'approveMinutes')
      notifications.push(...(await approveEarlier(request, sitting)))
  }
  return notifications
}

async function toNextMeeting(request: CouncilRequest, item: string, meeting: string) {
  try {
    return (await postpone(request, item, meeting)).notifications
  } catch (error) {
    // Somebody has moved or taken it off already.
    if (error instanceof UserError) return []
    throw error
  }
}

/** By the fixed item the council approved the minutes of the meeting before, as they were out when it met. */
async function approveEarlier(
  request: CouncilRequest,
  { id, startedAt, endedAt }: Sitting,
): Promise<Notification[]> {
  const { scope } = request
  const before = (await minutesOf(scope, id))?.meetingStart ?? startedAt
  const [earlier] = await minutesIn(scope, ['review', 'approved'], 1, before)
  const out = earlier && (await versionOf(scope, earlier.id, earlier.version))
  if (!out || !endedAt || out.at > endedAt) return []
  return (await settle(request, earlier)).notifications
}

/** Sends the draft to the members, who approve or remark until the deadline. */
export async function sendForApproval(
  rooms: Feature[],
  request: CouncilRequest,
  meeting: string,
  from: number,
): Promise<{ minutes: Minutes; notifications: Notification[] }> {
  const { scope, council, now } = request
  const sitting = await held(request, meeting)
  const before = await minutesOf(scope, meeting)
  if (!before) throw new UserError('minutes.noMinutes')
  if (before.state === 'draft' && before.version === from) {
    const content = await composeMinutes(rooms, council, sitting, now)
    if (!content) throw new UserError('minutes.noMinutes')
    await keepVersion(scope, meeting, from + 1, content, now)
  }
  const deadline = DateTime.fromJSDate(now, { zone: council.timeZone })
    .plus({ days: ruleValue(approvalDays, council, now) })
    .endOf('day')
    .toJSDate()
  const sent = await changeMinutes(
    scope,
    meeting,
    { states: ['draft'], version: from },
    { state: 'review', version: from + 1, deadline },
    auditEntry(request, 'minutes.sentForApproval', meeting, String(from + 1)),
  )
  const minutes = sent ?? (await minutesOf(scope, meeting))
  if (minutes?.state !== 'review' || minutes.version !== from + 1) throw new UserError('minutes.changed')
  return {
    minutes,
    notifications: [
      ...(await settleOutcomes(request, sitting)),
      ...seatedIn(council).map((person) => ({
        kind: 'minutes.review',
        scope,
        subject: `${meeting}:${minutes.version}`,
        to: { person },
        expires: minutes.deadline,
      })),
    ],
  }
}

/** Takes the minutes back from the members, to correct them and send them again. */
export async function takeBackMinutes(
  request: CouncilRequest,
  meeting: string,
  version: number,
): Promise<Minutes> {
  const back = await changeMinutes(
    request.scope,
    meeting,
    { states: ['review'], version },
    { state: 'draft' },
    auditEntry(request, 'minutes.takenBack', meeting, String(version)),
  )
  const minutes = back ?? (await minutesOf(request.scope, meeting))
  if (minutes?.state !== 'draft') throw new UserError('minutes.changed')
  return minutes
}

/** Those in a seat, who approve the minutes. */
export async function approversOf({ scope, council }: Pick<CouncilRequest, 'scope' | 'council'>) {
  const people = await peopleById(scope, seatedIn(council))
  return seatedIn(council)
    .map((person) => ({ person, name: people.get(person)?.name ?? '' }))
    .sort((a, b) => a.name.localeCompare(b.name, council.language))
}

/** A member approves or remarks, or is entered by those who lead, unless they have answered. Only the version that is out can be answered. */
export async function answerMinutes(
  request: CouncilRequest,
  meeting: string,
  version: number,
  { kind, text }: Pick<MinutesAnswer, 'kind' | 'text'>,
  by = request.person.id,
): Promise<void> {
  const { scope, now } = request
  const member = (await approversOf(request)).find(({ person }) => person === by)
  if (!member) throw new UserError('minutes.notMember')
  if (kind === 'remark' && text === '') throw new UserError('minutes.remarkMissing')
  if (text.length > MOST.remark) throw new UserError('minutes.tooLong', { most: MOST.remark })
  const minutes = await minutesOf(scope, meeting)
  if (minutes?.state !== 'review' || minutes.version !== version) throw new UserError('minutes.notOut')
  const answer = { meeting, version, ...member, kind, text, at: now }
  if (by === request.person.id) return keepAnswer(scope, answer)
  const audit = auditEntry(request, 'minutes.answeredFor', meeting, String(version), by)
  if (!(await enterAnswer(scope, { ...answer, assistedBy: request.person.name }, audit)))
    throw new UserError('minutes.hasAnswered')
}

/** Approves and publishes, once the deadline is over or all members have approved. */
export async function approveMinutes(
  request: CouncilRequest,
  meeting: string,
  version: number,
): Promise<{ minutes: Minutes; notifications: Notification[] }> {
  const { scope, council, now } = request
  const minutes = await minutesOf(scope, meeting)
  if (!minutes || minutes.version !== version || minutes.state === 'draft')
    throw new UserError('minutes.changed')
  if (minutes.state === 'review') {
    const answers = await answersTo(scope, meeting, version)
    const approved = new Set(answers.filter(({ kind }) => kind === 'approved').map(({ person }) => person))
    const all = seatedIn(council).every((person) => approved.has(person))
    if (!all && minutes.deadline && now < minutes.deadline)
      throw new UserError('minutes.stillTime', {}, approvalDays.key)
  }
  return settle(request, minutes)
}

async function settle(
  request: CouncilRequest,
  { id, version }: Minutes,
): Promise<{ minutes: Minutes; notifications: Notification[] }> {
  const approved = await changeMinutes(
    request.scope,
    id,
    { states: ['review'], version },
    { state: 'approved', approvedAt: request.now, approvedBy: request.person.id },
    auditEntry(request, 'minutes.approved', id, String(version)),
  )
  const minutes = approved ?? (await minutesOf(request.scope, id))
  if (minutes?.state !== 'approved') throw new UserError('minutes.changed')
  return { minutes, notifications: publication(request, minutes) }
}

/** Makes what was written since the approval a new version, with the difference shown. */
export async function publishCorrection(
  rooms: Feature[],
  request: CouncilRequest,
  meeting: string,
  from: number,
): Promise<{ minutes: Minutes; notifications: Notification[] }> {
  const { scope, council, now } = request
  const reading = await readMinutes(rooms, request, meeting, true)
  if (reading?.minutes.state !== 'approved') throw new UserError('minutes.changed')
  if (reading.minutes.version === from) {
    if (reading.changed.length === 0) throw new UserError('minutes.nothingNew')
    const content = await composeMinutes(rooms, council, reading.sitting, now)
    if (content) await keepVersion(scope, meeting, from + 1, content, now)
  }
  const corrected = await changeMinutes(
    scope,
    meeting,
    { states: ['approved'], version: from },
    { version: from + 1, approvedAt: now, approvedBy: request.person.id },
    auditEntry(request, 'minutes.corrected', meeting, String(from + 1)),
  )
  const minutes = corrected ?? (await minutesOf(scope, meeting))
  if (minutes?.version !== from + 1) throw new UserError('minutes.changed')
  const settled = await settleOutcomes(request, reading.sitting)
  return { minutes, notifications: [...settled, ...publication(request, minutes)] }
}

const publication = ({ scope, council }: CouncilRequest, { id, version }: Minutes): Notification[] =>
  council.channel
    ? [
        {
          kind: 'minutes.published',
          scope,
          subject: `${id}:${version}`,
          to: 'channel',
          thread: `minutes:${id}`,
        },
      ]
    : []
