import type { Council, Person } from '../../core/council'
import type { Delivery, Feature } from '../../core/feature'
import type { Language } from '../../core/language'
import { type Meeting, meetingById, repliesTo } from '../meetings'
import { type ChainFacts, REMINDERS, type ReminderName } from './chain'
import { factsOf } from './job'
import { preferencesOf } from './preferences-store'
import { reminderView } from './views'

interface State {
  facts: ChainFacts
  /** What the reader's seat has answered. */
  answer?: 'yes' | 'no'
}

// Whether a reminder is still right when it is about to be sent.
export const RIGHT: Record<ReminderName, (state: State) => boolean> = {
  itemsOpen: ({ facts }) => !facts.agendaAt,
  itemsLastWeek: ({ facts }) => !facts.agendaAt,
  itemsClosed: ({ facts }) => !facts.agendaAt,
  agendaDue: ({ facts }) => !facts.agendaAt,
  agendaPublished: ({ facts }) => facts.agendaAt !== undefined,
  unanswered: ({ answer }) => answer === undefined,
  // Sent as the meetings room's own warning.
  quorum: () => false,
  dayBefore: ({ answer }) => answer !== 'no',
  hourBefore: ({ answer }) => answer !== 'no',
  minutesDue: ({ facts }) => !facts.minutesAt,
  minutesAgain: ({ facts }) => !facts.minutesAt,
  minutesLast: ({ facts }) => !facts.minutesAt,
}

export function deliveriesFor(rooms: Feature[]): Record<string, Delivery> {
  const deliver =
    (name: ReminderName): Delivery =>
    async ({ scope, subject, council, now }, { language, person, linkTo }) => {
      const [id = '', sequence] = subject.split(':')
      const meeting = await meetingById(scope, id)
      if (meeting?.state !== 'planned' || String(meeting.sequence) !== sequence || !person) return undefined
      if ((await preferencesOf(scope, person.id)).off.includes(name)) return undefined
      const facts = await factsOf(rooms, meeting, council, now)
      const answer = await answerOf(council, meeting, person)
      if (!RIGHT[name]({ facts, answer })) return undefined
      const link = linkTo?.('meetings.entry', meeting.id)
      return { card: reminderView(name, { meeting, facts, answer, link }, frameOf(council, language, now)) }
    }
  return Object.fromEntries(
    REMINDERS.filter((name) => name !== 'quorum').map((name) => [`reminders.${name}`, deliver(name)]),
  )
}

const frameOf = (council: Council, language: Language, now: Date) => ({ council, language, now })

async function answerOf(
  council: Council,
  meeting: Meeting,
  person: Person,
): Promise<'yes' | 'no' | undefined> {
  const replies = await repliesTo(council, meeting)
  const seat = council.seats.find((each) => each.person === person.id)
  if (seat) return replies.find((reply) => reply.seat === seat.id)?.answer
  // A substitute comes, or the reminder was not for them.
  const called = replies.find((reply) => reply.substitute?.person === person.id)
  return called?.substitute?.answer
}
