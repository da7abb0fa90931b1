import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { JsonObject } from '../src/core/card-json'
import { cardDefinitions } from '../src/core/cards'
import { LANGUAGES } from '../src/core/language'
import { COUNCIL, cardFixtures } from './support/card-fixtures'
import { partsIn } from './support/card-forms'
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

/** Forms whose texts are not asked for names, and why. All of them refuse CPR numbers (personal-data.test). */
const UNASKED: Record<string, string> = {
  'agenda.journal': 'numbers of a case',
  'contacts.save': 'who somebody is and how they are reached: an office and its people',
  'council.changeDetails': 'the council’s own name and telephone',
  'council.changeSeat': 'whose seat it is',
  'council.newStaff': 'who works for the council',
  'council.decideRule': 'words of the charter, under a rule’s own form',
  'hearings.correct': 'headings of a document that somebody else made',
  'hearings.markSent': 'the office that the response went to',
  'hearings.search': 'kept nowhere',
  'meetings.add': 'a place and a link',
  'meetings.openPoll': 'a place and a link',
  'meetings.slot': 'a place and a link',
  'meetings.saveContact': 'how somebody without Teams is reached, for the secretariat alone',
  'money.plan': 'amounts',
  'money.setPayee': 'a number in the pay system',
  'processes.saveBodies': 'who is in the bodies, by their office',
  'search.find': 'kept nowhere',
  'theme-days.programme': 'who speaks, as the invitation says it',
}

test('every text that is written into a form is asked for names, or it says here why not', () => {
  const unasked = new Set<string>()
  let asked = 0
  for (const { show } of fixtures) {
    const parts = partsIn(show('da').content)
    if (!parts.some(({ type }) => type === 'Input.Text')) continue
    const sends = parts.filter(
      ({ type, associatedInputs, title }) =>
        type === 'Action.Execute' && associatedInputs !== 'none' && title,
    )
    if (parts.some(({ id }) => id === 'noNames')) asked += 1
    else for (const { verb } of sends) unasked.add(String(verb))
  }
  expect([...unasked].sort()).toEqual(Object.keys(UNASKED).sort())
  expect(asked).toBeGreaterThan(30)
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
