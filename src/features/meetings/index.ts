import type { Feature } from '../../core/feature'
import { actions } from './actions'
import { downloads } from './calendar-files'
import { commands } from './commands'
import { deliveries } from './deliveries'
import { meetingDays, meetingsPerYear, meetingTime, quorum, substitutes } from './rules'
import { meetingWords } from './strings'

/** The council's meetings: planned, called, answered, moved and cancelled. */
export const meetings: Feature = {
  name: 'meetings',
  strings: meetingWords,
  commands,
  actions,
  deliveries,
  downloads,
  rules: [meetingsPerYear, meetingTime, meetingDays, quorum, substitutes],
}

export { isComing, type SeatState } from './attendance'
export { nextMeeting } from './coming'
export { type Answer, repliesTo } from './reply-store'
export { quorum, quorumState, seatsNeeded } from './rules'
export {
  addMeeting,
  cancelledMeetings,
  type Meeting,
  type MeetingKind,
  meetingById,
  meetingsBetween,
  planMeeting,
  plannedMeetings,
  wakeAgain,
  wakeMeeting,
  wakingMeetings,
} from './store'
export { noticesOf, peopleOf, statesOf } from './use-cases'
export { meetingWords }
