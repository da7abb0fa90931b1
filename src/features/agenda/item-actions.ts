import { z } from 'zod'
import { COUNCIL, leads, WORKING } from '../../core/council'
import type { Action } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { meetingById } from '../meetings'
import { OfItem, text } from './action-data'
import { attach, detach } from './attach'
import { howToAttachView } from './details-views'
import { formWords } from './form.strings'
import { itemWords } from './item.strings'
import { itemForm } from './item-form'
import { itemReply } from './item-reply'
import { NOTHING_AROUND } from './item-views'
import { comingMeeting, owns, propose, readItem, restore, rewrite, withdraw } from './items'
import { COMMITTEE_ANSWERS, MOST, PURPOSES } from './rules'

const keys = text.transform((list) => list.split(',').filter((key) => key !== ''))
const ItemInputs = screenInputs.extend({
  title: text,
  background: text,
  recommendation: text,
  purpose: z.enum(PURPOSES),
  minutes: z.coerce.number(),
  focusAreas: keys,
  targetGroups: keys,
  link: text,
  committee: z.enum(COMMITTEE_ANSWERS).optional(),
  summary: text,
  economy: text,
})
/** A message that somebody would make an item of. */
const Quoted = z.object({ subject: text, text })
const Propose = ItemInputs.extend({ meeting: z.string(), form: z.uuid() })
const Rewrite = ItemInputs.extend({ item: z.string() })
const Attach = screenInputs.extend({ file: z.string(), item: z.string() })

const cut = (words: string, most: number): string =>
  words.length <= most ? words : `${words.slice(0, most - 1)}…`

/** What the inputs say, screened before anything is done with it. */
function screened(inputs: z.infer<typeof ItemInputs>) {
  const { noNames: _names, notCpr: _not, notCprReason: _why, ...item } = inputs
  const { title, background, recommendation, summary, economy, link } = item
  const { cprException } = screen([title, background, recommendation, summary, economy, link], inputs)
  return { text: item, cprException }
}

/** What proposers do with their items, and everybody who reads them. */
export const itemActions: Action[] = [
  {
    verb: 'agenda.proposeForm',
    access: WORKING,
    handle: async (request) => ({ card: itemForm(await comingMeeting(request), undefined, request) }),
  },
  {
    verb: 'agenda.quoteForm',
    access: WORKING,
    handle: async (request) => {
      const quoted = Quoted.parse(request.data)
      const words = { title: cut(quoted.subject, MOST.title), background: cut(quoted.text, MOST.background) }
      return { card: itemForm(await comingMeeting(request), undefined, request, false, words) }
    },
  },
  {
    verb: 'agenda.propose',
    access: WORKING,
    handle: async (request) => {
      const { meeting, form, ...inputs } = Propose.parse(request.data)
      const { item, isNew } = await propose(request, { meeting, form, ...screened(inputs) })
      const words = formWords(request.language)
      const coming = await comingMeeting(request)
      const thanks = !item.late
        ? words.thanks
        : item.meeting === coming?.id
          ? words.thanksLate
          : words.thanksNext
      const notice = item.committee === 'yes' ? `${thanks} ${words.thanksCommittee}` : thanks
      return itemReply(request, item, notice, isNew ? NOTHING_AROUND : undefined)
    },
  },
  {
    verb: 'agenda.editForm',
    access: WORKING,
    handle: async (request) => {
      const item = await readItem(request, OfItem.parse(request.data).item)
      const prepares = leads(request)
      if (!owns(request, item) && !prepares) throw new UserError('agenda.notYours')
      const meeting = item.meeting ? await meetingById(request.scope, item.meeting) : undefined
      return { replaceCard: itemForm(meeting, item, request, prepares) }
    },
  },
  {
    verb: 'agenda.rewrite',
    access: WORKING,
    handle: async (request) => {
      const { item: id, ...inputs } = Rewrite.parse(request.data)
      const { text, cprException } = screened(inputs)
      // What only those who prepare the meeting write is not in a member's form: it stays as it is.
      const { summary: _summary, economy: _economy, ...ours } = text
      const words = leads(request) ? text : ours
      const { item, notifications } = await rewrite(request, id, { ...words, cprException })
      return { ...(await itemReply(request, item, formWords(request.language).saved)), notifications }
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
        formWords(request.language).withdrawn,
      ),
  },
  {
    verb: 'agenda.restore',
    access: WORKING,
    handle: async (request) => itemReply(request, await restore(request, OfItem.parse(request.data).item)),
  },
  {
    verb: 'agenda.howToAttach',
    access: WORKING,
    handle: async (request) => ({
      replaceCard: howToAttachView(await readItem(request, OfItem.parse(request.data).item), request),
    }),
  },
  {
    verb: 'agenda.attach',
    access: WORKING,
    handle: async (request) => {
      const { file, item: id, ...inputs } = Attach.parse(request.data)
      screen([], inputs)
      const item = await attach(request, file, id)
      return itemReply(request, item, itemWords(request.language).attach.done)
    },
  },
  {
    verb: 'agenda.removeFile',
    access: WORKING,
    handle: async (request) => {
      const { file, item: id } = OfItem.extend({ file: z.string() }).parse(request.data)
      const { item, kept } = await detach(request, file, id)
      const words = itemWords(request.language).attach
      return itemReply(request, item, kept ? words.setAside : words.removed)
    },
  },
]
