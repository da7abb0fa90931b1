import { z } from 'zod'
import { COUNCIL, LEADERS } from '../../core/council'
import type { Action, CouncilRequest, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { revokeLinks } from '../../documents/links-store'
import { attendanceWords } from './attendance.strings'
import { assistForm } from './attendance-views'
import { calendar, list, meetingCard, mustBePersonal, overview } from './commands'
import { contactActions } from './contacts'
import { planActions } from './plan-actions'
import { pollActions } from './poll-actions'
import type { Meeting } from './store'
import { meetingWords } from './strings'
import { assist, isCurrent, mustBeOpen, readMeeting, reply, statesOf, stepIn } from './use-cases'
import { declineForm, noticeOf } from './views'

const OfMeeting = z.object({ meeting: z.string() })
const Answer = OfMeeting.extend({ start: z.string() })
const No = screenInputs.extend(Answer.shape).extend({ reason: z.string().trim().max(300).default('') })
const Assist = Answer.extend({ seat: z.string().default(''), answer: z.enum(['yes', 'no']) })
const StepIn = Answer.extend({ seat: z.string(), answer: z.enum(['yes', 'no']) })

const meetingOf = (request: CouncilRequest): Promise<Meeting> =>
  readMeeting(request.scope, OfMeeting.parse(request.data).meeting)

/** An answer to a date that the meeting no longer has is not taken: here is the new date. */
async function outOfDate(request: CouncilRequest, meeting: Meeting): Promise<Reply> {
  return { replaceCard: await meetingCard(request, meeting, noticeOf(meeting, request)) }
}

export const actions: Action[] = [
  {
    verb: 'meetings.list',
    access: COUNCIL,
    handle: async (request) => ({ replaceCard: (await list(request)).card }),
  },
  {
    verb: 'meetings.open',
    access: COUNCIL,
    handle: async (request) => ({ replaceCard: await meetingCard(request, await meetingOf(request)) }),
  },
  {
    verb: 'meetings.yes',
    access: COUNCIL,
    async handle(request) {
      const meeting = await meetingOf(request)
      if (!isCurrent(meeting, Answer.parse(request.data).start)) return outOfDate(request, meeting)
      const notifications = await reply(request, meeting, 'yes')
      const { answered } = meetingWords(request.language)
      return { replaceCard: await meetingCard(request, meeting, answered.yes), notifications }
    },
  },
  {
    verb: 'meetings.declineForm',
    access: COUNCIL,
    async handle(request) {
      mustBePersonal(request)
      const meeting = await meetingOf(request)
      mustBeOpen(meeting, request.now)
      return { replaceCard: declineForm(meeting, request) }
    },
  },
  {
    verb: 'meetings.no',
    access: COUNCIL,
    async handle(request) {
      const { start, reason, ...inputs } = No.parse(request.data)
      const meeting = await meetingOf(request)
      if (!isCurrent(meeting, start)) return outOfDate(request, meeting)
      if (reason !== '') screen([reason], inputs)
      const notifications = await reply(request, meeting, 'no', reason || undefined)
      const { answered } = meetingWords(request.language)
      return { replaceCard: await meetingCard(request, meeting, answered.no), notifications }
    },
  },
  {
    verb: 'meetings.overview',
    access: LEADERS,
    handle: async (request) => ({ replaceCard: await overview(request, await meetingOf(request)) }),
  },
  {
    verb: 'meetings.assistForm',
    access: LEADERS,
    async handle(request) {
      mustBePersonal(request)
      const meeting = await meetingOf(request)
      mustBeOpen(meeting, request.now)
      return { replaceCard: assistForm(meeting, await statesOf(request.council, meeting), request) }
    },
  },
  {
    verb: 'meetings.assist',
    access: LEADERS,
    async handle(request) {
      const { start, seat, answer } = Assist.parse(request.data)
      const meeting = await meetingOf(request)
      if (!isCurrent(meeting, start)) return outOfDate(request, meeting)
      const [id = '', which] = seat.split('/')
      const substitute = which === 'substitute'
      const notifications = await assist(request, meeting, { seat: id, substitute }, answer)
      const states = await statesOf(request.council, meeting)
      const found = states.find((state) => state.seat.id === id)
      const name = (substitute ? found?.substitute?.name : found?.name) ?? ''
      const notice = attendanceWords(request.language).assist.saved(name)
      return { replaceCard: await overview(request, meeting, notice), notifications }
    },
  },
  {
    verb: 'meetings.stepIn',
    access: COUNCIL,
    async handle(request) {
      const { start, seat, answer } = StepIn.parse(request.data)
      const meeting = await meetingOf(request)
      if (!isCurrent(meeting, start)) return outOfDate(request, meeting)
      const notifications = await stepIn(request, meeting, seat, answer)
      const { thanksYes, thanksNo } = attendanceWords(request.language).substitute
      const notice = answer === 'yes' ? thanksYes : thanksNo
      return { replaceCard: await meetingCard(request, meeting, notice), notifications }
    },
  },
  { verb: 'meetings.calendar', access: COUNCIL, handle: (request) => ({ card: calendar(request) }) },
  {
    verb: 'meetings.revokeCalendar',
    access: COUNCIL,
    async handle(request) {
      mustBePersonal(request)
      const { scope, person, now } = request
      // A link made at this very moment must already work.
      await revokeLinks(scope, { person: person.id, kind: 'meetings.calendar' }, new Date(now.getTime() - 1))
      return { replaceCard: calendar(request, meetingWords(request.language).feed.revoked) }
    },
  },
  ...contactActions,
  ...planActions,
  ...pollActions,
]
