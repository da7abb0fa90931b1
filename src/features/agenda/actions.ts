import { z } from 'zod'
import { auditEntry } from '../../core/audit'
import { COUNCIL, LEADERS, WORKING } from '../../core/council'
import type { Action, CouncilRequest, Feature, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { unreachedOf } from '../council'
import { type Meeting, meetingById } from '../meetings'
import { agendaOf, planOf, setJournal } from './agenda-store'
import { attach } from './attach'
import { attachmentsOf } from './attachment-store'
import { accept, arrange, decline, merge, passOn, postpone, shift, takeOff, unmerge } from './build'
import { arrangeForm, declineForm, mergeView, passOnForm } from './build-views'
import { type Build, offersOf, read } from './commands'
import { detailsView, howToAttachView, noteForm } from './details-views'
import { type Around, itemForm, itemView, NOTHING_AROUND } from './item-views'
import {
  comingMeeting,
  currentMeeting,
  leads,
  owns,
  propose,
  readItem,
  restore,
  rewrite,
  withdraw,
} from './items'
import { keepNote, noteOf } from './note-store'
import { draftAgenda, publish } from './publish'
import { COMMITTEE_ANSWERS, PURPOSES } from './rules'
import { type Item, itemById, itemsOf, mergedInto, proposeItem } from './store'
import { agendaWords } from './strings'
import { agendaView, bundleView, filesView, journalForm, previewView, titleOf } from './views'

// A client leaves empty inputs out.
const text = z.string().trim().default('')
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
const Propose = ItemInputs.extend({ meeting: z.string(), form: z.uuid() })
const Rewrite = ItemInputs.extend({ item: z.string() })
const OfItem = z.object({ item: z.string() })
const OfMeeting = z.object({ meeting: z.string() })
const ItemOfMeeting = OfItem.extend(OfMeeting.shape)
const Decline = screenInputs.extend({ item: z.string(), reason: text })
const Note = screenInputs.extend({ ...ItemOfMeeting.shape, note: z.string().trim().max(2000).default('') })
const Attach = screenInputs.extend({ file: z.string(), item: z.string() })
const Merge = OfItem.extend({ into: z.string() })
const PassOn = OfItem.extend({ committee: z.string() })
const Publish = OfMeeting.extend({ from: z.coerce.number().int().min(0), digest: z.string() })
const Arrange = z.looseObject({ meeting: z.string(), from: z.coerce.number().int().min(0) })
const TakeOffer = z.object({ source: z.string() })
const Journal = OfMeeting.extend({
  caseNumber: z.string().trim().min(1).max(60),
  kle: z.string().trim().toUpperCase(),
})
// KLE: group of tasks and, optionally, facet, for example 00.01.00-A00.
const KLE = /^\d{2}\.\d{2}\.\d{2}(-[A-ZÆØÅ]\d{2})?$/

/** What the inputs say, screened before anything is done with it. */
function screened(inputs: z.infer<typeof ItemInputs>) {
  const { noNames: _names, notCpr: _not, notCprReason: _why, ...item } = inputs
  const { title, background, recommendation, summary, economy, link } = item
  const { cprException } = screen([title, background, recommendation, summary, economy, link], inputs)
  return { text: item, cprException }
}

async function aroundOf({ scope, linkTo }: CouncilRequest, item: Item): Promise<Around> {
  const [joined, into] = await Promise.all([
    mergedInto(scope, [item.id]),
    item.mergedInto ? itemById(scope, item.mergedInto) : undefined,
  ])
  const files = await attachmentsOf(scope, [item.id, ...joined.map(({ id }) => id)])
  const attachments = files.map(({ id, name }) => ({ id, name, url: linkTo('agenda.attachment', id) }))
  return { joined, into, attachments }
}

async function itemReply(request: CouncilRequest, item: Item, notice = '', around?: Around): Promise<Reply> {
  const reader = { owns: owns(request, item), leads: leads(request) }
  return { replaceCard: itemView(item, reader, around ?? (await aroundOf(request, item)), request, notice) }
}

/** The published item that a card names, with its agenda. */
async function published(request: CouncilRequest, meetingId: string, item: string) {
  const [meeting, agenda] = await Promise.all([
    meetingById(request.scope, meetingId),
    agendaOf(request.scope, meetingId),
  ])
  const index = agenda?.items.findIndex(({ id }) => id === item) ?? -1
  if (!meeting || !agenda || index < 0) throw new UserError('agenda.itemGone')
  return { meeting, agenda, index }
}

async function details(request: CouncilRequest, meetingId: string, item: string): Promise<Reply> {
  const { scope, person, place, linkTo } = request
  const { meeting, agenda, index } = await published(request, meetingId, item)
  const own =
    place === 'personal'
      ? {
          note: await noteOf(scope, item, person.id),
          linkTo: (id: string) => linkTo('agenda.attachment', id),
        }
      : undefined
  return { replaceCard: detailsView(meeting, agenda, index, own, request) }
}

/** The form's rows: `place:<item>` and `minutes:<item>`. Fixed items keep their place. */
async function arranged(request: CouncilRequest, meeting: Meeting, inputs: Record<string, unknown>) {
  const draft = await draftAgenda(request, meeting)
  const number = (key: string, otherwise: number) =>
    inputs[key] === undefined || inputs[key] === '' ? otherwise : Number(inputs[key])
  const first = draft.findIndex(({ fixed }) => !fixed)
  return draft.map(({ id, fixed, minutes }, index) => ({
    item: id,
    // Fixed items stay before and after all places that can be entered.
    place: fixed ? (index < first ? -1 : Number.MAX_SAFE_INTEGER) : number(`place:${id}`, index),
    minutes: number(`minutes:${id}`, minutes),
  }))
}

export function actionsFor(rooms: Feature[], build: Build): Action[] {
  const builder = async (
    request: CouncilRequest,
    more: Partial<Reply> = {},
    notice = '',
  ): Promise<Reply> => ({
    replaceCard: (await build(request, notice)).card,
    ...more,
  })

  return [
    {
      verb: 'agenda.proposeForm',
      access: WORKING,
      handle: async (request) => ({ card: itemForm(await comingMeeting(request), undefined, request) }),
    },
    {
      verb: 'agenda.propose',
      access: WORKING,
      handle: async (request) => {
        const { meeting, form, ...inputs } = Propose.parse(request.data)
        const { item, isNew } = await propose(request, { meeting, form, ...screened(inputs) })
        const words = agendaWords(request.language)
        const coming = await comingMeeting(request)
        const notice = !item.late
          ? words.thanks
          : item.meeting === coming?.id
            ? words.thanksLate
            : words.thanksNext
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
        return { ...(await itemReply(request, item, agendaWords(request.language).saved)), notifications }
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
        return itemReply(request, item, agendaWords(request.language).attach.done)
      },
    },
    {
      verb: 'agenda.accept',
      access: LEADERS,
      handle: async (request) => {
        const { item, notifications } = await accept(request, OfItem.parse(request.data).item)
        return builder(request, { notifications }, agendaWords(request.language).build.accepted(item.title))
      },
    },
    {
      verb: 'agenda.takeOff',
      access: LEADERS,
      handle: async (request) => {
        const { notifications } = await takeOff(request, OfItem.parse(request.data).item)
        return builder(request, { notifications })
      },
    },
    {
      verb: 'agenda.postpone',
      access: LEADERS,
      handle: async (request) => {
        const { item: id, meeting } = ItemOfMeeting.parse(request.data)
        const { item, notifications } = await postpone(request, id, meeting)
        return builder(request, { notifications }, agendaWords(request.language).build.postponed(item.title))
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
        return builder(request, { notifications })
      },
    },
    {
      verb: 'agenda.passOnForm',
      access: LEADERS,
      handle: async (request) => ({
        replaceCard: passOnForm(await readItem(request, OfItem.parse(request.data).item), request),
      }),
    },
    {
      verb: 'agenda.passOn',
      access: LEADERS,
      handle: async (request) => {
        const { item: id, committee } = PassOn.parse(request.data)
        const { item, notifications } = await passOn(request, id, committee)
        const reply = await itemReply(request, item, agendaWords(request.language).passOn.done)
        return { ...reply, notifications }
      },
    },
    {
      verb: 'agenda.mergeList',
      access: LEADERS,
      handle: async (request) => {
        const item = await readItem(request, OfItem.parse(request.data).item)
        const others = (await itemsOf(request.scope, item.meeting)).filter(({ id }) => id !== item.id)
        return { replaceCard: mergeView(item, others, request) }
      },
    },
    {
      verb: 'agenda.merge',
      access: LEADERS,
      handle: async (request) => {
        const { item: id, into } = Merge.parse(request.data)
        const { notifications } = await merge(request, id, into)
        const reply = await itemReply(
          request,
          await readItem(request, into),
          agendaWords(request.language).merge.done,
        )
        return { ...reply, notifications }
      },
    },
    {
      verb: 'agenda.unmerge',
      access: LEADERS,
      handle: async (request) => {
        const { item, notifications } = await unmerge(request, OfItem.parse(request.data).item)
        const reply = await itemReply(request, item, agendaWords(request.language).merge.undone)
        return { ...reply, notifications }
      },
    },
    {
      verb: 'agenda.takeOffer',
      access: LEADERS,
      handle: async (request) => {
        const { scope, now } = request
        const { source } = TakeOffer.parse(request.data)
        const meeting = await currentMeeting(request)
        const offer = (await offersOf(rooms, request, meeting)).find((one) => one.source === source)
        if (offer)
          await proposeItem(scope, {
            ...offer,
            meeting: meeting.id,
            // No person: it comes from the council's own work.
            proposer: { person: '', name: request.council.name },
            state: 'accepted',
            late: false,
            form: source,
            proposedAt: now,
            acceptedAt: now,
          })
        return builder(request)
      },
    },
    { verb: 'agenda.build', access: LEADERS, handle: (request) => builder(request) },
    // A new message, for buttons in messages that stay.
    { verb: 'agenda.startBuild', access: LEADERS, handle: (request) => build(request) },
    {
      verb: 'agenda.arrangeForm',
      access: LEADERS,
      handle: async (request) => {
        const meeting = await currentMeeting(request)
        const [draft, { planVersion }] = await Promise.all([
          draftAgenda(request, meeting),
          planOf(request.scope, meeting.id),
        ])
        return { replaceCard: arrangeForm(meeting, draft, planVersion, request) }
      },
    },
    {
      verb: 'agenda.arrange',
      access: LEADERS,
      handle: async (request) => {
        const { meeting: id, from, ...inputs } = Arrange.parse(request.data)
        const meeting = await meetingById(request.scope, id)
        if (!meeting) throw new UserError('agenda.noMeeting')
        await arrange(request, meeting, from, await arranged(request, meeting, inputs))
        return builder(request)
      },
    },
    ...(
      [
        ['agenda.up', -1],
        ['agenda.down', 1],
      ] as const
    ).map(
      ([verb, by]): Action => ({
        verb,
        access: LEADERS,
        handle: async (request) => {
          const item = await readItem(request, OfItem.parse(request.data).item)
          const meeting = await currentMeeting(request)
          await shift(request, meeting, item.id, by)
          const own = (await draftAgenda(request, meeting)).filter(({ fixed }) => !fixed)
          const place = own.findIndex(({ id }) => id === item.id) + 1
          return itemReply(request, item, agendaWords(request.language).item.place(place, own.length))
        },
      }),
    ),
    {
      verb: 'agenda.preview',
      access: LEADERS,
      handle: async (request) => {
        const meeting = await currentMeeting(request)
        const [draft, before] = await Promise.all([
          draftAgenda(request, meeting),
          agendaOf(request.scope, meeting.id),
        ])
        return { replaceCard: previewView(meeting, draft, before, request) }
      },
    },
    {
      verb: 'agenda.publish',
      access: LEADERS,
      handle: async (request) => {
        const { meeting: id, from, digest } = Publish.parse(request.data)
        const { agenda, meeting, notifications } = await publish(request, id, from, digest)
        const words = agendaWords(request.language)
        const notice = !request.council.channel
          ? words.noChannel
          : agenda.version === 1
            ? words.publishedNow
            : words.republishedNow
        // At once: who must get it on paper or by a link.
        const unreached = await unreachedOf(request)
        const names = words.list(unreached.map(({ person }) => person.name))
        const shown = {
          notice: unreached.length > 0 ? `${notice} ${words.othersNow(names)}` : notice,
          leads: true,
          others: unreached.length > 0 && request.member.role === 'secretariat',
        }
        return { replaceCard: agendaView(meeting, agenda, request, shown), notifications }
      },
    },
    {
      verb: 'agenda.show',
      access: COUNCIL,
      handle: async (request) => ({
        replaceCard: (await read(request, OfMeeting.parse(request.data).meeting)).card,
      }),
    },
    {
      // Teams asks for it by itself, for those who read in the channel: only they see the answer.
      verb: 'agenda.mine',
      access: COUNCIL,
      handle: async (request) => {
        const { scope, linkTo } = request
        const meeting = await meetingById(scope, OfMeeting.parse(request.data).meeting)
        const agenda = meeting && (await agendaOf(scope, meeting.id))
        if (!agenda) throw new UserError('agenda.notPublished')
        const link = (form: string) => linkTo('agenda.file', form)
        return { replaceCard: agendaView(meeting, agenda, request, { linkTo: link }) }
      },
    },
    {
      verb: 'agenda.details',
      access: COUNCIL,
      handle(request) {
        const { meeting, item } = ItemOfMeeting.parse(request.data)
        return details(request, meeting, item)
      },
    },
    {
      verb: 'agenda.noteForm',
      access: COUNCIL,
      handle: async (request) => {
        const { meeting: id, item } = ItemOfMeeting.parse(request.data)
        const { meeting, agenda, index } = await published(request, id, item)
        const title = titleOf(agenda.items[index] as (typeof agenda.items)[number], request)
        const note = await noteOf(request.scope, item, request.person.id)
        return { replaceCard: noteForm(meeting, item, title, note, request) }
      },
    },
    {
      verb: 'agenda.note',
      access: COUNCIL,
      handle: async (request) => {
        const { meeting, item, note, ...inputs } = Note.parse(request.data)
        await published(request, meeting, item)
        screen([note], inputs)
        await keepNote(request.scope, item, request.person.id, note)
        return details(request, meeting, item)
      },
    },
    {
      verb: 'agenda.files',
      access: COUNCIL,
      handle: async (request) => {
        const { scope, person, place, linkTo, activityId } = request
        const meeting = await meetingById(scope, OfMeeting.parse(request.data).meeting)
        if (!meeting || !(await agendaOf(scope, meeting.id))) throw new UserError('agenda.notPublished')
        if (place === 'personal')
          return { card: filesView(meeting, (form) => linkTo('agenda.file', form), leads(request), request) }
        return {
          toast: agendaWords(request.language).files.sent,
          notifications: [
            {
              kind: 'agenda.files',
              scope,
              subject: `${meeting.id}:${activityId}`,
              to: { person: person.id },
            },
          ],
        }
      },
    },
    {
      verb: 'agenda.journalForm',
      access: LEADERS,
      handle: async (request) => {
        const meeting = await meetingById(request.scope, OfMeeting.parse(request.data).meeting)
        if (!meeting) throw new UserError('agenda.noMeeting')
        const { journal } = await planOf(request.scope, meeting.id)
        return { replaceCard: journalForm(meeting, journal, request) }
      },
    },
    {
      verb: 'agenda.journal',
      access: LEADERS,
      handle: async (request) => {
        const { meeting, caseNumber, kle } = Journal.parse(request.data)
        if (holdsCpr(caseNumber)) throw new UserError('core.cpr')
        if (!KLE.test(kle)) throw new UserError('agenda.kle')
        if (!(await agendaOf(request.scope, meeting))) throw new UserError('agenda.notPublished')
        const audit = auditEntry(request, 'agenda.journalled', meeting)
        await setJournal(request.scope, meeting, { caseNumber, kle }, audit)
        return { replaceCard: bundleView(request.linkTo('agenda.bundle', meeting, { days: 7 }), request) }
      },
    },
  ]
}
