import { z } from 'zod'
import { LEADERS } from '../../core/council'
import type { Action, CouncilRequest, Reply } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { milestoneIn, readProcess } from './use-cases'

export const OfProcess = z.object({ process: z.string() })
export const OfMilestone = OfProcess.extend({ milestone: z.string() })

/** What those do who run processes, in their own chat. */
export const leading = (verb: string, handle: (request: CouncilRequest) => Promise<Reply>): Action => ({
  verb: `processes.${verb}`,
  access: LEADERS,
  handle(request) {
    if (request.place !== 'personal') throw new UserError('processes.personal')
    return handle(request)
  },
})

/** The milestone that a press is about, and its process. */
export async function oneOf(request: CouncilRequest) {
  const { process: id, milestone } = OfMilestone.parse(request.data)
  const process = await readProcess(request, id)
  return { process, milestone: milestoneIn(process, milestone) }
}
