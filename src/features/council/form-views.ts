import { z } from 'zod'
import { buttonData } from '../../core/card-data'
import { type Card, defineCard, type Frame } from '../../core/cards'
import { formView as coreForm, type Input } from '../../core/form.views'

export type Button = z.infer<typeof buttonData>

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
    rows: z.array(buttonData.extend({ about: z.string() })),
    buttons: z.array(buttonData),
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

export type Field = Pick<Input, 'id' | 'kind' | 'label' | 'value' | 'choices' | 'required' | 'error'>

// More choices than this fold into one line.
const MOST_EXPANDED = 6
const MOST_LETTERS = 120

export interface Form {
  title: string
  text?: string
  fields: Field[]
  save: Button
  cancel?: Button
}

/** A short form of texts, dates and choices. */
export const formView = ({ title, text, fields, save, cancel }: Form, frame: Frame): Card =>
  coreForm(
    {
      title,
      lines: text ? [text] : [],
      inputs: fields.map((field) => ({
        ...field,
        most: MOST_LETTERS,
        style: (field.choices ?? []).length > MOST_EXPANDED ? 'compact' : 'expanded',
      })),
      send: save,
      cancel,
      screened: false,
    },
    frame,
  )
