import { z } from 'zod'
import { COUNCIL, LEADERS } from '../../core/council'
import type { CouncilRequest, Endpoint, Feature, Notification } from '../../core/feature'
import { longDate } from '../../core/language'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { type Meeting, meetingById } from '../meetings'
import { agendaOf, type PublishedItem, planOf } from './agenda-store'
import { accept, arrange, takeOff } from './build'
import { buildWords } from './build.strings'
import { offersOf } from './commands'
import { comingMeeting, currentMeeting } from './items'
import { digestOf, draftAgenda, isCurrent, publish } from './publish'
import { plannedEnd, publishDays, publishDeadline } from './rules'
import { itemsOf } from './store'
import { agendaWords } from './strings'
import { deadlineNote, titleOf, whenOf } from './views'

export interface AgendaItem {
  id: string
  title: string
  /** A fixed item has no words and cannot be moved. */
  fixed: boolean
  purpose: string
  minutes: number
  background: string
  recommendation: string
  proposers: string
  mark: string
  attachments: { name: string; url: string }[]
}

export interface AgendaShown {
  meeting?: { id: string; when: string; place: string }
  version: string
  items: AgendaItem[]
  removed: string[]
  files: { pdf: string; docx: string }
  /** Until when one can propose, and by which rule. */
  deadline: string
}

export interface AgendaDraft {
  meeting: { id: string; when: string; place: string; start: Date; end: Date }
  waiting: { id: string; title: string; proposer: string; purpose: string; minutes: number; late: boolean }[]
  items: AgendaItem[]
  offers: { source: string; title: string; purpose: string; minutes: number }[]
  planVersion: number
  /** When the meeting ends by this plan, and by how many minutes that is too late. */
  ends: { at: Date; over: number }
  published: { version: number; current: boolean }
  /** What publishing sends is what was seen under this digest. */
  digest: string
  sendBy: string
  hasChannel: boolean
}

type Changed = { notifications?: Notification[] }

const OfItem = z.object({ item: z.string() })
const Arrange = z.object({
  meeting: z.string(),
  from: z.number().int().min(0),
  order: z.array(z.object({ item: z.string(), minutes: z.number() })).max(60),
})
const Publish = z.object({ meeting: z.string(), from: z.number().int().min(0), digest: z.string() })

function shownItem(item: PublishedItem, request: CouncilRequest): AgendaItem {
  const words = agendaWords(request.language)
  const { id, fixed, purpose, minutes, background, recommendation, proposers, mark, attachments } = item
  return {
    id,
    title: titleOf(item, request),
    fixed: fixed !== undefined,
    purpose: fixed ? '' : words.purposes[purpose],
    minutes,
    background,
    recommendation,
    proposers: words.list(proposers),
    mark: mark ? words.marks[mark] : '',
    attachments: attachments.map(({ id: file, name }) => ({
      name,
      url: request.linkTo('agenda.attachment', file),
    })),
  }
}

const heading = (meeting: Meeting, request: CouncilRequest) => ({
  id: meeting.id,
  when: whenOf(meeting, request),
  place: meeting.place,
})

async function published(request: CouncilRequest): Promise<AgendaShown> {
  const { scope, language, council, linkTo } = request
  const meeting = await comingMeeting(request)
  const agenda = meeting && (await agendaOf(scope, meeting.id))
  const file = (form: string) => (agenda ? linkTo('agenda.file', `${agenda.id}:${form}:internal`) : '')
  return {
    meeting: meeting && heading(meeting, request),
    version: agenda
      ? agendaWords(language).version(agenda.version, agenda.publishedAt, council.timeZone)
      : '',
    items: agenda?.items.map((item) => shownItem(item, request)) ?? [],
    removed: agenda?.removed ?? [],
    files: { pdf: file('pdf'), docx: file('docx') },
    deadline: meeting ? deadlineNote(meeting, request) : '',
  }
}

async function draft(request: CouncilRequest, rooms: Feature[]): Promise<AgendaDraft> {
  const { scope, council, now, language } = request
  const words = agendaWords(language)
  const meeting = await currentMeeting(request)
  const [items, before, plan, next, offers] = await Promise.all([
    itemsOf(scope, meeting.id),
    agendaOf(scope, meeting.id),
    planOf(scope, meeting.id),
    draftAgenda(request, meeting),
    offersOf(rooms, request, meeting),
  ])
  const sendBy = longDate(publishDeadline(meeting, council, now), council.timeZone, language)
  return {
    meeting: { ...heading(meeting, request), start: meeting.start, end: meeting.end },
    waiting: items
      .filter(({ state }) => state === 'proposed')
      .map(({ id, title, proposer, purpose, minutes, late }) => ({
        id,
        title,
        proposer: proposer.name,
        purpose: words.purposes[purpose],
        minutes,
        late,
      })),
    items: next.map((item) => shownItem(item, request)),
    offers: offers.map(({ source, title, purpose, minutes }) => ({
      source,
      title,
      purpose: words.purposes[purpose],
      minutes,
    })),
    planVersion: plan.planVersion,
    ends: plannedEnd(meeting, next),
    published: { version: before?.version ?? 0, current: isCurrent(before, next) },
    digest: digestOf(next),
    sendBy: buildWords(language).build.sendBy(sendBy, ruleValue(publishDays, council, now)),
    hasChannel: council.channel !== undefined,
  }
}

/** The plan's rows as the order says; fixed items keep their place around it. */
async function rowsIn(request: CouncilRequest, meeting: Meeting, order: { item: string; minutes: number }[]) {
  const now = await draftAgenda(request, meeting)
  const first = now.findIndex(({ fixed }) => !fixed)
  return now.map(({ id, fixed, minutes }, index) => {
    const at = order.findIndex(({ item }) => item === id)
    return {
      item: id,
      place: fixed ? (index < first ? -1 : Number.MAX_SAFE_INTEGER) : at < 0 ? order.length + index : at,
      minutes: order[at]?.minutes ?? minutes,
    }
  })
}

/** The agenda for all, and its builder for those who prepare the meeting. */
export function apiFor(rooms: Feature[]): Endpoint[] {
  /** A change of the draft is answered with the draft as it is then. */
  const change = (path: string, work: (request: CouncilRequest) => Promise<Changed>): Endpoint => ({
    method: 'POST',
    path,
    access: LEADERS,
    async handle(request) {
      const { notifications } = await work(request)
      return { body: await draft(request, rooms), notifications }
    },
  })
  return [
    {
      method: 'GET',
      path: 'agenda/next',
      access: COUNCIL,
      handle: async (request) => ({ body: await published(request) }),
    },
    {
      method: 'GET',
      path: 'agenda/draft',
      access: LEADERS,
      handle: async (request) => ({ body: await draft(request, rooms) }),
    },
    change('agenda/arrange', async (request) => {
      const { meeting: id, from, order } = Arrange.parse(request.data)
      const meeting = await meetingById(request.scope, id)
      if (meeting?.state !== 'planned') throw new UserError('agenda.noMeeting')
      await arrange(request, meeting, from, await rowsIn(request, meeting, order))
      return {}
    }),
    change('agenda/accept', (request) => accept(request, OfItem.parse(request.data).item)),
    change('agenda/take-off', (request) => takeOff(request, OfItem.parse(request.data).item)),
    change('agenda/publish', (request) => {
      const { meeting, from, digest } = Publish.parse(request.data)
      return publish(request, meeting, from, digest)
    }),
  ]
}
