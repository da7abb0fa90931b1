import type { Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import type { Election } from './store'

export interface CouncilFrame extends Frame {
  council: Council
  now: Date
}

/** What the one who looks may do. In the channel nobody in particular looks: all is false. */
export interface Reader {
  person?: string
  conducts: boolean
  secretariat: boolean
  seated: boolean
  /** On the roll, and has not voted. */
  mayVote: boolean
  mayConfirm: boolean
  decidesTie: boolean
  /** A tie that the sitting chair settles, and so nobody draws lots for. */
  tieIsForChair: boolean
}

export const CHANNEL: Reader = {
  conducts: false,
  secretariat: false,
  seated: false,
  mayVote: false,
  mayConfirm: false,
  decidesTie: false,
  tieIsForChair: false,
}

/** An election with what is needed to show it. */
export interface Shown {
  election: Election
  names: Map<string, string>
  /** How many have voted in the running ballot. */
  voted: number
  /** How many could be on the roll now. */
  roll: number
  /** A meeting is being held, and its attendance says who is there. */
  atMeeting: boolean
}
