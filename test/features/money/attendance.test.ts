import { auditEntry } from '../../../src/core/audit'
import { type Council, type Seat, scopeOf } from '../../../src/core/council'
import { addPerson, councilsOf, personByAccount } from '../../../src/features/council'
import { addStaff, leaveSeat } from '../../../src/features/council/seat-store'
import { addMeeting } from '../../../src/features/meetings'
import { CAST, DEMO_TENANT, type Part } from '../../../src/local/demo'
import { startWorld, type World } from '../../support/app'
import type { Person } from '../../support/teams'
import { beginMeeting, choiceOf, clock, publishAgenda } from '../minutes/held'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const demoCouncil = async () =>
  (await councilsOf({ tenant: DEMO_TENANT }, await idOf('sekretær')))[0] as Council
const formOf = async (meeting = 'torsdag 4. februar 2027 kl. 17.00–19.00') => {
  const { sekretær } = world.people
  return sekretær.presses(await sekretær.writes('/diæt'), meeting)
}
const idOf = async (part: Part) =>
  (await personByAccount({ tenant: DEMO_TENANT }, CAST[part].aadObjectId))?.id ?? ''
async function decides(rule: string, value: string, from: string): Promise<void> {
  const { sekretær } = world.people
  const form = await sekretær.presses(await sekretær.writes(`/regler ${rule}`), 'Ret reglen')
  const saved = await sekretær.presses(form, 'Gem reglen', { value, from })
  expect(saved.seen).toContain('Reglen er gemt.')
}
const offers = (person: Person) =>
  person.chat.messages.filter((message) => message.seen.includes('Diæter er løn'))

test('sekretariatets liste er sat ud fra fremmødet', async () => {
  const { formand } = world.people
  await publishAgenda(world)
  await beginMeeting(world, ['formand', 'næstformand', 'medlem', 'politiker', 'centerchef'])
  clock(world, '21:25')
  await formand.presses(await formand.writes('/møde slut'), 'Ja, slut mødet')
  world.time.now = new Date('2027-02-05T09:00:00Z')
  await world.app.tick()
  const form = await formOf()
  expect(form.seen).toContain('Jeg har valgt dem, der står i referatet.')
  expect(offers(world.people.medlem)).toEqual([])
})

test('et døgn efter mødet bliver de, der var der, spurgt af sig selv, én gang, for den tid de var der og med dagens sats', async () => {
  const { medlem, medlem2, politiker, formand } = world.people
  await decides('satsen for en diæt', '5.2.2027: 460\n1.2.2027: 450,50\n1.1.2016: 440', '2027-02-05')
  const council = await demoCouncil()
  const centreManager = await idOf('centerchef')
  const seat = council.seats.find(({ person }) => person === centreManager) as Seat
  const doing = { scope: scopeOf(council), person: { id: centreManager }, now: world.time.now }
  await leaveSeat(doing.scope, seat, doing.now, auditEntry(doing, 'council.memberLeft', centreManager))
  world.time.now = new Date('2027-02-06T09:00:00Z')
  await world.app.tick()
  await world.app.tick()
  const offer = await medlem.chat.waitFor((message) => message.seen.includes('Diæter er løn'))
  expect(offer.seen).toContain('Mødet varede 4 timer og 30 minutter.')
  expect(offer.seen).toContain('2 × 450,50 kr. = 901 kr. Satsen gælder fra 1. februar 2027.')
  await formand.chat.waitFor((message) => message.seen.includes('Diæter er løn'))
  expect(offers(medlem)).toHaveLength(1)
  expect([...offers(medlem2), ...offers(politiker)]).toEqual([])
})

test('den, der er gået ud siden, får også sin diæt: sekretariatet svarer for hende, og en kollega godkender', async () => {
  const { sekretær } = world.people
  const row = 'Hanne Juhl, diæt 4. februar 2027: 901 kr.'
  const offer = await sekretær.presses(await sekretær.writes('/diæt'), row)
  expect(offer.seen).toContain('Svarer du for medlemmet, så læs dette op:\nDiæter er løn.')
  const yes = await sekretær.presses(offer, 'Medlemmet siger ja')
  expect(yes.seen).toContain('Du har svaret for medlemmet. En kollega skal godkende det.')
  await expect(sekretær.presses(yes, 'Godkend')).rejects.toThrow()
  const data = JSON.parse(JSON.stringify(yes.card).match(/{"claim":[^}]*}/)?.[0] ?? '{}')
  const own = await sekretær.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'money.approve', data },
    trigger: 'manual',
  })
  expect(own.seen).toContain('Bed en kollega om at godkende det.')

  const colleague = world.teams.person({ name: 'Vibeke Storm' })
  const { name, aadObjectId } = colleague
  const { id } = await addPerson({ tenant: DEMO_TENANT, name, aadObjectId })
  const doing = { scope: scopeOf(await demoCouncil()), person: { id }, now: world.time.now }
  const staff = { person: id, role: 'secretariat' as const }
  await addStaff(doing.scope, staff, auditEntry(doing, 'council.staffAdded', id))
  const claim = await colleague.presses(await colleague.writes('/diæt'), row)
  expect(claim.seen).toContain('Anne Vester har svaret for medlemmet.')
  expect((await colleague.presses(claim, 'Godkend')).seen).toContain('Godkendt.')
  const payees = await colleague.presses(await colleague.writes('/diæt'), 'Lønnumre')
  expect(payees.seen).toContain('Hanne Juhl')
})

