import { z } from 'zod'
import { WORKING } from '../../core/council'
import type { Action, CouncilRequest, Notification, Reply } from '../../core/feature'
import { namesFor, readElection } from './candidates'
import { mustConduct } from './conductors'
import { show } from './showing'
import type { Election } from './store'

export const OfElection = z.object({ election: z.string() })
export const count = z.coerce.number().int().min(0)
export const OfRound = OfElection.extend({ round: count })
/** Ticked boxes, as a client sends them. */
export const list = z
  .string()
  .default('')
  .transform((value) => value.split(',').filter(Boolean))

export const idIn = (request: CouncilRequest): string => OfElection.parse(request.data).election

/** The election in the pressed card's place. */
export const shows = async (
  request: CouncilRequest,
  { election, notifications }: { election: Election; notifications?: Notification[] },
  notice = '',
): Promise<Reply> => ({ replaceCard: await show(request, election, notice), notifications })

/** A form about an election, for those who conduct it. */
export const leadersForm = (
  verb: string,
  state: Election['state'],
  make: (
    election: Election,
    names: Map<string, string>,
    request: CouncilRequest,
  ) => Promise<Reply['card']> | Reply['card'],
): Action => ({
  verb,
  access: WORKING,
  handle: async (request) => {
    mustConduct(request)
    const election = await readElection(request, idIn(request))
    if (election.state !== state) return shows(request, { election })
    const names = await namesFor(request.scope, request.council, election)
    return { replaceCard: await make(election, names, request) }
  },
})
