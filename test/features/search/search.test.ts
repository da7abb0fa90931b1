import mongoose from 'mongoose'
import { addPerson } from '../../../src/features/council'
import { DEMO_TENANT } from '../../../src/local/demo'
import { startWorld, type World } from '../../support/app'
import { addNeighbour } from '../../support/neighbour'
import { DETAILS } from '../hearings/support'
import { publishAgenda } from '../minutes/held'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await publishAgenda(world)
  const { sekretær } = world.people
  const form = await sekretær.writes('/høring opret')
  await sekretær.presses(form, 'Gå videre', DETAILS)
})
afterAll(() => world.close())

test('et medlem finder et punkt med et ord i en anden form, og åbner det', async () => {
  const { medlem } = world.people
  for (const words of ['varmestuer', 'VARMESTUE', 'sygeplejersken torv', 'sygeplejerske paa torvet']) {
    const found = await medlem.writes(`/søg ${words}`)
    expect(found.seen).toContain(`Det her handler om: ${words}`)
    expect(found.seen).toMatch(/Varmestue i vinterferien|Gratis sygeplejerske på torvet/)
    expect(found.seen).toContain('Dagsorden · torsdag 4. februar 2027')
  }
  const found = await medlem.writes('soeg vinterferie')
  const item = await medlem.presses(found, 'Varmestue i vinterferien')
  expect(item.seen).toContain('Varmestuen holder lukket i uge 7.')
})

test('begyndelsen af et langt ord er også et ord, når der ikke er andet', async () => {
  const found = await world.people.medlem.writes('/søg sygepl')
  expect(found.seen).toContain('Gratis sygeplejerske på torvet')
})

test('det, der ikke findes, siges venligt, og uden ord er der en formular', async () => {
  const { medlem } = world.people
  expect((await medlem.writes('/søg zebra')).seen).toContain('Jeg fandt ikke noget.')
  const form = await medlem.writes('/søg')
  expect(form.seen).toContain('Skriv et eller flere ord.')
  const found = await medlem.presses(form, 'Søg', { words: 'botilbud' })
  expect(found.seen).toContain('Nyt fra botilbuddet')
})

test('år og emne skærer ned på det, der findes', async () => {
  const { medlem, sekretær } = world.people
  const hearing = await sekretær.writes('/søg nabopolitik')
  expect(hearing.seen).toContain('Høring · mandag 11. januar 2027')
  const right = await sekretær.presses(hearing, 'Søg', { words: 'naboer', year: '2027', area: 'inclusion' })
  expect(right.seen).toContain('Solbys Nabopolitik')
  const wrong = await sekretær.presses(hearing, 'Søg', { words: 'naboer', area: 'poverty' })
  expect(wrong.seen).toContain('Jeg fandt ikke noget.')
  const old = await sekretær.presses(hearing, 'Søg', { words: 'naboer', year: '2026' }, { force: true })
  expect(old.seen).toContain('Jeg fandt ikke noget.')
  const all = await medlem.presses(await medlem.writes('/søg'), 'Søg', { year: '2027' })
  expect(all.seen).toContain('Det nyeste står først.')
  expect(all.seen).toContain('Varmestue i vinterferien')
})

test('kun den, der må læse det, finder det', async () => {
  const { medlem, formand, gæst } = world.people
  const prepared = 'Solbys Nabopolitik'
  expect((await formand.writes('/søg nabopolitik')).seen).toContain(prepared)
  expect((await medlem.writes('/søg nabopolitik')).seen).not.toContain(prepared)
  const public_ = await formand.writes('/søg nabopolitik', { in: world.channel })
  expect(public_.seen).not.toContain(prepared)
  expect((await gæst.writes('/søg varmestue')).seen).toContain('Du er ikke med i et råd her endnu.')
  const stolen = await gæst.presses(
    await medlem.writes('/søg'),
    'Søg',
    { words: 'varmestue' },
    { force: true },
  )
  expect(stolen.error?.message).toContain('Du er ikke med i et råd her endnu.')
})

test('et andet råds medlem finder intet i dette råd', async () => {
  const stranger = world.teams.person({
    name: 'Vibeke Storm',
    aadObjectId: '00000000-0000-4000-8000-000000000099',
  })
  const { name, aadObjectId } = stranger
  const person = await addPerson({ tenant: DEMO_TENANT, name, aadObjectId })
  await addNeighbour(person.id)
  expect((await stranger.writes('/søg varmestue')).seen).toContain('Jeg fandt ikke noget.')
})

test('det, der ændres, findes straks efter på de nye ord og ikke på de gamle', async () => {
  const { sekretær, medlem } = world.people
  const prepared = await sekretær.presses(await sekretær.writes('/søg nabopolitik'), 'Solbys Nabopolitik')
  await sekretær.presses(prepared, 'Åbn høringen')
  expect((await medlem.writes('/søg nabopolitik')).seen).toContain('Solbys Nabopolitik')
  const listed = await medlem.writes('/søg journal p22')
  expect(listed.seen).toContain('Jeg fandt ikke noget.')
  expect((await medlem.writes('/søg 00.00.00-P22-1-17')).seen).toContain('Solbys Nabopolitik')
})

test('et forkert år, en fremmed side og et CPR-nummer bliver afvist', async () => {
  const { medlem } = world.people
  const press = (data: object) =>
    medlem.invokes('adaptiveCard/action', { action: { type: 'Action.Execute', verb: 'search.find', data } })
  expect((await press({ year: 'i fjor' })).error?.message).toBeDefined()
  expect((await press({ from: '-1' })).error?.message).toBeDefined()
  expect((await press({ words: '010190-1234' })).error?.message).toContain('CPR')
  expect((await press({ words: '.*', area: '$where' })).seen).toContain('Skriv et eller flere ord.')
})

test('en gang i døgnet bliver alt læst igen, uden at nogen venter på det', async () => {
  const found = mongoose.connection.collection('findables')
  const before = await found.countDocuments()
  await found.deleteMany({})
  await mongoose.connection.collection('findableSources').deleteMany({})
  await world.app.tick()
  expect(await found.countDocuments()).toBe(0)
  world.time.now = new Date(world.time.now.getTime() + 24 * 60 * 60 * 1000)
  await world.app.tick()
  expect(await found.countDocuments()).toBe(before)
})
