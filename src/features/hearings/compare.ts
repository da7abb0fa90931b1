import { diffWords } from 'diff'
import type { Paragraph } from './response-store'

/** A stretch of text that is new, gone, or as it was. */
export interface Stretch {
  text: string
  change: 'added' | 'removed' | 'same'
}

export interface ParagraphChange {
  change: 'added' | 'removed' | 'changed'
  about: string
  stretches: Stretch[]
}

/** Long enough for a paragraph of any length that a form takes; longer ones are shown as wholly new. */
const MOST_MS = 300

/** What was done to a draft between two versions, paragraph by paragraph; untouched ones are left out. */
export function changesBetween(before: Paragraph[], after: Paragraph[]): ParagraphChange[] {
  const old = new Map(before.map((paragraph) => [paragraph.id, paragraph]))
  const kept = new Set(after.map(({ id }) => id))
  const removed = before
    .filter(({ id }) => !kept.has(id))
    .map(
      ({ about, text }): ParagraphChange => ({
        change: 'removed',
        about,
        stretches: [{ text, change: 'removed' }],
      }),
    )
  const rest = after.flatMap((paragraph): ParagraphChange[] => {
    const { about, text } = paragraph
    const was = old.get(paragraph.id)
    if (!was) return [{ change: 'added', about, stretches: [{ text, change: 'added' }] }]
    if (was.text === text && was.about === about) return []
    return [{ change: 'changed', about, stretches: stretchesBetween(was.text, text) }]
  })
  return [...rest, ...removed]
}

function stretchesBetween(before: string, after: string): Stretch[] {
  const parts = diffWords(before, after, { timeout: MOST_MS })
  if (!parts)
    return [
      { text: before, change: 'removed' },
      { text: after, change: 'added' },
    ]
  return parts.map(({ value, added, removed }) => ({
    text: value,
    change: added ? 'added' : removed ? 'removed' : 'same',
  }))
}