test('over et medlems eget svar svarer sekretariatet ikke', async () => {
  const { sekretær, medlem2, næstformand } = world.people
  const offer = await sekretær.presses(
    await sekretær.writes('/diæt'),
    'Bo Winther, diæt 4. februar 2027: 901 kr.',
  )
  await næstformand.presses(offers(næstformand)[0] as never, 'Nej tak')
  const late = await sekretær.presses(offer, 'Medlemmet siger ja')
  expect(late.seen).toContain('Kun den, kravet tilhører, kan svare på det.')
  expect(offers(medlem2)).toEqual([])
})

test('siger reglen, at ansatte ikke får diæt, kan de hverken vælges eller spørges for møder fra den dag, og reglen bliver nævnt', async () => {
  const { sekretær, medarbejder } = world.people
  await addMeeting(scopeOf(await demoCouncil()), {
    start: new Date('2027-02-06T07:00:00Z'),
    end: new Date('2027-02-06T08:00:00Z'),
    place: 'Rådhuset',
  })
  const saturday = 'lørdag 6. februar 2027 kl. 08.00–09.00'
  const before = await formOf(saturday)
  const staff = choiceOf(before, 'people', 'Signe Lund')
  await decides('diæter til ansatte', 'false', '2027-02-06')
  const form = await formOf(saturday)
  expect(form.seen).toContain('Er med i deres job, får ikke diæt: Signe Lund, Amir Nazari og Pia Friis')
  expect(() => choiceOf(form, 'people', 'Signe Lund')).toThrow('does not offer')
  const late = await sekretær.presses(before, 'Spørg dem, om de vil have diæt', { people: [staff] })
  expect(late.seen).toContain('En af dem, du har valgt, kan ikke få diæt.')
  expect(late.seen).toContain('Diæter til ansatte')
  expect(offers(medarbejder)).toEqual([])
  expect(choiceOf(await formOf(), 'people', 'Signe Lund')).toBe(staff)
})

test('en, der mangler på listen, kan få sin diæt bagefter', async () => {
  const { sekretær, medlem2 } = world.people
  expect((await sekretær.writes('/diæt')).seen).toContain('Møder med diæter')
  const form = await formOf()
  expect(form.seen).not.toContain('Mette Dahl')
  const people = [choiceOf(form, 'people', 'Jonas Krogh')]
  const sent = await sekretær.presses(form, 'Spørg dem, om de vil have diæt', { people })
  expect(sent.seen).toContain('1 har nu fået besked om diæt.')
  const offer = await medlem2.chat.waitFor((message) => message.seen.includes('Diæter er løn'))
  expect(offer.seen).toContain('Mødet varede 2 timer.')
})

test('dagens møder giver diæt tilsammen: et møde mere giver kun det, der mangler, og kortet siger hvorfor', async () => {
  const { sekretær, medlem, medlem2 } = world.people
  await addMeeting(scopeOf(await demoCouncil()), {
    start: new Date('2027-02-04T09:00:00Z'),
    end: new Date('2027-02-04T12:00:00Z'),
    place: 'Rådhuset',
  })
  const form = await formOf('torsdag 4. februar 2027 kl. 10.00–13.00')
  const people = ['Mette Dahl', 'Jonas Krogh'].map((name) => choiceOf(form, 'people', name))
  const sent = await sekretær.presses(form, 'Spørg dem, om de vil have diæt', { people })
  expect(sent.seen).toContain('1 har nu fået besked om diæt.')
  const offer = await medlem2.chat.waitFor((message) => message.seen.includes('Dagens andre møder'))
  expect(offer.seen).toContain('Mødet varede 3 timer. Dagens andre møder varede 2 timer og gav 1.')
  expect(offer.seen).toContain('Dagen giver to diæter over 4 timer, ellers én. 1 × 450,50 kr. = 450,50 kr.')
  expect(offers(medlem)).toHaveLength(1)
})

test('et nej tak, der bliver til et ja, giver kun det, som dagens andre møder har ladet stå', async () => {
  const { sekretær, medlem } = world.people
  const first = await medlem.presses(offers(medlem)[0] as never, 'Nej tak')
  const form = await formOf('torsdag 4. februar 2027 kl. 10.00–13.00')
  const people = [choiceOf(form, 'people', 'Mette Dahl')]
  await sekretær.presses(form, 'Spørg dem, om de vil have diæt', { people })
  const other = await medlem.chat.waitFor((message) => message.seen.includes('Mødet varede 3 timer.'))
  expect((await medlem.presses(other, 'Ja tak')).seen).toContain('1 × 450,50 kr. = 450,50 kr.')
  const again = await medlem.presses(first, 'Ja tak')
  expect(again.seen).toContain('Dagens andre møder varede 3 timer og gav 1.')
  expect(again.seen).toContain('1 × 450,50 kr. = 450,50 kr.')
})
