import { DateTime } from 'luxon'
import { auditEntry } from '../../core/audit'
import type { CouncilRequest } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { type Changed, told } from './approval'
import { contributorsTo } from './contribution-store'
import { toEach } from './notifications'
import type { RESULTS } from './rules'
import { readHearing } from './status'
import { changeHearing } from './store'

/** Records that the response went out. Contributors can then see what became of theirs. */
export async function markSent(
  request: CouncilRequest,
  id: string,
  { at, to, round }: { at: Date; to: string; round: number | undefined },
): Promise<Changed> {
  const { scope, person, now, council } = request
  const before = await readHearing(request, id)
  if (before.state === 'sent') {
    // The same press again; what another has recorded meanwhile stands.
    if (before.sent?.to === to && before.sent.at.getTime() === at.getTime())
      return { hearing: before, notifications: [] }
    throw new UserError('hearings.noLongerChangeable')
  }
  if (before.state !== 'approved') throw new UserError('hearings.notApproved')
  if (before.approval?.round !== round) throw new UserError('hearings.noLongerChangeable')
  if (DateTime.fromJSDate(at, { zone: council.timeZone }).startOf('day').toJSDate() > now)
    throw new UserError('hearings.sentLater')
  if (to === '') throw new UserError('hearings.toMissing')
  const hearing = await changeHearing(
    scope,
    id,
    ['approved'],
    { state: 'sent', sent: { at, to, by: person.name, recordedAt: now } },
    { round, audit: auditEntry(request, 'hearings.sent', id) },
  )
  if (!hearing) throw new UserError('hearings.notApproved')
  const contributors = await contributorsTo(scope, id)
  return {
    hearing,
    notifications: [...toEach(contributors, 'hearings.sent', scope, id), ...told(request, hearing)],
  }
}

/** Records what the municipality did with the response, and tells all who contributed. */
export async function recordOutcome(
  request: CouncilRequest,
  id: string,
  { result, text }: { result: (typeof RESULTS)[number]; text: string },
): Promise<Changed> {
  const { scope, person, now } = request
  const before = await readHearing(request, id)
  if (before.state !== 'sent') throw new UserError('hearings.notApproved')
  if (before.outcome) {
    if (before.outcome.result === result && before.outcome.text === text)
      return { hearing: before, notifications: [] }
    throw new UserError('hearings.noLongerChangeable')
  }
  if (text === '') throw new UserError('hearings.outcomeMissing')
  const hearing = await changeHearing(
    scope,
    id,
    ['sent'],
    { outcome: { result, text, at: now, by: person.name } },
    { noOutcome: true, audit: auditEntry(request, 'hearings.outcomeRecorded', id) },
  )
  if (!hearing) throw new UserError('hearings.notApproved')
  const contributors = await contributorsTo(scope, id)
  return {
    hearing,
    notifications: [
      ...toEach(contributors, 'hearings.outcome', scope, `${id}:${now.getTime()}`),
      ...told(request, hearing),
    ],
  }
}
