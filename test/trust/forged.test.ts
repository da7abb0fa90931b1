import mongoose from 'mongoose'
import { demoScope } from '../features/agenda/agenda-world'
import { startWorld, type World } from '../support/app'
import { cardFixtures } from '../support/card-fixtures'
import { partsIn, sentBy } from '../support/card-forms'
import { keptOf, MARK, makeBusy } from './busy-council'
import { addStaffedCouncil, forges } from './people'

/** Which collections' ids a button's data names, by field. */
const NAMES: Record<string, string[]> = {
  meeting: ['meetings'],
  item: ['items'],
  into: ['items'],
  hearing: ['hearings'],
  contribution: ['contributions'],
  election: ['elections'],
  poll: ['polls'],
  claim: ['claims'],
  goal: ['goals'],
  entry: ['wheelEntries'],
  person: ['people'],
  people: ['people'],
}

interface Pressed {
  verb: string
  data: Record<string, unknown>
}
/** Every button that a card of the product shows, once, with what it sends. */
const buttons: Pressed[] = [
  ...new Map(
    cardFixtures().flatMap(({ show }) => {
      const parts = partsIn(show('da').content)
      return parts
        .filter(({ type }) => type === 'Action.Execute')
        .map(
          (button) =>
            [String(button.verb), { verb: String(button.verb), data: sentBy(button, parts) }] as const,
        )
    }),
  ).values(),
].filter(({ verb }) => verb !== 'core.run')

let world: World
let council = ''
let ids: Record<string, string>
beforeAll(async () => {
  world = await startWorld()
  await makeBusy(world)
  council = (await demoScope(world)).council
  ids = {}
  for (const collection of new Set(Object.values(NAMES).flat())) {
    const ofMember = collection === 'people' ? { name: world.people.medlem.name } : { council }
    const found = await mongoose.connection.db?.collection(collection).findOne(ofMember)
    ids[collection] = String(found?._id)
  }
  await world.app.tick()
})
afterAll(() => world.close())

/** The button's data with ids of the busy council in the places of the fixture's. */
const forgedData = ({ data }: Pressed): Record<string, unknown> => {
  const { council: _, ...rest } = data
  const swapped = Object.keys(rest).flatMap((field) => (NAMES[field] ?? []).map((name) => [field, ids[name]]))
  return { ...rest, ...(data.seat === undefined ? {} : { seat: 'medlem' }), ...Object.fromEntries(swapped) }
}
const namesSomething = (pressed: Pressed): boolean =>
  Object.keys(pressed.data).some((field) => field in NAMES || field === 'seat')

/** What is kept of the busy council and its people, but for what the bot itself writes while sending. */
async function kept(): Promise<Map<string, string>> {
  const all = await keptOf(council)
  for (const key of all.keys()) if (key.startsWith('deliveries/')) all.delete(key)
  const people = await mongoose.connection.db
    ?.collection('people')
    .find({ name: world.people.medlem.name })
    .toArray()
  for (const person of people ?? []) all.set(`people/${person._id}`, JSON.stringify(person))
  return all
}
async function changedBy(act: () => Promise<unknown>): Promise<string[]> {
  const before = await kept()
  await act()
  const after = await kept()
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key))
}

test('rådet har noget af det hele, og knapperne nævner det', () => {
  expect(Object.values(ids)).not.toContain('undefined')
  expect(buttons.filter(namesSomething).length).toBeGreaterThan(100)
})

test('naborådets formand og sekretær kan hverken se eller ændre noget med dette råds id’er i en knap', async () => {
  const { people } = await addStaffedCouncil(world, 'Forum Syd')
  const shown: string[] = []
  const changed = await changedBy(async () => {
    for (const button of buttons)
      for (const person of [people.chair, people.secretariat]) {
        const { seen, error } = await forges(person, button.verb, forgedData(button))
        if (`${error?.message} ${seen}`.includes(MARK)) shown.push(`${button.verb} by ${person.name}`)
      }
  })
  expect({ shown, changed }).toEqual({ shown: [], changed: [] })
})

/** What belongs to one member: another must not change it, and must not read the private ones. */
const OWN: [field: string, collection: string, secret: boolean][] = [
  ['item', 'items', false],
  ['contribution', 'contributions', true],
  ['claim', 'claims', true],
]

test.each(OWN)(
  'et andet medlem af rådet ændrer ikke det, der er ens eget: %s',
  async (field, collection, secret) => {
    const theirs = buttons.filter(({ data }) => field in data)
    expect(theirs.length).toBeGreaterThan(3)
    const shown: string[] = []
    const changed = await changedBy(async () => {
      for (const button of theirs) {
        const { seen, error } = await forges(world.people.medlem2, button.verb, forgedData(button))
        if (secret && `${error?.message} ${seen}`.includes(MARK)) shown.push(button.verb)
      }
    })
    expect({ shown, changed: changed.filter((key) => key === `${collection}/${ids[collection]}`) }).toEqual({
      shown: [],
      changed: [],
    })
  },
)

test('de samme knapper viser det for rådets egen sekretær, så prøverne ovenfor kan fejle', async () => {
  let shown = 0
  for (const button of buttons.filter(namesSomething)) {
    const { seen, error } = await forges(world.people.sekretær, button.verb, forgedData(button))
    if (`${error?.message} ${seen}`.includes(MARK)) shown += 1
  }
  expect(shown).toBeGreaterThan(20)
})
