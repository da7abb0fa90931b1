import { personByAccount } from '../src/features/council'
import { addMeeting } from '../src/features/meetings'
import { CAST, DEMO_TENANT } from '../src/local/demo'
import { startWorld, type World } from './support/app'
import { addNeighbour } from './support/neighbour'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

/** A second council in the same municipality, with the demo council's member in it. */
async function secondCouncil() {
  const person = await personByAccount({ tenant: DEMO_TENANT }, CAST.medlem.aadObjectId)
  const council = await addNeighbour(person?.id ?? '')
  await addMeeting(
    { tenant: DEMO_TENANT, council: council.id },
    { start: new Date('2027-03-01T16:00:00Z'), end: new Date('2027-03-01T18:00:00Z'), place: 'Biblioteket' },
  )
  return council
}

test('en fremmed kan læse hjælp og ser, hvordan man bliver medlem', async () => {
  const help = await world.people.gæst.writes('hej')
  expect(help.seen).toContain('Du er ikke med i et råd her endnu.')
  expect(help.seen).toContain('bed rådets sekretariat om at give din konto en plads')
})

test('en fremmed får ikke rådets sager at se, heller ikke med en andens knap', async () => {
  const { gæst, medlem } = world.people
  expect((await gæst.writes('/dagsorden')).seen).toContain('Du er ikke med i et råd her endnu.')
  const form = await medlem.writes('/punkt')
  const forged = await gæst.presses(
    form.card,
    'Send punktet',
    { title: 'Snyd', noNames: 'true' },
    { force: true },
  )
  expect(forged.error?.message).toContain('Du er ikke med i et råd her endnu.')
  expect((await medlem.writes('/punkter')).seen).not.toContain('Snyd')
})

test('en med samme konto-id i en anden kommune er en fremmed', async () => {
  const stranger = world.teams.person({
    name: 'Mette Dahl',
    aadObjectId: CAST.medlem.aadObjectId,
    tenantId: '99999999-9999-4999-8999-999999999999',
  })
  expect((await stranger.writes('/dagsorden')).seen).toContain('Du er ikke med i et råd her endnu.')
})

test('en i to råd spørges én gang, hvilket det gælder, og kan skifte', async () => {
  await secondCouncil()
  const { medlem } = world.people
  const asked = await medlem.writes('/dagsorden')
  expect(asked.seen).toContain('Hvilket råd gælder det?')
  const chosen = await medlem.presses(asked, 'Medborgerforum Solby')
  expect(chosen.seen).toContain('Nu taler vi om Medborgerforum Solby.')
  const went = await medlem.presses(chosen, 'Gå videre')
  expect(went.seen).toContain('mandag 1. marts 2027')
  expect(went.seen).toContain('Medborgerforum Solby')

  expect((await medlem.writes('/dagsorden')).seen).toContain('mandag 1. marts 2027')
  const choice = await medlem.writes('/råd skift')
  await medlem.presses(choice, 'Udsatterådet i Solby')
  expect((await medlem.writes('/dagsorden')).seen).toContain('torsdag 4. februar 2027')
})

test('et kort fra det ene råd bliver ved med at høre til det, også efter et skift', async () => {
  const council = await secondCouncil()
  const { medlem, formand } = world.people
  const asked = await medlem.writes('/punkt')
  const chosen = await medlem.presses(asked, 'Udsatterådet i Solby')
  const form = await medlem.presses(chosen, 'Gå videre')
  const choice = await medlem.writes('/råd skift')
  await medlem.presses(choice, council.name)
  await medlem.presses(form, 'Send punktet', { title: 'Bænke', noNames: 'true' })
  expect((await formand.writes('/dagsorden')).seen).toContain('Bænke')
})

test('den, der kun er i ét råd, kan ikke bede om det andet råds sager', async () => {
  const council = await secondCouncil()
  const { formand } = world.people
  const own = await formand.writes('/dagsorden')
  const other = await formand.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'agenda.preview', data: { council: council.id } },
    trigger: 'manual',
  })
  expect(own.seen).toContain('Byg dagsordenen')
  expect(other.error?.message).toContain('Du er ikke med i et råd her endnu.')
})

test('i en kanal, der ikke er rådets, viser botten ikke rådets sager', async () => {
  const { medlem } = world.people
  const elsewhere = world.teams.channel({ team: 'Et andet team', members: [medlem] })
  const refused = await medlem.writes('/dagsorden', { in: elsewhere })
  expect(refused.seen).toContain('kanalen hører ikke til dit råd')
})

