import type { Feature } from '../../../src/core/feature'
import type { Language } from '../../../src/core/language'
import type { Rule } from '../../../src/core/rules'
import { features } from '../../../src/features'
import { detailFields } from '../../../src/features/council/details'
import { formView, listView, make } from '../../../src/features/council/form-views'
import { printView } from '../../../src/features/council/reach'
import { fieldsOf } from '../../../src/features/council/rule-form'
import { allRulesView, roomRulesView, ruleForm, ruleView } from '../../../src/features/council/rule-views'
import { staffForm } from '../../../src/features/council/staff'
import {
  charterView,
  chooseCouncilView,
  chooseLanguageView,
  councilChosenView,
  membersView,
} from '../../../src/features/council/views'
import { type CardFixture, COUNCIL, frame } from '../../support/card-fixtures'

const people = new Map(
  Array.from({ length: 10 }, (_, index) => [
    `p${index}`,
    { id: `p${index}`, tenant: 't1', name: `Person ${index}` },
  ]),
)

const withRules = features.filter(({ rules }) => (rules ?? []).length > 0)
const everyRule: [Feature, Rule<unknown>][] = withRules.flatMap((room) =>
  (room.rules ?? []).map((rule): [Feature, Rule<unknown>] => [room, rule]),
)
const decided = (rule: Rule<unknown>) => ({
  ...COUNCIL,
  rules: Array.from({ length: 7 }, (_, index) => ({
    rule: rule.key,
    value: rule.standard,
    from: new Date(Date.UTC(2027, index, 1)),
    decidedAt: new Date(Date.UTC(2027, 0, index + 1)),
    by: 'Anne Vester',
  })),
})

export const councilCards: CardFixture[] = [
  {
    title: 'the charter of an udsatteråd',
    show: (language) => charterView(COUNCIL, true, frame(language), 'Gemt.'),
  },
  {
    title: 'the charter of a medborgerforum',
    show: (language) => charterView({ ...COUNCIL, type: 'medborgerforum' }, false, frame(language)),
  },
  { title: 'the members', show: (language) => membersView(COUNCIL, people, true, frame(language)) },
  {
    title: 'the choice of council',
    show: (language) =>
      chooseCouncilView(
        Array.from({ length: 8 }, () => COUNCIL),
        frame(language),
      ),
  },
  { title: 'the chosen council', show: (language) => councilChosenView(COUNCIL, '/punkt', frame(language)) },
  { title: 'the choice of language', show: (language) => chooseLanguageView(frame(language)) },
  { title: 'all rules', show: (language) => allRulesView(features, frame(language)) },
  ...withRules.map((room) => ({
    title: `the rules of ${room.name}`,
    show: (language: Language) => roomRulesView(room, frame(language)),
  })),
  ...everyRule.map(([room, rule]) => ({
    title: `the rule ${rule.key}`,
    show: (language: Language) =>
      ruleView(room, rule, true, { ...frame(language), council: decided(rule) }, 'Reglen er gemt.'),
  })),
  ...everyRule.flatMap(([room, rule]) => {
    const fields = fieldsOf(rule)
    if (!fields) return []
    const show = (language: Language) => ruleForm(room, rule, fields, frame(language))
    return [{ title: `the form of the rule ${rule.key}`, show }]
  }),
  {
    title: 'the seats',
    show: (language) =>
      listView(
        {
          notice: 'Gemt.',
          title: 'Pladser',
          text: 'Tryk på en plads.',
          rows: Array.from({ length: 24 }, (_, index) => ({
            ...make(`Person ${index}`, 'council.seat', { seat: `s${index}` }),
            about: 'Bruger · Til 31. december 2029',
          })),
          buttons: [make('Ny plads', 'council.seatKinds')],
        },
        frame(language),
      ),
  },
  {
    title: 'the log',
    show: (language) =>
      listView(
        {
          title: 'Rådets log',
          text: 'Her står, hvem der har gjort hvad og hvornår.',
          facts: Array.from({ length: 20 }, (_, index) => ({
            title: `Tog med i sekretariat eller som observatør: Person ${index} Andersen-Christoffersen`,
            about: `Person ${index} Andersen-Christoffersen · 4. feb. 2027 kl. 10.15`,
          })),
          rows: [],
          buttons: [
            make('Ældre', 'council.log', { before: '21' }),
            make('Er loggen hel?', 'council.checkLog'),
          ],
        },
        frame(language),
      ),
  },
  {
    title: 'the council’s details',
    show: (language) =>
      formView(
        {
          title: 'Ret rådets oplysninger',
          fields: detailFields(COUNCIL, language),
          save: make('Gem', 'council.changeDetails'),
          cancel: make('Fortryd', 'council.about'),
        },
        frame(language),
      ),
  },
  {
    title: 'the form for a new secretary or observer',
    show: (language) => staffForm(frame(language), [{ id: 'name', kind: 'text', label: 'Navn' }]).replaceCard,
  },
  {
    title: 'a paper to print',
    show: (language) =>
      printView(
        frame(language),
        { id: 'p1', tenant: 't1', name: 'Inger Borg' },
        'Dagsorden',
        'https://x.dk/files/1',
      ),
  },
  {
    title: 'a form of the council',
    show: (language) =>
      formView(
        {
          title: 'Sæt en person ind',
          text: 'Hvem?',
          fields: [
            {
              id: 'account',
              kind: 'choice',
              label: 'Vælg',
              choices: Array.from({ length: 60 }, (_, index) => ({
                title: `Person ${index} Andersen-Christoffersen`,
                value: `00000000-0000-4000-8000-0000000000${index + 10}`,
              })),
            },
            { id: 'name', kind: 'text', label: 'Navn', required: true, error: 'Skriv et navn.' },
            { id: 'date', kind: 'date', label: 'Dag', value: '2027-02-01' },
          ],
          save: make('Gem', 'council.changeSeat', {
            seat: 'medlem',
            what: 'take',
            held: '',
            form: '00000000-0000-4000-8000-000000000001',
          }),
          cancel: make('Fortryd', 'council.seats'),
        },
        frame(language),
      ),
  },
]
