import { addCouncil, addPerson } from '../../../src/features/council'
import { CAST, DEMO_TENANT, type Part } from '../../../src/local/demo'
import { startWorld, type World } from '../../support/app'
import type { Person, Turn } from '../../support/teams'
import { beginMeeting, choiceOf, NO_NAMES, nextItem, publishAgenda, writing } from './held'

const SEATED = (Object.keys(CAST) as Part[]).filter((part) => part !== 'sekretær' && part !== 'gæst')

let world: World
beforeAll(async () => {
  world = await startWorld()
  await publishAgenda(world)
  await beginMeeting(world, ['formand'])
})
afterAll(() => world.close())

const post = () => world.channel.waitFor((message) => message.seen.includes('Mødet er i gang'))
const now = (person: Person) => person.writes('/møde nu')
const actionsIn = ({ card }: Turn): [string, Record<string, unknown>][] => {
  const found: [string, Record<string, unknown>][] = []
  JSON.stringify(card, (_, value) => {
    if (value?.type === 'Action.Execute') found.push([value.verb, value.data])
    return value
  })
  return found
}
const press = (person: Person, verb: string, data: object) =>
  person.invokes('adaptiveCard/action', { action: { type: 'Action.Execute', verb, data } })

test('alle kan skrive sig ind i samme sekund, også to gange, og tælles én gang', async () => {
  const card = await post()
  await Promise.all(
    SEATED.flatMap((part) =>
      [card, card].map((message) => world.people[part].presses(message, 'Jeg er her')),
    ),
  )
  const desk = await now(world.people.formand)
  expect(desk.seen).toContain('10 af 10 er her.')
  const list = await world.people.formand.presses(desk, 'Hvem er her?')
  expect(list.seen.match(/fra kl\. 16\.55/g)).toHaveLength(10)
})

test('lederens kort bliver, når noget åbnes fra det, så det næste minut ikke tager det, man skriver', async () => {
  const { sekretær, formand } = world.people
  await nextItem(formand)
  await sekretær.writes('/møde start')
  const desk = await sekretær.chat.waitFor((message) => message.seen.includes('Skriv referat'))
  const form = await sekretær.presses(desk, 'Skriv referat')
  expect(form.seen).toContain('Drøftelse')
  world.time.now = new Date(world.time.now.getTime() + 60_000)
  await world.app.tick()
  const saved = await sekretær.presses(form, 'Gem', { discussion: 'Det, jeg skrev.', ...NO_NAMES })
  expect(JSON.stringify(saved.card)).toContain('Det, jeg skrev.')
})

test('formanden begynder to gange, og to går videre på én gang: mødet går ét skridt', async () => {
  const { formand, næstformand } = world.people
  const again = await formand.writes('/møde start')
  expect(again.seen).toContain('Mødet er i gang.')
  const [mine, others] = await Promise.all([now(formand), now(næstformand)])
  await Promise.all([formand.presses(mine, 'Næste punkt'), næstformand.presses(others, 'Næste punkt')])
  expect((await now(formand)).seen).toContain('Nu: 2. Godkendelse af referat')
})

test('to sekretærer, der gemmer samtidig, mister ingen af teksterne', async () => {
  const { sekretær, formand } = world.people
  await nextItem(formand)
  const [mine, other] = await Promise.all([writing(sekretær), now(formand)])
  const item = await formand.presses(other, '3. Orientering fra formanden')
  const theirs = await formand.presses(item, 'Skriv referat')
  const turns = await Promise.all([
    sekretær.presses(mine, 'Gem', { discussion: 'Sekretærens tekst', ...NO_NAMES }),
    formand.presses(theirs, 'Gem', { discussion: 'Formandens tekst', ...NO_NAMES }),
  ])
  const conflict = turns.find(({ seen }) => seen.includes('har også skrevet her')) as Turn
  expect(conflict.seen).toMatch(/Sekretærens tekst|Formandens tekst/)
  const all = JSON.stringify(conflict.card)
  expect(all).toContain('Sekretærens tekst')
  expect(all).toContain('Formandens tekst')
  expect(turns.filter((turn) => turn !== conflict)).toHaveLength(1)
  // Different fields do not stand in each other's way.
  const [left, right] = await Promise.all([writing(sekretær), writing(sekretær)])
  await sekretær.presses(left, 'Gem', { decision: 'Rådet siger tak.', ...NO_NAMES })
  const both = await sekretær.presses(right, 'Gem', { discussion: 'Begge dele', ...NO_NAMES })
  expect(JSON.stringify(both.card)).toContain('Begge dele')
  expect(JSON.stringify(both.card)).toContain('Rådet siger tak.')
})

