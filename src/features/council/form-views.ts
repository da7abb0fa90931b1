import { z } from 'zod'
import { type Card, defineCard, type Frame } from '../../core/cards'

export const button = z.object({
  title: z.string(),
  verb: z.string(),
  data: z.record(z.string(), z.string()),
})
export type Button = z.infer<typeof button>

export const make = (title: string, verb: string, data: Record<string, string> = {}): Button => ({
  title,
  verb,
  data,
})

const listCard = defineCard(
  'council/list',
  z.object({
    fallbackText: z.string(),
    notice: z.string(),
    title: z.string(),
    text: z.string(),
    facts: z.array(z.object({ title: z.string(), about: z.string() })),
    rows: z.array(button.extend({ about: z.string() })),
    buttons: z.array(button),
  }),
)

export interface List {
  notice?: string
  title: string
  text?: string
  /** To read, above the rows that lead somewhere. */
  facts?: { title: string; about: string }[]
  rows: (Button & { about?: string })[]
  buttons?: Button[]
}

/** Rows that each lead somewhere. */
export const listView = (
  { notice = '', title, text = '', facts = [], rows, buttons = [] }: List,
  frame: Frame,
): Card =>
  listCard(
    {
      fallbackText: title,
      notice,
      title,
      text,
      facts,
      rows: rows.map((row) => ({ about: '', ...row })),
      buttons,
    },
    frame,
  )

const choice = z.object({ title: z.string(), value: z.string() })

const formCard = defineCard(
  'council/form',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    text: z.string(),
    fields: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['text', 'date', 'choice']),
        label: z.string(),
        value: z.string(),
        style: z.enum(['expanded', 'compact']),
        choices: z.array(choice),
        required: z.boolean(),
        error: z.string(),
      }),
    ),
    save: button,
    cancel: z.array(button),
  }),
)

export interface Field {
  id: string
  kind: 'text' | 'date' | 'choice'
  label: string
  value?: string
  choices?: z.infer<typeof choice>[]
  required?: boolean
  error?: string
}

// More choices than this fold into one line.
const MOST_EXPANDED = 6

export interface Form {
  title: string
  text?: string
  fields: Field[]
  save: Button
  cancel?: Button
}

/** A short form of texts, dates and choices. */
export const formView = ({ title, text = '', fields, save, cancel }: Form, frame: Frame): Card =>
  formCard(
    {
      fallbackText: title,
      title,
      text,
      fields: fields.map(({ value = '', choices = [], required = false, error = '', ...field }) => ({
        ...field,
        value,
        style: choices.length > MOST_EXPANDED ? 'compact' : 'expanded',
        choices,
        required,
        error,
      })),
      save,
      cancel: cancel ? [cancel] : [],
    },
    frame,
  )
