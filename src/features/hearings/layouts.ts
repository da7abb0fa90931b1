import { z } from 'zod'
import { linkData } from '../../core/card-data'
import { defineCard, type Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import type { Input } from '../../core/form.views'

/** A card about a council's matter always names the council. */
export interface CouncilFrame extends Frame {
  council: Council
  now: Date
}

const data = z.record(z.string(), z.string())
const button = z.object({
  title: z.string(),
  verb: z.string(),
  data,
  style: z.enum(['default', 'positive', 'destructive']),
})
export type Button = z.infer<typeof button>

/** A button; the one next step is `positive`. */
export const press = (
  title: string,
  verb: string,
  values: Record<string, string> = {},
  style: 'default' | 'positive' | 'destructive' = 'default',
): Button => ({ title, verb, data: values, style })

/** An input; with an `error` it must be filled in, and the client says so. */
export const textField = (
  id: string,
  label: string,
  value: string,
  most: number,
  { lines = false, error = '' } = {},
): Input => ({ kind: 'text', id, label, value, most, multiline: lines, required: error !== '', error })

export const dateField = (id: string, label: string, value: string, error = ''): Input => ({
  kind: 'date',
  id,
  label,
  value,
  required: error !== '',
  error,
})

export const choiceField = (
  id: string,
  label: string,
  value: string,
  choices: { title: string; value: string }[],
  { many = false, long = false, error = '' } = {},
): Input => ({
  kind: 'choice',
  id,
  label,
  value,
  choices,
  several: many,
  style: long ? 'compact' : 'expanded',
  required: error !== '',
  error,
})

export const hearingCard = defineCard(
  'hearings/hearing',
  z.object({
    fallbackText: z.string(),
    notice: z.string(),
    kind: z.string(),
    title: z.string(),
    state: z.string(),
    summary: z.string(),
    facts: z.array(z.object({ title: z.string(), value: z.string() })),
    notes: z.array(z.string()),
    /** What it is part of. */
    rows: z.array(z.object({ title: z.string(), verb: z.string(), data })),
    buttons: z.array(button),
  }),
)

/** A web address that a button opens. */

export interface Row {
  title: string
  about: string
  verb: string
  data: Record<string, string>
}

export const passagesCard = defineCard(
  'hearings/passages',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    explain: z.string(),
    /** Without a verb a piece is text to read, with one it can be chosen. */
    pieces: z.array(z.object({ text: z.string(), verb: z.string(), data, weight: z.string() })),
    buttons: z.array(button),
  }),
)

export const pageCard = defineCard(
  'hearings/page',
  z.object({
    fallbackText: z.string(),
    notice: z.string(),
    over: z.string(),
    title: z.string(),
    notes: z.array(z.string()),
    sections: z.array(z.object({ title: z.string(), text: z.string() })),
    links: z.array(linkData),
    buttons: z.array(button),
  }),
)

export const compareCard = defineCard(
  'hearings/compare',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    legend: z.string(),
    changes: z.array(
      z.object({
        heading: z.string(),
        runs: z.array(
          z.object({
            type: z.literal('TextRun'),
            text: z.string(),
            underline: z.boolean(),
            strikethrough: z.boolean(),
          }),
        ),
      }),
    ),
    buttons: z.array(button),
  }),
)
