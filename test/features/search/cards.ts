import { sharedView } from '../../../src/features/search/shared-view'
import type { Found } from '../../../src/features/search/store'
import { resultsView } from '../../../src/features/search/views'
import { type CardFixture, COUNCIL, frame } from '../../support/card-fixtures'

const row = (index: number): Found => ({
  id: `f${index}`,
  tenant: 't1',
  council: 'c1',
  source: 'agenda:m1',
  entry: `i${index}`,
  kind: index % 2 === 0 ? 'agenda' : 'decision',
  title: `Flere bænke ved stationen ${'og på torvet '.repeat(7)}${index}`,
  at: new Date('2027-02-04T16:00:00Z'),
  year: 2027,
  focusAreas: [],
  readers: 'council',
  verb: 'agenda.details',
  data: { meeting: 'm1', item: `i${index}` },
})
const ask = { words: 'bænke', year: 'all', area: 'all', from: 0 }
const years = [2027, 2026, 2025]

export const searchCards: CardFixture[] = [
  {
    title: 'a search with more to see',
    show: (language) =>
      resultsView(
        { ask, asks: true, rows: Array.from({ length: 8 }, (_, index) => row(index)), next: 8, years },
        frame(language),
      ),
  },
  {
    title: 'a search that finds nothing',
    show: (language) => resultsView({ ask, asks: true, rows: [], next: undefined, years }, frame(language)),
  },
  {
    title: 'a search without words',
    show: (language) =>
      resultsView(
        { ask: { ...ask, words: '' }, asks: false, rows: [], next: undefined, years: [] },
        frame(language),
      ),
  },
  {
    title: 'what a member puts into a conversation, with more text than it holds',
    show: (language) =>
      sharedView(
        'Dagsorden',
        {
          title: 'Flere bænke ved stationen',
          about: 'Dagsorden torsdag 4. februar 2027',
          paragraphs: [
            { text: 'Beslutning · 20 minutter' },
            { text: 'Sagsfremstilling', heading: true },
            { text: 'Der er ingen steder at sidde. '.repeat(150) },
          ],
          tab: { page: 'overview' },
        },
        { ...COUNCIL, language },
      ),
  },
]
