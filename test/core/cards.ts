import { nearestCommand, refusalCard } from '../../src/core/router.views'
import { type CardFixture, frame } from '../support/card-fixtures'

export const coreCards: CardFixture[] = [
  {
    title: 'a refusal with its rule',
    show: (language) => refusalCard('Nej', 'agenda.itemDeadlineDays', frame(language)),
  },
  {
    title: 'a miss with nothing near',
    show: (language) => nearestCommand(undefined, frame(language)).card as never,
  },
]
