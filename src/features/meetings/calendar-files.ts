import { type Council, SECRETARIAT, scopeOf } from '../../core/council'
import type { Download } from '../../core/feature'
import type { Language } from '../../core/language'
import { type CalendarEntry, calendarFile } from '../../documents/ics'
import { calleesOf } from './contacts'
import { callList, invitationLetter } from './letters'
import { calendarOf, type Meeting, meetingById } from './store'
import { meetingWords } from './strings'

const YEAR_MS = 365 * 24 * 60 * 60 * 1000

/** A meeting as people's calendars know it. */
function calendarEntry(meeting: Meeting, council: Council, language: Language): CalendarEntry {
  const words = meetingWords(language)
  return {
    uid: `${meeting.id}@raadsbot`,
    sequence: meeting.sequence,
    changedAt: meeting.since,
    start: meeting.start,
    end: meeting.end,
    title: words.entryTitle(words.kinds[meeting.kind], council.name),
    place: meeting.place || (meeting.link ? words.online : ''),
    text: words.entryText,
    url: meeting.link,
    cancelled: meeting.state === 'cancelled',
  }
}

export const downloads: Record<string, Download> = {
  'meetings.entry': async ({ scope, subject, council, language }) => {
    const meeting = await meetingById(scope, subject)
    if (!meeting) return undefined
    const words = meetingWords(language)
    const method = meeting.state === 'cancelled' ? 'CANCEL' : 'PUBLISH'
    const entries = [calendarEntry(meeting, council, language)]
    return {
      name: words.calendarFile,
      ...calendarFile(words.calendarName(council.name), entries, { method }),
    }
  },
  /** The subscription: the past year and all that is planned, cancelled meetings marked. */
  'meetings.calendar': async ({ scope, council, language, now }) => {
    const words = meetingWords(language)
    const meetings = await calendarOf(scope, new Date(now.getTime() - YEAR_MS))
    const entries = meetings.map((meeting) => calendarEntry(meeting, council, language))
    return { name: words.calendarFile, ...calendarFile(words.calendarName(council.name), entries) }
  },
  /** Letters and a call list for those whom no message can reach. */
  'meetings.letters': async ({ subject, council, member, language }) => {
    const meeting = await meetingById(scopeOf(council), subject)
    if (!meeting || !SECRETARIAT.includes(member.role)) return undefined
    return callList(meeting, await calleesOf(council, meeting), council, language)
  },
  /** The letter to whoever has the link, whom no message reaches. */
  'meetings.letter': async ({ subject, council, person, language }) => {
    const meeting = await meetingById(scopeOf(council), subject)
    return meeting?.state === 'planned'
      ? invitationLetter(meeting, person.name, council, language)
      : undefined
  },
}
