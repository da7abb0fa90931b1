import type { Card } from '../../core/cards'
import type { CouncilRequest } from '../../core/feature'
import { Create, detailsOf } from './inputs'
import type { CouncilFrame } from './layouts'
import { create } from './preparation'
import { detailsForm, type Proposal } from './preparation-views'
import { createdReply } from './replies'
import { changeHearing, type Hearing, type PartOf } from './store'

/** The form for a new hearing, filled in by the room that opens it. */
export const proposedForm = (proposal: Proposal, frame: CouncilFrame): Card =>
  detailsForm(undefined, 'hearing', frame, proposal)

/** The number of the form that came back: the same form makes one hearing. */
export const formOf = ({ data }: CouncilRequest): string => Create.parse(data).form

/** Creates the hearing that a `proposedForm` was filled in for, with the card that goes on from there. */
export async function createProposed(
  request: CouncilRequest,
  partOf: PartOf,
): Promise<{ hearing: Hearing; card: Card }> {
  const { form, ...inputs } = Create.parse(request.data)
  const hearing = await create(request, { form, partOf, ...detailsOf(inputs, request) })
  return { hearing, card: await createdReply(request, hearing) }
}

/** Says what a hearing is part of; undefined when it no longer is. */
export async function setPartOf(
  { scope }: Pick<CouncilRequest, 'scope'>,
  hearing: string,
  partOf: PartOf | undefined,
): Promise<void> {
  await changeHearing(scope, hearing, ['preparing', 'open', 'approving', 'approved', 'sent', 'dropped'], {
    partOf,
  })
}
