import { leads } from '../../core/council'
import type { CouncilRequest, Reply } from '../../core/feature'
import { planOf } from './agenda-store'
import { attachmentsOf } from './attachment-store'
import { thanksView } from './item-form'
import { type Around, itemView, NOTHING_AROUND } from './item-views'
import { owns } from './items'
import { type Item, itemById, mergedInto } from './store'
import { agendaWords } from './strings'

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

/**
 * The item with what this person may do with it, in place of the pressed card. Others read along in a
 * channel: there an item on the agenda stands as for everybody, and of any other only `notice`.
 */
export async function itemReply(
  request: CouncilRequest,
  item: Item,
  notice = '',
  around?: Around,
): Promise<Reply> {
  if (request.place !== 'personal') {
    const text = notice || agendaWords(request.language).errors.personal
    if (item.state !== 'accepted') return { replaceCard: thanksView(text, request) }
    const open = { ...NOTHING_AROUND, joined: await mergedInto(request.scope, [item.id]) }
    return { replaceCard: itemView(item, { owns: false, leads: false }, open, request, notice) }
  }
  const reader = { owns: owns(request, item), leads: leads(request) }
  return { replaceCard: itemView(item, reader, around ?? (await aroundOf(request, item)), request, notice) }
}
