import type { Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import type { Input } from '../../core/form.views'
import { clockTime, type Language } from '../../core/language'
import type { SheetButton } from '../../core/sheet.views'
import { agendaWords } from '../agenda'
import type { Meeting } from '../meetings'
import type { Room } from './attendance'
import type { Entry } from './entry-store'
import type { Choice } from './rules'
import type { Floor } from './sitting'
import type { Sitting, SittingItem, Vote } from './sitting-store'
import { minutesWords } from './strings'

/** A card about a council's matter always names the council. */
export interface CouncilFrame extends Frame {
  council: Council
  now: Date
}

export const press = (
  title: string,
  verb: string,
  data: Record<string, string>,
  style?: SheetButton['style'],
): SheetButton => ({ title, verb, data, ...(style ? { style } : {}) })

/** Rows about items that a card of 28 KB holds. */
export const MOST_ROWS = 24

/** A text in an overview; the whole of it stands where the row leads. */
export const short = (text: string, most = 80): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`

export const titleOf = (item: Pick<SittingItem, 'fixed' | 'title'>, language: Language): string =>
  item.fixed ? agendaWords(language).fixed[item.fixed] : item.title

export const numberedTitle = (sitting: Sitting, id: string, language: Language): string => {
  const index = sitting.items.findIndex((item) => item.id === id)
  const item = sitting.items[index]
  return item ? `${index + 1}. ${titleOf(item, language)}` : ''
}

export const timeOf = (at: Date, { council, language }: CouncilFrame): string =>
  clockTime(at, council.timeZone, language)

export type Tally = Vote & { counts: Record<Choice, number> }

/** All that the cards of a running meeting show. */
export interface Shown {
  meeting: Meeting
  sitting: Sitting
  room: Room
  floor: Floor
  tallies: Tally[]
  entries: Entry[]
}

export const voteText = ({ counts }: Tally, language: Language): string =>
  minutesWords(language).vote.counts(counts.for, counts.against, counts.abstain)

/** People as choices of an input. */
/** Chooses somebody. */
export const personInput = (people: { person: string; name: string }[], { language }: Frame): Input => {
  const { who, whoError } = minutesWords(language).attendance
  return {
    kind: 'choice',
    id: 'person',
    label: who,
    required: true,
    error: whoError,
    choices: choicesOf(people),
  }
}

export const choicesOf = (people: { person: string; name: string }[]) =>
  people.map(({ person, name }) => ({ value: person, title: name }))
