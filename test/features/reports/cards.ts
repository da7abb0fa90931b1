import type { Touch } from '../../../src/core/feature'
import { charterOf } from '../../../src/features/council'
import { coverageOf } from '../../../src/features/reports/rules'
import { coverageView, mattersView, reportView } from '../../../src/features/reports/views'
import type { Coverage } from '../../../src/features/reports/year'
import { type CardFixture, frame } from '../../support/card-fixtures'

const touch: Touch = {
  kind: 'item',
  title: 'Varmestue i **vinterferien**',
  at: new Date('2027-02-04T16:00:00Z'),
  targetGroups: ['homeless'],
  focusAreas: ['health', 'poverty'],
}
const charter = charterOf('udsatteraad')
const coverage = (touches: Touch[]): Coverage => ({
  year: 2027,
  touches,
  covered: {
    targetGroups: coverageOf(touches, 'targetGroups', charter.targetGroups),
    focusAreas: coverageOf(touches, 'focusAreas', charter.focusAreas),
  },
})
const many = Array.from({ length: 90 }, (_, at): Touch[] => [
  { ...touch, kind: 'hearing', title: `Høring ${at}` },
  { ...touch, targetGroups: [], focusAreas: [] },
]).flat()
const chapters = [
  {
    part: 'meetings' as const,
    title: 'Møder',
    texts: ['Rådet har holdt 4 møder.'],
    items: Array(20).fill('4. februar 2027. Varmestue'),
  },
  { part: 'money' as const, title: 'Rådets penge', texts: ['Rådet havde 25.000 kr. i året.'] },
]

export const reportCards: CardFixture[] = [
  { title: 'the coverage of an empty year', show: (language) => coverageView(coverage([]), frame(language)) },
  {
    title: 'the coverage of a full year',
    show: (language) => coverageView(coverage([touch, ...many]), frame(language)),
  },
  {
    title: 'a year’s matters about a group',
    show: (language) => mattersView(coverage([touch, ...many]), 'targetGroups', 'homeless', frame(language)),
  },
  { title: 'an empty annual report', show: (language) => reportView(2026, [], undefined, frame(language)) },
  {
    title: 'an annual report',
    show: (language) => reportView(2027, chapters, 'https://bot.example.dk/files/x', frame(language)),
  },
]