test('alle kan stemme i samme sekund, og det, der er talt ved lukningen, er det, der fik en kvittering', async () => {
  const { formand } = world.people
  await nextItem(formand)
  await formand.presses(await now(formand), 'Start afstemning')
  const ballots = await Promise.all(
    SEATED.map((part) =>
      world.people[part].chat.waitFor((message) => message.seen.includes('Vi stemmer om')),
    ),
  )
  const [, vote = {}] = actionsIn({ card: ballots[2]?.card } as Turn)[0] ?? []
  const desk = await now(formand)
  const closing = formand.presses(desk, 'Luk afstemningen')
  const turns = await Promise.all(
    SEATED.map((part, index) => world.people[part].presses(ballots[index], index < 6 ? 'For' : 'Imod')),
  )
  await closing
  const counted = (from: number, to: number) =>
    turns.slice(from, to).filter(({ seen, error }) => !error && seen.includes('Din stemme er talt med'))
      .length
  const late = await press(world.people.medlem, 'minutes.openVote', vote)
  expect(late.seen).toContain(`For: ${counted(0, 6)} · Imod: ${counted(6, 10)} · Undlod: 0`)
})

test('et medlem uden Teams får sin stemme skrevet ind, også hvis en anden stemte forkert først', async () => {
  const { formand, sekretær } = world.people
  await formand.presses(await now(formand), 'Start afstemning')
  const item = await sekretær.presses(await now(sekretær), '4. Varmestue i vinterferien')
  const form = await sekretær.presses(item, 'Stem for en anden')
  const person = choiceOf(form, 'person', 'Erik Toft')
  await sekretær.presses(form, 'Gem', { person, choice: 'against' })
  await sekretær.presses(form, 'Gem', { person, choice: 'for' })
  expect((await now(formand)).seen).toContain('For: 1 · Imod: 0')
  await formand.presses(await now(formand), 'Luk afstemningen')
})

test('medlemmer, observatører, fremmede og et andet råds folk kommer ikke til lederens knapper', async () => {
  const { formand, sekretær, medlem, gæst } = world.people
  const stranger = world.teams.person({ name: 'Vibeke Storm' })
  const { name, aadObjectId } = stranger
  const person = await addPerson({ tenant: DEMO_TENANT, name, aadObjectId })
  const other = await addCouncil({
    tenant: DEMO_TENANT,
    type: 'medborgerforum',
    name: 'Medborgerforum Solby',
    language: 'da',
    timeZone: 'Europe/Copenhagen',
    phone: '70654321',
    seats: [{ id: 's1', kind: 'citizen', person: person.id, role: 'chair' }],
    staff: [],
    rules: [],
  })
  const desk = await now(formand)
  const item = await sekretær.presses(await now(sekretær), '3. Orientering fra formanden')
  for (const [verb, data] of [
    ...actionsIn(desk),
    ...actionsIn(item),
    ...actionsIn(await writing(sekretær)),
  ]) {
    const outsider = await press(gæst, verb, data)
    expect([verb, outsider.error?.message]).toEqual([
      verb,
      expect.stringContaining('Du er ikke med i et råd'),
    ])
    const foreign = await press(stranger, verb, { ...data, council: other.id })
    expect([verb, foreign.error !== undefined]).toEqual([verb, true])
    if (verb === 'minutes.item') continue
    const member = await press(medlem, verb, data)
    expect([verb, member.error?.message]).toEqual([verb, expect.stringContaining('Det kan kun')])
  }
  const read = await press(
    medlem,
    'minutes.item',
    actionsIn(desk).find(([verb]) => verb === 'minutes.item')?.[1] ?? {},
  )
  expect(read.seen).not.toContain('Begge dele')
  expect((await stranger.writes('/møde nu')).seen).toContain('Mødet er ikke i gang.')
})

test('forkerte data og knapper fra et slut møde får et venligt svar', async () => {
  const { formand, sekretær, medlem } = world.people
  const [, next] = actionsIn(await now(formand)).find(([verb]) => verb === 'minutes.goTo') ?? []
  for (const data of [{}, { ...next, meeting: 'x' }, { ...next, to: 'x' }, { ...next, from: 7 }])
    expect((await press(formand, 'minutes.goTo', data)).error?.message).toBeDefined()
  const form = await writing(sekretær)
  const long = await sekretær.presses(
    form,
    'Gem',
    { discussion: 'ø'.repeat(3001), ...NO_NAMES },
    { force: true },
  )
  expect(long.error?.message).toContain('Der er plads til 3000 tegn.')
  const desk = await now(formand)
  await formand.presses(await formand.writes('/møde slut'), 'Ja, slut mødet')
  expect((await formand.presses(desk, 'Næste punkt')).error?.message).toContain('Mødet er ikke i gang.')
  expect((await medlem.presses(await post(), 'Jeg er her')).error?.message).toContain('Mødet er ikke i gang.')
  const late = await sekretær.presses(form, 'Gem og luk', { discussion: 'Efter mødet', ...NO_NAMES })
  expect(late.seen).toContain('Det er et udkast.')
})
