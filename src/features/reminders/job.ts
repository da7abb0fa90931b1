import { type Council, type CouncilScope, LEADERS, type Person } from '../../core/council'
import type { Feature, Job, Notification } from '../../core/feature'
import { councilById } from '../council'
import {
  isComing,
  type Meeting,
  noticesOf,
  peopleOf,
  type SeatState,
  statesOf,
  substituteCalls,
  wakeAgain,
  wakingMeetings,
} from '../meetings'
import { type Audience, type ChainFacts, chainOf, dueSteps, nextLook, type Step } from './chain'
import { chainRules } from './rules'

/** What the rooms know of the meeting, put together. */
export async function factsOf(
  rooms: Feature[],
  meeting: Meeting,
  council: Council,
  now: Date,
): Promise<ChainFacts> {
  const known = rooms.flatMap(({ meetingFacts }) => meetingFacts ?? [])
  const scope = { tenant: council.tenant, council: council.id }
  const done = (await Promise.all(known.map((facts) => facts.done(scope, meeting.id)))).flat()
  const deadlines = known.flatMap((facts) => facts.deadlines(meeting, council, now))
  const at = (list: { name: string; at: Date }[], wanted: string) =>
    list.find(({ name }) => name === wanted)?.at
  return {
    itemDeadline: at(deadlines, 'items'),
    agendaDeadline: at(deadlines, 'agenda'),
    agendaAt: at(done, 'agenda'),
    minutesAt: at(done, 'minutes'),
    minutesKnown: known.some(({ knows }) => knows.includes('minutes')),
  }
}

// Meetings read at a time.
const BATCH = 100

/**
 * Looks at the meetings whose time it is, and puts what is due in the outbox before it notes that it has:
 * a crash between the two makes it do so again, and the outbox's unique keys fold the repeat.
 */
export function remindersJob(rooms: Feature[]): Job {
  async function look(meeting: Meeting, now: Date, known: Known): Promise<Looked> {
    const council = await known.council(meeting)
    if (!council) return { meeting, notifications: [], told: [], next: undefined }
    const facts = await factsOf(rooms, meeting, council, now)
    const chain = chainOf(meeting, chainRules(council, now), facts, council.timeZone)
    const due = dueSteps(chain, meeting.told, now)
    const notices = meeting.told.includes('notices') ? [] : ['notices']
    const told = [...notices, ...due.map(({ name }) => name)]
    const next = nextLook(meeting, chain, now)
    const ahead = meeting.state === 'planned' && now < meeting.start
    const calls = ahead ? await substituteCalls(council, meeting) : []
    if (told.length === 0) return { meeting, notifications: calls, told, next }
    const people = await known.people(council)
    const states = due.some(({ to }) => to === 'unanswered' || to === 'expected')
      ? await statesOf(council, meeting)
      : []
    const notifications = [
      ...calls,
      ...notices.flatMap(() => noticesOf(council, meeting, people)),
      ...due.flatMap((step) => remindersFor(step, meeting, council, people, states)),
    ]
    return { meeting, notifications, told, next }
  }

  return {
    name: 'reminders',
    async run(now, add) {
      const known = knownOnce()
      for (;;) {
        const meetings = await wakingMeetings(now, BATCH)
        const looked = await Promise.all(meetings.map((meeting) => look(meeting, now, known)))
        await add(looked.flatMap(({ notifications }) => notifications))
        await wakeAgain(looked)
        if (meetings.length < BATCH) return []
      }
    },
  }
}

/** What a look at a meeting has found. */
interface Looked {
  meeting: Meeting
  notifications: Notification[]
  told: string[]
  next: Date | undefined
}

interface Known {
  council(scope: CouncilScope): Promise<Council | undefined>
  people(council: Council): Promise<Map<string, Person>>
}

/** Reads each council once for a run, however many of its meetings wake. */
function knownOnce(): Known {
  const councils = new Map<string, Promise<Council | undefined>>()
  const people = new Map<string, Promise<Map<string, Person>>>()
  const once = <T>(kept: Map<string, T>, key: string, read: () => T): T => {
    const found = kept.get(key) ?? read()
    kept.set(key, found)
    return found
  }
  return {
    council: ({ tenant, council }) =>
      once(councils, `${tenant}/${council}`, () => councilById({ tenant, council })),
    people: (council) => once(people, `${council.tenant}/${council.id}`, () => peopleOf(council)),
  }
}

function remindersFor(
  { name, to, expires, patient }: Step,
  meeting: Meeting,
  council: Council,
  people: Map<string, Person>,
  states: SeatState[],
): Notification[] {
  return audienceOf(to, council, states)
    .filter((person) => people.get(person)?.aadObjectId !== undefined)
    .map((person) => ({
      kind: name === 'quorum' ? 'meetings.quorum' : `reminders.${name}`,
      scope: { tenant: council.tenant, council: council.id },
      subject: `${meeting.id}:${meeting.sequence}${name === 'quorum' ? ':risk' : ''}`,
      to: { person },
      expires,
      patient,
    }))
}

/** Ids of the people whom a reminder is for. */
export function audienceOf(to: Audience, council: Council, states: SeatState[]): string[] {
  const seated = council.seats.flatMap((seat) =>
    seat.person ? [{ person: seat.person, role: seat.role }] : [],
  )
  const staff = council.staff.map(({ person, role }) => ({ person, role }))
  const all = [...seated, ...staff]
  const chosen = {
    members: () => seated,
    everybody: () => all,
    chairs: () => seated.filter(({ role }) => role !== 'member'),
    leaders: () => all.filter(({ role }) => LEADERS.includes(role)),
    secretariat: () => staff.filter(({ role }) => role === 'secretariat'),
    unanswered: () => statesOn(({ answer }) => answer === 'waiting'),
    expected: () => [...statesOn((state) => state.answer !== 'no' || isComing(state)), ...staff],
  }[to]()
  return [...new Set(chosen.map(({ person }) => person))]

  function statesOn(wanted: (state: SeatState) => boolean): { person: string }[] {
    return states.filter(wanted).flatMap(({ seat, substitute }) => {
      // The substitute who steps in is the one to be reminded.
      const person = substitute?.answer === 'yes' ? seat.substitute : seat.person
      return person ? [{ person }] : []
    })
  }
}
