import {
  type Council,
  type CouncilScope,
  everybodyIn,
  leadersOf,
  type Person,
  placedIn,
  type Seat,
  scopeOf,
} from '../../core/council'
import type { CouncilRequest, Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { peopleById } from '../council'
import { attendanceOf, type SeatState, seatStates } from './attendance'
import { nextMeeting } from './coming'
import { type Answer, answersOf, repliesTo, type SeatReply, saveReply, saveSubstitute } from './reply-store'
import { quorum, quorumState, substitutes } from './rules'
import { type Meeting, meetingById } from './store'

export async function comingMeeting({ scope, now }: CouncilRequest): Promise<Meeting> {
  const meeting = await nextMeeting(scope, now)
  if (!meeting) throw new UserError('meetings.none')
  return meeting
}

export async function readMeeting(scope: CouncilScope, id: string): Promise<Meeting> {
  const meeting = await meetingById(scope, id)
  if (!meeting) throw new UserError('meetings.gone')
  return meeting
}

/** The people of the council's seats and staff, substitutes among them. */
export const peopleOf = (council: Council): Promise<Map<string, Person>> =>
  peopleById(scopeOf(council), placedIn(council))

export async function statesOf(council: Council, meeting: Meeting): Promise<SeatState[]> {
  const [people, replies] = await Promise.all([peopleOf(council), repliesTo(council, meeting)])
  return seatStates(council, people, replies, callsSubstitutes(council, meeting))
}

/** By the rule as it holds at the meeting. */
const callsSubstitutes = (council: Council, { start }: Meeting): boolean =>
  ruleValue(substitutes, council, start)

/** What somebody answered for themselves, by the meetings' ids; nothing for people without a seat. */
export async function ownReplies(
  council: Council,
  meetings: Meeting[],
  person: string,
): Promise<Map<string, Answer | 'waiting'>> {
  const seat = council.seats.find((each) => each.person === person)
  if (!seat) return new Map()
  const answers = await answersOf(scopeOf(council), seat, meetings)
  return new Map(meetings.map(({ id }) => [id, answers.get(id) ?? 'waiting']))
}

export const ownReply = async (
  council: Council,
  meeting: Meeting,
  person: string,
): Promise<Answer | 'waiting' | undefined> => (await ownReplies(council, [meeting], person)).get(meeting.id)

/** The date that a card's button speaks of is still the meeting's: else the card is out of date. */
export const isCurrent = (meeting: Meeting, start: string): boolean => meeting.start.toISOString() === start

export function mustBeOpen(meeting: Meeting, now: Date): void {
  if (meeting.state === 'cancelled') throw new UserError('meetings.cancelled')
  if (now >= meeting.start) throw new UserError('meetings.started')
}

/** The member's own answer. */
export function reply(
  request: CouncilRequest,
  meeting: Meeting,
  answer: Answer,
  reason?: string,
): Promise<Notification[]> {
  const seat = request.council.seats.find(({ person }) => person === request.person.id)
  if (!seat) throw new UserError('meetings.noSeat')
  return answerFor(request, meeting, seat, { answer, reason })
}

/** The formandskab or the secretariat enters the answer of somebody who called: a seat's member or substitute. */
export function assist(
  request: CouncilRequest,
  meeting: Meeting,
  who: { seat: string; substitute: boolean },
  answer: Answer,
): Promise<Notification[]> {
  const assistedBy = request.person.id
  const seat = request.council.seats.find(({ id, person }) => id === who.seat && person !== undefined)
  if (!seat) throw new UserError('meetings.chooseSeat')
  if (!who.substitute) return answerFor(request, meeting, seat, { answer, assistedBy })
  if (!seat.substitute) throw new UserError('meetings.chooseSeat')
  return substituteAnswers(request, meeting, seat, { person: seat.substitute, answer, assistedBy })
}

async function answerFor(
  { scope, council, now }: CouncilRequest,
  meeting: Meeting,
  seat: Seat,
  said: Pick<SeatReply, 'answer' | 'reason' | 'assistedBy'>,
): Promise<Notification[]> {
  mustBeOpen(meeting, now)
  const saved = await saveReply(scope, meeting, seat, said, now)
  if (said.answer === 'yes') return []
  const call = callsSubstitutes(council, meeting) ? callFor(council, meeting, seat, saved) : []
  return [...call, ...(await quorumWarning(council, meeting, now))]
}

/** Asks the seat's substitute, once for each time that its member declines. */
function callFor(council: Council, meeting: Meeting, seat: Seat, { round }: SeatReply): Notification[] {
  if (!seat.substitute) return []
  return [
    {
      kind: 'meetings.callSubstitute',
      scope: scopeOf(council),
      subject: `${meeting.id}:${seat.id}:${round}`,
      to: { person: seat.substitute },
      expires: meeting.start,
      patient: true,
    },
  ]
}

/** Asks the substitutes of all who have declined, those too who were named only afterwards. */
export async function substituteCalls(council: Council, meeting: Meeting): Promise<Notification[]> {
  if (!callsSubstitutes(council, meeting)) return []
  const replies = await repliesTo(council, meeting)
  return council.seats.flatMap((seat) => {
    const declined = replies.find((reply) => reply.seat === seat.id && reply.answer === 'no')
    return declined && !declined.substitute ? callFor(council, meeting, seat, declined) : []
  })
}

/** What the substitute says; refused when the member comes after all. */
export function stepIn(
  request: CouncilRequest,
  meeting: Meeting,
  seatId: string,
  answer: Answer,
): Promise<Notification[]> {
  const { id: person } = request.person
  const seat = request.council.seats.find((each) => each.id === seatId && each.substitute === person)
  if (!seat) throw new UserError('meetings.noSeat')
  return substituteAnswers(request, meeting, seat, { person, answer })
}

async function substituteAnswers(
  { scope, council, now }: CouncilRequest,
  meeting: Meeting,
  seat: Seat,
  said: NonNullable<SeatReply['substitute']>,
): Promise<Notification[]> {
  mustBeOpen(meeting, now)
  const saved = await saveSubstitute(scope, meeting, seat, said)
  if (!saved) throw new UserError('meetings.notCalled')
  return said.answer === 'no' ? quorumWarning(council, meeting, now) : []
}

/** Tells formandskab and secretariat once for each date that too many have declined. */
async function quorumWarning(council: Council, meeting: Meeting, now: Date): Promise<Notification[]> {
  const attendance = attendanceOf(await statesOf(council, meeting))
  if (quorumState(attendance, ruleValue(quorum, council, now)) !== 'lost') return []
  return leadersOf(council).map((person) => ({
    kind: 'meetings.quorum',
    scope: scopeOf(council),
    subject: `${meeting.id}:${meeting.sequence}:lost`,
    to: { person },
    expires: meeting.start,
    patient: true,
  }))
}

const HALF_A_DAY_MS = 12 * 60 * 60 * 1000

/** What everybody in the council must hear of the meeting as it now stands: once for each change. */
export function noticesOf(council: Council, meeting: Meeting, people: Map<string, Person>): Notification[] {
  return everybodyIn(council)
    .filter((person) => people.get(person)?.aadObjectId !== undefined)
    .map((person) => ({
      kind: meeting.state === 'cancelled' ? 'meetings.cancelled' : 'meetings.invitation',
      scope: scopeOf(council),
      subject: `${meeting.id}:${meeting.sequence}`,
      to: { person },
      // A change of the day itself cannot wait for the morning.
      patient: meeting.start.getTime() - meeting.since.getTime() > HALF_A_DAY_MS,
      expires: meeting.state === 'cancelled' ? meeting.end : meeting.start,
    }))
}
