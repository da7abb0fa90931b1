import { auditOf, brokenAudit } from '../../../src/database/audit-store'
import { startWorld, type World } from '../../support/app'
import type { Person } from '../../support/teams/person'
import type { Turn } from '../../support/teams/turn'
import { acceptsAll, demoScope, publishes, rowsOf } from '../agenda/agenda-world'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

async function seats(secretary: Person): Promise<Turn> {
  return secretary.presses(await secretary.writes('/medlemmer'), 'Ret pladser')
}

/** Opens the seat of that person from the list of seats. */
const seat = async (secretary: Person, name: string): Promise<Turn> =>
  secretary.presses(await seats(secretary), name)

async function ends(secretary: Person, name: string, date: string): Promise<Turn> {
  const form = await secretary.presses(await seat(secretary, name), 'Slut medlemskabet')
  return secretary.presses(form, 'Gem', { date })
}

test('et medlem stopper, pladsen bliver ledig, og en ny person fra kanalen sætter sig', async () => {
  const { sekretær, medlem, gæst } = world.people
  const done = await ends(sekretær, 'Mette Dahl', '2027-01-11')
  expect(done.seen).toContain('Pladsen er ledig nu.')
  expect((await medlem.writes('/punkt')).seen).toContain('Du er ikke med i et råd her endnu.')

  await world.channel.add(gæst)
  const form = await sekretær.presses(await seat(sekretær, 'Ledig plads'), 'Sæt en person ind')
  const seated = await sekretær.presses(form, 'Gem', { account: gæst.aadObjectId })
  expect(seated.seen).toContain('Ole Brandt')
  expect((await gæst.writes('/punkt')).seen).toContain('Foreslå et punkt')
  expect((await sekretær.writes('/medlemmer')).seen).toContain('10 af 10 pladser er besat')
})

test('en sidste dag i fremtiden virker først, når dagen er gået', async () => {
  const { sekretær, medlem2 } = world.people
  const form = await ends(sekretær, 'Jonas Krogh', '2027-01-31')
  expect(form.seen).toContain('Stopper søndag 31. januar 2027')
  await world.app.tick()
  expect((await medlem2.writes('/punkt')).seen).toContain('Foreslå et punkt')
  world.time.now = new Date('2027-02-01T09:00:00Z')
  await world.app.tick()
  await world.app.tick()
  expect((await medlem2.writes('/punkt')).seen).toContain('Du er ikke med i et råd her endnu.')
})

test('går formanden af, er formandsposten ledig, og sekretæren kan give den til en anden', async () => {
  const { sekretær, politiker, formand } = world.people
  await ends(sekretær, 'Karen Holm', '2027-01-11')
  const form = await sekretær.presses(await seat(sekretær, 'Lone Bech'), 'Ret rolle')
  const saved = await sekretær.presses(form, 'Gem', { role: 'chair' })
  expect(saved.seen).toContain('Politisk valgt · Formand')
  expect((await politiker.writes('/dagsorden')).seen).toContain('Byg dagsordenen')
  expect((await formand.writes('/dagsorden')).seen).toContain('Du er ikke med i et råd')
})

test('en ny formand fra rollelisten afløser den gamle, så der aldrig er to', async () => {
  const { sekretær, formand, politiker } = world.people
  const form = await sekretær.presses(await seat(sekretær, 'Lone Bech'), 'Ret rolle')
  await sekretær.presses(form, 'Gem', { role: 'chair' })
  expect((await formand.writes('/dagsorden')).seen).not.toContain('Byg dagsordenen')
  expect((await politiker.writes('/medlemmer')).seen.match(/^Formand$/gm)).toHaveLength(1)
})

test('to sekretærer, der ændrer den samme plads, overskriver ikke hinanden', async () => {
  const { sekretær } = world.people
  const open = await seat(sekretær, 'Mette Dahl')
  const form = await sekretær.presses(open, 'Slut medlemskabet')
  await ends(sekretær, 'Mette Dahl', '2027-01-11')
  const late = await sekretær.presses(form, 'Gem', { date: '2027-01-11' })
  expect(late.error?.message).toContain('Nogen har netop ændret det.')
})

