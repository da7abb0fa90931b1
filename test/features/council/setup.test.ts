import { councilsOf, personByAccount } from '../../../src/features/council'
import { addMeeting } from '../../../src/features/meetings'
import { DEMO_TENANT } from '../../../src/local/demo'
import { startWorld, type World } from '../../support/app'
import type { Channel, Conversation } from '../../support/teams'
import type { Person } from '../../support/teams/person'

let world: World
let channel: Channel
// One world: the forum that the first test creates is the second one's.
beforeAll(async () => {
  world = await startWorld()
  const { gæst, medlem, politiker } = world.people
  channel = world.teams.channel({ team: 'Medborgerforum', members: [gæst, medlem, politiker] })
  await channel.addBot()
})
afterAll(() => world.close())

const FORM = { type: 'medborgerforum', name: 'Medborgerforum i Solby', phone: '70 11 22 33' }
const createsBy = async (person: Person, text = 'råd opret', where: Conversation = channel) =>
  person.writes(text, { in: where })

test('administratoren opretter et råd i en kanal og bliver dets første sekretær', async () => {
  // In this world Ole Brandt is the administrator that the configuration names.
  const { gæst, medlem } = world.people
  await gæst.installs()
  const form = await createsBy(gæst)
  expect(form.seen).toContain('Opret et råd her')
  const turn = await gæst.presses(form, 'Opret rådet', FORM)
  expect(turn.seen).toContain('Medborgerforum i Solby er oprettet')
  await world.teams.repeat(turn)
  await gæst.chat.waitFor(({ seen }) => seen.includes('Sæt nu medlemmerne ind'))
  const about = await gæst.writes('/råd')
  expect(about.seen).toContain('Medborgerforum i Solby')
  expect(about.seen).toContain('Sammensætningen er anbefalet.')
  expect((await gæst.writes('/medlemmer')).seen).toContain('0 af 10 pladser er besat')

  // One council to a channel.
  expect((await createsBy(gæst)).seen).toContain('Kanalen har allerede et råd.')

  // A first member, of two councils now, and the question that a forum's charter brings.
  const seats = await gæst.presses(await gæst.writes('/medlemmer'), 'Ret pladser')
  const seat = await gæst.presses(seats, 'Ledig plads', {}, { nth: 1 })
  const put = await gæst.presses(seat, 'Sæt en person ind')
  await gæst.presses(put, 'Gem', { account: medlem.aadObjectId })
  const item = await medlem.writes('punkt', { in: channel })
  expect(item.seen).toContain('Er det noget, et udvalg i byrådet skal tage sig af?')
})

test('et medborgerforum spørger, om sagen hører til i et udvalg, og sender den videre', async () => {
  const { gæst, medlem } = world.people
  const known = await personByAccount({ tenant: DEMO_TENANT }, gæst.aadObjectId)
  const [forum] = await councilsOf({ tenant: DEMO_TENANT }, known?.id ?? '')
  await addMeeting(
    { tenant: DEMO_TENANT, council: forum?.id ?? '' },
    { start: new Date('2027-02-10T16:00:00Z'), end: new Date('2027-02-10T18:00:00Z'), place: 'Biblioteket' },
  )

  const form = await medlem.writes('punkt', { in: channel })
  const item = { title: 'Ny cykelsti til skolen', minutes: '15', noNames: 'true' }
  const unanswered = await medlem.presses(form, 'Send punktet', item, { force: true })
  expect(unanswered.error?.message).toContain('Svar først på, om et udvalg skal tage sig af det.')
  expect(unanswered.error?.message).toContain('reglen “Hører sagen til i et udvalg?”')
  const sent = await medlem.presses(form, 'Send punktet', { ...item, committee: 'yes' })
  expect(sent.seen).toContain('De ser også på, om sagen hører til i et udvalg.')

  const open = await gæst.presses(await gæst.writes('/dagsorden'), 'Se næste forslag')
  expect(open.seen).toContain('Afsenderen mener, at sagen hører til i et udvalg.')
  const rule = await gæst.presses(open, 'Se reglen om udvalg')
  expect(rule.seen).toContain('Det står i rådets kommissorium.')
  const pass = await gæst.presses(open, 'Send videre til et udvalg')
  const done = await gæst.presses(pass, 'Send videre', { committee: 'Teknik- og Bygningsudvalget' })
  expect(done.seen).toContain('Sendt videre til Teknik- og Bygningsudvalget')
  const told = await medlem.chat.waitFor(({ seen }) => seen.includes('Dit punkt er sendt videre'))
  expect(told.seen).toContain('Medborgerforum i Solby')
})

test('en kode fra administratoren opretter ét råd i en gruppechat, og kun ét', async () => {
  const { gæst, politiker, medlem } = world.people
  const group = world.teams.groupChat({ members: [politiker, medlem], name: 'Borgernes forum' })
  await group.addBot()
  const told = await gæst.writes('/råd kode')
  const code = told.text.match(/Koden er (\w+)\./)?.[1] ?? ''
  expect(code).toHaveLength(10)
  expect((await createsBy(politiker, 'råd opret FORKERTKOD', group)).seen).toContain(
    'med en kode fra administratoren',
  )
  const form = await createsBy(politiker, `råd opret ${code}`, group)
  const made = await politiker.presses(form, 'Opret rådet', { ...FORM, name: 'Borgernes forum' })
  expect(made.seen).toContain('Borgernes forum er oprettet')
  expect((await politiker.writes('råd', { in: group })).seen).toContain('Borgernes forum')
  const other = world.teams.channel({ team: 'Et til', members: [medlem] })
  await other.addBot()
  expect((await medlem.writes(`råd opret ${code}`, { in: other })).seen).toContain(
    'med en kode fra administratoren',
  )
})

test('et medlem uden kode, den private chat og forkerte oplysninger bliver afvist', async () => {
  const { gæst, medlem } = world.people
  const empty = world.teams.channel({ team: 'Uden råd', members: [gæst, medlem] })
  await empty.addBot()
  expect((await createsBy(medlem, 'råd opret', empty)).seen).toContain(
    'Et råd oprettes af kommunens administrator',
  )
  expect((await gæst.writes('/råd opret')).seen).toContain('Skriv det i den kanal')
  expect((await medlem.writes('/råd kode')).seen).toContain('Et råd oprettes af')
  const form = await createsBy(gæst, 'råd opret', empty)
  for (const [inputs, refusal] of [
    [{ phone: '123' }, 'Et telefonnummer har 8 tal.'],
    [{ timeZone: 'Månen' }, 'Den tidszone kender jeg ikke.'],
    [{ name: 'Rådet 010190-1234' }, 'CPR-nummer'],
  ] as const) {
    const turn = await gæst.presses(form, 'Opret rådet', { ...FORM, ...inputs })
    expect(turn.error?.message).toContain(refusal)
  }
  const stolen = await medlem.invokes(
    'adaptiveCard/action',
    {
      action: {
        type: 'Action.Execute',
        verb: 'council.create',
        data: { ...FORM, form: crypto.randomUUID(), language: 'da', timeZone: 'Europe/Copenhagen' },
      },
    },
    { in: empty },
  )
  expect(stolen.error?.message).toContain('Et råd oprettes af kommunens administrator')
})
