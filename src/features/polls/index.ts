import { COUNCIL, LEADERS } from '../../core/council'
import type { Awaited, Command, CouncilRequest, Feature } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { datePollRows } from '../meetings'
import { actions } from './actions'
import { deliveries } from './deliveries'
import { jobs } from './jobs'
import { askers } from './rules'
import { pollsOf } from './store'
import { pollWords } from './strings'
import { answeredIn, awaitsAnswer, isOpen, mayAsk } from './use-cases'
import { awaitingView, pollsView } from './views'

// Polls that the list shows, and that are looked through for what awaits somebody.
const MOST_LISTED = 15

async function awaits(request: CouncilRequest): Promise<Awaited[]> {
  const { scope, person, now, council, language } = request
  const words = pollWords(language)
  const polls = await pollsOf(scope, MOST_LISTED)
  const waits = await Promise.all(polls.map((poll) => awaitsAnswer(poll, person.id, now)))
  return polls
    .filter((_, at) => waits[at])
    .map(({ id, question, closesAt }) => ({
      kind: 'vote',
      title: question,
      about: closesAt ? words.closesAt(closesAt, council.timeZone) : '',
      verb: 'polls.open',
      data: { poll: id },
    }))
}

/** Quick polls, and one list of all that waits for somebody's vote or answer in any room. */
export function pollsFor(rooms: Feature[]): Feature {
  const commands: Command[] = [
    {
      key: 'poll',
      access: COUNCIL,
      handle: async (request) => {
        const polls = await pollsOf(request.scope, MOST_LISTED)
        const listed = await Promise.all(
          polls.map(async (poll) => ({
            poll,
            open: isOpen(poll, request.now),
            answered: await answeredIn(poll),
          })),
        )
        const alone = request.place === 'personal'
        const dates = alone ? await datePollRows(request) : []
        const may = {
          ask: alone && mayAsk(request),
          askDates: alone && LEADERS.includes(request.member.role),
        }
        return { card: pollsView(listed, dates, may, request) }
      },
    },
    {
      key: 'vote',
      access: COUNCIL,
      rank: 15,
      handle: async (request) => {
        // What waits for somebody is theirs alone to see.
        if (request.place !== 'personal') throw new UserError('polls.inPrivate')
        return { card: awaitingView(await awaiting(request), request) }
      },
    },
  ]
  const awaiting = async (request: CouncilRequest): Promise<Awaited[]> => {
    const lists = await Promise.all(
      [...new Set([...rooms, polls])].map((room) => room.awaits?.(request) ?? []),
    )
    return lists.flat()
  }
  const polls: Feature = {
    name: 'polls',
    strings: pollWords,
    commands,
    actions,
    deliveries,
    jobs,
    awaits,
    api: [
      {
        method: 'GET',
        path: 'polls/awaiting',
        access: COUNCIL,
        handle: async (request) => ({ body: { awaiting: await awaiting(request) } }),
      },
    ],
    rules: [askers],
  }
  return polls
}
