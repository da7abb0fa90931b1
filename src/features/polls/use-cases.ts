import { auditEntry } from '../../core/audit'
import { type Council, type CouncilScope, LEADERS, seatedIn } from '../../core/council'
import type { CouncilRequest, Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import {
  boxOf,
  castBallot,
  closeBoxes,
  codeOf,
  countBoxes,
  emptyBoxes,
  openBoxes,
  turnoutOf,
} from '../elections'
import { askers, MOST, MOST_OPTIONS, optionsIn } from './rules'
import { addPoll, keepAnswer, movePoll, type Poll, pollById } from './store'

// An anonymous poll is answered into the boxes of the elections: one ballot, no name, no time.
const keyOf = ({ id }: Poll) => ({ election: id, round: 1 })
const scopeOfPoll = ({ tenant, council }: Poll): CouncilScope => ({ tenant, council })

const boxesOf = (poll: Poll) =>
  openBoxes(scopeOfPoll(poll), keyOf(poll), {
    roll: poll.roll,
    choices: poll.options.map((_, at) => String(at)),
    changeVote: true,
    closesAt: poll.closesAt,
  })

export const mayAsk = ({ member, council, now }: CouncilRequest): boolean =>
  ruleValue(askers, council, now) === 'working' || LEADERS.includes(member.role)

export async function ask(
  request: CouncilRequest,
  input: {
    form: string
    question: string
    options: string
    multiple: boolean
    anonymous: boolean
    hidden: boolean
    minutes: number
  },
): Promise<{ poll: Poll; notifications: Notification[] }> {
  const { scope, council, person, now } = request
  if (!mayAsk(request)) throw new UserError('polls.notYours', {}, askers.key)
  const { form, question, multiple, anonymous, hidden, minutes } = input
  const options = optionsIn(input.options)
  if (question === '' || question.length > MOST.question) throw new UserError('polls.question', MOST)
  if (options.length < 2 || options.length > MOST_OPTIONS)
    throw new UserError('polls.options', { most: MOST_OPTIONS })
  if (options.some((option) => option.length > MOST.option)) throw new UserError('polls.optionLength', MOST)
  const poll = await addPoll(
    scope,
    {
      form,
      question,
      options,
      multiple,
      anonymous,
      // Whoever sees the figures move sees who has just answered what.
      hidden: hidden || anonymous,
      askedBy: { person: person.id, name: person.name },
      askedAt: now,
      roll: seatedIn(council),
      ...(minutes > 0 ? { closesAt: new Date(now.getTime() + minutes * 60_000) } : {}),
    },
    auditEntry(request, 'polls.asked', form),
  )
  if (anonymous) await boxesOf(poll)
  return { poll, notifications: await announce(council, poll) }
}

/** The channel's one card about a poll; without a channel each member gets a card of their own. */
export async function announce(council: Council, poll: Poll): Promise<Notification[]> {
  const scope = scopeOfPoll(poll)
  if (!council.channel)
    return poll.state === 'open'
      ? poll.roll.map((person) => ({ kind: 'polls.card', scope, subject: poll.id, to: { person } }))
      : []
  const mark = `${poll.state}:${poll.anonymous ? await answeredIn(poll) : JSON.stringify(poll.answers)}`
  const subject = `${poll.id}:${codeOf(mark)}`
  return [{ kind: 'polls.channel', scope, subject, to: 'channel', thread: `poll:${poll.id}` }]
}

export async function readPoll({ scope }: CouncilRequest, id: string): Promise<Poll> {
  const poll = await pollById(scope, id)
  if (!poll) throw new UserError('polls.gone')
  return poll
}

export const isOpen = (poll: Poll, now: Date): boolean =>
  poll.state === 'open' && (poll.closesAt === undefined || poll.closesAt > now)

/** How many have answered. */
export async function answeredIn(poll: Poll): Promise<number> {
  if (!poll.anonymous) return Object.keys(poll.answers).length
  if (poll.answered !== undefined) return poll.answered
  const { waiting } = await turnoutOf(scopeOfPoll(poll), keyOf(poll))
  return poll.roll.length - waiting.length
}

/** Whether this person has still to answer. */
export async function awaitsAnswer(poll: Poll, person: string, now: Date): Promise<boolean> {
  if (!isOpen(poll, now) || !poll.roll.includes(person)) return false
  if (!poll.anonymous) return poll.answers[person] === undefined
  return (await turnoutOf(scopeOfPoll(poll), keyOf(poll))).waiting.includes(person)
}

/** How often each option was chosen, in their order; undefined while that is not to be seen. */
export async function resultOf(poll: Poll): Promise<number[] | undefined> {
  if (poll.state !== 'closed' && poll.hidden) return undefined
  const counts = !poll.anonymous
    ? namedCounts(poll)
    : (poll.counts ?? (await countBoxes(scopeOfPoll(poll), keyOf(poll))).counts)
  return poll.options.map((_, at) => counts[String(at)] ?? 0)
}

function namedCounts({ answers }: Poll): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const chosen of Object.values(answers))
    for (const option of chosen) counts[option] = (counts[option] ?? 0) + 1
  return counts
}

