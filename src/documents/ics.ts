/** A calendar entry; the same `uid` with a higher `sequence` replaces the earlier one. */
export interface CalendarEntry {
  uid: string
  sequence: number
  /** When this state of the entry was decided. */
  changedAt: Date
  start: Date
  end: Date
  title: string
  place: string
  text: string
  url?: string
  cancelled: boolean
}

const MIME = 'text/calendar; charset=utf-8'

/**
 * An iCalendar file (RFC 5545). Times are instants in UTC, which every calendar shows in its own wall time
 * and which no change of clocks moves. A single cancelled entry is a CANCEL, which removes it from the
 * calendar; a list (a subscription) shows it as cancelled.
 */
export function calendarFile(
  name: string,
  entries: CalendarEntry[],
  { method }: { method: 'PUBLISH' | 'CANCEL' } = { method: 'PUBLISH' },
): { type: string; bytes: Buffer } {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Raadsbot//Meetings//DA',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...entries.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return { type: MIME, bytes: Buffer.from(`${lines.map(folded).join('\r\n')}\r\n`) }
}

function eventLines(entry: CalendarEntry): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(entry.uid)}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${utc(entry.changedAt)}`,
    `DTSTART:${utc(entry.start)}`,
    `DTEND:${utc(entry.end)}`,
    `SUMMARY:${escaped(entry.title)}`,
    ...(entry.place ? [`LOCATION:${escaped(entry.place)}`] : []),
    ...(entry.text ? [`DESCRIPTION:${escaped(entry.text)}`] : []),
    ...(entry.url ? [`URL:${entry.url}`] : []),
    `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ]
}

const utc = (instant: Date): string => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters have no place in a calendar
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

/** Lines of at most 75 octets; a character is never cut in two. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const character of line) {
    const bytes = Buffer.byteLength(character)
    // A continued line begins with a space, which counts.
    if (size + bytes > (parts.length === 0 ? 75 : 74)) {
      parts.push(part)
      part = ''
      size = 0
    }
    part += character
    size += bytes
  }
  return [...parts, part].join('\r\n ')
}
