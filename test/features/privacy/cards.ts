import { dueView, ownDataView, sureView } from '../../../src/features/privacy/views'
import { type CardFixture, frame } from '../../support/card-fixtures'

const due = [
  { kind: 'replies' as const, count: 12, months: 12 },
  { kind: 'claims' as const, count: 4, months: 72 },
  { kind: 'former' as const, count: 1, months: 18 },
]
const mentions = (count: number) =>
  Array.from({ length: count }, () => ({ collection: 'items', about: { title: 'Bænke' } }))
const data = new Map(Array.from({ length: 20 }, (_, at) => [`Slags nummer ${at}`, mentions(at + 1)] as const))

export const privacyCards: CardFixture[] = [
  {
    title: 'what the bot keeps about somebody',
    show: (language) => ownDataView(data, 'https://raadsbot.example/files/x', frame(language)),
  },
  { title: 'what has become old', show: (language) => dueView(due, frame(language)) },
  { title: 'nothing old, after deleting', show: (language) => dueView([], frame(language), 'Slettet') },
  { title: 'the question before deleting', show: (language) => sureView(due, frame(language)) },
]
