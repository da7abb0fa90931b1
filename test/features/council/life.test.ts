import mongoose from 'mongoose'
import { auditOf, brokenAudit } from '../../../src/database/audit-store'
import { startWorld, type World } from '../../support/app'
import type { Card, Inputs } from '../../support/teams/card'
import type { Person, PersonDetails } from '../../support/teams/person'
import type { Turn } from '../../support/teams/turn'
import { addStaffedCouncil, forges } from '../../trust/people'
import { acceptsAll, demoScope, proposes, publishes, rowsOf } from '../agenda/agenda-world'

let world: World
// One world: each test has its own people, and time only passes in the last ones.
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

async function seats(secretary: Person): Promise<Turn> {
  return secretary.presses(await secretary.writes('/medlemmer'), 'Ret pladser')
}

const idOf = async (name: string): Promise<string> =>
  String((await mongoose.connection.db?.collection('people').findOne({ name }))?._id)

/** Opens the seat of that person from the list of seats. */
const seat = async (secretary: Person, name: string): Promise<Turn> =>
  secretary.presses(await seats(secretary), name)

async function ends(secretary: Person, name: string, date: string): Promise<Turn> {
  const form = await secretary.presses(await seat(secretary, name), 'Slut medlemskabet')
  return secretary.presses(form, 'Gem', { date })
}

/** Somebody new in the council's channel. */
async function newcomer(name: string, more: Partial<PersonDetails> = {}): Promise<Person> {
  const person = world.teams.person({ name, ...more })
  await world.channel.add(person)
  return person
}

/** Puts somebody into the seat that another leaves; gives the turn that answers it. */
async function replaces(secretary: Person, leaving: string, inputs: Inputs): Promise<Turn> {
  const left = await ends(secretary, leaving, '2027-01-11')
  return secretary.presses(await secretary.presses(left, 'Sæt en person ind'), 'Gem', inputs)
}

test('et medlem stopper, pladsen bliver ledig, og en ny person fra kanalen sætter sig', async () => {
  const { sekretær, centerchef } = world.people
  const done = await ends(sekretær, 'Hanne Juhl', '2027-01-11')
  expect(done.seen).toContain('Pladsen er ledig nu.')
  expect((await centerchef.writes('/punkt')).seen).toContain('Du er ikke med i et råd her endnu.')

  const ida = await newcomer('Ida Lind')
  const form = await sekretær.presses(await seat(sekretær, 'Ledig plads'), 'Sæt en person ind')
  const seated = await sekretær.presses(form, 'Gem', { account: ida.aadObjectId })
  expect(seated.seen).toContain('Ida Lind')
  // Whether a message reaches somebody new is told at once.
  expect(seated.seen).toContain('Jeg prøver at skrive til Ida Lind.')
  expect((await ida.writes('/punkt')).seen).toContain('Foreslå et punkt')
  expect((await sekretær.writes('/medlemmer')).seen).toContain('10 af 10 pladser er besat')
})

