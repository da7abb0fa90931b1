import { z } from 'zod'
import { choiceData } from './card-data'
import { type Card, defineCard, type Frame } from './cards'
import { screenData, screenPart } from './form-screen'

/** The data of the layout part `cards/parts/inputs.json`. */
export const formInput = z.object({
  kind: z.enum(['text', 'date', 'time', 'choice']),
  id: z.string(),
  label: z.string(),
  value: z.string(),
  required: z.boolean(),
  error: z.string(),
  most: z.number(),
  multiline: z.boolean(),
  style: z.enum(['compact', 'expanded']),
  several: z.boolean(),
  choices: z.array(choiceData),
})
type Shown = z.infer<typeof formInput>

/** One input of a form. What is required says in `error` what is missing. */
export type Input = Pick<Shown, 'kind' | 'id' | 'label'> & Partial<Shown>

export const formButton = z.object({
  title: z.string(),
  verb: z.string(),
  data: z.record(z.string(), z.string()),
  style: z.enum(['default', 'positive', 'destructive']),
  /** `none` for a way out of the form, which needs no filled inputs. */
  inputs: z.enum(['auto', 'none']),
})

type Button = z.infer<typeof formButton>

const form = z.object({
  fallbackText: z.string(),
  title: z.string(),
  lines: z.array(z.string()),
  inputs: z.array(formInput),
  buttons: z.array(formButton),
})

const formCard = defineCard('core/form', form)
const screenedFormCard = defineCard('core/screened-form', form.extend({ screen: screenData }))

export interface Form {
  title: string
  lines?: string[]
  inputs: Input[]
  send: { title: string; verb: string; data: Record<string, string>; style?: 'positive' | 'destructive' }
  /** What can be done in place of sending; it needs no filled inputs. */
  others?: { title: string; verb: string; data: Record<string, string>; style?: Button['style'] }[]
  /** The way out. */
  cancel?: { title: string; verb: string; data: Record<string, string> }
  /** Asks for what every free text is screened by. */
  screened: boolean
}

export const filledInput = (input: Input): Shown => ({
  value: '',
  required: false,
  error: '',
  most: 200,
  multiline: false,
  style: 'compact',
  several: false,
  choices: [],
  ...input,
})

/** A card with inputs. */
export function formView(
  { title, lines = [], inputs, send, others = [], cancel, screened }: Form,
  frame: Frame,
): Card {
  const data = {
    fallbackText: title,
    title,
    lines,
    inputs: inputs.map(filledInput),
    buttons: [
      { style: 'positive' as const, inputs: 'auto' as const, ...send },
      ...others.map((other) => ({ style: 'default' as const, ...other, inputs: 'none' as const })),
      ...(cancel ? [{ ...cancel, style: 'default' as const, inputs: 'none' as const }] : []),
    ],
  }
  return screened
    ? screenedFormCard({ ...data, screen: screenPart(frame.language) }, frame)
    : formCard(data, frame)
}
