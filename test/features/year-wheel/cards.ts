import type { Entry } from '../../../src/features/year-wheel/store'
import {
  entryForm,
  entryView,
  listView,
  reminderView,
  wheelView,
} from '../../../src/features/year-wheel/views'
import type { NumberedEntry } from '../../../src/features/year-wheel/wheel'
import { type CardFixture, frame } from '../../support/card-fixtures'

const entry: Entry = {
  id: 'e1',
  tenant: 't1',
  council: 'c1',
  kind: 'meeting',
  title: `Besøg fra *nabobyens* råd ${'ø'.repeat(50)}`,
  at: new Date('2027-05-10T22:00:00Z'),
  remindAt: new Date('2027-05-04T07:00:00Z'),
  madeBy: 'f1',
}
const entries: NumberedEntry[] = Array.from({ length: 70 }, (_, index) => ({
  number: index + 1,
  at: new Date(Date.UTC(2027, 0, 3 + index * 5)),
  title: entry.title,
  kind: index % 2 ? 'deadline' : 'meeting',
  own: index % 4 === 0 ? { ...entry, id: `e${index}` } : undefined,
}))
const picture = 'https://bot.example.dk/files/a.b'
const make = { verb: 'meetings.newForm', data: { date: '2027-05-11', form: 'e1' } }

export const yearWheelCards: CardFixture[] = [
  { title: 'the year wheel', show: (language) => wheelView(2027, entries, picture, true, frame(language)) },
  { title: 'an empty year wheel', show: (language) => wheelView(2027, [], picture, false, frame(language)) },
  {
    title: 'the year as a list',
    show: (language) => listView(2027, entries, { leads: true, pictured: true }, frame(language), 'Gemt'),
  },
  {
    title: 'the year in the channel',
    show: (language) => listView(2027, [], { leads: false, pictured: false }, frame(language)),
  },
  {
    title: 'an entry of the year wheel',
    show: (language) => entryView(entry, make, frame(language), 'Gemt'),
  },
  { title: 'the form of a new entry', show: (language) => entryForm(2027, undefined, frame(language)) },
  { title: 'the form of an entry', show: (language) => entryForm(2027, entry, frame(language)) },
  { title: 'the reminder of an entry', show: (language) => reminderView(entry, frame(language)) },
]
