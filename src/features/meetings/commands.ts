import { COUNCIL, LEADERS, leads, SEATED, SECRETARIAT } from '../../core/council'
import type { Command, CouncilRequest, Reply } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import type { SheetButton } from '../../core/sheet.views'
import { UserError } from '../../core/user-error'
import { overviewView } from './attendance-views'
import { yearAsked, yearlyCount, yearPlan } from './plan-use-cases'
import { newMeetingForm, planView } from './plan-views'
import { openPolls } from './poll-store'
import { pollCard } from './poll-use-cases'
import { noPollView, pollForm } from './poll-views'
import { meetingTime } from './rules'
import { type Meeting, placesUsed, plannedMeetings } from './store'
import { meetingWords } from './strings'
import { comingMeeting, mustBeOpen, ownReplies, ownReply, reply, statesOf } from './use-cases'
import { declineForm, feedView, meetingsView, meetingView } from './views'

/** What shows one person's answers must not be read by others. */
export function mustBePersonal({ place }: CouncilRequest): void {
  if (place !== 'personal') throw new UserError('meetings.personal')
}

export async function list(request: CouncilRequest): Promise<Reply> {
  const { scope, council, person, now, place, language } = request
  const meetings = await plannedMeetings(scope, now)
  const alone = place === 'personal'
  const replies = alone ? await ownReplies(council, meetings, person.id) : new Map()
  const words = meetingWords(language)
  const buttons: SheetButton[] = alone
    ? [{ title: words.feed.title, verb: 'meetings.calendar', data: {} }]
    : []
  return { card: meetingsView(meetings, replies, buttons, request) }
}

/** The meeting's card for whoever asks. */
export async function meetingCard(request: CouncilRequest, meeting: Meeting, notice = '') {
  const { council, person, member, place, linkTo } = request
  const alone = place === 'personal'
  const own = alone ? await ownReply(council, meeting, person.id) : undefined
  return meetingView(
    meeting,
    { member: alone ? member : undefined, own, linkTo: alone ? linkTo : undefined },
    request,
    notice,
  )
}

export async function overview(request: CouncilRequest, meeting: Meeting, notice = '') {
  mustBePersonal(request)
  const states = await statesOf(request.council, meeting)
  const reasons = SECRETARIAT.includes(request.member.role)
  return overviewView(meeting, states, { reasons, linkTo: request.linkTo }, request, notice)
}

export const commands: Command[] = [
  { key: 'meetings', access: COUNCIL, rank: 15, handle: list },
  {
    key: 'attend',
    access: COUNCIL,
    async handle(request) {
      const meeting = await comingMeeting(request)
      const notifications = await reply(request, meeting, 'yes')
      const words = meetingWords(request.language)
      if (request.place !== 'personal') return { text: words.answered.yes, notifications }
      return { card: await meetingCard(request, meeting, words.answered.yes), notifications }
    },
  },
  {
    key: 'decline',
    access: COUNCIL,
    async handle(request) {
      mustBePersonal(request)
      const meeting = await comingMeeting(request)
      mustBeOpen(meeting, request.now)
      if (!SEATED.includes(request.member.role) && !request.member.seat)
        throw new UserError('meetings.noSeat')
      return { card: declineForm(meeting, request) }
    },
  },
  {
    key: 'attendance',
    access: LEADERS,
    handle: async (request) => ({ card: await overview(request, await comingMeeting(request)) }),
  },
  {
    key: 'plan',
    access: SECRETARIAT,
    async handle(request) {
      mustBePersonal(request)
      const plan = await yearPlan(request, yearAsked(request.args, request))
      if (plan.confirmedAt) throw new UserError('meetings.planConfirmed')
      return { card: planView(plan, yearlyCount(request), request) }
    },
  },
  {
    key: 'newMeeting',
    access: SECRETARIAT,
    async handle(request) {
      mustBePersonal(request)
      return { card: newMeetingForm(await placesUsed(request.scope), request) }
    },
  },
  {
    key: 'datePoll',
    access: COUNCIL,
    async handle(request) {
      mustBePersonal(request)
      const [poll] = await openPolls(request.scope, request.now)
      if (poll) return { card: await pollCard(request, poll) }
      if (!leads(request)) return { card: noPollView(request) }
      const [place = ''] = await placesUsed(request.scope)
      const { minutes } = ruleValue(meetingTime, request.council, request.now)
      return { card: pollForm(place, minutes, request) }
    },
  },
  { key: 'calendar', access: COUNCIL, handle: (request) => ({ card: calendar(request) }) },
]

/** Ten years: a subscription lives in a calendar until it is revoked. */
const FEED_DAYS = 3650

export function calendar(request: CouncilRequest, notice = '') {
  mustBePersonal(request)
  return feedView(request.linkTo('meetings.calendar', '', { days: FEED_DAYS }), request, notice)
}
