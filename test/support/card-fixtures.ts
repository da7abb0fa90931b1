import type { Card } from '../../src/core/cards'
import type { Council } from '../../src/core/council'
import type { Language } from '../../src/core/language'
import { coreCards } from '../core/cards'
import { deliveryCards } from '../delivery/cards'
import { agendaCards } from '../features/agenda/cards'
import { contactCards } from '../features/contacts/cards'
import { councilCards } from '../features/council/cards'
import { electionCards } from '../features/elections/cards'
import { hearingsCards } from '../features/hearings/cards'
import { helpCards } from '../features/help/cards'
import { meetingCards } from '../features/meetings/cards'
import { minutesCards } from '../features/minutes/cards'
import { moneyCards } from '../features/money/cards'
import { planCards } from '../features/plans/cards'
import { pollCards } from '../features/polls/cards'
import { privacyCards } from '../features/privacy/cards'
import { processCards } from '../features/processes/cards'
import { reminderCards } from '../features/reminders/cards'
import { reportCards } from '../features/reports/cards'
import { searchCards } from '../features/search/cards'
import { themeDayCards } from '../features/theme-days/cards'
import { yearWheelCards } from '../features/year-wheel/cards'

/** A card of the product with made-up content, in a language. */
export interface CardFixture {
  title: string
  show(language: Language): Card
}

export const COUNCIL: Council = {
  id: 'c1',
  tenant: 't1',
  type: 'udsatteraad',
  name: 'Udsatterådet i Solby',
  language: 'da',
  timeZone: 'Europe/Copenhagen',
  phone: '70123456',
  channel: { conversation: '19:x', name: 'Udsatterådet' },
  seats: Array.from({ length: 10 }, (_, index) => ({
    id: `s${index}`,
    kind: 'user',
    role: index === 0 ? 'chair' : index === 1 ? 'viceChair' : 'member',
    person: index < 9 ? `p${index}` : undefined,
  })),
  staff: [{ person: 'p9', role: 'secretariat' }],
  rules: [],
}

/** A frame as views take it. */
export const frame = (language: Language) => ({
  language,
  council: COUNCIL,
  now: new Date('2027-01-11T09:00:00Z'),
})

export const cardFixtures = (): CardFixture[] => [
  ...coreCards,
  ...councilCards,
  ...helpCards,
  ...hearingsCards,
  ...agendaCards,
  ...electionCards,
  ...planCards,
  ...contactCards,
  ...themeDayCards,
  ...processCards,
  ...reportCards,
  ...pollCards,
  ...privacyCards,
  ...deliveryCards,
  ...meetingCards,
  ...moneyCards,
  ...reminderCards,
  ...yearWheelCards,
  ...minutesCards,
  ...searchCards,
]
