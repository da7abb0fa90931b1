import type { CouncilRequest, Reply } from '../../core/feature'
import { invitedTo } from '../contacts'
import { hearingById } from '../hearings'
import { guestsOf } from './guest-actions'
import type { Milestone } from './rules'
import type { Process } from './store'
import { leads } from './use-cases'
import { milestoneView, processView } from './views'

/** What a milestone's card shows besides its own words. */
export async function aboutMilestone({ tenant, council }: Process, milestone: Milestone) {
  const scope = { tenant, council }
  const [hearing, invited] = await Promise.all([
    milestone.hearing ? hearingById(scope, milestone.hearing) : undefined,
    invitedTo(scope, guestsOf(milestone)),
  ])
  return {
    hearing: hearing && { id: hearing.id, title: hearing.title },
    invited: { all: invited.length, yes: invited.filter(({ answer }) => answer === 'yes').length },
  }
}

export async function shownMilestone(
  request: CouncilRequest,
  process: Process,
  milestone: Milestone,
  notice = '',
): Promise<Reply> {
  const about = { ...(await aboutMilestone(process, milestone)), leads: leads(request) }
  return { replaceCard: milestoneView(process, milestone, about, request, notice) }
}

export function shown(request: CouncilRequest, process: Process, notice = ''): Reply {
  const word = request.place === 'personal' ? request.linkTo('processes.status', process.id) : undefined
  return { replaceCard: processView(process, { leads: leads(request), word }, request, notice) }
}
