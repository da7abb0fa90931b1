import type { Awaited, CouncilRequest } from '../../core/feature'
import { claimsOf } from './claim-store'
import { moneyWords } from './strings'
import { rowOf } from './views'

const MOST = 30

/** Per diems that the member has not answered. */
export async function awaits(request: CouncilRequest): Promise<Awaited[]> {
  const claims = await claimsOf(request.scope, request.person.id, MOST)
  const { mine } = moneyWords(request.language)
  return claims
    .filter(({ state }) => state === 'offered')
    .map((claim): Awaited => ({ kind: 'answer', ...rowOf(claim, mine.waiting, request) }))
}
