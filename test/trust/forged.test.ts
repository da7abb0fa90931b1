import { randomUUID } from 'node:crypto'
import mongoose from 'mongoose'
import { demoScope } from '../features/agenda/agenda-world'
import { startWorld, type World } from '../support/app'
import { BOOKS, noteWritten } from '../support/books'
import { isShaped } from '../support/card-forms'
import { keptOf, MARK, makeBusy } from './busy-council'
import { everyButton, everyText, namedIn, namesSomething, type Pressed, withIds } from './named'
import { addStaffedCouncil, forges } from './people'

const buttons = everyButton()

let world: World
let council = ''
let ids: Record<string, string>
beforeAll(async () => {
  world = await startWorld()
  await makeBusy(world)
  council = (await demoScope(world)).council
  ids = await namedIn(world, council)
  await world.app.tick()
})
afterAll(() => world.close())

const forgedData = (pressed: Pressed) => withIds(pressed, ids)

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

const WORD = 'Plantegro'
const texts = everyText()
/** What tells in which text of which form it was written, in a shape that the text takes. */
function planted(verb: string, field: string): string {
  const word = `${WORD}/${verb}/${field}`
  if (field === 'link') return `https://raad.example/${word}`
  if (field === 'programme') return `09.30 ${word}`
  return field === 'options' ? `${word}\nAndet` : word
}

/** Why a number is none is asked, and kept, only where another text of the form holds such a number. */
function numberBeside(verb: string, field: string): Record<string, string> {
  if (field !== 'notCprReason') return {}
  const beside = texts.filter((other) => other.verb === verb && !isShaped(other.field))
  const numbers = beside.map((other) => [other.field, 'Sag 0101901234'])
  return { notCpr: 'true', ...Object.fromEntries(numbers) }
}

const VERSIONED = { goal: 'goals', process: 'processes', day: 'themeDays', claim: 'claims' }

/** As the form would be if it had been opened just now. */
async function justOpened(data: Record<string, unknown>): Promise<Record<string, unknown>> {
  const [, collection] = Object.entries(VERSIONED).find(([field, name]) => data[field] === ids[name]) ?? []
  if (!collection) return data
  const found = await mongoose.connection.db
    ?.collection(collection)
    .findOne({ _id: ids[collection] as never })
  return {
    ...data,
    ...('version' in data ? { version: String(found?.version) } : {}),
    ...('milestone' in data ? { milestone: found?.milestones.at(-1).id } : {}),
  }
}

test('det, folk skriver i et felt, står hverken i loggen, protokollen, udbakken eller tallene', async () => {
  const { sekretær, formand, medlem } = world.people
  expect(texts.length).toBeGreaterThan(100)
  noteWritten(
    'texts',
    texts.map(({ verb, field }) => `${verb} ${field}`),
  )
  for (const { verb, field, data } of texts) {
    // A form's number is its own each time, or what it sends is taken for a repetition.
    const form = 'form' in data ? { form: randomUUID() } : {}
    const written = { ...numberBeside(verb, field), [field]: planted(verb, field) }
    const sent = { ...withIds({ verb, data }, ids), ...form, council, ...written }
    for (const person of [sekretær, formand, medlem]) {
      const { seen, error } = await forges(person, verb, await justOpened(sent))
      if (!/Det kan kun/.test(`${error?.message} ${seen}`)) break
    }
  }
  await medlem.writes(`Hvad er ${WORD}?`)
  await sekretær.writes(`/søg ${WORD}`)
  await world.app.tick()

  const kept = new Set<string>()
  const told: string[] = []
  const tell = (where: string, what: unknown) => {
    for (const word of [WORD, MARK])
      if (JSON.stringify(what)?.includes(word)) told.push(`${word} in ${where}`)
  }
  for (const { name } of (await mongoose.connection.db?.listCollections().toArray()) ?? [])
    for (const document of (await mongoose.connection.db?.collection(name).find().toArray()) ?? []) {
      for (const [found] of JSON.stringify(document).matchAll(/Plantegro\/[\w.-]+\/\w+/g)) kept.add(found)
      tell(`${name}.pendingAudit`, document.pendingAudit)
      if (BOOKS.includes(name)) tell(name, document)
    }
  tell('the log', world.log)
  tell('the figures', await (await fetch(`http://127.0.0.1:${world.app.port}/metrics`)).text())
  expect(told).toEqual([])
  // Much of it is kept where it belongs, or the search above shows nothing; the whole suite keeps more.
  expect(kept.size).toBeGreaterThan(30)
  noteWritten(
    'kept',
    [...kept].map((word) => word.split('/').slice(1).join(' ')),
  )
})
