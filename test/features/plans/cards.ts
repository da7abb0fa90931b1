import type { Goal } from '../../../src/features/plans/store'
import { goalForm, goalView, planView } from '../../../src/features/plans/views'
import { type CardFixture, frame } from '../../support/card-fixtures'

const goal: Goal = {
  id: 'g1',
  tenant: 't1',
  council: 'c1',
  kind: 'goal',
  title: 'Flere varme hænder',
  what: 'Vi besøger værestederne og spørger.',
  who: 'Formandskabet',
  due: '2027-06-01',
  focusAreas: ['poverty', 'health'],
  together: 'Kommunens sundhedspolitik',
  status: 'running',
  version: 2,
  form: 'f1',
  madeAt: new Date('2027-01-05T09:00:00Z'),
}
const late: Goal = { ...goal, id: 'g2', due: '2027-01-02', status: 'planned' }
const many = Array.from({ length: 60 }, (_, index): Goal => ({ ...goal, id: `g${index}` }))

export const planCards: CardFixture[] = [
  {
    title: 'an empty action plan',
    show: (language) => planView([], { leads: true, page: 0 }, frame(language)),
  },
  {
    title: 'an action plan with many goals',
    show: (language) =>
      planView(
        [late, ...many],
        { leads: true, word: 'https://bot.example.dk/files/x', page: 1 },
        frame(language),
      ),
  },
  { title: 'a goal of the action plan', show: (language) => goalView(goal, false, frame(language)) },
  { title: 'an overdue goal of the plan', show: (language) => goalView(late, true, frame(language), 'Ok') },
  { title: 'a new goal of the plan', show: (language) => goalForm(undefined, frame(language)) },
  { title: 'changing a goal of the plan', show: (language) => goalForm(goal, frame(language)) },
]
