import type { CouncilRequest, Reply } from '../../core/feature'
import { invitedTo } from '../contacts'
import { hearingById, hearingRow } from '../hearings'
import { carriedInto } from './carrying'
import { guestsOf } from './guest-actions'
import { type AboutMilestone, milestoneView } from './milestone-views'
import type { Milestone } from './rules'
import type { Process } from './store'
import { leads } from './use-cases'
import { processView } from './views'

/** What a milestone's card shows besides its own words. */
export async function aboutMilestone(
  asked: Pick<CouncilRequest, 'scope' | 'council' | 'language' | 'now'>,
  process: Process,
  milestone: Milestone,
  reader: { leads: boolean },
): Promise<AboutMilestone> {
  const { scope } = asked
  const [hearing, invited, carried] = await Promise.all([
    milestone.hearing ? hearingById(scope, milestone.hearing) : undefined,
    invitedTo(scope, guestsOf(milestone)),
    carriedInto(asked, process, milestone),
  ])
  // One that is being prepared is for those who prepare it.
  const shown = hearing && (reader.leads || hearing.state !== 'preparing') ? hearing : undefined
  return {
    ...reader,
    hearing: shown && hearingRow(shown, asked),
    carried,
    invited: { all: invited.length, yes: invited.filter(({ answer }) => answer === 'yes').length },
  }
}

export async function shownMilestone(
  request: CouncilRequest,
  process: Process,
  milestone: Milestone,
  notice = '',
): Promise<Reply> {
  const about = await aboutMilestone(request, process, milestone, { leads: leads(request) })
  return { replaceCard: milestoneView(process, milestone, about, request, notice) }
}

export function shown(request: CouncilRequest, process: Process, notice = ''): Reply {
  const word = request.place === 'personal' ? request.linkTo('processes.status', process.id) : undefined
  return { replaceCard: processView(process, { leads: leads(request), word }, request, notice) }
}
