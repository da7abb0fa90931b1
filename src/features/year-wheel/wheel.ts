import { DateTime } from 'luxon'
import type { Council } from '../../core/council'
import { scopeOf } from '../../core/council'
import type { Feature, WheelEntry } from '../../core/feature'
import type { Language } from '../../core/language'
import { meetingsBetween } from '../meetings'
import { type Entry, entriesBetween } from './store'
import { wheelWords } from './strings'

/** Something on the wheel, numbered through the year. */
export interface NumberedEntry extends WheelEntry {
  number: number
  own?: Entry
}

/** Begin and end of a year by the council's wall clock. */
export function yearSpan(year: number, { timeZone }: Council): { from: Date; to: Date } {
  const begin = (each: number) => DateTime.fromObject({ year: each }, { zone: timeZone }).toJSDate()
  return { from: begin(year), to: begin(year + 1) }
}

/** All that the year holds: what the rooms know, deadlines by the rules, and the council's own entries. */
export async function wheelOf(
  rooms: Feature[],
  council: Council,
  year: number,
  language: Language,
  now: Date,
): Promise<NumberedEntry[]> {
  const { from, to } = yearSpan(year, council)
  const scope = scopeOf(council)
  const words = wheelWords(language)
  const about = { council, from, to, now, language }
  // A meeting early next year has deadlines in this one.
  const near = DateTime.fromJSDate(to).plus({ days: 100 }).toJSDate()
  const before = DateTime.fromJSDate(from).minus({ days: 100 }).toJSDate()
  const [offered, own, meetings] = await Promise.all([
    Promise.all(rooms.map(({ wheel }) => wheel?.(scope, about) ?? [])),
    entriesBetween(scope, from, to),
    meetingsBetween(scope, before, near),
  ])
  const facts = rooms.flatMap(({ meetingFacts }) => meetingFacts ?? [])
  const deadlines = meetings.flatMap((meeting) =>
    facts
      .flatMap((each) => each.deadlines(meeting, council, now))
      .filter(({ at, name }) => at >= from && at < to && words.deadlines[name] !== undefined)
      .map(({ at, name }): WheelEntry => ({ at, title: words.deadlines[name] as string, kind: 'deadline' })),
  )
  const made = new Set(offered.flat().map(({ madeBy }) => madeBy))
  const entries: (WheelEntry & { own?: Entry })[] = [
    ...offered.flat(),
    ...deadlines,
    ...termEnds(council, from, to, language),
    ...own
      .filter(({ id }) => !made.has(id))
      .map((entry) => ({ at: entry.at, title: entry.title, kind: entry.kind, own: entry })),
  ]
  return entries
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map((entry, index) => ({ ...entry, number: index + 1 }))
}

/** Days on which members' terms end, without whose. */
function termEnds({ seats }: Council, from: Date, to: Date, language: Language): WheelEntry[] {
  const days = new Map<number, number>()
  for (const { person, until } of seats)
    if (person && until && until >= from && until < to)
      days.set(until.getTime(), (days.get(until.getTime()) ?? 0) + 1)
  return [...days].map(([at, count]) => ({
    at: new Date(at),
    title: wheelWords(language).termEnds(count),
    kind: 'election',
  }))
}
