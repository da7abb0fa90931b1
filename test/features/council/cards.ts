import type { Feature } from '../../../src/core/feature'
import type { Language } from '../../../src/core/language'
import type { Rule } from '../../../src/core/rules'
import { features } from '../../../src/features'
import { fieldsOf } from '../../../src/features/council/rule-form'
import { allRulesView, roomRulesView, ruleForm, ruleView } from '../../../src/features/council/rule-views'
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
  { title: 'the charter of an udsatteråd', show: (language) => charterView(COUNCIL, frame(language)) },
  {
    title: 'the charter of a medborgerforum',
    show: (language) => charterView({ ...COUNCIL, type: 'medborgerforum' }, frame(language)),
  },
  { title: 'the members', show: (language) => membersView(COUNCIL, people, frame(language)) },
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
]
