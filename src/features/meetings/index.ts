import type { Feature } from '../../core/feature'
import { meetingWords } from './strings'

/** The council's meetings. */
export const meetings: Feature = { name: 'meetings', strings: () => ({}) }

export { awakeFrom } from './awake'
export { addMeeting, type Meeting, meetingById, nextMeeting } from './store'
export { meetingWords }
