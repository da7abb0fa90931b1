import { DateTime } from 'luxon'
import mongoose from 'mongoose'
import { readDocx } from '../../../src/documents/read-docx'
import { startWorld, type World } from '../../support/app'
import type { Message } from '../../support/teams/conversation'
import type { Person } from '../../support/teams/person'
import type { Turn } from '../../support/teams/turn'

let world: World
beforeAll(async () => {
  world = await startWorld()
  const { gæst } = world.people
  await world.channel.add(gæst)
  await decides('suppleanter', { value: 'true' })
  await substitute('Mette Dahl', { account: gæst.aadObjectId })
  await substitute('Lone Bech', { name: 'Tove Skov' })
})
afterAll(() => world.close())

const at = async (iso: string): Promise<void> => {
  world.time.now = DateTime.fromISO(iso, { zone: 'Europe/Copenhagen' }).toJSDate()
  await world.app.tick()
}
const secretary = () => world.people.sekretær

async function decides(rule: string, value: Record<string, string>): Promise<void> {
  const form = await secretary().presses(await secretary().writes(`/regler ${rule}`), 'Ret reglen')
  const saved = await secretary().presses(form, 'Gem reglen', { ...value, from: '2027-01-11' })
  expect(saved.seen).toContain('Reglen er gemt.')
}

async function substitute(member: string, who: Record<string, string>): Promise<void> {
  const seats = await secretary().presses(await secretary().writes('/medlemmer'), 'Ret pladser')
  const form = await secretary().presses(await secretary().presses(seats, member), 'Ret suppleant')
  expect((await secretary().presses(form, 'Gem', who)).error).toBeUndefined()
}

async function declines(person: Person): Promise<Turn> {
  const form = await person.presses(await person.writes('/afbud'), 'Send afbud', { noNames: 'true' })
  await world.app.tick()
  return form
}
const asked = () =>
  world.people.gæst.chat.messages.filter((message) => message.seen.includes('Kan du møde i stedet?'))
const overview = async () => (await secretary().writes('/hvem kommer')).seen

let question: ReturnType<Message['cardFor']>

test('melder et medlem afbud, bliver suppleanten spurgt én gang, og tæller med, når svaret er ja', async () => {
  const { medlem, gæst } = world.people
  const no = await declines(medlem)
  await world.teams.repeat(no)
  await world.app.tick()
  expect(asked()).toHaveLength(1)
  expect(asked()[0]?.seen).toContain('Mette Dahl har meldt afbud. Du er suppleant.')
  expect(await overview()).toContain('Afbud (1)\nMette Dahl · Ole Brandt er spurgt')
  question = asked()[0]?.cardFor(gæst)
  const yes = await gæst.presses(question, 'Ja, jeg møder')
  expect(yes.seen).toContain('Så møder du i stedet')
  expect(await overview()).toContain('Kommer (1)\nMette Dahl · Ole Brandt møder i stedet')
})

test('kommer medlemmet alligevel, er suppleantens gamle knap venlig og ændrer ikke noget', async () => {
  const { medlem, gæst } = world.people
  await medlem.writes('/deltager')
  const late = await gæst.presses(question, 'Ja, jeg møder', {}, { force: true })
  expect(late.error?.message).toContain('Medlemmet kommer alligevel')
  expect(await overview()).toContain('Kommer (1)\nMette Dahl\n')
  // Declined anew, the substitute is asked anew.
  await declines(medlem)
  expect(asked()).toHaveLength(1)
  const no = await gæst.presses(asked()[0], 'Nej, jeg kan ikke')
  expect(no.seen).toContain('Tak for besked')
  expect(await overview()).toContain('Mette Dahl · Ole Brandt kan heller ikke')
})

test('andre kan ikke svare som suppleant', async () => {
  const { medlem2, gæst } = world.people
  const [invoke] = (await gæst.presses(question, 'Ja, jeg møder', {}, { force: true })).activities
  const stolen = await medlem2.invokes('adaptiveCard/action', invoke?.value)
  expect(stolen.error?.message).toContain('Kun rådets medlemmer svarer')
})

test('en suppleant uden Teams skal ringes op, og sekretariatet skriver svaret ind', async () => {
  const { politiker } = world.people
  await declines(politiker)
  expect(await overview()).toContain('Lone Bech · ring til Tove Skov, der er suppleant')
  const form = await secretary().presses(await secretary().writes('/hvem kommer'), 'Skriv et svar ind')
  expect(form.seen).toContain('Tove Skov, suppleant for Lone Bech')
  const saved = await secretary().presses(form, 'Gem svaret', {
    seat: 'politiker/substitute',
    answer: 'yes',
  })
  expect(saved.seen).toContain('Svaret for Tove Skov er gemt.')
  expect(saved.seen).toContain('Lone Bech · Tove Skov møder i stedet (svaret er skrevet ind for medlemmet)')
})

