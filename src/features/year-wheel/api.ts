import type { Council } from '../../core/council'
import type { WheelKind } from '../../core/feature'
import { type Language, longDate, wallTime } from '../../core/language'
import { placed, SHAPE } from './drawing'
import { wheelWords } from './strings'
import type { NumberedEntry } from './wheel'

export interface WheelShown {
  year: number
  title: string
  none: string
  shape: typeof SHAPE
  months: readonly string[]
  monthNames: readonly string[]
  entries: {
    number: number
    /** Where its mark stands in a square of `shape.size` units, January on top. */
    x: number
    y: number
    month: number
    day: string
    title: string
    kind: WheelKind
    kindText: string
  }[]
}

/** The year for the tab's wheel. */
export function wheelShown(
  year: number,
  entries: NumberedEntry[],
  { council, language }: { council: Council; language: Language },
): WheelShown {
  const words = wheelWords(language)
  return {
    year,
    title: words.title(year),
    none: words.none,
    shape: SHAPE,
    months: words.months,
    monthNames: words.monthNames,
    entries: placed(entries, year, council.timeZone).map(({ number, at, title, kind, x, y }) => ({
      number,
      x,
      y,
      month: wallTime(at, council.timeZone, language).month,
      day: longDate(at, council.timeZone, language),
      title,
      kind,
      kindText: words.kinds[kind],
    })),
  }
}
