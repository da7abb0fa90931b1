import type { Feature } from '../../core/feature'
import { meetingWords } from './strings'

/** The council's meetings. */
export const meetings: Feature = { name: 'meetings', strings: () => ({}) }

export { awakeFrom } from './awake'
export {
  addMeeting,
  cancelledMeetings,
  type Meeting,
  meetingById,
  meetingsBetween,
  nextMeeting,
  plannedMeetings,
} from './store'
export { meetingWords }
