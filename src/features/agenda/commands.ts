import { COUNCIL, WORKING } from '../../core/council'
import type { Command, CouncilRequest, Reply } from '../../core/feature'
import { buildView, itemForm, myItemsView } from './item-views'
import { agendaOf, itemsBy, itemsOf } from './store'
import { currentMeeting, draftAgenda, isCurrent, leads } from './use-cases'
import { agendaView, unpublishedView } from './views'

export const commands: Command[] = [
  {
    key: 'agenda',
    access: COUNCIL,
    rank: 10,
    handle: async (request) => {
      // The builder shows proposals that are not yet public: never where others read along.
      if (leads(request) && request.place === 'personal') return build(request)
      return read(request)
    },
  },
  {
    key: 'item',
    access: WORKING,
    rank: 20,
    handle: async (request) => ({ card: itemForm(await currentMeeting(request), undefined, request) }),
  },
  {
    key: 'myItems',
    access: WORKING,
    rank: 25,
    handle: async (request) => {
      const meeting = await currentMeeting(request)
      return {
        card: myItemsView(meeting, await itemsBy(request.scope, meeting.id, request.person.id), request),
      }
    },
  },
]

export async function read(request: CouncilRequest): Promise<Reply> {
  const meeting = await currentMeeting(request)
  const agenda = await agendaOf(request.scope, meeting.id)
  return { card: agenda ? agendaView(meeting, agenda, request) : unpublishedView(meeting, request) }
}

export async function build(request: CouncilRequest): Promise<Reply> {
  const meeting = await currentMeeting(request)
  const [items, agenda, draft] = await Promise.all([
    itemsOf(request.scope, meeting.id),
    agendaOf(request.scope, meeting.id),
    draftAgenda(request, meeting),
  ])
  const published = { version: agenda?.version ?? 0, current: isCurrent(agenda, draft) }
  return { card: buildView(meeting, items, published, request) }
}
