import { z } from 'zod'
import { choiceData } from '../../core/card-data'
import { type Card, defineCard } from '../../core/cards'
import type { CouncilFrame } from './reader'
import { electionWords } from './strings'

const choice = z.object({
  id: z.string(),
  label: z.string(),
  value: z.string(),
  style: z.enum(['compact', 'expanded']),
  multiple: z.boolean(),
  required: z.boolean(),
  error: z.string(),
  options: z.array(choiceData),
})
type Choice = z.infer<typeof choice>

const formCard = defineCard(
  'elections/form',
  z.object({
    fallbackText: z.string(),
    heading: z.string(),
    texts: z.array(z.string()),
    /** To be copied out of their field: a card's text cannot be, on a phone. */
    links: z.array(z.object({ label: z.string(), url: z.string().max(2000) })),
    choices: z.array(choice),
    numbers: z.array(z.object({ id: z.string(), label: z.string(), value: z.string(), error: z.string() })),
    dates: z.array(z.object({ id: z.string(), label: z.string(), value: z.string(), error: z.string() })),
    buttons: z.array(
      z.object({
        title: z.string(),
        verb: z.string(),
        data: z.record(z.string(), z.string()),
        style: z.string(),
        inputs: z.enum(['auto', 'none']),
      }),
    ),
  }),
)
type Form = Parameters<typeof formCard>[0]

export function form(data: Partial<Form> & Pick<Form, 'heading' | 'buttons'>, frame: CouncilFrame): Card {
  const empty = { fallbackText: data.heading, texts: [], links: [], choices: [], numbers: [], dates: [] }
  return formCard({ ...empty, ...data }, frame)
}

export const send = (title: string, verb: string, data: Record<string, string> = {}, style = 'positive') => ({
  title,
  verb: `elections.${verb}`,
  data,
  style,
  inputs: 'auto' as const,
})

export const back = (election: string, { language }: CouncilFrame) => ({
  title: electionWords(language).buttons.back,
  verb: 'elections.show',
  data: { election },
  style: 'default',
  inputs: 'none' as const,
})

export const one = (
  id: string,
  label: string,
  options: z.infer<typeof choiceData>[],
  error: string,
  value = '',
): Choice => ({
  id,
  label,
  value,
  style: options.length > 5 ? 'compact' : 'expanded',
  multiple: false,
  required: true,
  error,
  options,
})

export const ticks = (
  id: string,
  label: string,
  options: z.infer<typeof choiceData>[],
  ticked: string[],
): Choice => ({
  id,
  label,
  value: ticked.join(','),
  style: 'expanded',
  multiple: true,
  required: false,
  error: '',
  options,
})

export const labelled = <Key extends string>(
  keys: readonly Key[],
  titles: Readonly<Record<NoInfer<Key>, string>>,
) => keys.map((key) => ({ title: titles[key] as string, value: key }))

export const people = (ids: string[], names: Map<string, string>) =>
  ids.map((id) => ({ title: names.get(id) ?? '', value: id }))

/** People that a card has room to tick. */
export const MOST_TICKS = 60
