import type { CouncilScope } from '../../core/council'
import type { Touch } from '../../core/feature'
import { meetingsBetween } from '../meetings'
import { agendaOf } from './agenda-store'

/** What the published items of the meetings between two instants are about. */
export async function touches(scope: CouncilScope, { from, to }: { from: Date; to: Date }): Promise<Touch[]> {
  const meetings = await meetingsBetween(scope, from, to)
  const agendas = await Promise.all(meetings.map(({ id }) => agendaOf(scope, id)))
  return meetings.flatMap(({ start }, at) =>
    (agendas[at]?.items ?? [])
      .filter(({ fixed }) => !fixed)
      .map(({ title, targetGroups = [], focusAreas = [] }) => ({
        kind: 'item' as const,
        title,
        at: start,
        targetGroups,
        focusAreas,
      })),
  )
}