/** Keeps an answer. Of an anonymous poll only the card with its token can change it. */
export async function answer(
  { scope, person, council, now }: CouncilRequest,
  id: string,
  chosen: string[],
  token: string,
): Promise<{ poll: Poll; notifications: Notification[] }> {
  const poll = await pollById(scope, id)
  if (!poll) throw new UserError('polls.gone')
  const known = chosen.every((option) => poll.options[Number(option)] !== undefined)
  if (!known || chosen.length === 0 || (chosen.length > 1 && !poll.multiple))
    throw new UserError('polls.choose')
  if (!poll.roll.includes(person.id)) throw new UserError('polls.notOnRoll')
  const ordered = [...new Set(chosen)].sort()
  if (!poll.anonymous) {
    const kept = await keepAnswer(scope, id, person.id, ordered, now)
    if (!kept) throw new UserError('polls.closed')
    return { poll: kept, notifications: await announce(council, kept) }
  }
  const box = boxOf(keyOf(poll), poll.roll, person.id)
  if (!box || !isOpen(poll, now)) throw new UserError('polls.closed')
  await boxesOf(poll)
  const result = await castBallot(
    scope,
    box,
    { person: person.id, code: codeOf(token), choices: ordered },
    now,
  )
  if (result === 'otherCard') throw new UserError('polls.answered')
  if (result !== 'counted' && result !== 'changed') throw new UserError('polls.closed')
  // No message of its own: the channel's card follows with the next tick.
  return { poll, notifications: [] }
}

/** Closes a poll: by who asked, by formandskab or secretariat. */
export async function closePoll(
  request: CouncilRequest,
  id: string,
): Promise<{ poll: Poll; notifications: Notification[] }> {
  const { scope, person, member, council } = request
  const poll = await readPoll(request, id)
  if (poll.askedBy.person !== person.id && !LEADERS.includes(member.role))
    throw new UserError('polls.notYoursToClose')
  const closing = await movePoll(
    scope,
    id,
    'open',
    { state: 'closing' },
    auditEntry(request, 'polls.closed', id),
  )
  // Another may have closed it at the same moment.
  const closed = await finishClosing(closing ?? (await readPoll(request, id)))
  return { poll: closed, notifications: await announce(council, closed) }
}

/** What is kept of an anonymous poll; nothing of a named one, which has its answers. */
async function countOf(poll: Poll): Promise<Pick<Poll, 'counts' | 'answered'>> {
  if (!poll.anonymous) return {}
  const scope = scopeOfPoll(poll)
  await boxesOf(poll)
  await closeBoxes(scope, keyOf(poll))
  const { counts, codes } = await countBoxes(scope, keyOf(poll))
  return { counts, answered: codes.length }
}

/** Takes a poll from `closing` to `closed`; an anonymous one is counted and its boxes emptied. Safe to repeat. */
export async function finishClosing(poll: Poll): Promise<Poll> {
  const scope = scopeOfPoll(poll)
  if (poll.state !== 'closing') return poll
  const closed = await movePoll(scope, poll.id, 'closing', { state: 'closed', ...(await countOf(poll)) })
  if (closed && poll.anonymous) await emptyBoxes(scope, keyOf(poll))
  return closed ?? ((await pollById(scope, poll.id)) as Poll)
}
