import type { JsonObject } from '../../../src/core/card-json'
import { pollCards } from '../polls/cards'
import { electionCards } from './cards'

const cards = [...electionCards, ...pollCards]

const buttonsOf = (content: JsonObject): JsonObject[] =>
  (content.body as JsonObject[]).flatMap(({ type, actions }) =>
    type === 'ActionSet' ? (actions as JsonObject[]) : [],
  )

test.each(cards)('det næste skridt står først og er det eneste fremhævede: $title', ({ show }) => {
  const styles = buttonsOf(show('da').content).map(({ style }) => style)
  expect(styles.indexOf('positive')).toBeLessThanOrEqual(0)
  expect(styles.filter((style) => style === 'positive').length).toBeLessThanOrEqual(1)
})

test('det, man ikke kan fortryde, er det, der er fremhævet, når man har set efter', () => {
  const review = cards.find(({ title }) => title === 'the confirmation')
  const [first, second] = buttonsOf((review as (typeof cards)[number]).show('da').content)
  expect([first?.title, first?.style]).toEqual(['Afgiv min stemme', 'positive'])
  expect(second?.title).toBe('Vælg om')
})