async function letters(): Promise<string> {
  const card = await secretary().writes('/hvem kommer')
  const url = /"title":"Breve til dem uden Teams","url":"([^"]+)"/.exec(JSON.stringify(card.card))?.[1]
  const file = await fetch(url as string)
  return readDocx(Buffer.from(await file.arrayBuffer()))
}
const stored = () => mongoose.connection.collection('contacts').find().toArray()

test('telefon og adresse på dem uden Teams står i ringelisten og brevene, og kun sekretariatet ser dem', async () => {
  const { formand, medlem } = world.people
  expect(await letters()).toContain('Tove Skov · telefon mangler')
  const list = await secretary().presses(await secretary().writes('/hvem kommer'), 'Telefon og adresse')
  const form = await secretary().presses(list, 'Tove Skov')
  expect(form.seen).toContain('Spørg personen først.')
  const wrong = await secretary().presses(form, 'Gem', { phone: 'ring bare' })
  expect(wrong.error?.message).toContain('ligner ikke et telefonnummer')
  const cpr = await secretary().presses(form, 'Gem', { phone: '70123456', address: '010180-1234' })
  expect(cpr.error?.message).toContain('ligner et CPR-nummer')
  const saved = await secretary().presses(form, 'Gem', {
    phone: '70 12 34 57',
    address: 'Åvej 4\n9999 Solby',
  })
  await world.teams.repeat(saved)
  expect(saved.seen).toContain('Det er gemt for Tove Skov.')
  const paper = await letters()
  expect(paper).toContain('Tove Skov · 70 12 34 57 · Åvej 4, 9999 Solby')
  expect(paper).toMatch(/Til Tove Skov\s+Åvej 4/)

  expect((await formand.writes('/hvem kommer')).seen).not.toContain('Telefon')
  const [invoke] = saved.activities
  for (const person of [formand, medlem])
    expect((await person.invokes('adaptiveCard/action', invoke?.value)).error?.message).toContain(
      'Det kan kun',
    )
  await world.app.tick()
  const log = await mongoose.connection.collection('audit').find().toArray()
  expect(log.filter(({ what }) => what === 'meetings.contactSaved').length).toBeGreaterThan(0)
  expect(JSON.stringify(log)).not.toMatch(/Åvej|70 12/)
})

test('den, der ikke kan nås, får sin indkaldelse som et link eller på papir', async () => {
  const card = await secretary().presses(
    await secretary().presses(await secretary().writes('/medlemmer'), 'Ret pladser'),
    'Hvem får ikke besked?',
  )
  const tove = await secretary().presses(card, 'Tove Skov')
  const given = await secretary().presses(tove, 'Lav et link: Indkaldelse til møde')
  const url = (given.toast ?? given.text).match(/https?:\S+/)?.[0]?.replace('localhost', '127.0.0.1') ?? ''
  const file = await fetch(url, { method: 'POST' })
  expect(await readDocx(Buffer.from(await file.arrayBuffer()))).toContain('Til Tove Skov')
})

test('går personen ud af rådet, bliver telefon og adresse slettet af sig selv', async () => {
  expect(await stored()).toMatchObject([{ phone: '70 12 34 57' }])
  await at('2027-01-12T10:30')
  expect(await stored()).toMatchObject([{ phone: '70 12 34 57' }])
  await substitute('Lone Bech', {})
  await at('2027-01-13T11:00')
  const [left] = await stored()
  expect(left?.phone).toBeUndefined()
  expect(left?.address).toBeUndefined()
})

test.each([
  ['constituting', 'Konstituerende møde'],
  ['extraordinary', 'Ekstraordinært møde'],
])('et møde af slagsen %s bliver indkaldt som %s, også i kalenderen', async (kind, name) => {
  const { medlem2 } = world.people
  const date = kind === 'constituting' ? '2027-03-03' : '2027-03-10'
  const form = await secretary().writes('/nyt møde')
  const made = await secretary().presses(form, 'Indkald nu', {
    kind,
    date,
    from: '17:00',
    to: '19:00',
    otherPlace: 'Kulturhuset',
  })
  await world.app.tick()
  expect(made.seen).toContain(name)
  const invitation = medlem2.chat.messages.findLast((message) => message.seen.includes('Du er indkaldt'))
  expect(invitation?.seen).toContain(name)
  const url = /"url":"([^"]+)"/.exec(JSON.stringify(invitation?.cardFor(medlem2)))?.[1] as string
  expect(await (await fetch(url)).text()).toContain(`SUMMARY:${name} i Udsatterådet i Solby`)
  expect((await medlem2.writes('/møder')).seen).toContain(`${name} · Kulturhuset`)
})

