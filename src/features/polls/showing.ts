import type { Card } from '../../core/cards'
import { type Council, LEADERS } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { peopleById } from '../council'
import type { Poll } from './store'
import { answeredIn, awaitsAnswer, isOpen, resultOf } from './use-cases'
import { type CouncilFrame, pollView, type ShownPoll } from './views'

async function shownOf(poll: Poll, council: Council, now: Date): Promise<ShownPoll> {
  const [answered, result, people] = await Promise.all([
    answeredIn(poll),
    resultOf(poll),
    peopleById({ tenant: council.tenant }, Object.keys(poll.answers)),
  ])
  const names = new Map([...people].map(([id, { name }]) => [id, name] as const))
  return { poll, open: isOpen(poll, now), answered, result, names }
}

/** The poll as the one whose turn it is may see and use it; in the channel as all may. */
export async function show(request: CouncilRequest, poll: Poll, notice = ''): Promise<Card> {
  const { council, person, member, now, place } = request
  if (place !== 'personal') return showToAll(poll, request)
  const awaits = await awaitsAnswer(poll, person.id, now)
  return pollView(
    await shownOf(poll, council, now),
    {
      mayAnswer: awaits || (!poll.anonymous && poll.roll.includes(person.id)),
      hasAnswered: !awaits,
      mayClose: poll.askedBy.person === person.id || LEADERS.includes(member.role),
      private: true,
    },
    request,
    notice,
  )
}

export const showToAll = async (poll: Poll, frame: CouncilFrame): Promise<Card> =>
  pollView(
    await shownOf(poll, frame.council, frame.now),
    { mayAnswer: false, hasAnswered: false, mayClose: false, private: false },
    frame,
  )

/** The poll for a person whom the bot writes to: the way to answer, and the result so far. */
export const showToPerson = async (poll: Poll, person: string, frame: CouncilFrame): Promise<Card> =>
  pollView(
    await shownOf(poll, frame.council, frame.now),
    {
      mayAnswer: await awaitsAnswer(poll, person, frame.now),
      hasAnswered: false,
      mayClose: false,
      private: true,
    },
    frame,
  )
