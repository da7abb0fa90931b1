import type { Card } from '../../core/cards'
import { shortDate } from '../../core/language'
import { sheetView } from '../../core/sheet.views'
import { shortened } from '../../core/shortened'
import { changesBetween } from './compare'
import { type CouncilFrame, compareCard, press } from './layouts'
import { responseWords } from './response.strings'
import type { Response } from './response-store'
import type { Hearing } from './store'
import { aboutLabel } from './synthesis-views'

export function versionsView(
  hearing: Hearing,
  versions: Omit<Response, 'paragraphs'>[],
  frame: CouncilFrame,
): Card {
  const words = responseWords(frame.language)
  const day = (at: Date) => shortDate(at, frame.council.timeZone, frame.language)
  return sheetView(
    {
      title: words.versions.title,
      lines: [words.versions.explain],
      groups: [
        {
          heading: '',
          rows: versions.map(({ version, savedAt, savedBy }) => ({
            title: words.draft.version(version, day(savedAt), savedBy),
            about: '',
            verb: 'hearings.compare',
            data: { hearing: hearing.id, version: String(version) },
          })),
        },
      ],
      buttons: [press(words.draft.back, 'hearings.draft', { hearing: hearing.id })],
    },
    frame,
  )
}

/** Letters of a comparison that fit into a card; what was not touched is shortened first. */
const MOST_COMPARED = 9000

const MOST_SAME = 160

export function compareView(
  hearing: Hearing,
  before: Response | undefined,
  after: Response,
  headings: Map<string, string>,
  frame: CouncilFrame,
): Card {
  const all = responseWords(frame.language)
  const words = all.compare
  let room = MOST_COMPARED
  const changes = changesBetween(before?.paragraphs ?? [], after.paragraphs).flatMap(
    ({ change, about, stretches }) => {
      if (room <= 0) return []
      return [
        {
          heading: words.heading(words.changes[change], aboutLabel(about, headings, frame)),
          runs: stretches.flatMap((stretch) => {
            const text = shortened(
              stretch.change === 'same' ? middleCut(stretch.text, MOST_SAME) : stretch.text,
              Math.max(room, 0),
            )
            room -= text.length
            return text === ''
              ? []
              : [
                  {
                    type: 'TextRun' as const,
                    text,
                    underline: stretch.change === 'added',
                    strikethrough: stretch.change === 'removed',
                  },
                ]
          }),
        },
      ]
    },
  )
  return compareCard(
    {
      fallbackText: words.title(before?.version ?? 0, after.version),
      title: words.title(before?.version ?? 0, after.version),
      legend: changes.length === 0 ? words.same : words.legend,
      changes,
      buttons: [
        press(all.draft.versions, 'hearings.versions', { hearing: hearing.id }),
        press(all.draft.back, 'hearings.draft', { hearing: hearing.id }),
      ],
    },
    frame,
  )
}

const middleCut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most / 2)} … ${text.slice(-most / 2)}`
