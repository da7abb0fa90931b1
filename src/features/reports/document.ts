import type { Council } from '../../core/council'
import type { Chapter } from '../../core/feature'
import { type Language, longDate } from '../../core/language'
import type { Block, Document } from '../../documents/document'
import { councilWords } from '../council'
import { sumOf, TAGS } from './rules'
import { reportWords } from './strings'
import { namesOf } from './views'
import type { Coverage } from './year'

/** Names of those who sign for the council; empty where the office is vacant. */
export interface Signers {
  chair: string
  viceChair: string
}

function chapterBlocks({ title, texts, items = [], table }: Chapter): Block[] {
  return [
    { kind: 'heading', level: 2, text: title },
    ...texts.map((text): Block => ({ kind: 'paragraph', text })),
    ...(items.length > 0 ? [{ kind: 'list', items } as const] : []),
    ...(table ? [{ kind: 'table', ...table } as const] : []),
  ]
}

function coverageBlocks({ covered, touches }: Coverage, language: Language): Block[] {
  if (touches.length === 0) return []
  const { file, coverage } = reportWords(language)
  const named = TAGS.flatMap((tag) =>
    covered[tag].map((each) => ({ ...each, name: namesOf(tag, { language })[each.key] ?? each.key })),
  )
  const never = named.filter((each) => sumOf(each) === 0).map(({ name }) => name)
  return [
    { kind: 'heading', level: 2, text: file.coverage },
    ...TAGS.map((tag): Block => {
      const [, ...columns] = file.head
      return {
        kind: 'table',
        head: [coverage.heading[tag], ...columns],
        rows: covered[tag].map(({ key, item, hearing, themeDay }) => [
          namesOf(tag, { language })[key] ?? key,
          String(item),
          String(hearing),
          String(themeDay),
        ]),
        widths: [4, 1, 1, 1],
        numbers: [1, 2, 3],
      }
    }),
    ...(never.length > 0 ? [{ kind: 'paragraph', text: file.never(never.join(', ')) } as const] : []),
  ]
}

/** The annual report (årsberetning) to the byråd, as a draft. It names nobody but those who sign it. */
export function reportDocument(
  year: number,
  { chapters, coverage, signers }: { chapters: Chapter[]; coverage: Coverage; signers: Signers },
  { council, language, now }: { council: Council; language: Language; now: Date },
): Document {
  const { report, file } = reportWords(language)
  const { purpose, advisory } = councilWords(language)
  const filled = council.seats.filter(({ person }) => person).length
  const { chair, viceChair } = signers
  const signed = [chair && file.chair(chair), viceChair && file.viceChair(viceChair)].filter(Boolean)
  const [money, told] = [
    chapters.filter(({ part }) => part === 'money'),
    chapters.filter(({ part }) => part !== 'money'),
  ]
  return {
    title: report.title(year),
    sender: council.name,
    language,
    at: now,
    blocks: [
      { kind: 'heading', level: 1, text: report.title(year) },
      { kind: 'paragraph', text: file.asOf(longDate(now, council.timeZone, language)), subtle: true },
      { kind: 'heading', level: 2, text: file.foreword },
      { kind: 'paragraph', text: file.forewordLine, subtle: true },
      { kind: 'heading', level: 2, text: file.about },
      { kind: 'paragraph', text: purpose[council.type] ?? '' },
      { kind: 'paragraph', text: advisory },
      { kind: 'paragraph', text: file.seats(filled, council.seats.length) },
      ...told.flatMap(chapterBlocks),
      ...coverageBlocks(coverage, language),
      ...money.flatMap(chapterBlocks),
      ...(signed.length > 0
        ? ([
            { kind: 'line' },
            { kind: 'paragraph', text: [file.sign, ...signed].join('\n') },
          ] satisfies Block[])
        : []),
    ],
  }
}
