import { COUNCIL, leads, WORKING } from '../../core/council'
import type { Command, CouncilRequest, Feature, OfferedItem, Reply } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { type Meeting, meetingById } from '../meetings'
import { agendaOf, publishedAgenda } from './agenda-store'
import { attachable, takeFile } from './attach'
import { buildView, myItemsView } from './build-views'
import { attachForm } from './details-views'
import { itemForm } from './item-form'
import { comingMeeting, currentMeeting } from './items'
import { draftAgenda, isCurrent } from './publish'
import { itemsBy, itemsOf, takenSources } from './store'
import { agendaView, unpublishedView } from './views'

const MOST_OWN = 20

/** What the builder shows: proposals, the draft, and what other rooms offer. */
export type Build = (request: CouncilRequest, notice?: string) => Promise<Reply>

/** The builder in the pressed card's place. */
export const builderIn =
  (build: Build) =>
  async (request: CouncilRequest, more: Partial<Reply> = {}, notice = ''): Promise<Reply> => ({
    replaceCard: (await build(request, notice)).card,
    ...more,
  })

export const buildFor = (rooms: Feature[]): Build => {
  return async (request, notice) => {
    const { scope } = request
    const meeting = await currentMeeting(request)
    const [items, agenda, draft, offers] = await Promise.all([
      itemsOf(scope, meeting.id),
      agendaOf(scope, meeting.id),
      draftAgenda(request, meeting),
      offersOf(rooms, request, meeting),
    ])
    return {
      card: buildView(
        {
          meeting,
          waiting: items.filter(({ state }) => state === 'proposed'),
          draft,
          offers,
          published: { version: agenda?.version ?? 0, current: isCurrent(agenda, draft) },
        },
        request,
        notice,
      ),
    }
  }
}

/** What other rooms would have on the agenda and nobody has taken up yet. */
export async function offersOf(
  rooms: Feature[],
  { scope, council, now }: CouncilRequest,
  meeting: Meeting,
): Promise<OfferedItem[]> {
  const offered = await Promise.all(
    rooms.map((room) => room.offersItems?.(scope, { council, meeting, now }) ?? []),
  )
  const all = offered.flat()
  const taken = await takenSources(
    scope,
    all.map(({ source }) => source),
  )
  return all.filter(({ source }) => !taken.has(source))
}

export const commandsFor = (build: Build): Command[] => [
  {
    key: 'agenda',
    access: COUNCIL,
    rank: 10,
    // The builder shows proposals that are not yet public: never where others read along.
    handle: (request) => (leads(request) && request.place === 'personal' ? build(request) : read(request)),
  },
  {
    key: 'item',
    access: WORKING,
    rank: 20,
    handle: async (request) =>
      request.files?.length
        ? takeAttachment(request)
        : { card: itemForm(await comingMeeting(request), undefined, request) },
  },
  {
    key: 'myItems',
    access: WORKING,
    rank: 25,
    places: ['personal'],
    async handle(request) {
      if (request.place !== 'personal') throw new UserError('agenda.personal')
      return { card: myItemsView(await itemsBy(request.scope, request.person.id, MOST_OWN), request) }
    },
  },
  { key: 'attach', access: WORKING, handle: takeAttachment },
]

/** `/bilag` with a file: keeps it, and asks which item it belongs to. */
async function takeAttachment(request: CouncilRequest): Promise<Reply> {
  const items = await attachable(request, (await comingMeeting(request))?.id)
  if (items.length === 0) throw new UserError('agenda.noItemForFile')
  const file = await takeFile(request)
  if (!file) throw new UserError('agenda.noFile')
  return { card: attachForm(file, items, request) }
}

/** The published agenda of a meeting, or of the coming one. */
export async function read(request: CouncilRequest, id?: string, notice = ''): Promise<Reply> {
  const meeting = id === undefined ? await comingMeeting(request) : await meetingById(request.scope, id)
  if (!meeting) throw new UserError('agenda.noMeeting')
  const agenda = await publishedAgenda(request.scope.tenant, request.scope.council, meeting.id)
  const seen = { notice, leads: leads(request) && request.place === 'personal' }
  return { card: agenda ? agendaView(meeting, agenda, request, seen) : unpublishedView(meeting, request) }
}
