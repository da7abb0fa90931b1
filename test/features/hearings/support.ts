import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { World } from '../../support/app'
import type { Turn } from '../../support/teams'

export const DOCUMENT = readFileSync(resolve(__dirname, 'documents/made-up-policy.txt'), 'utf8')
export const DETAILS = {
  title: 'Solbys Nabopolitik',
  senderKind: 'byraad',
  deadline: '2027-02-12',
  journal: '00.00.00-P22-1-17',
  summary: 'Kommunen vil have en politik om at være gode naboer.',
  document: DOCUMENT,
  targetGroups: ['homeless'],
  focusAreas: ['inclusion'],
  noNames: 'true',
}

/** The secretariat creates and opens a hearing. */
export async function opened({ people }: World, details: Record<string, string | string[]> = DETAILS) {
  const form = await people.sekretær.writes('/høring opret')
  const split = await people.sekretær.presses(form, 'Gå videre', details)
  return { form, split, opened: await people.sekretær.presses(split, 'Åbn høringen') }
}

interface Part {
  id?: string
  items?: Part[]
  choices?: { title: string; value: string }[]
}

/** The value behind a choice that reads `title` (or begins with it). */
export function choiceValue(turn: Turn, input: string, title: string): string {
  const inputs = ((turn.card?.body ?? []) as Part[]).flatMap(({ items = [] }) => items)
  const choices = inputs.find(({ id }) => id === input)?.choices ?? []
  const found = choices.find((choice) => choice.title.startsWith(title))
  if (!found)
    throw new Error(`${input} does not offer ${title}: ${choices.map((choice) => choice.title).join(', ')}`)
  return found.value
}
