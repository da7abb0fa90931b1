import { expectationsView, peopleView, resultsView } from '../../../src/features/theme-days/answer-views'
import type { Evaluation, Expectation, SignUp } from '../../../src/features/theme-days/answers-store'
import {
  agreementsForm,
  evaluateForm,
  expectForm,
  programmeForm,
  signUpForm,
  themeDayForm,
  wheelForm,
} from '../../../src/features/theme-days/forms'
import type { ThemeDay } from '../../../src/features/theme-days/store'
import { cancelView, dayView, deskView, listView } from '../../../src/features/theme-days/views'
import { type CardFixture, frame } from '../../support/card-fixtures'

const day: ThemeDay = {
  id: 't1',
  tenant: 't1',
  council: 'c1',
  kind: 'ordinary',
  title: 'Hvor sover man i Solby?',
  purpose: 'Vi finder ud af, hvor folk sover, og hvad der mangler.',
  day: '2027-03-04',
  from: '10:00',
  to: '15:00',
  place: 'Medborgerhuset',
  budget: 500_000,
  targetGroups: ['homeless'],
  focusAreas: ['homelessness', 'health'],
  programme: [
    { time: '10:00', title: 'Velkomst', speaker: 'Formanden' },
    { time: '12:00', title: 'Frokost', speaker: '' },
  ],
  state: 'open',
  version: 2,
  agreements: [],
  told: [],
  form: 'f1',
  madeAt: new Date('2027-01-05T09:00:00Z'),
}
const startUp: ThemeDay = { ...day, id: 't2', kind: 'startUp', title: 'Opstart af rådet' }
const held: ThemeDay = { ...startUp, id: 't3', day: '2027-01-08', agreements: ['Vi lader hinanden tale ud'] }
const draft: ThemeDay = { ...day, id: 't4', state: 'draft', programme: [] }
const own: SignUp = {
  id: 's1',
  tenant: 't1',
  council: 'c1',
  themeDay: 't1',
  person: 'p1',
  at: new Date('2027-01-05T09:00:00Z'),
  coming: true,
  access: 'Kørestol',
  food: 'Ingen nødder',
  transport: '',
}
const expectation: Expectation = {
  ...own,
  others: 'At vi lytter til hinanden og holder, hvad vi lover',
  secretariat: 'At vi får papirerne i god tid',
  year: 'At få en varmestue',
}
const evaluation: Evaluation = { ...own, grade: 'good', good: 'Maden', better: 'Mere tid' }
const counts = { yes: 7, no: 2, expected: 6, evaluated: 3 }
const none = { yes: 0, no: 0, expected: 0, evaluated: 0 }
const word = 'https://bot.example.dk/files/x'
const reader = { personal: true, arranges: true, own, counts, word }
const people = Array.from({ length: 14 }, (_, at) => ({ person: `p${at}`, name: `Person ${at}` }))
const many = Array.from({ length: 40 }, (_, at) => ({ ...day, id: `d${at}`, title: `Temadag ${at}` }))

export const themeDayCards: CardFixture[] = [
  { title: 'no theme days', show: (language) => listView([], true, frame(language)) },
  {
    title: 'many theme days',
    show: (language) => listView([...many, held, draft], true, frame(language)),
  },
  {
    title: 'a theme day in the channel',
    show: (language) => dayView(day, { personal: false, arranges: false, counts: none }, frame(language)),
  },
  {
    title: 'a theme day, not answered',
    show: (language) => dayView(day, { ...reader, arranges: false, own: undefined }, frame(language), 'Ny'),
  },
  { title: 'a start-up day, signed up', show: (language) => dayView(startUp, reader, frame(language)) },
  { title: 'a held start-up day', show: (language) => dayView(held, reader, frame(language)) },
  {
    title: 'a cancelled theme day',
    show: (language) => dayView({ ...day, state: 'cancelled' }, reader, frame(language)),
  },
  {
    title: 'a draft’s desk',
    show: (language) =>
      deskView(draft, { secretariat: true, counts: none, budget: '' }, frame(language), 'Gemt'),
  },
  {
    title: 'a start-up day’s desk',
    show: (language) =>
      deskView(startUp, { secretariat: true, counts, budget: '5.000 kr.' }, frame(language)),
  },
  { title: 'calling a theme day off', show: (language) => cancelView(day, frame(language)) },
  {
    title: 'who comes and what they need',
    show: (language) =>
      peopleView(day, [own, { ...own, person: 'p2', coming: false }], people, word, frame(language)),
  },
  {
    title: 'expectations side by side',
    show: (language) => expectationsView(held, Array(15).fill(expectation), word, frame(language)),
  },
  { title: 'no expectations', show: (language) => expectationsView(held, [], word, frame(language)) },
  {
    title: 'how a theme day was',
    show: (language) =>
      resultsView(held, { grades: ['God: 3'], good: ['Maden'], better: ['Mere tid'] }, 3, frame(language)),
  },
  {
    title: 'a new start-up day',
    show: (language) => themeDayForm({ kind: 'startUp', day: '', form: 'f' }, frame(language)),
  },
  { title: 'changing a theme day', show: (language) => themeDayForm({ themeDay: day }, frame(language)) },
  { title: 'a theme day’s programme', show: (language) => programmeForm(day, frame(language)) },
  { title: 'signing up', show: (language) => signUpForm(day, own, undefined, frame(language)) },
  {
    title: 'signing somebody up',
    show: (language) => signUpForm(day, undefined, { person: 'p2', name: 'Mette Dahl' }, frame(language)),
  },
  { title: 'what one expects', show: (language) => expectForm(startUp, expectation, frame(language)) },
  {
    title: 'agreements from expectations',
    show: (language) => agreementsForm(startUp, [expectation, expectation], frame(language)),
  },
  {
    title: 'a wish for the year wheel',
    show: (language) => wheelForm(held, [expectation], frame(language), 'Gemt'),
  },
  { title: 'evaluating a theme day', show: (language) => evaluateForm(held, evaluation, frame(language)) },
]
