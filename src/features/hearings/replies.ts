import type { Card } from '../../core/cards'
import { leads, SEATED, WORKING } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import type { Contribution } from './contribution-store'
import { contributionsBy } from './contribution-store'
import { passagesOf } from './document-store'
import { hearingView, type Reader } from './hearing-views'
import { isChangeable, passageOf } from './input'
import { chooseView } from './input-views'
import { planFor } from './opening'
import { contributionView } from './own-input-views'
import { splitView } from './preparation-views'
import { readHearing, statusOf } from './status'
import type { Hearing } from './store'

export const readerOf = (request: CouncilRequest): Reader => ({
  leads: leads(request),
  secretariat: request.member.role === 'secretariat',
  works: WORKING.includes(request.member.role),
  seated: request.member.seat !== undefined || SEATED.includes(request.member.role),
  personal: request.place === 'personal',
})

/** The hearing as this person sees it here. */
export const hearingReply = async (request: CouncilRequest, hearing: Hearing, notice = ''): Promise<Card> =>
  hearingView(await statusOf(hearing, request), readerOf(request), request, notice)

export async function splitReply(
  request: CouncilRequest,
  hearing: Hearing,
  { from = 0, notice = '' } = {},
): Promise<Card> {
  const { deadline } = hearing
  const [passages, plan] = await Promise.all([
    passagesOf(request.scope, hearing.id),
    deadline && deadline > request.now ? planFor(request, deadline) : undefined,
  ])
  return splitView(hearing, passages, { plan, from }, request, notice)
}

/** A hearing that was just created: on to its document, or where it is when the form came again. */
export const createdReply = (request: CouncilRequest, hearing: Hearing): Promise<Card> =>
  hearing.state === 'preparing' ? splitReply(request, hearing) : hearingReply(request, hearing)

/** Where somebody chooses what to write about. */
export async function chooseReply(
  request: Pick<CouncilRequest, 'scope' | 'person' | 'language' | 'council' | 'now'>,
  hearing: Hearing,
  { from = 0, others = false } = {},
): Promise<Card> {
  const [passages, own] = await Promise.all([
    passagesOf(request.scope, hearing.id),
    contributionsBy(request.scope, request.person.id, { hearing: hearing.id }),
  ])
  return chooseView(hearing, passages, { from, mine: own.length, others }, request)
}

export async function contributionReply(
  request: CouncilRequest,
  contribution: Contribution,
  notice = '',
): Promise<Card> {
  const hearing = await readHearing(request, contribution.hearing)
  const passage = await passageOf(request.scope, hearing.id, contribution.passage)
  const changeable = isChangeable(request, contribution, hearing)
  return contributionView(contribution, { hearing, passage, changeable }, request, notice)
}
