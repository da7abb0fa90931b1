import type { Card } from '../../core/cards'
import { type Council, LEADERS, memberOf, type Person } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { peopleById } from '../council'
import type { Poll } from './store'
import { answeredIn, awaitsAnswer, isOpen, resultOf } from './use-cases'
import { type CouncilFrame, pollView, type Reader, type ShownPoll } from './views'

async function shownOf(poll: Poll, council: Council, now: Date): Promise<ShownPoll> {
  const [answered, result, people] = await Promise.all([
    answeredIn(poll),
    resultOf(poll),
    peopleById({ tenant: council.tenant }, Object.keys(poll.answers)),
  ])
  const names = new Map([...people].map(([id, { name }]) => [id, name] as const))
  return { poll, open: isOpen(poll, now), answered, result, names }
}

async function readerOf(
  poll: Poll,
  person: Person,
  { council, now }: CouncilFrame,
  token: string | undefined,
): Promise<Reader> {
  const awaits = await awaitsAnswer(poll, person.id, now)
  const role = memberOf(council, person)?.role
  const mayChange = poll.anonymous ? token !== undefined : poll.roll.includes(person.id)
  return {
    mayAnswer: awaits || mayChange,
    hasAnswered: !awaits,
    mayClose: poll.askedBy.person === person.id || (role !== undefined && LEADERS.includes(role)),
    private: true,
    token,
  }
}

/**
 * The poll as the one whose turn it is may see and use it; in the channel as all may. `token` is what their
 * anonymous answer was given with: only a card that holds it can change that.
 */
export const show = (request: CouncilRequest, poll: Poll, notice = '', token?: string): Promise<Card> =>
  request.place === 'personal'
    ? showToPerson(poll, request.person, request, notice, token)
    : showToAll(poll, request)

export const showToAll = async (poll: Poll, frame: CouncilFrame): Promise<Card> =>
  pollView(
    await shownOf(poll, frame.council, frame.now),
    { mayAnswer: false, hasAnswered: false, mayClose: false, private: false },
    frame,
  )

/** The poll in a person's own chat: the way to answer or to change that, and the result so far. */
export const showToPerson = async (
  poll: Poll,
  person: Person,
  frame: CouncilFrame,
  notice = '',
  token?: string,
): Promise<Card> =>
  pollView(
    await shownOf(poll, frame.council, frame.now),
    await readerOf(poll, person, frame, token),
    frame,
    notice,
  )
