import type { CouncilScope } from '../../core/council'
import { remembering } from '../../database/memory'
import { type Meeting, plannedMeetings } from './store'

// By the day, so that what is remembered does not depend on the moment.
const fromDay = remembering(['meetings'], (tenant: string, council: string, day: string) =>
  plannedMeetings({ tenant, council }, new Date(day)),
)

/** The running meeting or, when none runs, the next one; undefined when none is planned. */
export async function nextMeeting(
  { tenant, council }: CouncilScope,
  now: Date,
): Promise<Meeting | undefined> {
  const planned = await fromDay(tenant, council, now.toISOString().slice(0, 10))
  return planned.find(({ end }) => end >= now)
}
