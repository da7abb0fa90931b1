import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import mongoose from 'mongoose'
import type { World } from '../../support/app'
import { partsIn } from '../../support/card-forms'
import type { Person, Turn } from '../../support/teams'
import { choiceOf } from '../minutes/held'

export const DOCUMENT = readFileSync(resolve(__dirname, 'documents/made-up-policy.txt'), 'utf8')
export const NO_NAMES = { noNames: 'true' }
export const DETAILS = {
  title: 'Solbys Nabopolitik',
  senderKind: 'byraad',
  deadline: '2027-02-12',
  journal: '00.00.00-P22-1-17',
  summary: 'Kommunen vil have en politik om at være gode naboer.',
  document: DOCUMENT,
  targetGroups: ['homeless'],
  focusAreas: ['inclusion'],
  ...NO_NAMES,
}

const MADE = [
  'hearings',
  'hearing-documents',
  'contributions',
  'contribution-tallies',
  'responses',
  'response-verdicts',
  'deliveries',
]

/** The council before its first hearing, in January, with empty chats: for the next test in the same world. */
export async function afresh({ app, time, people, channel }: World): Promise<void> {
  time.now = new Date('2027-01-11T09:00:00Z')
  await app.tick()
  for (const collection of MADE) await mongoose.connection.collection(collection).deleteMany({})
  for (const chat of [channel, ...Object.values(people).map((person) => person.chat)])
    chat.messages.length = 0
}

/** The secretariat creates and opens a hearing. */
export async function opened({ people }: World, details: Record<string, string | string[]> = DETAILS) {
  const form = await people.sekretær.writes('/høring opret')
  const split = await people.sekretær.presses(form, 'Gå videre', details)
  return { form, split, opened: await people.sekretær.presses(split, 'Åbn høringen') }
}

/** The form for an answer to the whole or, by two presses, to a passage. */
export async function answerForm(person: Person, at: string[] = ['Det hele']): Promise<Turn> {
  let card = await person.presses(await person.writes('/høring'), 'Giv dit svar')
  for (const place of at) card = await person.presses(card, place)
  return card
}

/** Somebody answers. */
export async function answers(
  person: Person,
  text: string,
  at?: string[],
  stance = 'concern',
): Promise<Turn> {
  const form = await answerForm(person, at)
  return person.presses(form, 'Send', { stance, text, targetGroups: ['homeless'], ...NO_NAMES })
}

/** What stands in a card's input. */
export function inputIn({ card }: Turn, id: string): string {
  const input = partsIn(card).find((part) => part.id === id)
  if (!input) throw new Error(`the card has no ${id}`)
  return String(input.value ?? '')
}

/** A theme stands with its section. */
export const THEME = 'Fællesskab er for alle (afsnit 4)'
const BULLET = ['4. Temaer - tryghed og fællesskab', '• Vi åbner fælleshuset hver dag']

/** Three members answer, and the secretariat has the workbench open. */
export async function answered(
  world: World,
  details: Record<string, string | string[]> = DETAILS,
): Promise<Turn> {
  const { medlem, medlem2, politiker, sekretær } = world.people
  for (const person of [medlem, medlem2, politiker]) await person.installs()
  await opened(world, details)
  await answers(medlem, 'Hold åbent om søndagen.', BULLET, 'change')
  await answers(medlem2, 'Hvem har nøglen?', BULLET, 'question')
  await answers(politiker, 'Jeg er imod det hele.')
  return sekretær.writes('/høringssvar')
}

/** The secretariat writes a paragraph from the first, merges the second, and declines the third. */
export async function treated(
  world: World,
  details: Record<string, string | string[]> = DETAILS,
): Promise<Turn> {
  const { sekretær } = world.people
  const bench = await answered(world, details)
  const first = await sekretær.presses(bench, 'Behandl næste svar')
  const form = await sekretær.presses(first, 'Gem og vis næste', { treatment: 'used', paragraph: 'new' })
  const second = await sekretær.presses(form, 'Gem', {
    text: 'Rådet foreslår, at fælleshuset også er åbent om søndagen.',
    ...NO_NAMES,
  })
  const third = await sekretær.presses(second, 'Gem og vis næste', {
    treatment: 'merged',
    paragraph: choiceOf(second, 'paragraph', THEME),
  })
  const decline = await sekretær.presses(third, 'Tag ikke med')
  return sekretær.presses(decline, 'Gem og vis næste', {
    text: 'Det går imod rådets formål.',
    ...NO_NAMES,
  })
}

/** What a card's buttons and rows would send. */
export const pressable = ({ card }: Turn): [verb: string, data: Record<string, unknown>][] =>
  partsIn(card)
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ verb, data }) => [verb as string, data as Record<string, unknown>])