test('i rådets kanal svarer botten på en omtale', async () => {
  const shown = await world.people.medlem.writes('/dagsorden', { in: world.channel })
  expect(shown.seen).toContain('Dagsordenen er ikke sendt ud endnu.')
})

test('formandens dagsorden i kanalen viser ikke de forslag, der venter', async () => {
  const shown = await world.people.formand.writes('/dagsorden', { in: world.channel })
  expect(shown.seen).not.toContain('Varmestue')
})

test('et medlem kan ikke det, som kun formandskab og sekretariat må', async () => {
  const refused = await world.people.medlem.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'agenda.preview', data: {} },
    trigger: 'manual',
  })
  expect(refused.error?.message).toBe('Det kan kun formanden, næstformanden og sekretariatet gøre.')
})

test('man bliver budt velkommen én gang, også når Teams siger det flere gange', async () => {
  const { medlem } = world.people
  await medlem.installs()
  await medlem.installs()
  const greetings = medlem.chat.messages.filter(({ seen }) => seen.includes('Velkommen, Mette'))
  expect(greetings).toHaveLength(1)
})

test('/sprog skifter til engelsk og tilbage, kun for den, der beder om det', async () => {
  const { medlem, formand } = world.people
  const choice = await medlem.writes('/sprog')
  expect((await medlem.presses(choice, 'English')).toast).toBe('I will write to you in English now.')
  expect((await medlem.writes('/agenda')).seen).toContain('Thursday 4 February 2027, 17:00–19:00')
  expect((await formand.writes('/dagsorden')).seen).toContain('torsdag 4. februar 2027')
})

test('et ord, der ligner, giver den nærmeste kommando som knap', async () => {
  const { medlem } = world.people
  const miss = await medlem.writes('/dagsoden')
  expect(miss.seen).toContain('Mente du /dagsorden?')
  expect((await medlem.presses(miss, 'Se dagsordenen')).seen).toContain('torsdag 4. februar 2027')
})

test('også et afslag har rådets navn og telefon, men ikke for den, der er udenfor', async () => {
  const { medlem, gæst } = world.people
  for (const turn of [await medlem.writes('/dagsoden'), await medlem.writes('/log')]) {
    expect(turn.seen).toContain('Udsatterådet i Solby')
    expect(turn.seen).toContain('Ring til sekretariatet: 70 12 34 56')
  }
  expect((await gæst.writes('/dagsorden')).seen).not.toMatch(/Solby|70 12 34 56/)
})

test('et CPR-nummer skrevet i chatten gemmes ikke, og afsenderen bedes slette det', async () => {
  const refused = await world.people.medlem.writes('/punkt 010180-1234 har brug for hjælp')
  expect(refused.seen).toContain('Slet den selv her i chatten')
  expect(world.log.join()).not.toContain('010180')
})

test('/hjælp giver højst fem næste skridt og “Mere”, og mere viser alt det, man må', async () => {
  const { medlem } = world.people
  const help = await medlem.writes('hjælp')
  expect(help.seen).toContain('Foreslå et punkt')
  const all = await medlem.presses(help, 'Mere')
  expect(all.seen).toContain('/medlemmer')
  expect(all.seen).toContain('/sprog')
  // What only an administrator or a secretary can use would be in the way here.
  expect(all.seen).not.toMatch(/råd (opret|kode|flyt|skift)/)
  expect(all.seen).toContain('/minedata')
  const inChannel = await medlem.presses(await medlem.writes('hjælp', { in: world.channel }), 'Mere')
  expect(inChannel.seen).toContain('/medlemmer')
  expect(inChannel.seen).not.toContain('/minedata')
  // In two councils of which none is chosen yet, too.
  await secondCouncil()
  const both = await medlem.presses(await medlem.writes('hjælp'), 'Mere')
  expect(both.seen).toContain('/medlemmer')
  expect(both.seen).toContain('/råd skift')
})

test('/råd viser formål, grænser og pladser fra kommissoriet', async () => {
  const { medlem } = world.people
  const shown = await medlem.writes('/råd')
  expect(shown.seen).toContain('Rådet rådgiver. Byrådet og udvalgene bestemmer.')
  expect(shown.seen).toContain('2 × Bruger')
})

test('/medlemmer viser navne og roller, men ikke hvem der er bruger', async () => {
  const shown = await world.people.medlem.writes('/medlemmer')
  expect(shown.seen).toContain('10 af 10 pladser er besat')
  expect(shown.seen).toMatch(/Karen Holm\nFormand\nBo Winther\nNæstformand/)
  expect(shown.seen).not.toContain('Bruger')
})
