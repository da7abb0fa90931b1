import type { Card } from '../../core/cards'
import { leads, seatedIn } from '../../core/council'
import type { Awaited, CouncilRequest, Notification } from '../../core/feature'
import { shortDate } from '../../core/language'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { pollWords } from './plan.strings'
import { callMeeting } from './plan-use-cases'
import { instantOf } from './planning'
import {
  chooseOption,
  type DatePoll,
  isOpen,
  openPoll,
  openPolls,
  type PollOption,
  pollById,
  saveWishes,
  type Wish,
  wishesFor,
} from './poll-store'
import { resultView, voteForm } from './poll-views'
import { rankOptions } from './polls'
import type { Meeting, MeetingKind } from './store'
import { peopleOf } from './use-cases'

export async function readPoll({ scope, now }: CouncilRequest, id: string): Promise<DatePoll> {
  const poll = await pollById(scope, id)
  if (!poll) throw new UserError('meetings.pollGone')
  if (!isOpen(poll, now)) throw closed(poll)
  return poll
}

const closed = ({ chosen }: DatePoll): UserError =>
  new UserError(chosen ? 'meetings.pollClosed' : 'meetings.pollDropped')

const seatOf = ({ council, person }: CouncilRequest) =>
  council.seats.find((seat) => seat.person === person.id)

/** The vote for a member who has not answered, and the answers for everybody else. */
export async function pollCard(request: CouncilRequest, poll: DatePoll, notice = ''): Promise<Card> {
  const { council } = request
  const wishes = await wishesFor(council, [poll])
  const seat = seatOf(request)
  if (seat && !notice && !wishes.some((each) => each.seat === seat.id)) return voteForm(poll, {}, request)
  const ranked = rankOptions(poll, wishes, council, await peopleOf(council))
  const filled = council.seats.filter(({ person }) => person !== undefined)
  const answered = filled.filter(({ id }) => wishes.some((each) => each.seat === id)).length
  return resultView(
    poll,
    ranked,
    { answered, all: filled.length, leads: leads(request), votes: seat !== undefined },
    request,
    notice,
  )
}

const rowOf = ({ id, options }: DatePoll, about: string, { council, language }: CouncilRequest) => ({
  title: pollWords(language).voteTitle,
  about: [
    ...options.map(({ start }) => shortDate(start, council.timeZone, language)),
    ...(about ? [about] : []),
  ].join(' · '),
  verb: 'meetings.showPoll',
  data: { poll: id },
})

/** Open date polls as rows of a list, for whoever reads it. */
export async function datePollRows(request: CouncilRequest) {
  const filled = request.council.seats.filter(({ person }) => person !== undefined)
  const polls = await openPolls(request.scope, request.now)
  const wishes = await wishesFor(request.council, polls)
  return polls.map((poll) => {
    const answered = wishes.filter((each) => each.poll === poll.id).length
    return rowOf(poll, pollWords(request.language).turnout(answered, filled.length), request)
  })
}

/** Date polls that a member has not answered. */
export async function awaits(request: CouncilRequest): Promise<Awaited[]> {
  const seat = seatOf(request)
  if (!seat) return []
  const polls = await openPolls(request.scope, request.now)
  const own = (await wishesFor(request.council, polls)).filter((each) => each.seat === seat.id)
  return polls
    .filter(({ id }) => !own.some(({ poll }) => poll === id))
    .map((poll) => ({ kind: 'vote', ...rowOf(poll, '', request) }))
}

export async function changeVote(request: CouncilRequest, poll: DatePoll): Promise<Card> {
  const seat = seatOf(request)
  if (!seat) throw new UserError('meetings.noSeat')
  const wishes = await wishesFor(request.council, [poll])
  return voteForm(poll, wishes.find((each) => each.seat === seat.id)?.wishes ?? {}, request)
}

/** Asks the members which dates suit them. */
export async function askDates(
  { scope, council, now }: CouncilRequest,
  wanted: {
    kind: MeetingKind
    times: { date: string; time: string }[]
    minutes: number
    place: string
    link: string
    form: string
  },
): Promise<{ poll: DatePoll; notifications: Notification[] }> {
  const options = wanted.times
    .filter(({ date, time }) => date !== '' && time !== '')
    .map(({ date, time }, index): PollOption => {
      const start = instantOf(date, time, council.timeZone)
      if (!start) throw new UserError('meetings.badTime')
      if (start <= now) throw new UserError('meetings.past')
      return { key: String(index), start, end: new Date(start.getTime() + wanted.minutes * 60_000) }
    })
  if (options.length < 2) throw new UserError('meetings.pollDates')
  if (wanted.link !== '' && !/^https:\/\/\S+$/.test(wanted.link)) throw new UserError('meetings.badLink')
  if ([wanted.place, wanted.link].some(holdsCpr)) throw new UserError('meetings.cpr')
  if (wanted.place === '' && wanted.link === '') throw new UserError('meetings.noPlace')
  const { kind, place, form } = wanted
  const link = wanted.link || undefined
  const poll = await openPoll(scope, { kind, place, link, options, form, openedAt: now })
  const people = await peopleOf(council)
  const notifications = seatedIn(council)
    .filter((person) => people.get(person)?.aadObjectId !== undefined)
    .map((person) => ({
      kind: 'meetings.poll',
      scope,
      subject: poll.id,
      to: { person },
      patient: true,
    }))
  return { poll, notifications }
}

export async function vote(
  request: CouncilRequest,
  poll: DatePoll,
  wishes: Record<string, Wish>,
): Promise<void> {
  const seat = seatOf(request)
  if (!seat) throw new UserError('meetings.noSeat')
  await saveWishes(request.scope, poll.id, seat, wishes)
}

/** Ends a poll without a meeting. */
export async function closePoll({ scope }: CouncilRequest, id: string): Promise<void> {
  const poll = await pollById(scope, id)
  if (!poll) throw new UserError('meetings.pollGone')
  if (!(await chooseOption(scope, id, ''))) throw new UserError('meetings.pollClosed')
}

/** Makes the chosen date the meeting. Pressed again it gives the same meeting. */
export async function choose(
  request: CouncilRequest,
  id: string,
  key: string,
): Promise<{ meeting: Meeting; notifications: Notification[] }> {
  const poll = await pollById(request.scope, id)
  const option = poll?.options.find((each) => each.key === key)
  if (!poll || !option) throw new UserError('meetings.pollGone')
  if (option.start <= request.now) throw new UserError('meetings.past')
  const chosen = await chooseOption(request.scope, id, key)
  if (!chosen) throw closed((await pollById(request.scope, id)) ?? poll)
  const { start, end } = option
  const { kind, place, link } = poll
  return callMeeting(request, kind, { start, end, place, link }, `poll:${poll.id}`)
}
