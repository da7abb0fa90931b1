import { type Button, type CouncilFrame, press } from './layouts'
import type { Passage } from './split'
import { hearingWords } from './strings'

/** `2. Baggrund`, a theme's or bullet's words, or what stands for the whole. */
export function passageLabel(passage: Passage | undefined, { language }: CouncilFrame): string {
  const words = hearingWords(language)
  if (!passage || passage.id === 'whole') return words.whole
  if (passage.kind !== 'section') return passage.text
  return passage.number === 0 ? words.opening : words.section(passage.number, passage.text)
}

/** A theme with the section that it stands in: `Tryghed (afsnit 4)`. */
export function placedLabel(passage: Passage, frame: CouncilFrame): string {
  const label = passageLabel(passage, frame)
  if (passage.kind !== 'theme' || passage.number === 0) return label
  return hearingWords(frame.language).themeIn(label, passage.number)
}

export const pageButton = (
  verb: string,
  hearing: string,
  next: number,
  total: number,
  { language }: CouncilFrame,
  more: Record<string, string> = {},
): Button[] =>
  next < total ? [press(hearingWords(language).more, verb, { hearing, from: String(next), ...more })] : []
