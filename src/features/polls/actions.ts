import { z } from 'zod'
import { COUNCIL, SEATED, WORKING } from '../../core/council'
import type { Action, CouncilRequest } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { newToken } from '../elections'
import { askers } from './rules'
import { show } from './showing'
import { pollWords } from './strings'
import { answer, ask, awaitsAnswer, closePoll, isOpen, mayAsk, readPoll } from './use-cases'
import { answerView, askForm } from './views'

const token = z.string().regex(/^[\w-]{22}$/)
const OfPoll = z.object({ poll: z.string() })
// On the card of an anonymous answer.
const OfAnswer = OfPoll.extend({ token: token.optional() })
const toggle = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true')
const Start = screenInputs.extend({
  form: z.uuid(),
  question: z.string().trim().default(''),
  options: z.string().default(''),
  multiple: toggle,
  anonymous: toggle,
  hidden: toggle,
  minutes: z.coerce
    .number()
    .int()
    .min(0)
    .max(60 * 24 * 60),
})
const Answer = OfPoll.extend({
  token,
  options: z
    .string()
    .default('')
    .transform((value) => value.split(',').filter(Boolean)),
})

const pollIn = (request: CouncilRequest) => readPoll(request, OfPoll.parse(request.data).poll)

export const actions: Action[] = [
  {
    verb: 'polls.form',
    access: WORKING,
    handle: (request) => {
      if (!mayAsk(request)) throw new UserError('polls.notYours', {}, askers.key)
      return { replaceCard: askForm(request) }
    },
  },
  {
    verb: 'polls.start',
    access: WORKING,
    handle: async (request) => {
      const input = Start.parse(request.data)
      screen([input.question, input.options], input)
      const { poll, notifications } = await ask(request, input)
      return { replaceCard: await show(request, poll, pollWords(request.language).asked), notifications }
    },
  },
  {
    verb: 'polls.show',
    access: COUNCIL,
    handle: async (request) => {
      const { poll, token } = OfAnswer.parse(request.data)
      return { replaceCard: await show(request, await readPoll(request, poll), '', token) }
    },
  },
  {
    // From the channel the answer is given in one's own chat.
    verb: 'polls.toMe',
    access: SEATED,
    handle: async (request) => {
      const { scope, person, activityId } = request
      const poll = await pollIn(request)
      return {
        toast: pollWords(request.language).sentToYou,
        notifications: [
          { kind: 'polls.card', scope, subject: `${poll.id}:${activityId}`, to: { person: person.id } },
        ],
      }
    },
  },
  {
    verb: 'polls.open',
    access: SEATED,
    handle: async (request) => {
      const { poll: id, token } = OfAnswer.parse(request.data)
      const poll = await readPoll(request, id)
      const { person, now, place } = request
      if (!isOpen(poll, now)) return { replaceCard: await show(request, poll) }
      if (place !== 'personal') throw new UserError('polls.closed')
      if (!poll.roll.includes(person.id)) throw new UserError('polls.notOnRoll')
      if (poll.anonymous && !token && !(await awaitsAnswer(poll, person.id, now)))
        throw new UserError('polls.answered')
      return { replaceCard: answerView(poll, token ?? newToken(), poll.answers[person.id] ?? [], request) }
    },
  },
  {
    verb: 'polls.answer',
    access: SEATED,
    handle: async (request) => {
      const { poll: id, options, token } = Answer.parse(request.data)
      if (request.place !== 'personal') throw new UserError('polls.closed')
      const { poll, notifications } = await answer(request, id, options, token)
      const { saved } = pollWords(request.language)
      const own = poll.anonymous ? token : undefined
      return { replaceCard: await show(request, poll, saved, own), notifications }
    },
  },
  {
    verb: 'polls.close',
    access: WORKING,
    handle: async (request) => {
      const { poll, notifications } = await closePoll(request, OfPoll.parse(request.data).poll)
      return { replaceCard: await show(request, poll), notifications }
    },
  },
]
