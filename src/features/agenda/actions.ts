import { z } from 'zod'
import { COUNCIL, LEADERS, WORKING } from '../../core/council'
import type { Action, CouncilRequest, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { meetingById } from '../meetings'
import { build } from './commands'
import { declineForm, itemForm, itemView } from './item-views'
import { PURPOSES } from './rules'
import { agendaOf, type Item } from './store'
import { agendaWords } from './strings'
import {
  accept,
  currentMeeting,
  decline,
  draftAgenda,
  leads,
  owns,
  propose,
  publish,
  readItem,
  restore,
  rewrite,
  withdraw,
} from './use-cases'
import { agendaView, previewView } from './views'

// A client leaves empty inputs out.
const text = z.string().trim().default('')
const ItemInputs = screenInputs.extend({
  title: text,
  background: text,
  recommendation: text,
  purpose: z.enum(PURPOSES),
  minutes: z.coerce.number(),
})
const Propose = ItemInputs.extend({ meeting: z.string(), form: z.uuid() })
const Rewrite = ItemInputs.extend({ item: z.string() })
const OfItem = z.object({ item: z.string() })
const Decline = screenInputs.extend({ item: z.string(), reason: text })
const Publish = z.object({ meeting: z.string(), from: z.coerce.number().int().min(0) })

/** What the inputs say, screened before anything is done with it. */
function screened(inputs: z.infer<typeof ItemInputs>) {
  const { title, background, recommendation, purpose, minutes } = inputs
  const { cprException } = screen([title, background, recommendation], inputs)
  return { text: { title, background, recommendation, purpose, minutes }, cprException }
}

const itemReply = (request: CouncilRequest, item: Item, notice = ''): Reply => ({
  replaceCard: itemView(item, { owns: owns(request, item), leads: leads(request) }, request, notice),
})

export const actions: Action[] = [
  {
    verb: 'agenda.proposeForm',
    access: WORKING,
    handle: async (request) => ({ card: itemForm(await currentMeeting(request), undefined, request) }),
  },
  {
    verb: 'agenda.propose',
    access: WORKING,
    handle: async (request) => {
      const { meeting, form, ...inputs } = Propose.parse(request.data)
      const item = await propose(request, { meeting, form, ...screened(inputs) })
      return itemReply(request, item, agendaWords(request.language).thanks)
    },
  },
  {
    verb: 'agenda.editForm',
    access: WORKING,
    handle: async (request) => {
      const item = await readItem(request, OfItem.parse(request.data).item)
      if (!owns(request, item)) throw new UserError('agenda.notYours')
      const meeting = await meetingById(request.scope, item.meeting)
      if (!meeting) throw new UserError('agenda.itemGone')
      return { replaceCard: itemForm(meeting, item, request) }
    },
  },
  {
    verb: 'agenda.rewrite',
    access: WORKING,
    handle: async (request) => {
      const { item: id, ...inputs } = Rewrite.parse(request.data)
      const { text, cprException } = screened(inputs)
      const item = await rewrite(request, id, { ...text, cprException })
      return itemReply(request, item, agendaWords(request.language).saved)
    },
  },
  {
    verb: 'agenda.open',
    access: COUNCIL,
    handle: async (request) => itemReply(request, await readItem(request, OfItem.parse(request.data).item)),
  },
  {
    verb: 'agenda.withdraw',
    access: WORKING,
    handle: async (request) =>
      itemReply(
        request,
        await withdraw(request, OfItem.parse(request.data).item),
        agendaWords(request.language).withdrawn,
      ),
  },
  {
    verb: 'agenda.restore',
    access: WORKING,
    handle: async (request) => itemReply(request, await restore(request, OfItem.parse(request.data).item)),
  },
  {
    verb: 'agenda.accept',
    access: LEADERS,
    handle: async (request) => {
      const { notifications } = await accept(request, OfItem.parse(request.data).item)
      return { replaceCard: (await build(request)).card, notifications }
    },
  },
  {
    verb: 'agenda.declineForm',
    access: LEADERS,
    handle: async (request) => ({
      replaceCard: declineForm(await readItem(request, OfItem.parse(request.data).item), request),
    }),
  },
  {
    verb: 'agenda.decline',
    access: LEADERS,
    handle: async (request) => {
      const { item, reason, ...inputs } = Decline.parse(request.data)
      screen([reason], inputs)
      const { notifications } = await decline(request, item, reason)
      return { replaceCard: (await build(request)).card, notifications }
    },
  },
  {
    verb: 'agenda.build',
    access: LEADERS,
    handle: async (request) => ({ replaceCard: (await build(request)).card }),
  },
  {
    verb: 'agenda.preview',
    access: LEADERS,
    handle: async (request) => {
      const meeting = await currentMeeting(request)
      const items = await draftAgenda(request, meeting)
      const published = await agendaOf(request.scope, meeting.id)
      return { replaceCard: previewView(meeting, items, published?.version ?? 0, request) }
    },
  },
  {
    verb: 'agenda.publish',
    access: LEADERS,
    handle: async (request) => {
      const { meeting: id, from } = Publish.parse(request.data)
      const { agenda, meeting, notifications } = await publish(request, id, from)
      const words = agendaWords(request.language)
      const notice = !request.council.channel
        ? words.noChannel
        : agenda.version === 1
          ? words.publishedNow
          : words.republishedNow
      return { replaceCard: agendaView(meeting, agenda, request, notice), notifications }
    },
  },
]
