import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { JsonObject } from '../src/core/card-json'
import { cardDefinitions } from '../src/core/cards'
import { LANGUAGES } from '../src/core/language'
import { COUNCIL, cardFixtures } from './support/card-fixtures'
import { faultsOf } from './support/card-rules'

const CARDS = resolve(__dirname, '../cards')
const layouts = (readdirSync(CARDS, { recursive: true }) as string[])
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace(/\.json$/, ''))

const fixtures = cardFixtures()

test('every layout is a card that some view fills, and has a fixture', () => {
  const cards = layouts.filter((name) => !name.startsWith('parts/'))
  expect([...cardDefinitions.keys()].sort()).toEqual(cards.sort())
  const shown = new Set(fixtures.map(({ show }) => show('da').name))
  expect(cards.filter((name) => !shown.has(name))).toEqual([])
})

for (const language of LANGUAGES)
  test.each(fixtures.map(({ title, show }) => [title, show] as const))(
    `${language}: %s is a card that Teams takes`,
    (_, show) => {
      expect(faultsOf(show(language))).toEqual([])
    },
  )

test('every card that speaks for a council lets one ring its secretariat', () => {
  const cards = fixtures.map(({ title, show }) => [title, JSON.stringify(show('da').content)] as const)
  const ofCouncil = cards.filter(([, json]) => json.includes(`"text":"${COUNCIL.name}"`))
  expect(ofCouncil.length).toBeGreaterThan(cards.length * 0.9)
  expect(ofCouncil.filter(([, json]) => !json.includes(`(tel:+45${COUNCIL.phone})`))).toEqual([])
})

// Keys whose values people read.
const VISIBLE = new Set([
  'text',
  'title',
  'label',
  'placeholder',
  'errorMessage',
  'altText',
  'fallbackText',
  'tooltip',
])

test.each(layouts)('no visible word stands in the layout %s', (name) => {
  const words: string[] = []
  JSON.parse(readFileSync(join(CARDS, `${name}.json`), 'utf8'), (key, value) => {
    if (VISIBLE.has(key) && typeof value === 'string' && /\p{L}/u.test(value.replace(/\$\{[^}]*\}/g, '')))
      words.push(`${key}: ${value}`)
    return value as JsonObject
  })
  expect(words).toEqual([])
})
