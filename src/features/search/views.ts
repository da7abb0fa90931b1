import { z } from 'zod'
import { type Card, defineCard, type Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import { filledInput, formButton, formInput } from '../../core/form.views'
import { longDate } from '../../core/language'
import { sheetGroup } from '../../core/sheet.views'
import { charterOf, councilWords } from '../council'
import type { Found } from './store'
import { searchWords } from './strings'

export const MOST_WORDS = 100

const resultsCard = defineCard(
  'search/results',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    lines: z.array(z.string()),
    groups: z.array(sheetGroup),
    inputs: z.array(formInput),
    buttons: z.array(formButton),
  }),
)

export interface Results {
  ask: { words: string; year: string; area: string; from: number }
  /** Whether anything was asked for. */
  asks: boolean
  rows: Found[]
  /** Where the next page begins; undefined after the last. */
  next: number | undefined
  years: number[]
}

type CouncilFrame = Frame & { council: Council }

/** How the search went, in a sentence. */
export function linesOf({ ask, asks, rows }: Results, { language }: Frame): string[] {
  const words = searchWords(language)
  if (!asks) return [words.how]
  if (rows.length === 0) return [words.nothing]
  return [ask.words === '' ? words.newest : words.found(ask.words)]
}

export function rowsOf({ rows }: Results, { council, language }: CouncilFrame) {
  const words = searchWords(language)
  return rows.map(({ kind, title, at, verb, data }) => ({
    title,
    about: words.about(words.kinds[kind], longDate(at, council.timeZone, language)),
    verb,
    data,
  }))
}

/** What was found, and the question to ask it again in another way. */
export function resultsView(results: Results, frame: CouncilFrame): Card {
  const { ask, rows, next, years } = results
  const { council, language } = frame
  const words = searchWords(language)
  const areas = councilWords(language).focusAreas
  const { from: _, ...question } = ask
  return resultsCard(
    {
      fallbackText: words.title,
      title: words.title,
      lines: linesOf(results, frame),
      groups:
        rows.length === 0
          ? []
          : [
              {
                heading: '',
                texts: [],
                rows: rowsOf(results, frame),
              },
            ],
      inputs: [
        filledInput({ kind: 'text', id: 'words', label: words.words, value: ask.words, most: MOST_WORDS }),
        filledInput({
          kind: 'choice',
          id: 'year',
          label: words.year,
          value: ask.year,
          choices: [
            { value: 'all', title: words.allYears },
            ...years.map((year) => ({ value: String(year), title: String(year) })),
          ],
        }),
        filledInput({
          kind: 'choice',
          id: 'area',
          label: words.area,
          value: ask.area,
          choices: [
            { value: 'all', title: words.allAreas },
            ...charterOf(council.type).focusAreas.map((area) => ({
              value: area,
              title: areas[area] ?? area,
            })),
          ],
        }),
      ],
      buttons: [
        { title: words.search, verb: 'search.find', data: {}, style: 'positive', inputs: 'auto' },
        ...(next === undefined
          ? []
          : [
              {
                title: words.more,
                verb: 'search.find',
                data: { ...question, from: String(next) },
                style: 'default' as const,
                inputs: 'none' as const,
              },
            ]),
      ],
    },
    frame,
  )
}
