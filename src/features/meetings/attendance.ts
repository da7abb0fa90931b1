import type { Council, Person, Seat } from '../../core/council'
import type { Answer, SeatReply } from './reply-store'
import type { Attendance } from './rules'

/** One filled seat's place in a meeting to come. */
export interface SeatState {
  seat: Seat
  name: string
  /** Whether the bot's messages reach its person. */
  reachable: boolean
  answer: Answer | 'waiting'
  reason?: string
  assisted: boolean
  /** Who may step in, once the member has declined, and what they say. */
  substitute?: { name: string; answer: Answer | 'waiting'; reachable: boolean; assisted: boolean }
}

/** Whether the bot's messages reach somebody, as far as the secretariat knows. */
export const canReach = ({ aadObjectId, reach }: Person): boolean =>
  aadObjectId !== undefined && reach === undefined

/** Every filled seat with what it has answered, in the order of names. `calls`: whether substitutes are called. */
export function seatStates(
  council: Council,
  people: Map<string, Person>,
  replies: SeatReply[],
  calls: boolean,
): SeatState[] {
  return council.seats
    .filter((seat) => seat.person !== undefined)
    .map((seat): SeatState => {
      const person = people.get(seat.person as string)
      const reply = replies.find((each) => each.seat === seat.id)
      const called =
        calls && reply?.answer === 'no' && seat.substitute ? people.get(seat.substitute) : undefined
      return {
        seat,
        name: person?.name ?? '',
        reachable: person !== undefined && canReach(person),
        answer: reply?.answer ?? 'waiting',
        reason: reply?.reason,
        assisted: reply?.assistedBy !== undefined,
        substitute: called && {
          name: called.name,
          answer: reply?.substitute?.answer ?? 'waiting',
          reachable: canReach(called),
          assisted: reply?.substitute?.assistedBy !== undefined,
        },
      }
    })
    .sort((a, b) => a.name.localeCompare(b.name, council.language))
}

export const isComing = ({ answer, substitute }: SeatState): boolean =>
  answer === 'yes' || substitute?.answer === 'yes'

export const attendanceOf = (states: SeatState[]): Attendance => ({
  seats: states.length,
  coming: states.filter(isComing).length,
  declined: states.filter((state) => state.answer === 'no' && !isComing(state)).length,
})
