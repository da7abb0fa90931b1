import mongoose from 'mongoose'
import type { Card } from '../src/core/cards'
import { wordsOf } from '../src/core/commands'
import { features } from '../src/features'
import { startWorld, type World } from './support/app'
import { cardFixtures } from './support/card-fixtures'
import { partsIn, sentBy } from './support/card-forms'
import type { Person } from './support/teams/person'

const PLANTED = '010190-1234'
const FORMS_OF_IT = /010190[- ]?1234/

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

interface Planted {
  card: string
  verb: string
  field: string
  data: Record<string, unknown>
}

/** Each button that sends a form, once with the number in each of the form's texts. */
function plantedIn({ name, content }: Card): Planted[] {
  const parts = partsIn(content)
  const texts = parts.filter(({ type }) => type === 'Input.Text')
  const buttons = parts.filter(
    ({ type, associatedInputs }) => type === 'Action.Execute' && associatedInputs !== 'none',
  )
  return texts.flatMap((text) =>
    buttons
      // Rows lead elsewhere; a form's own buttons have a title.
      .filter(({ title }) => title !== undefined)
      .map((button) => ({
        card: name,
        verb: String(button.verb),
        field: String(text.id),
        data: {
          ...sentBy(button, parts),
          council: undefined,
          [String(text.id)]: `Det gælder ${PLANTED}`,
        },
      })),
  )
}

// One of each: what differs between fixtures of a form is its content.
const planted = [
  ...new Map(
    cardFixtures()
      .flatMap(({ show }) => plantedIn(show('da')))
      .map((one) => [`${one.verb} ${one.field}`, one] as const),
  ).values(),
]

async function pressed(person: Person, { verb, data }: Planted) {
  const turn = await person.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb, data: JSON.parse(JSON.stringify(data)) },
  })
  return `${turn.error?.message ?? ''} ${turn.seen}`
}

let namedIt = 0
const NOT_THEIRS = /Det kan kun/

test('der er felter at plante i', () => {
  expect(planted.length).toBeGreaterThan(10)
  expect(new Set(planted.map(({ verb }) => verb.split('.')[0])).size).toBeGreaterThan(2)
})

test.each(planted.map((one) => [`${one.verb}: ${one.field}`, one] as const))(
  'et CPR-nummer i %s bliver afvist og ikke gentaget',
  async (_, one) => {
    const { sekretær, formand, medlem } = world.people
    let seen = ''
    for (const person of [sekretær, formand, medlem]) {
      seen = await pressed(person, one)
      if (!NOT_THEIRS.test(seen)) break
    }
    if (/CPR/.test(seen)) namedIt += 1
    // What one searches for is shown back, and kept nowhere.
    if (!/\.search$/.test(one.verb)) expect(seen).not.toMatch(FORMS_OF_IT)
    expect(seen).not.toMatch(NOT_THEIRS)
  },
)

test('de fleste afviser netop tallet, ikke noget andet ved formularen', () => {
  expect(namedIt).toBeGreaterThan(planted.length * 0.75)
})

test('et CPR-nummer skrevet til hver eneste kommando bliver afvist', async () => {
  const { medlem, sekretær } = world.people
  const words = features.flatMap((room) =>
    (room.commands ?? []).map((command) => wordsOf(room, command)[0] ?? command.key),
  )
  expect(words.length).toBeGreaterThan(30)
  for (const word of [...words, 'noget helt andet'])
    for (const person of [medlem, sekretær]) {
      const { seen } = await person.writes(`/${word} ${PLANTED}`)
      expect([word, seen]).toEqual([word, expect.stringContaining('ligner et CPR-nummer')])
      expect(seen).not.toMatch(FORMS_OF_IT)
    }
})

test('et CPR-nummer sendes til hver eneste handling i alle felter, som en formular har', async () => {
  const { sekretær } = world.people
  // Ids that exist, so that what is sent gets as far as it can.
  const [meeting, item] = await Promise.all(
    ['meetings', 'items'].map(async (name) =>
      String((await mongoose.connection.db?.collection(name).findOne())?._id),
    ),
  )
  const others = Object.assign({}, ...planted.map(({ data }) => data)) as Record<string, unknown>
  const texts = Object.fromEntries(planted.map(({ field }) => [field, `Det gælder ${PLANTED}`]))
  const verbs = features.flatMap((room) => (room.actions ?? []).map(({ verb }) => verb))
  expect(verbs.length).toBeGreaterThan(150)
  for (const verb of verbs) {
    const data = { ...others, ...texts, meeting, item, form: crypto.randomUUID() }
    await pressed(sekretær, { card: '', verb, field: '', data })
  }
})

test('bagefter står nummeret hverken i databasen eller i loggen', async () => {
  await world.app.tick()
  const collections = await mongoose.connection.db?.listCollections().toArray()
  expect(collections?.length).toBeGreaterThan(5)
  for (const { name } of collections ?? []) {
    const documents = await mongoose.connection.db?.collection(name).find().toArray()
    expect([name, JSON.stringify(documents).match(FORMS_OF_IT)]).toEqual([name, null])
  }
  expect(world.log.join('\n')).not.toMatch(FORMS_OF_IT)
})