test('suppleant og periode står på pladsen, og en ny plads kan lægges til og fjernes', async () => {
  const { sekretær } = world.people
  const tom = await newcomer('Tom Ravn')
  const substitute = await sekretær.presses(await seat(sekretær, 'Signe Lund'), 'Ret suppleant')
  const set = await sekretær.presses(substitute, 'Gem', { account: tom.aadObjectId })
  expect(set.seen).toContain('Suppleant: Tom Ravn')
  expect((await tom.writes('/dagsorden')).seen).toContain('Dagsordenen er ikke sendt ud endnu.')
  expect((await tom.writes('/punkt')).seen).toContain('Det kan kun')
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

test('den sidste i sekretariatet kan ikke fjernes', async () => {
  const { sekretær } = world.people
  const card = await sekretær.presses(await seats(sekretær), 'Anne Vester')
  const turn = await sekretær.presses(card, 'Slut')
  expect(turn.error?.message).toContain('Rådet skal have mindst én i sekretariatet.')
})

test('en ny formand fra rollelisten afløser den gamle, så der aldrig er to', async () => {
  const { sekretær, formand, politiker } = world.people
  const form = await sekretær.presses(await seat(sekretær, 'Lone Bech'), 'Ret rolle')
  const saved = await sekretær.presses(form, 'Gem', { role: 'chair' })
  expect(saved.seen).toContain('Politisk valgt · Formand')
  expect((await politiker.writes('/dagsorden')).seen).toContain('Byg dagsordenen')
  expect((await formand.writes('/dagsorden')).seen).not.toContain('Byg dagsordenen')
  expect((await politiker.writes('/medlemmer')).seen.match(/^Formand$/gm)).toHaveLength(1)
})

test('går formanden af, er formandsposten ledig, og sekretæren kan give den til en anden', async () => {
  const { sekretær, politiker, formand } = world.people
  await ends(sekretær, 'Lone Bech', '2027-01-11')
  expect((await sekretær.writes('/medlemmer')).seen).not.toMatch(/^Formand$/m)
  const form = await sekretær.presses(await seat(sekretær, 'Karen Holm'), 'Ret rolle')
  const saved = await sekretær.presses(form, 'Gem', { role: 'chair' })
  expect(saved.seen).toContain('SIND · Formand')
  expect((await formand.writes('/dagsorden')).seen).toContain('Byg dagsordenen')
  expect((await politiker.writes('/dagsorden')).seen).toContain('Du er ikke med i et råd')
})

test('to sekretærer, der ændrer den samme plads, overskriver ikke hinanden', async () => {
  const { sekretær } = world.people
  const open = await seat(sekretær, 'Erik Toft')
  const form = await sekretær.presses(open, 'Slut medlemskabet')
  expect(form.seen).toContain('Vælger du i dag, bliver pladsen ledig straks.')
  await ends(sekretær, 'Erik Toft', '2027-01-11')
  const late = await sekretær.presses(form, 'Gem', { date: '2027-01-11' })
  expect(late.error?.message).toContain('Nogen har netop ændret det.')
})

test('en person uden Teams sættes ind ved navn, vises straks, og får et link, der virker én gang, eller papir', async () => {
  const { sekretær, formand } = world.people
  const left = await ends(sekretær, 'Jonas Krogh', '2027-01-11')
  const form = await sekretær.presses(left, 'Sæt en person ind')
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
  expect((await fetch(url, { method: 'POST' })).status).toBe(410)
  // A button that asks for anything else gets no link, least of all in another's name.
  const person = await idOf('Inger Borg')
  for (const [kind, subject] of [
    ['privacy.own', person],
    ['elections.web', 'valg:1'],
    ['agenda.file', 'andet:pdf:internal'],
  ])
    for (const verb of ['council.handout', 'council.print']) {
      const forged = await forges(sekretær, verb, { person, kind, subject, title: 'Dagsorden' })
      expect(forged.seen).toContain('Det papir kan jeg ikke give nu.')
      expect(`${forged.text}${forged.toast}${JSON.stringify(forged.card)}`).not.toContain('/files/')
    }
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
  expect(print.seen).toContain('Print papiret, og giv det til Inger Borg.')
  const { url: own = '' } = await sekretær.presses(print, 'Hent og print')
  expect((await fetch(own.replace('localhost', '127.0.0.1'))).headers.get('content-type')).toBe(
    'application/pdf',
  )
})

test('en gæst, hvis chat er lukket for mig, ser sine egne links i kanalens kort, og ingen andre gør', async () => {
  const { sekretær, formand, medarbejder, næstformand } = world.people
  const kim = await newcomer('Kim Bo', { userRole: 'guest' })
  kim.blocks()
  const reach = await replaces(sekretær, 'Amir Nazari', { account: kim.aadObjectId })
  expect(reach.seen).toContain('Kim Bo er gæst. Gæster kan ofte ikke chatte med mig.')
  const saved = await sekretær.presses(reach, 'Gem', { reach: 'channel' })
  expect(saved.seen).toContain('Får besked: i rådets kanal, kun synligt for personen.')

  await proposes(næstformand, { title: 'Lys ved broen' })
  await acceptsAll(formand)
  const published = await publishes(formand, 'Udsend rettelsen')
  expect(published.seen).toContain('Får den på anden måde:')
  expect(published.seen).toContain('Kim Bo')
  await world.app.tick()
  const post = await world.channel.waitFor(({ seen }) => seen.includes('Lys ved broen'))
  expect(post.card?.refresh).toMatchObject({ userIds: [kim.id] })
  const own = await kim.opens(post)
  const address = JSON.stringify(own.card).match(/http[^"]+\/files\/[^"]+/)?.[0] ?? ''
  const file = await fetch(address.replace('localhost', '127.0.0.1'))
  expect(file.headers.get('content-type')).toBe('application/pdf')
  expect(JSON.stringify((await medarbejder.opens(post)).card)).not.toContain('/files/')
  expect(JSON.stringify(post.card)).not.toContain('/files/')
  // A copied refresh gives its sender no links but their own, and a stranger nothing.
  const { action } = (post.card as Card).refresh as { action: { verb: string; data: object } }
  const stranger = await world.people.gæst.invokes('adaptiveCard/action', { action, trigger: 'automatic' })
  expect(stranger.error?.message).toContain('Du er ikke med i et råd')
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
  // Who sits in another council too has the same account there: its secretariat must be in on it.
  const person = await idOf('Mette Dahl')
  const { council } = await addStaffedCouncil(world, 'Forum Nord')
  const forum = { _id: council.id as never }
  const councils = mongoose.connection.db?.collection('councils')
  await councils?.updateOne(forum, { $push: { staff: { person, role: 'observer' } } as never })
  const refused = await sekretær.presses(form, 'Gem', { account: fresh.aadObjectId })
  expect(refused.error?.message).toContain('Personen er også med i Forum Nord')
  expect((await fresh.writes('/punkter')).seen).toContain('Du er ikke med i et råd')
  const standIn = { person: await idOf('Anne Vester'), role: 'secretariat' }
  await councils?.updateOne(forum, { $push: { staff: standIn } as never })
  const taken = await sekretær.presses(form, 'Gem', { account: world.people.formand.aadObjectId })
  expect(taken.error?.message).toContain('Den konto hører til en anden')
  await sekretær.presses(form, 'Gem', { account: fresh.aadObjectId })
  const theirs = await councils?.findOne(forum)
  expect(theirs?.pendingAudit).toEqual([
    expect.objectContaining({ what: 'council.account', subject: [person] }),
  ])
  const revoked = { council: council.id, person }
  expect(await mongoose.connection.db?.collection('revocations').countDocuments(revoked)).toBe(1)
  await councils?.updateOne(forum, { $set: { staff: council.staff } as never })
  expect((await fresh.writes('/punkter')).seen).toContain('Før skiftet')
  expect((await medlem.writes('/punkter')).seen).toContain('Du er ikke med i et råd')
})

test('pladser og kontakt er kun for sekretariatet i den private chat, og alt står i loggen uden navne', async () => {
  const { formand, medarbejder, sekretær } = world.people
  expect((await medarbejder.writes('/medlemmer')).seen).not.toMatch(/Ret pladser|Bruger/)
  for (const verb of ['seats', 'changeSeat', 'reach', 'newStaff', 'handout', 'unreached'])
    for (const person of [formand, medarbejder]) {
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

  await ends(sekretær, 'Bo Winther', '2027-01-11')
  await world.app.tick()
  const scope = await demoScope(world)
  const log = await auditOf(scope, 50)
  expect(log.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['council.left', 'council.reach', 'council.handoutGiven']),
  )
  expect(JSON.stringify(log)).not.toMatch(/Winther|Borg/)
  expect(await brokenAudit(scope)).toBeUndefined()
  expect(rowsOf((await seats(sekretær)).card).length).toBe(11)
})

test('en vikar for sekretæren virker til og med sin sidste dag', async () => {
  const { sekretær } = world.people
  const eva = await newcomer('Eva Skov')
  const form = await sekretær.presses(await seats(sekretær), 'Ny sekretær eller observatør')
  const added = await sekretær.presses(form, 'Gem', {
    account: eva.aadObjectId,
    role: 'secretariat',
    date: '2027-01-20',
  })
  expect(added.seen).toContain('Eva Skov er med nu.')
  expect((await eva.writes('/dagsorden')).seen).toContain('Byg dagsordenen')
  world.time.now = new Date('2027-01-21T09:00:00Z')
  await world.app.tick()
  expect((await eva.writes('/dagsorden')).seen).toContain('Du er ikke med i et råd')
})

test('en sidste dag i fremtiden virker først, når dagen er gået', async () => {
  const { sekretær, medarbejder3 } = world.people
  const form = await ends(sekretær, 'Pia Friis', '2027-01-31')
  expect(form.seen).toContain('Stopper søndag 31. januar 2027')
  await world.app.tick()
  expect((await medarbejder3.writes('/punkt')).seen).toContain('Foreslå et punkt')
  const term = await sekretær.presses(await seat(sekretær, 'Karen Holm'), 'Ret periode')
  await sekretær.presses(term, 'Gem', { date: '2027-01-25' })
  expect((await seats(sekretær)).seen).not.toContain('Perioden er slut')
  world.time.now = new Date('2027-02-01T09:00:00Z')
  await world.app.tick()
  await world.app.tick()
  expect((await medarbejder3.writes('/punkt')).seen).toContain('Du er ikke med i et råd her endnu.')
  // A term that is over takes nobody's seat: the secretariat sees it.
  expect((await seats(sekretær)).seen).toContain('Perioden er slut')
  expect((await world.people.formand.writes('/punkt')).seen).toContain('Foreslå et punkt')
})
