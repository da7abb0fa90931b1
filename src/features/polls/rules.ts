import { z } from 'zod'
import type { Rule } from '../../core/rules'

/** Who may ask the others: all who do the council's work, or formandskab and secretariat. */
export const askers: Rule<'working' | 'leaders'> = {
  key: 'polls.askers',
  schema: z.enum(['working', 'leaders']),
  standard: 'working',
}

export const MOST_OPTIONS = 10
/** Characters of a question and of one option. */
export const MOST = { question: 200, option: 100 } as const

/** The options that a form's text holds, one a line; the same line twice is one. */
export const optionsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]
