import fc from 'fast-check'
import type { Touch } from '../../../src/core/feature'
import { readDocument } from '../../../src/documents/read-document'
import { charterOf } from '../../../src/features/council'
import { coverageOf, sumOf } from '../../../src/features/reports/rules'
import { startWorld, type World } from '../../support/app'
import { DETAILS, opened } from '../hearings/support'
import { beginMeeting, callsMeeting, clock, fetched } from '../minutes/held'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const NO_NAMES = { noNames: 'true' }

test('i et år uden sager mangler alt, og der er ikke noget at berette om møder', async () => {
  const { medlem } = world.people
  expect((await medlem.writes('/dækning')).seen).toContain('Der er ikke noget endnu.')
  const report = await medlem.writes('/årsberetning')
  expect(report.seen).toContain('Året er ikke slut endnu.')
  expect(report.seen).not.toContain('Møder')
  expect((await medlem.writes('/årsberetning sidste år')).seen).toContain('Skriv året med fire tal')
})

test('punkter, høringer og temadage tæller med, og det, ingen har rørt, står først', async () => {
  const { sekretær, formand, medlem } = world.people
  const item = await medlem.presses(await medlem.writes('/punkt'), 'Send punktet', {
    ...NO_NAMES,
    title: 'Værested med sygepleje',
    focusAreas: ['health'],
    targetGroups: ['addiction'],
  })
  expect(item.error).toBeUndefined()
  await opened(world, { ...DETAILS, targetGroups: ['homeless'], focusAreas: ['inclusion'] })
  const day = await sekretær.presses(await sekretær.writes('/temadag'), 'Ny temadag')
  const saved = await sekretær.presses(day, 'Gem', {
    ...NO_NAMES,
    title: 'Hvor sover man?',
    date: '2027-03-04',
    focusAreas: 'homelessness,health',
    targetGroups: 'homeless',
  })
  const programme = await sekretær.presses(saved, 'Skriv programmet')
  const desk = await sekretær.presses(programme, 'Gem', { programme: '10.00 Velkomst' })
  await sekretær.presses(desk, 'Send invitationen')
  let build = await formand.writes('/dagsorden')
  for (let count = 0; count < 4; count += 1) {
    build = await formand.presses(build, 'Se næste forslag')
    build = await formand.presses(build, 'Sæt på dagsordenen')
  }
  await formand.presses(await formand.presses(build, 'Vis hvad kanalen får'), 'Udsend nu')

  const card = await medlem.writes('/dækning 2027')
  expect(card.seen).toContain('Ikke talt om endnu: grupper\nPsykisk sårbare, Voldsramte')
  expect(card.seen).toContain('Ikke talt om endnu: emner\nFattigdom, Misbrug, Vold, Psykiatri')
  expect(card.seen).toContain('Hjemløse\n1 høring, 1 temadag')
  expect(card.seen).toContain('Sundhed\n1 punkt, 1 temadag')
  const matters = await medlem.presses(card, 'Hjemløse')
  expect(matters.seen).toContain('Temadag 4. mar.: Hvor sover man?')
  expect(matters.seen).not.toContain('Værested med sygepleje')
})

test('årsberetningen er et udkast som Word ud fra årets møder, høringer, temadage, dækning og regnskab', async () => {
  const { sekretær, formand, medlem } = world.people
  await beginMeeting(world, ['formand', 'næstformand', 'medlem', 'medlem2', 'centerchef'])
  clock(world, '19:00')
  await formand.presses(await formand.writes('/møde slut'), 'Ja, slut mødet')
  // A meeting that nobody held is not reported, and whoever leaves after a meeting was still at it.
  await callsMeeting(world, '2027-06-02')
  world.time.now = new Date('2027-12-20T09:00:00Z')
  const seats = await sekretær.presses(await sekretær.writes('/medlemmer'), 'Ret pladser')
  const end = await sekretær.presses(await sekretær.presses(seats, 'Jonas Krogh'), 'Slut medlemskabet')
  await sekretær.presses(end, 'Gem', { date: '2027-12-20' })
  const expense = await sekretær.presses(await sekretær.writes('/budget'), 'Skriv en udgift ind')
  await sekretær.presses(expense, 'Skriv den ind', {
    ...NO_NAMES,
    day: '2027-02-04',
    amount: '1.250,50',
    category: 'catering',
    text: 'Kaffe',
  })

  const card = await medlem.writes('/årsberetning 2027')
  expect(card.seen).toContain('Rådet har holdt 1 møde.')
  const text = await readDocument('beretning.docx', await fetched(card, 'Hent som Word'))
  for (const words of [
    'Årsberetning 2027',
    'Rådet rådgiver. Byrådet og udvalgene bestemmer.',
    'torsdag 4. februar 2027. 5 var med. ',
    'Værested med sygepleje',
    'Solbys Nabopolitik (fra',
    'Hvor sover man?, torsdag 4. marts 2027',
    'Rådet har ikke talt om: Psykisk sårbare',
    'Mad og kaffe',
    '1.250,50 kr.',
    'Formand: Karen Holm',
  ])
    expect(text).toContain(words)
  // Who took part, or holds a user's seat, is nobody's matter outside the council.
  for (const name of ['Mette Dahl', 'Jonas Krogh', 'Bruger']) expect(text).not.toContain(name)
})

const charter = charterOf('udsatteraad')
const touch = fc.record<Touch>({
  kind: fc.constantFrom('item' as const, 'hearing' as const, 'themeDay' as const),
  title: fc.constant(''),
  at: fc.constant(new Date(0)),
  targetGroups: fc.subarray([...charter.targetGroups, 'unknown']),
  focusAreas: fc.subarray([...charter.focusAreas]),
})

test('hver sag tæller én gang for hvert af sine emner, og kun hvad kommissoriet nævner', () => {
  fc.assert(
    fc.property(fc.array(touch), (touches) => {
      const covered = coverageOf(touches, 'targetGroups', charter.targetGroups)
      expect(covered.map(({ key }) => key)).toEqual(charter.targetGroups)
      const tagged = touches.flatMap(({ targetGroups }) => targetGroups.filter((key) => key !== 'unknown'))
      expect(covered.reduce((sum, each) => sum + sumOf(each), 0)).toBe(tagged.length)
    }),
  )
})
