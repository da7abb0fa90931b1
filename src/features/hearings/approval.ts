import { DateTime } from 'luxon'
import { type AuditEntry, auditEntry, NOBODY } from '../../core/audit'
import { type Council, type CouncilScope, leadersOf, seatedIn } from '../../core/council'
import type { CouncilRequest, Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { councilById } from '../council'
import { meetingById } from '../meetings'
import { meetingNow } from '../minutes'
import { authorsOf } from './input'
import { askEach, channelUpdate, toEach } from './notifications'
import { giveVerdict, type MemberVerdict, verdictsOf } from './response-store'
import {
  type ApprovalOutcome,
  approvalOutcome,
  meetingDemands,
  type Verdict,
  writtenDays,
  writtenMajority,
} from './rules'
import { signersOf } from './signers'
import { readHearing, statusOf } from './status'
import { approvalsOver, changeHearing, type Hearing } from './store'
import { mustBeReady } from './synthesis'

export interface Changed {
  hearing: Hearing
  notifications: Notification[]
}

export const told = ({ council, scope, activityId }: CouncilRequest, { id }: Hearing): Notification[] =>
  channelUpdate(council, scope, id, activityId)

/**
 * Asks every member for a written approval of the newest version. Pressed twice, they are asked once. Undefined
 * when the newest version is another than `version`, which was shown.
 */
export async function approveInWriting(
  request: CouncilRequest,
  id: string,
  version: number | undefined,
): Promise<Changed | undefined> {
  const { scope, council, now } = request
  const before = await readHearing(request, id)
  if (before.state === 'approving' && before.approval?.mode === 'written')
    return { hearing: before, notifications: askEach(before, request) }
  if (before.state !== 'open') throw new UserError('hearings.noLongerChangeable')
  const response = await mustBeReady(request, before)
  if (response.version !== version) return undefined
  const hearing = await changeHearing(
    scope,
    id,
    ['open'],
    {
      state: 'approving',
      approval: {
        mode: 'written',
        version,
        round: (before.approval?.round ?? 0) + 1,
        at: now,
        deadline: writtenDeadline(before, council, now),
      },
    },
    { audit: auditEntry(request, 'hearings.writtenApprovalBegun', id) },
  )
  if (!hearing) throw new UserError('hearings.noLongerChangeable')
  return { hearing, notifications: [...askEach(hearing, request), ...told(request, hearing)] }
}

// The deadline that the rules gave the approval; when that has passed, the external one, or some days.
function writtenDeadline({ internal, deadline }: Hearing, council: Council, now: Date): Date {
  if (internal && internal.approval > now) return internal.approval
  if (deadline && deadline > now) return deadline
  return DateTime.fromJSDate(now, { zone: council.timeZone })
    .plus({ days: ruleValue(writtenDays, council, now) })
    .endOf('day')
    .toJSDate()
}

/**
 * Offers the newest version to the agenda of the meeting that can approve it before the deadline. Undefined when
 * the newest version is another than `version`, which was shown.
 */
export async function approveAtMeeting(
  request: CouncilRequest,
  id: string,
  version: number | undefined,
): Promise<Changed | undefined> {
  const { scope, now } = request
  const before = await readHearing(request, id)
  if (before.state === 'approving' && before.approval?.mode === 'meeting')
    return { hearing: before, notifications: [] }
  if (before.state !== 'open') throw new UserError('hearings.noLongerChangeable')
  const response = await mustBeReady(request, before)
  if (response.version !== version) return undefined
  const { meeting, approveInWriting: tooLate } = await statusOf(before, request)
  if (!meeting || tooLate) throw new UserError('hearings.noMeeting')
  const round = (before.approval?.round ?? 0) + 1
  const hearing = await changeHearing(
    scope,
    id,
    ['open'],
    {
      state: 'approving',
      approval: { mode: 'meeting', version, round, at: now, meeting: meeting.id },
    },
    { audit: auditEntry(request, 'hearings.putOnAgenda', id, meeting.id) },
  )
  if (!hearing) throw new UserError('hearings.noLongerChangeable')
  return { hearing, notifications: told(request, hearing) }
}

/** Whether the meeting that is to approve the response is being held, or was. */
export async function hasBegun(
  { approval }: Hearing,
  { scope, now }: Pick<CouncilRequest, 'scope' | 'now'>,
): Promise<boolean> {
  const meeting = approval?.meeting ? await meetingById(scope, approval.meeting) : undefined
  if (meeting?.state !== 'planned') return false
  return meeting.start <= now || (await meetingNow(scope, now))?.meeting === meeting.id
}

/** Whether a press stands on a card about another approval than the running one. */
export const isAskedAnew = ({ state, approval }: Hearing, round: number | undefined): boolean =>
  state === 'approving' && approval?.round !== round

/** Records that the meeting approved the response, in the approval `round`. */
export async function approvedAtMeeting(
  request: CouncilRequest,
  id: string,
  round: number | undefined,
): Promise<Changed> {
  const before = await readHearing(request, id)
  if (before.state === 'approved') return { hearing: before, notifications: [] }
  if (before.approval?.mode !== 'meeting') throw new UserError('hearings.notApproving')
  if (isAskedAnew(before, round)) throw new UserError('hearings.noLongerChangeable')
  if (!(await hasBegun(before, request))) throw new UserError('hearings.meetingNotBegun')
  const hearing = await changeHearing(
    request.scope,
    id,
    ['approving'],
    {
      state: 'approved',
      approvedAt: request.now,
      signers: await signersOf(request.scope, request.council),
    },
    { round, audit: auditEntry(request, 'hearings.approved', id) },
  )
  if (!hearing) throw new UserError('hearings.notApproving')
  return { hearing, notifications: told(request, hearing) }
}

/** Takes a response back to be written on: the approval `round` no longer counts. */
export async function backToDraft(
  request: CouncilRequest,
  id: string,
  round: number | undefined,
): Promise<Changed> {
  const before = await readHearing(request, id)
  if (before.state === 'open') return { hearing: before, notifications: [] }
  if (before.approval?.round !== round) throw new UserError('hearings.noLongerChangeable')
  const hearing = await changeHearing(
    request.scope,
    id,
    ['approving', 'approved'],
    { state: 'open', approvedAt: undefined, signers: undefined },
    { round, audit: auditEntry(request, 'hearings.takenBack', id) },
  )
  if (!hearing) throw new UserError('hearings.noLongerChangeable')
  return { hearing, notifications: told(request, hearing) }
}

/**
 * A member's answer to the approval `round`, or one that the secretariat enters for a member. The last press
 * counts until it is over.
 */
export async function giveAnswer(
  request: CouncilRequest,
  id: string,
  answer: { round: number | undefined; verdict: Verdict; remark?: string; person?: string },
): Promise<Changed & { outcome: ApprovalOutcome }> {
  const { scope, council, person, member, now } = request
  const hearing = await readHearing(request, id)
  const { approval } = hearing
  if (hearing.state !== 'approving' || approval?.mode !== 'written')
    throw new UserError('hearings.notApproving')
  if (isAskedAnew(hearing, answer.round)) throw new UserError('hearings.askedAnew')
  if (approval.deadline && now > approval.deadline) throw new UserError('hearings.notApproving')
  if (answer.verdict === 'remark' && !answer.remark) throw new UserError('hearings.remarkMissing')
  if (answer.person !== undefined && member.role !== 'secretariat')
    throw new UserError('hearings.notForOthers')
  const who =
    answer.person === undefined
      ? { person: person.id, name: person.name }
      : (await authorsOf(request)).find((one) => one.person === answer.person)
  if (!who || !seatedIn(council).includes(who.person)) throw new UserError('hearings.onlySeated')
  await giveVerdict(scope, {
    hearing: id,
    round: approval.round,
    ...who,
    verdict: answer.verdict,
    remark: answer.remark || undefined,
    enteredBy: answer.person === undefined ? undefined : person.name,
    at: now,
  })
  return settle(scope, council, hearing, now)
}

/** Ends a written approval once its rule says so, with word to those who prepare the response. */
async function settle(
  scope: CouncilScope,
  council: Council,
  hearing: Hearing,
  now: Date,
): Promise<Changed & { outcome: ApprovalOutcome }> {
  const { id, approval } = hearing
  if (!approval) return { hearing, notifications: [], outcome: 'running' }
  const outcome = outcomeOf(await verdictsOf(scope, id, approval.round), hearing, council, now)
  if (outcome === 'running') return { hearing, notifications: [], outcome }
  const approved = outcome === 'approved'
  const entry: AuditEntry = auditEntry(
    { scope, person: NOBODY, now },
    approved ? 'hearings.approved' : 'hearings.notApproved',
    id,
  )
  const changed = await changeHearing(
    scope,
    id,
    ['approving'],
    approved
      ? { state: 'approved', approvedAt: now, signers: await signersOf(scope, council) }
      : { state: 'open' },
    { round: approval.round, audit: entry },
  )
  const subject = `${id}:${approval.round}-${outcome}`
  return {
    hearing: changed ?? hearing,
    outcome,
    notifications: [
      ...toEach(leadersOf(council), 'hearings.settled', scope, subject),
      ...channelUpdate(council, scope, id, `round-${approval.round}`),
    ],
  }
}

function outcomeOf(
  verdicts: MemberVerdict[],
  { approval }: Hearing,
  council: Council,
  now: Date,
): ApprovalOutcome {
  const seated = seatedIn(council)
  return approvalOutcome(
    verdicts.filter(({ person }) => seated.includes(person)).map(({ verdict }) => verdict),
    seated.length,
    {
      majority: ruleValue(writtenMajority, council, now),
      demands: ruleValue(meetingDemands, council, now),
    },
    approval?.deadline !== undefined && now > approval.deadline,
  )
}

/** Ends the written approvals whose deadline has passed. Safe to run twice: each ends once. */
export async function settleOverdue(
  now: Date,
  add: (notifications: Notification[]) => Promise<void>,
): Promise<Notification[]> {
  for (const hearing of await approvalsOver(now)) {
    const scope = { tenant: hearing.tenant, council: hearing.council }
    const council = await councilById(scope)
    if (!council) continue
    // Word of it first, change after: a crash in between says it again under the same key.
    const { approval } = hearing
    const verdicts = approval ? await verdictsOf(scope, hearing.id, approval.round) : []
    const outcome = outcomeOf(verdicts, hearing, council, now)
    await add(
      toEach(leadersOf(council), 'hearings.settled', scope, `${hearing.id}:${approval?.round}-${outcome}`),
    )
    await add((await settle(scope, council, hearing, now)).notifications)
  }
  return []
}
