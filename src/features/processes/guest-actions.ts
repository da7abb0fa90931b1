import { invitingActions } from '../contacts'
import { OfMilestone } from './handling'
import type { Milestone } from './rules'
import { milestoneIn, readProcess } from './use-cases'

/** What contacts are invited to. */
export const guestsOf = ({ id }: Milestone): string => `processes:${id}`

/** Interested parties (interessenter) from the contact list, invited to a milestone by letter. */
export const guestActions = invitingActions('processes', async (request) => {
  const { process, milestone: id } = OfMilestone.parse(request.data)
  const milestone = milestoneIn(await readProcess(request, process), id)
  return {
    title: milestone.title,
    source: guestsOf(milestone),
    data: { process, milestone: id },
    back: 'processes.milestone',
    letters: { kind: 'processes.letters', subject: `${process}:${id}` },
  }
})