test('en person uden Teams sættes ind ved navn, vises straks, og får et link, der virker én gang', async () => {
  const { sekretær, formand } = world.people
  await ends(sekretær, 'Jonas Krogh', '2027-01-11')
  const form = await sekretær.presses(await seat(sekretær, 'Ledig plads'), 'Sæt en person ind')
  const cpr = await sekretær.presses(form, 'Gem', { name: 'Ib 010190-1234' })
  expect(cpr.error?.message).toContain('CPR-nummer')
  const reach = await sekretær.presses(form, 'Gem', { name: 'Inger Borg' })
  expect(reach.seen).toContain('Inger Borg er ikke i Teams. Hvad skal Inger Borg have i stedet?')
  const saved = await sekretær.presses(reach, 'Gem', { reach: 'link' })
  expect(saved.seen).toContain('Får besked: som et link, der kan bruges én gang.')

  await acceptsAll(formand)
  const published = await publishes(sekretær)
  expect(published.seen).toContain('Får den på anden måde:')
  expect(published.seen).toContain('Inger Borg')
  const list = await sekretær.presses(published, 'Hvem får ikke besked?')
  expect(list.seen).toContain('Er ikke i Teams.')
  const card = await sekretær.presses(list, 'Inger Borg')
  const given = await sekretær.presses(card, 'Lav et link: Dagsorden torsdag 4. februar 2027')
  const url = (given.toast ?? given.text).match(/https?:\S+/)?.[0]?.replace('localhost', '127.0.0.1') ?? ''
  const ask = await fetch(url)
  expect(await ask.text()).toContain('Linket kan bruges én gang.')
  const file = await fetch(url, { method: 'POST' })
  expect(file.headers.get('content-type')).toBe('application/pdf')
  // On paper: the secretariat prints it.
  const paper = await sekretær.presses(
    await sekretær.presses(card, 'Ret, hvordan beskeder når frem'),
    'Gem',
    {
      reach: 'paper',
    },
  )
  expect(paper.seen).toContain('Får besked: på papir.')
  const print = await sekretær.presses(paper, 'Hent til print: Dagsorden torsdag 4. februar 2027')
  const own = (print.toast ?? print.text).match(/https?:\S+/)?.[0]?.replace('localhost', '127.0.0.1') ?? ''
  expect((await fetch(own)).headers.get('content-type')).toBe('application/pdf')
  expect((await fetch(url, { method: 'POST' })).status).toBe(410)
})

test('den, der kun kan læse i kanalen, ser sine egne links i kanalens kort, og ingen andre gør', async () => {
  const { sekretær, formand, medlem, medlem2 } = world.people
  await ends(sekretær, 'Jonas Krogh', '2027-01-11')
  const form = await sekretær.presses(await seat(sekretær, 'Ledig plads'), 'Sæt en person ind')
  await sekretær.presses(form, 'Gem', { account: medlem2.aadObjectId })
  const card = await sekretær.presses(await seat(sekretær, 'Jonas Krogh'), 'Ret, hvordan beskeder når frem')
  await sekretær.presses(card, 'Gem', { reach: 'channel' })
  await acceptsAll(formand)
  await publishes(formand)
  const post = await world.channel.waitFor(({ seen }) => seen.includes('Varmestue'))
  const own = await medlem2.opens(post)
  expect(JSON.stringify(own.card)).toContain('/files/')
  expect(JSON.stringify((await medlem.opens(post)).card)).not.toContain('/files/')
  expect(JSON.stringify(post.card)).not.toContain('/files/')
})

test('en persons nye konto får plads og punkter, den gamle konto intet', async () => {
  const { sekretær, medlem } = world.people
  const fresh = world.teams.person({ name: 'Mette Dahl (ny)' })
  await world.channel.add(fresh)
  const sent = await medlem.presses(await medlem.writes('/punkt'), 'Send punktet', {
    title: 'Før skiftet',
    noNames: 'true',
  })
  expect(sent.seen).toContain('Tak.')
  const form = await sekretær.presses(await seat(sekretær, 'Mette Dahl'), 'Ny konto')
  const taken = await sekretær.presses(form, 'Gem', { account: world.people.formand.aadObjectId })
  expect(taken.error?.message).toContain('Den konto hører til en anden')
  await sekretær.presses(form, 'Gem', { account: fresh.aadObjectId })
  expect((await fresh.writes('/punkter')).seen).toContain('Før skiftet')
  expect((await medlem.writes('/punkter')).seen).toContain('Du er ikke med i et råd')
})

