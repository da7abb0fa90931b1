import { z } from 'zod'
import { COUNCIL, LEADERS } from '../../core/council'
import type { Action, CouncilRequest, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { unreachedOf } from '../council'
import { meetingById } from '../meetings'
import { ItemOfMeeting, OfMeeting } from './action-data'
import { agendaOf } from './agenda-store'
import { buildWords } from './build.strings'
import { read } from './commands'
import { detailsView, noteForm } from './details-views'
import { currentMeeting } from './items'
import { keepNote, noteOf } from './note-store'
import { draftAgenda, publish } from './publish'
import { agendaWords } from './strings'
import { agendaView, previewView, titleOf } from './views'

const Note = screenInputs.extend({ ...ItemOfMeeting.shape, note: z.string().trim().max(2000).default('') })
const Publish = OfMeeting.extend({ from: z.coerce.number().int().min(0), digest: z.string() })

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

/** Publishing, and what everybody does with a published agenda. */
export const readActions: Action[] = [
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
      const sent = buildWords(request.language)
      const notice = !request.council.channel
        ? words.noChannel
        : agenda.version === 1
          ? sent.publishedNow
          : sent.republishedNow
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
]
