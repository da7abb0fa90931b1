import { REMINDERS } from '../../../src/features/reminders/chain'
import { preferencesForm, preferencesSaved, reminderView } from '../../../src/features/reminders/views'
import { type CardFixture, frame } from '../../support/card-fixtures'
import { meeting } from '../meetings/cards'

const hours = { from: '08:00', to: '20:00' }
const facts = { itemDeadline: new Date('2027-01-21T22:59:59Z'), minutesKnown: true }

export const reminderCards: CardFixture[] = [
  ...REMINDERS.filter((name) => name !== 'quorum').map(
    (name): CardFixture => ({
      title: `the reminder ${name}`,
      show: (language) =>
        reminderView(name, { meeting, facts, link: 'https://bot.example.dk/files/a.b' }, frame(language)),
    }),
  ),
  {
    title: 'the choice of reminders',
    show: (language) =>
      preferencesForm({ id: 'p1', tenant: 't1', off: ['dayBefore'] }, REMINDERS, hours, frame(language)),
  },
  { title: 'the chosen reminders', show: (language) => preferencesSaved(hours, frame(language)) },
]
