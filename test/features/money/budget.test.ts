import { DateTime } from 'luxon'
import { addCouncil, addPerson, councilsOf, personByAccount } from '../../../src/features/council'
import { addMeeting } from '../../../src/features/meetings'
import { CAST, DEMO_TENANT } from '../../../src/local/demo'
import { startWorld, type World } from '../../support/app'

let world: World
beforeAll(async () => {
  world = await startWorld()
  const tenant = { tenant: DEMO_TENANT }
  const secretary = await personByAccount(tenant, CAST.sekretær.aadObjectId)
  const [council] = await councilsOf(tenant, secretary?.id ?? '')
  for (const day of ['2027-05-13', '2027-09-09', '2027-11-18']) {
    const start = DateTime.fromISO(`${day}T17:00`, { zone: 'Europe/Copenhagen' })
    await addMeeting(
      { ...tenant, council: council?.id ?? '' },
      { start: start.toJSDate(), end: start.plus({ hours: 4 }).toJSDate(), place: 'Rådhuset' },
    )
  }
})
afterAll(() => world.close())

const EXPENSE = { day: '2027-01-10', amount: '1.200', category: 'catering', text: 'Kaffe', noNames: 'true' }

test('fire møder med otte modtagere binder 14.080 kr. af de 25.000 kr.', async () => {
  const card = await world.people.medlem.writes('/budget')
  expect(card.seen).toContain('Rådet har\n25.000 kr.')
  expect(card.seen).toContain('Bundet\n14.080 kr.')
  expect(card.seen).toContain('Tilbage\n10.920 kr.')
  expect(card.seen).toContain('4 møder med op til 8 modtagere = 14.080 kr.')
  expect(card.seen).not.toContain('Skriv en udgift ind')
  const chart = new URL(JSON.stringify(card.card).match(/http[^"]*\/files\/[^"]*/)?.[0] ?? '')
  const picture = await fetch(`http://127.0.0.1:${world.app.port}${chart.pathname}`)
  expect(picture.headers.get('content-type')).toBe('image/png')
  expect(
    Buffer.from(await picture.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
})

test('budgettet kan ses i kanalen, men ikke rettes der', async () => {
  const card = await world.people.sekretær.writes('/budget', { in: world.channel })
  expect(card.seen).toContain('Tilbage\n10.920 kr.')
  expect(card.seen).not.toContain('Ret planen')
})

test('en udgift skrives ind én gang, tages tilbage ved en modpostering, og sporet bliver stående', async () => {
  const { sekretær } = world.people
  const form = await sekretær.presses(await sekretær.writes('/budget'), 'Skriv en udgift ind')
  const entered = await sekretær.presses(form, 'Skriv den ind', EXPENSE)
  expect(entered.seen).toContain('Brugt\n1.200 kr.')
  const again = await sekretær.presses(form, 'Skriv den ind', EXPENSE)
  expect(again.seen).toContain('Brugt\n1.200 kr.')

  const entries = await sekretær.presses(entered, 'Se posteringer')
  const entry = await sekretær.presses(entries, 'Udgift nr. 1: 1.200 kr.')
  const counter = await sekretær.presses(entry, 'Tag den tilbage')
  const taken = await sekretær.presses(counter, 'Tag den tilbage', { text: 'Forkert beløb', noNames: 'true' })
  expect(taken.seen).toContain('Tager postering 1/2027 tilbage')
  await sekretær.presses(counter, 'Tag den tilbage', { text: 'Forkert beløb', noNames: 'true' })
  const after = await sekretær.writes('/budget')
  expect(after.seen).toContain('Brugt\n0 kr.')
  const all = await sekretær.presses(after, 'Se posteringer')
  expect(all.seen).toContain('Udgift nr. 1: 1.200 kr.')
  expect(all.seen).toContain('Modpostering nr. 2: -1.200 kr.')
  expect(all.seen).not.toContain('nr. 3')
})

test('en plan, der går ud over bevillingen, giver en advarsel, før pengene er brugt', async () => {
  const { sekretær, medlem, formand } = world.people
  const form = await sekretær.presses(await sekretær.writes('/budget'), 'Ret planen')
  expect(form.seen).toContain('Diæter til årets møder vil koste 14.080 kr.')
  const plan = { perDiems: '14.080', catering: '2.000', themeDays: '11.420,50' }
  const saved = await sekretær.presses(form, 'Gem planen', plan)
  expect(saved.seen).toContain('Planen er gemt.')
  expect(saved.seen).toContain('bruger rådet 2.500,50 kr. for meget i år')
  expect((await sekretær.presses(form, 'Gem planen', { ...plan, catering: '1' })).seen).toContain(
    'En anden har rettet planen imens.',
  )
  expect((await sekretær.presses(form, 'Gem planen', plan)).seen).toContain('Planen er gemt.')
  const seen = await medlem.writes('/budget')
  expect(seen.seen).toContain('2.500,50 kr. for meget')
  expect(seen.seen).toContain('Planlagt\n27.500,50 kr.')
  expect((await formand.writes('/stem')).seen).toContain('bruger rådet 2.500,50 kr. for meget i år')
  expect((await medlem.writes('/stem')).seen).not.toContain('for meget')
})

test('et år kan lukkes, når det er gået, og så kommer der intet mere i det', async () => {
  const { sekretær } = world.people
  const last = await sekretær.writes('/budget 2026')
  const early = await sekretær.presses(last, 'Skriv en udgift ind')
  const confirm = await sekretær.presses(last, 'Luk året')
  const closed = await sekretær.presses(confirm, 'Luk året')
  expect(closed.seen).toContain('Regnskabet blev lukket 11. januar 2027.')
  await world.teams.repeat(closed)
  const late = await sekretær.presses(early, 'Skriv den ind', { ...EXPENSE, day: '2026-12-30' })
  expect(late.seen).toContain('Regnskabet for det år er lukket.')
  expect((await sekretær.writes('/budget 2027')).seen).not.toContain('Luk året')
  expect((await sekretær.writes('/budget i går')).seen).toContain('Skriv året med fire tal')
})

test('et medborgerforum har en bevilling uden fast beløb: den gælder, når sekretariatet har skrevet den', async () => {
  const secretary = world.teams.person({ name: 'Vibeke Storm' })
  const { name, aadObjectId } = secretary
  const person = await addPerson({ tenant: DEMO_TENANT, name, aadObjectId })
  await addCouncil({
    tenant: DEMO_TENANT,
    type: 'medborgerforum',
    name: 'Medborgerforum Solby',
    language: 'da',
    timeZone: 'Europe/Copenhagen',
    phone: '70654321',
    seats: [{ id: 's1', kind: 'citizen', role: 'chair' }],
    staff: [{ person: person.id, role: 'secretariat' }],
    rules: [],
  })
  const before = await secretary.writes('/budget')
  expect(before.seen).toContain('Jeg kender ikke rådets beløb for året.')
  expect(before.seen).not.toContain('1.200')
  const form = await secretary.presses(await secretary.writes('/regler rådets penge om året'), 'Ret reglen')
  await secretary.presses(form, 'Gem reglen', { value: '18000', from: '2027-01-11' })
  expect((await secretary.writes('/budget')).seen).toContain('Rådet har\n18.000 kr.')
  expect((await world.people.medlem.writes('/budget')).seen).toContain('Rådet har\n25.000 kr.')
})
