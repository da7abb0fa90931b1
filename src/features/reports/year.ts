import { DateTime } from 'luxon'
import { type Council, scopeOf } from '../../core/council'
import { CHAPTERS, type Chapter, type Feature, type Touch } from '../../core/feature'
import type { Language } from '../../core/language'
import { charterOf } from '../council'
import { type Covered, coverageOf, TAGS, type Tag } from './rules'

/** Begin and end of a year by the council's wall clock. */
function spanOf(year: number, { timeZone }: Council): { from: Date; to: Date } {
  const begin = (of: number) => DateTime.fromObject({ year: of }, { zone: timeZone }).toJSDate()
  return { from: begin(year), to: begin(year + 1) }
}

export const thisYear = ({ timeZone }: Council, now: Date): number =>
  DateTime.fromJSDate(now, { zone: timeZone }).year

export interface Coverage {
  year: number
  touches: Touch[]
  covered: Record<Tag, Covered[]>
}

/** What the year's items, hearings and theme days were about, from all rooms that have such. */
export async function coverageIn(
  rooms: Feature[],
  council: Council,
  year: number,
  now: Date,
): Promise<Coverage> {
  const about = { council, ...spanOf(year, council), now }
  const found = await Promise.all(rooms.map(({ touches }) => touches?.(scopeOf(council), about) ?? []))
  const touches = found.flat().sort((a, b) => a.at.getTime() - b.at.getTime())
  const charter = charterOf(council.type)
  const of = (tag: Tag) => coverageOf(touches, tag, charter[tag])
  return { year, touches, covered: { targetGroups: of(TAGS[0]), focusAreas: of(TAGS[1]) } }
}

/** What all rooms tell of a year, in the order of the report. */
export async function chaptersOf(
  rooms: Feature[],
  council: Council,
  year: number,
  now: Date,
  language: Language,
): Promise<Chapter[]> {
  const about = { council, ...spanOf(year, council), now, language }
  const told = await Promise.all(rooms.map(({ chapters }) => chapters?.(scopeOf(council), about) ?? []))
  return told.flat().sort((a, b) => CHAPTERS.indexOf(a.part) - CHAPTERS.indexOf(b.part))
}
