import { COUNCIL, leads, WORKING } from '../../core/council'
import type { CouncilRequest, Endpoint } from '../../core/feature'
import { shownOf } from './showing'
import { itemAfter } from './sitting'
import { runningSitting } from './sitting-store'
import { titleOf } from './views'

/** The meeting as it runs: where it stands, who speaks, and what the reader can do. */
export interface LiveMeeting {
  /** Absent while none runs. */
  meeting?: {
    id: string
    items: { id: string; title: string; state: 'treated' | 'now' | 'coming' }[]
    /** The current item's id; empty before the first. */
    current: string
    recommendation: string
    next?: string
    present: number
    speaking?: { id: string; name: string }
    waiting: { id: string; name: string }[]
    floorClosed: boolean
    voteOpen: boolean
    /** The reader's own place. */
    here: boolean
    works: boolean
    leads: boolean
    asked: boolean
  }
}

async function live(request: CouncilRequest): Promise<LiveMeeting> {
  const { scope, person, member, language } = request
  const sitting = await runningSitting(scope)
  if (!sitting) return {}
  const { room, floor } = await shownOf(request, sitting)
  const { id, items, current, course, floorClosed, voteOpen } = sitting
  const at = items.findIndex((item) => item.id === current)
  const taken = new Set(course.map(({ item }) => item))
  return {
    meeting: {
      id,
      items: items.map((item, index) => ({
        id: item.id,
        title: titleOf(item, language),
        state: index === at ? 'now' : taken.has(item.id) ? 'treated' : 'coming',
      })),
      current,
      recommendation: items[at]?.recommendation ?? '',
      next: itemAfter(sitting)?.id,
      present: room.present.length,
      speaking: floor.speaking && { id: floor.speaking.id, name: floor.speaking.name },
      waiting: floor.waiting.map(({ id: speaker, name }) => ({ id: speaker, name })),
      floorClosed,
      voteOpen: voteOpen !== '',
      here: room.present.some((one) => one.person === person.id),
      works: WORKING.includes(member.role),
      leads: leads(request),
      asked: floor.waiting.some((speaker) => speaker.person === person.id),
    },
  }
}

/** Asked for every other second by whoever follows the meeting in the tab. */
export const liveMeeting: Endpoint = {
  method: 'GET',
  path: 'minutes/live',
  access: COUNCIL,
  handle: async (request) => ({ body: await live(request) }),
}
