import { z } from 'zod'
import { COUNCIL, LEADERS } from '../../core/council'
import type { Action } from '../../core/feature'
import { meetingCard, mustBePersonal } from './commands'
import { pollWords } from './plan.strings'
import { WISHES } from './poll-store'
import { askDates, changeVote, choose, closePoll, pollCard, readPoll, vote } from './poll-use-cases'
import { MOST_OPTIONS, noPollView } from './poll-views'
import { MEETING_KINDS } from './store'

const text = z.string().trim().max(300).default('')
const OpenPoll = z.looseObject({
  form: z.uuid(),
  kind: z.enum(MEETING_KINDS),
  minutes: z.coerce.number().int().min(15).max(600),
  otherPlace: text,
  link: text,
})
const OfPoll = z.object({ poll: z.string() })
const Choose = OfPoll.extend({ option: z.string() })

export const pollActions: Action[] = [
  {
    verb: 'meetings.openPoll',
    access: LEADERS,
    async handle(request) {
      mustBePersonal(request)
      const inputs = OpenPoll.parse(request.data)
      const times = Array.from({ length: MOST_OPTIONS }, (_, index) => ({
        date: text.parse(inputs[`date${index}`]),
        time: text.parse(inputs[`time${index}`]),
      }))
      const { kind, minutes, otherPlace, link, form } = inputs
      const wanted = { kind, times, minutes, place: otherPlace, link, form }
      const { poll, notifications } = await askDates(request, wanted)
      const notice = pollWords(request.language).asked
      return { replaceCard: await pollCard(request, poll, notice), notifications }
    },
  },
  {
    verb: 'meetings.showPoll',
    access: COUNCIL,
    async handle(request) {
      mustBePersonal(request)
      const poll = await readPoll(request, OfPoll.parse(request.data).poll)
      return { replaceCard: await pollCard(request, poll) }
    },
  },
  {
    verb: 'meetings.voteForm',
    access: COUNCIL,
    async handle(request) {
      mustBePersonal(request)
      const poll = await readPoll(request, OfPoll.parse(request.data).poll)
      return { replaceCard: await changeVote(request, poll) }
    },
  },
  {
    verb: 'meetings.vote',
    access: COUNCIL,
    async handle(request) {
      const inputs = z.looseObject({ poll: z.string() }).parse(request.data)
      const poll = await readPoll(request, inputs.poll)
      const wishes = Object.fromEntries(
        poll.options.map(({ key }) => [key, z.enum(WISHES).default('yes').parse(inputs[`wish${key}`])]),
      )
      await vote(request, poll, wishes)
      return { replaceCard: await pollCard(request, poll, pollWords(request.language).voted) }
    },
  },
  {
    verb: 'meetings.closePoll',
    access: LEADERS,
    async handle(request) {
      await closePoll(request, OfPoll.parse(request.data).poll)
      return { replaceCard: noPollView(request, pollWords(request.language).closed) }
    },
  },
  {
    verb: 'meetings.choose',
    access: LEADERS,
    async handle(request) {
      const { poll, option } = Choose.parse(request.data)
      const { meeting, notifications } = await choose(request, poll, option)
      const notice = pollWords(request.language).chosen
      return { replaceCard: await meetingCard(request, meeting, notice), notifications }
    },
  },
]
