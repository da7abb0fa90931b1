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
]
