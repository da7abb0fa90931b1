import type { Card, Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import type { Chapter } from '../../core/feature'
import { shortDate } from '../../core/language'
import { sheetView } from '../../core/sheet.views'
import { councilWords } from '../council'
import { sumOf, TAGS, type Tag } from './rules'
import { reportWords } from './strings'
import { type Coverage, thisYear } from './year'

export interface ReportFrame extends Frame {
  council: Council
  now: Date
}

/** What the charter's keys are called. */
export const namesOf = (tag: Tag, { language }: Frame): Record<string, string> => councilWords(language)[tag]

/** The other year that a card leads to: this one, or the one before. */
const otherYear = (year: number, { council, now }: ReportFrame): number => {
  const current = thisYear(council, now)
  return year === current ? year - 1 : current
}

/** Which groups and topics a year has touched; first those that it has not. */
export function coverageView({ year, touches, covered }: Coverage, frame: ReportFrame): Card {
  const { coverage: words } = reportWords(frame.language)
  const other = otherYear(year, frame)
  const none = touches.length === 0
  const untagged = touches.filter((touch) => TAGS.every((tag) => touch[tag].length === 0)).length
  const missing = TAGS.map((tag) => {
    const names = covered[tag]
      .filter((each) => sumOf(each) === 0)
      .map(({ key }) => namesOf(tag, frame)[key] ?? key)
    return names.length === 0
      ? { texts: [words.all[tag]] }
      : { heading: words.never[tag], texts: [names.join(', ')] }
  })
  const touched = TAGS.map((tag) => ({
    heading: words.heading[tag],
    rows: covered[tag]
      .filter((each) => sumOf(each) > 0)
      .map(({ key, item, hearing, themeDay }) => ({
        title: namesOf(tag, frame)[key] ?? key,
        about: words.counts(item, hearing, themeDay),
        verb: 'reports.matters',
        data: { year: String(year), tag, matter: key },
      })),
  })).filter(({ rows }) => rows.length > 0)
  return sheetView(
    {
      title: words.title(year),
      lines: [none ? words.none : words.line],
      groups: none ? [] : [...missing, ...touched],
      note: untagged > 0 ? words.untagged(untagged) : '',
      buttons: [
        { title: words.report, verb: 'reports.report', data: { year: String(year) } },
        { title: words.other(other), verb: 'reports.coverage', data: { year: String(other) } },
      ],
    },
    frame,
  )
}

const MOST_MATTERS = 30

/** The year's matters about one group or topic. */
export function mattersView({ year, touches }: Coverage, tag: Tag, key: string, frame: ReportFrame): Card {
  const { coverage: words } = reportWords(frame.language)
  const matters = touches.filter((touch) => touch[tag].includes(key))
  return sheetView(
    {
      title: words.matters(namesOf(tag, frame)[key] ?? key, year),
      groups: [
        {
          texts: matters
            .slice(0, MOST_MATTERS)
            .map(({ kind, at, title }) =>
              words.matter(words.kinds[kind], shortDate(at, frame.council.timeZone, frame.language), title),
            ),
        },
      ],
      note: matters.length > MOST_MATTERS ? words.more(matters.length - MOST_MATTERS) : '',
      buttons: [{ title: words.back, verb: 'reports.coverage', data: { year: String(year) } }],
    },
    frame,
  )
}

const MOST_ITEMS = 5

/** What the annual report will say, in short. `word` is the reader's own address of the file. */
export function reportView(
  year: number,
  chapters: Chapter[],
  word: string | undefined,
  frame: ReportFrame,
): Card {
  const { report: words } = reportWords(frame.language)
  const other = otherYear(year, frame)
  return sheetView(
    {
      title: words.title(year),
      lines: [
        chapters.length === 0 ? words.none : words.draft,
        year === thisYear(frame.council, frame.now) ? words.running : '',
      ],
      groups: chapters.map(({ title, texts, items = [] }) => ({
        heading: title,
        texts: [
          ...texts,
          ...items.slice(0, MOST_ITEMS),
          ...(items.length > MOST_ITEMS ? [words.more(items.length - MOST_ITEMS)] : []),
        ],
      })),
      buttons: [
        { title: words.coverage, verb: 'reports.coverage', data: { year: String(year) } },
        { title: words.other(other), verb: 'reports.report', data: { year: String(other) } },
      ],
      links: word && chapters.length > 0 ? [{ title: words.word, url: word }] : [],
    },
    frame,
  )
}