test('svar følger personen: en ny suppleant og en efterfølger på pladsen begynder forfra', async () => {
  const { centerchef, formand } = world.people
  await at('2027-01-13T11:30')
  await substitute('Lone Bech', { name: 'Ida Krogh' })
  expect(await overview()).toContain('Lone Bech · ring til Ida Krogh, der er suppleant')

  const decline = await centerchef.writes('/afbud')
  await centerchef.presses(decline, 'Send afbud', { reason: 'Jeg er indlagt', noNames: 'true' })
  expect(await overview()).toContain('Hanne Juhl · Hvorfor: Jeg er indlagt')
  await asks('2027-01-20', '2027-01-21')
  await centerchef.presses(await centerchef.writes('/find en dato'), 'Send mine svar')
  expect((await formand.writes('/afstemning')).seen).toContain('1 af 10 har svaret')

  const eva = world.teams.person({ name: 'Eva Toft' })
  await world.channel.add(eva)
  const seats = await secretary().presses(await secretary().writes('/medlemmer'), 'Ret pladser')
  const end = await secretary().presses(await secretary().presses(seats, 'Hanne Juhl'), 'Slut medlemskabet')
  const left = await secretary().presses(end, 'Gem', { date: '2027-01-13' })
  const seating = await secretary().presses(left, 'Sæt en person ind')
  await secretary().presses(seating, 'Gem', { account: eva.aadObjectId })
  const seen = await overview()
  expect(seen).toMatch(/Har ikke svaret[\s\S]*Eva Toft/)
  expect(seen).not.toContain('indlagt')
  expect((await eva.writes('/møder')).seen).toContain('Du har ikke svaret endnu')
  expect((await formand.writes('/afstemning')).seen).toContain('0 af 10 har svaret')
  // Her own answer takes the place of what was said before her.
  await eva.presses(await eva.writes('/afbud'), 'Send afbud', { noNames: 'true' })
  expect(await overview()).toMatch(/Afbud \(\d\)[\s\S]*Eva Toft\n[\s\S]*Har ikke svaret/)
  const replies = await mongoose.connection.collection('replies').find({ reason: 'Jeg er indlagt' }).toArray()
  expect(replies).toEqual([])
})

test('en suppleant, der først findes efter afbuddet, bliver spurgt inden for et døgn, og kun én gang', async () => {
  const eva = world.teams.person({ name: 'Eva Toft' })
  const meeting = await eva.presses(await eva.writes('/møder'), 'onsdag 3. marts 2027 kl. 17.00–19.00')
  await eva.presses(await eva.presses(meeting, 'Afbud'), 'Send afbud', { noNames: 'true' })
  const ib = world.teams.person({ name: 'Ib Winther' })
  await world.channel.add(ib)
  await substitute('Eva Toft', { account: ib.aadObjectId })
  for (const day of ['2027-01-14', '2027-01-15', '2027-01-16']) await at(`${day}T11:30`)
  const asked = ib.chat.messages.filter(({ seen }) => seen.includes('Eva Toft har meldt afbud'))
  expect(asked).toHaveLength(1)
  const yes = await ib.presses(asked[0]?.cardFor(ib), 'Ja, jeg møder')
  expect(yes.seen).toContain('Så møder du i stedet')
})

async function asks(...dates: [string, string]): Promise<Turn> {
  const { formand } = world.people
  const [date0, date1] = dates
  const wanted = { date0, time0: '17:00', date1, time1: '17:00' }
  return formand.presses(await formand.writes('/find en dato'), 'Spørg medlemmerne', wanted)
}

test('en datoafstemning, som ingen afgør, spærrer ikke for den næste, og kan lukkes uden dato', async () => {
  const { medlem, formand } = world.people
  const old = await medlem.writes('/find en dato')
  await at('2027-01-22T09:00')
  expect((await medlem.presses(old, 'Send mine svar')).error?.message).toContain('Datoafstemningen er slut')
  expect((await medlem.writes('/stem')).seen).not.toContain('Hvilke datoer passer dig?')
  const asked = await asks('2027-05-03', '2027-05-04')
  expect(asked.seen).toContain('Medlemmerne er spurgt')
  const form = await medlem.writes('/find en dato')
  const closed = await formand.presses(asked, 'Luk uden dato')
  await world.teams.repeat(closed)
  expect(closed.seen).toContain('Afstemningen er lukket uden en dato.')
  expect((await medlem.presses(form, 'Send mine svar')).error?.message).toContain('Datoafstemningen er slut')
  const late = await formand.presses(asked, 'mandag 3. maj 2027 kl. 17.00–19.00', {}, { force: true })
  expect(late.error?.message).toContain('Datoafstemningen er slut')
  expect((await formand.writes('/find en dato')).seen).toContain('Skriv to til fem forslag.')
})
