import type { Feature } from '../../core/feature'
import { actions } from './actions'
import { api } from './api'
import { attendanceWords } from './attendance.strings'
import { downloads } from './calendar-files'
import { nextMeeting } from './coming'
import { commands } from './commands'
import { contactsJob } from './contacts'
import { deliveries } from './deliveries'
import { awaits } from './poll-use-cases'
import { meetingDays, meetingsPerYear, meetingTime, quorum, substitutes } from './rules'
import { meetingsBetween } from './store'
import { meetingWords } from './strings'

/** The council's meetings: planned, called, answered, moved and cancelled. */
export const meetings: Feature = {
  name: 'meetings',
  strings: meetingWords,
  commands,
  actions,
  deliveries,
  awaits,
  downloads,
  api,
  async wheel(scope, { from, to, language }) {
    const { kinds } = meetingWords(language)
    const meetings = await meetingsBetween(scope, from, to)
    return meetings.map(({ start, kind, madeBy }) => ({
      at: start,
      title: kinds[kind],
      kind: 'meeting',
      madeBy,
    }))
  },
  jobs: [contactsJob],
  async handouts(scope, { language, now }) {
    const meeting = await nextMeeting(scope, now)
    const { letters } = attendanceWords(language)
    return meeting ? [{ title: letters.title, kind: 'meetings.letter', subject: meeting.id }] : []
  },
  makes: { meeting: (date, form) => ({ verb: 'meetings.newForm', data: { date, form } }) },
  rules: [meetingsPerYear, meetingTime, meetingDays, quorum, substitutes],
}

export { isComing, type SeatState } from './attendance'
export { nextMeeting } from './coming'
export { beginLike } from './plan-use-cases'
export { sameDayNextYear } from './planning'
export { datePollRows } from './poll-use-cases'
export { type Answer, repliesTo } from './reply-store'
export { quorum, seatsNeeded } from './rules'
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
export { noticesOf, peopleOf, statesOf, substituteCalls } from './use-cases'
export { meetingWords }