test('en vikar for sekretæren virker til og med sin sidste dag', async () => {
  const { sekretær, gæst } = world.people
  await world.channel.add(gæst)
  const form = await sekretær.presses(await seats(sekretær), 'Ny sekretær eller observatør')
  const added = await sekretær.presses(form, 'Gem', {
    account: gæst.aadObjectId,
    role: 'secretariat',
    date: '2027-01-20',
  })
  expect(added.seen).toContain('Ole Brandt er med nu.')
  expect((await gæst.writes('/dagsorden')).seen).toContain('Byg dagsordenen')
  world.time.now = new Date('2027-01-21T09:00:00Z')
  await world.app.tick()
  expect((await gæst.writes('/dagsorden')).seen).toContain('Du er ikke med i et råd')
})

test('den sidste i sekretariatet kan ikke fjernes', async () => {
  const { sekretær } = world.people
  const card = await sekretær.presses(await seats(sekretær), 'Anne Vester')
  const turn = await sekretær.presses(card, 'Slut')
  expect(turn.error?.message).toContain('Rådet skal have mindst én i sekretariatet.')
})

test('suppleant og periode står på pladsen, og en ny plads kan lægges til og fjernes', async () => {
  const { sekretær, gæst } = world.people
  await world.channel.add(gæst)
  const substitute = await sekretær.presses(await seat(sekretær, 'Lone Bech'), 'Ret suppleant')
  const set = await sekretær.presses(substitute, 'Gem', { account: gæst.aadObjectId })
  expect(set.seen).toContain('Suppleant: Ole Brandt')
  const term = await sekretær.presses(set, 'Ret periode')
  expect((await sekretær.presses(term, 'Gem', { date: '2029-12-31' })).seen).toContain(
    'Til mandag 31. december 2029',
  )
  const kinds = await sekretær.presses(await seats(sekretær), 'Ny plads')
  const added = await sekretær.presses(kinds, 'Bruger')
  expect(added.seen).toContain('Ledig plads')
  expect((await sekretær.writes('/medlemmer')).seen).toContain('10 af 11 pladser er besat')
  await sekretær.presses(added, 'Fjern pladsen')
  expect((await sekretær.writes('/medlemmer')).seen).toContain('10 af 10 pladser er besat')
})

test('pladser og kontakt er kun for sekretariatet i den private chat, og alt står i loggen uden navne', async () => {
  const { formand, medlem, sekretær } = world.people
  expect((await medlem.writes('/medlemmer')).seen).not.toMatch(/Ret pladser|Bruger/)
  for (const verb of ['seats', 'changeSeat', 'reach', 'newStaff', 'handout', 'unreached'])
    for (const person of [formand, medlem]) {
      const turn = await person.invokes('adaptiveCard/action', {
        action: { type: 'Action.Execute', verb: `council.${verb}`, data: {} },
      })
      expect([verb, turn.error?.message]).toEqual([
        verb,
        expect.stringContaining('Det kan kun sekretariatet'),
      ])
    }
  const post = await sekretær.invokes(
    'adaptiveCard/action',
    { action: { type: 'Action.Execute', verb: 'council.seats', data: {} } },
    { in: world.channel },
  )
  expect(post.error?.message).toContain('Skriv /medlemmer til mig i vores private chat.')

  await ends(sekretær, 'Mette Dahl', '2027-01-11')
  await world.app.tick()
  const scope = await demoScope(world)
  const log = await auditOf(scope, 50)
  expect(log.map(({ what }) => what)).toContain('council.left')
  expect(JSON.stringify(log)).not.toContain('Mette')
  expect(await brokenAudit(scope)).toBeUndefined()
  expect(rowsOf((await seats(sekretær)).card).length).toBe(11)
})
