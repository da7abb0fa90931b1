import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Language } from './language'
import { routerWords } from './router.strings'
import { holdsCpr } from './screen'
import { UserError } from './user-error'

/** Data of the layout part `cards/parts/screen.json`, which stands in every form with free text. */
export const screenData = z.object({
  noNamesLabel: z.string(),
  noNames: z.string(),
  noNamesError: z.string(),
  falseAlarm: z.string(),
  notCpr: z.string(),
  notCprReason: z.string(),
})

export const screenPart = (language: Language): z.infer<typeof screenData> => routerWords(language).screen

/** The inputs of the part: a toggle's value is `"true"` or `"false"`. */
export const screenInputs = z.object({
  noNames: z.string().optional(),
  notCpr: z.string().optional(),
  notCprReason: z.string().trim().max(200).optional(),
})

/**
 * The one gate for free text that will be stored: no CPR numbers, and the sender's word that nobody
 * is named. Gives what the sender says a number is that only looks like a CPR number.
 */
export function screen(texts: string[], inputs: z.infer<typeof screenInputs>): { cprException?: string } {
  if (inputs.noNames !== 'true') throw new UserError('core.names')
  const reason = inputs.notCprReason ?? ''
  if (holdsCpr(reason)) throw new UserError('core.cpr')
  if (!texts.some(holdsCpr)) return {}
  if (inputs.notCpr !== 'true') throw new UserError('core.cpr')
  if (reason === '') throw new UserError('core.cprReason')
  return { cprException: reason }
}

/** A form's own number, so that pressing its button twice does its work once. */
export const newForm = (): string => randomUUID()
