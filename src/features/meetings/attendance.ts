import type { Council, Person, Seat } from '../../core/council'
import type { Answer, SeatReply } from './reply-store'
import type { Attendance } from './rules'

/** One filled seat's place in a meeting to come. */
export interface SeatState {
  seat: Seat
  name: string
  /** Whether the bot can write to its person at all. */
  reachable: boolean
  answer: Answer | 'waiting'
  reason?: string
  assisted: boolean
  /** Who may step in, once the member has declined, and what they say. */
  substitute?: { name: string; answer: Answer | 'waiting' }
}

/** Every filled seat with what it has answered, in the order of names. */
export function seatStates(council: Council, people: Map<string, Person>, replies: SeatReply[]): SeatState[] {
  return council.seats
    .filter((seat) => seat.person !== undefined)
    .map((seat): SeatState => {
      const person = people.get(seat.person as string)
      const reply = replies.find((each) => each.seat === seat.id)
      const called = reply?.answer === 'no' && seat.substitute ? people.get(seat.substitute) : undefined
      return {
        seat,
        name: person?.name ?? '',
        reachable: person?.aadObjectId !== undefined,
        answer: reply?.answer ?? 'waiting',
        reason: reply?.reason,
        assisted: reply?.assistedBy !== undefined,
        substitute: called && { name: called.name, answer: reply?.substitute?.answer ?? 'waiting' },
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
