import { z } from 'zod'
import { defineCard, type Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import { screenData } from '../../core/form-screen'

/** A card about a council's matter always names the council. */
export interface CouncilFrame extends Frame {
  council: Council
  now: Date
}

const data = z.record(z.string(), z.string())
const button = z.object({ title: z.string(), verb: z.string(), data, style: z.string() })
export type Button = z.infer<typeof button>

/** A button; the one next step is `positive`. */
export const press = (
  title: string,
  verb: string,
  values: Record<string, string> = {},
  style: 'default' | 'positive' | 'destructive' = 'default',
): Button => ({ title, verb, data: values, style })

const choice = z.object({ title: z.string(), value: z.string() })
const field = z.object({
  kind: z.enum(['choice', 'text', 'date']),
  id: z.string(),
  label: z.string(),
  value: z.string(),
  /** Of a choice: several; of a text: several lines. */
  many: z.boolean(),
  required: z.boolean(),
  error: z.string(),
  most: z.number(),
  style: z.string(),
  choices: z.array(choice),
})
export type Field = z.infer<typeof field>

const plainField = { many: false, required: false, error: '', most: 0, style: 'compact', choices: [] }

/** An input; with an `error` it must be filled in, and the client says so. */
export const textField = (
  id: string,
  label: string,
  value: string,
  most: number,
  { lines = false, error = '' } = {},
): Field => ({
  ...plainField,
  kind: 'text',
  id,
  label,
  value,
  most,
  many: lines,
  required: error !== '',
  error,
})

export const dateField = (id: string, label: string, value: string, error = ''): Field => ({
  ...plainField,
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
  choices: z.infer<typeof choice>[],
  { many = false, long = false, error = '' } = {},
): Field => ({
  ...plainField,
  kind: 'choice',
  id,
  label,
  value,
  choices,
  many,
  style: long ? 'compact' : 'expanded',
  required: error !== '',
  error,
})

const formData = z.object({
  fallbackText: z.string(),
  heading: z.string(),
  intro: z.array(z.string()),
  fields: z.array(field),
  send: z.object({ title: z.string(), verb: z.string(), data }),
  others: z.array(button),
})

/** A form whose free text is kept: with the gate for CPR numbers and names. */
export const formCard = defineCard('hearings/form', formData.extend({ screen: screenData }))
/** A form whose text is another's document, or is not kept. */
export const correctionCard = defineCard('hearings/correction', formData)

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
const link = z.object({ title: z.string(), url: z.string() })

const row = z.object({ title: z.string(), about: z.string(), verb: z.string(), data })
export type Row = z.infer<typeof row>

export const listCard = defineCard(
  'hearings/list',
  z.object({
    fallbackText: z.string(),
    notice: z.string(),
    title: z.string(),
    intro: z.array(z.string()),
    groups: z.array(z.object({ heading: z.string(), rows: z.array(row) })),
    links: z.array(link),
    buttons: z.array(button),
  }),
)

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
    links: z.array(link),
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
