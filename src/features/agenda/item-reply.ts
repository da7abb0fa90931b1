import { leads } from '../../core/council'
import type { CouncilRequest, Reply } from '../../core/feature'
import { planOf } from './agenda-store'
import { attachmentsOf } from './attachment-store'
import { type Around, itemView } from './item-views'
import { owns } from './items'
import { type Item, itemById, mergedInto } from './store'

async function aroundOf({ scope, linkTo }: CouncilRequest, item: Item): Promise<Around> {
  const [joined, into, { planVersion }] = await Promise.all([
    mergedInto(scope, [item.id]),
    item.mergedInto ? itemById(scope, item.mergedInto) : undefined,
    planOf(scope, item.meeting),
  ])
  const files = await attachmentsOf(scope, [item.id, ...joined.map(({ id }) => id)])
  const attachments = files.map(({ id, item: at, name }) => ({
    id,
    item: at,
    name,
    url: linkTo('agenda.attachment', id),
  }))
  return { joined, into, attachments, planVersion }
}

/** The item with what this person may do with it, in place of the pressed card. */
export async function itemReply(
  request: CouncilRequest,
  item: Item,
  notice = '',
  around?: Around,
): Promise<Reply> {
  const reader = { owns: owns(request, item), leads: leads(request) }
  return { replaceCard: itemView(item, reader, around ?? (await aroundOf(request, item)), request, notice) }
}
