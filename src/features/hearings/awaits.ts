import { seatedIn, WORKING } from '../../core/council'
import type { Awaited, Feature } from '../../core/feature'
import { whoAnswered } from './contribution-store'
import { hearingRow } from './hearing-views'
import { verdictsOf } from './response-store'
import { phaseOf } from './rules'
import { hearingsIn } from './store'

/** Hearings that this person has not answered, and responses that they have not approved. */
export const awaits: Feature['awaits'] = async (request) => {
  const { scope, person, member, council, now } = request
  if (!WORKING.includes(member.role)) return []
  const seated = seatedIn(council).includes(person.id)
  const waiting = await Promise.all(
    (await hearingsIn(scope, ['open', 'approving'])).map(async (hearing): Promise<Awaited[]> => {
      const { title, about, data } = hearingRow(hearing, request)
      if (phaseOf(hearing, now) === 'input' && seated) {
        const answered = await whoAnswered(scope, hearing.id, [person.id])
        return answered.size > 0 ? [] : [{ kind: 'answer', title, about, verb: 'hearings.answer', data }]
      }
      if (hearing.state !== 'approving' || hearing.approval?.mode !== 'written' || !seated) return []
      const verdicts = await verdictsOf(scope, hearing.id, hearing.approval.round)
      return verdicts.some((verdict) => verdict.person === person.id)
        ? []
        : [{ kind: 'answer', title, about, verb: 'hearings.approval', data }]
    }),
  )
  return waiting.flat()
}
