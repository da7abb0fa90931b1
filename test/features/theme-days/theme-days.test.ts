import { readDocument } from '../../../src/documents/read-document'
import { startWorld, type World } from '../../support/app'
import type { Person, Turn } from '../../support/teams'
import { fetched } from '../minutes/held'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const NO_NAMES = { noNames: 'true' }
const hasDay = (message: { seen: string }) => message.seen.includes('Du er inviteret til en temadag.')

async function desk(by: Person, title = 'Opstart af rådet'): Promise<Turn> {
  const list = await by.writes('/temadag')
  const day = await by.presses(list, title)
  return day.seen.includes('Det kan du gøre') ? day : by.presses(day, 'Arrangér')
}

test('sekretariatet laver en opstartstemadag ud fra skabelonen, og ingen andre ser kladden', async () => {
  const { sekretær, medlem } = world.people
  const form = await sekretær.presses(await sekretær.writes('/temadag'), 'Ny opstartstemadag')
  const details = {
    ...NO_NAMES,
    date: '2027-02-18',
    place: 'Medborgerhuset',
    budget: '5.000',
    focusAreas: 'inclusion',
    targetGroups: 'homeless',
  }
  const wrong = await sekretær.presses(form, 'Gem', { ...details, from: '15:00', to: '10:00' })
  expect(wrong.seen).toContain('Temadagen skal slutte senere')
  const dots = await sekretær.presses(form, 'Gem', { ...details, budget: '2500.00' })
  expect(dots.seen).toContain('Skriv beløbet i kroner')
  const saved = await sekretær.presses(form, 'Gem', details)
  expect(saved.seen).toContain('Det er en kladde.')
  expect(saved.seen).toContain('8 punkter')
  await world.teams.repeat(saved)
  expect((await sekretær.writes('/temadag')).seen.match(/Opstart af rådet/g)).toHaveLength(1)
  expect((await medlem.writes('/temadag')).seen).not.toContain('Opstart af rådet')
})

test('programmet skrives linje for linje, og en linje uden klokkeslæt bliver afvist med sit nummer', async () => {
  const { sekretær } = world.people
  const form = await sekretær.presses(await desk(sekretær), 'Skriv programmet')
  const bad = await sekretær.presses(form, 'Gem', { programme: '10.00 Velkomst\nFrokost' })
  expect(bad.seen).toContain('Linje 2 skal begynde med et klokkeslæt.')
  const saved = await sekretær.presses(form, 'Gem', {
    programme: '12.00 Frokost\n9:30 Velkomst / Formanden\n10.15 Sådan gør et andet råd / Oplægsholder',
  })
  expect(saved.seen).toContain('3 punkter')
  const open = await sekretær.presses(saved, 'Send invitationen')
  expect(open.seen).toContain('Alle i rådet er inviteret.')
  await world.teams.repeat(open)
})

test('alle får invitationen i deres egen samtale og i kanalen, og dagen står i årshjulet', async () => {
  const { medlem } = world.people
  const invitation = await medlem.chat.waitFor(hasDay)
  expect(invitation.seen).toContain('torsdag 18. februar 2027 kl. 10.00–15.00')
  expect(invitation.seen).toContain('09.30 Velkomst · Formanden\n10.15 Sådan gør et andet råd · Oplægsholder')
  expect(invitation.seen).toContain('Svar senest torsdag 11. februar 2027.')
  const post = await world.channel.waitFor(hasDay)
  expect(post.seen).not.toContain('Arrangér')
  expect(medlem.chat.messages.filter(hasDay)).toHaveLength(1)
  expect((await medlem.writes('/årshjul 2027')).seen).toContain('Opstart af rådet')
})

test('et medlem melder sig til med sine ønsker, og kun sekretariatet ser dem', async () => {
  const { medlem, medlem2, formand, sekretær } = world.people
  const form = await medlem.presses(await medlem.chat.waitFor(hasDay), 'Jeg kommer')
  const cpr = await medlem.presses(form, 'Jeg kommer', { ...NO_NAMES, food: 'Se 010190-1234' })
  expect(cpr.seen).toContain('ligner et CPR-nummer')
  const signed = await medlem.presses(form, 'Jeg kommer', {
    ...NO_NAMES,
    food: 'Ingen nødder',
    access: 'Kørestol',
  })
  expect(signed.seen).toContain('Tak. Du er skrevet på.')
  expect(signed.seen).toContain('1 kommer. 0 kommer ikke.')
  await world.teams.repeat(signed)
  const no = await medlem2.presses(await medlem2.chat.waitFor(hasDay), 'Jeg kommer ikke')
  expect(no.seen).toContain('Du har sagt, at du ikke kommer.')

  expect((await desk(formand)).seen).not.toContain('Hvem kommer, og hvad har de brug for?')
  const people = await sekretær.presses(await desk(sekretær), 'Hvem kommer, og hvad har de brug for?')
  expect(people.seen).toContain('Kommer (1)\nMette Dahl\nAdgang: Kørestol · Mad: Ingen nødder')
  const text = await readDocument('liste.docx', await fetched(people, 'Hent listen som Word'))
  expect(text).toContain('Ingen nødder')
  const asked = await formand.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'theme-days.people', data: people.on && idIn(people) },
  })
  expect(asked.seen).toContain('Det kan kun')
})

const idIn = ({ card }: Turn): object => JSON.parse(JSON.stringify(card).match(/{"day":"[^}]*}/)?.[0] ?? '{}')

test('sekretariatet svarer for én, der ikke er i Teams', async () => {
  const { sekretær } = world.people
  const people = await sekretær.presses(await desk(sekretær), 'Hvem kommer, og hvad har de brug for?')
  const form = await sekretær.presses(people, 'Signe Lund')
  expect((await sekretær.presses(form, 'Fortryd')).seen).toContain('Har ikke svaret')
  const done = await sekretær.presses(form, 'Kommer', { ...NO_NAMES, transport: 'Kører med bus' })
  expect(done.seen).toContain('Signe Lund\nTransport: Kører med bus')
})

test('temadagens penge er bundet i budgettet, indtil de er brugt', async () => {
  const { sekretær } = world.people
  const form = await sekretær.presses(await desk(sekretær), 'Skriv en udgift ind')
  const expense = { ...NO_NAMES, day: '2027-01-10', amount: '1.200', text: 'Leje af sal' }
  const budget = await sekretær.presses(form, 'Skriv den ind', expense)
  expect(budget.seen).toContain('Opstart af rådet: 5.000 kr. sat af, 1.200 kr. brugt')
  // One meeting of two hours with eight recipients, and what is left for the theme day.
  expect(budget.seen).toContain('Brugt\n1.200 kr.\nBundet\n7.320 kr.')
})

test('et tryk i kanalen bliver besvaret i ens egen samtale', async () => {
  const { politiker } = world.people
  const post = await world.channel.waitFor(hasDay)
  const pressed = await politiker.presses(post, 'Jeg kommer')
  expect(pressed.toast).toBe('Jeg har skrevet til dig i vores egen samtale.')
  expect(pressed.card).toBeUndefined()
})

test('forventninger samles ind på forhånd, og ingen ser dem før dagen', async () => {
  const { medlem, formand } = world.people
  const waiting = await medlem.writes('/stem')
  const form = await medlem.presses(waiting, 'Hvad forventer du? Opstart af rådet')
  expect((await medlem.presses(form, 'Send', NO_NAMES)).seen).toContain('Skriv i mindst ét af felterne.')
  const sent = await medlem.presses(form, 'Send', {
    ...NO_NAMES,
    others: 'At vi lader hinanden tale ud',
    secretariat: 'Papirer i god tid',
    year: 'En varmestue',
  })
  expect(sent.seen).toContain('Du kan rette dine svar indtil dagen.')
  await formand.presses(
    await formand.presses(await formand.writes('/stem'), 'Hvad forventer du? Opstart af rådet'),
    'Send',
    {
      ...NO_NAMES,
      others: 'At vi møder til tiden',
    },
  )
  const early = await formand.presses(await desk(formand), 'Skriv jeres aftaler')
  expect(JSON.stringify(early.card)).not.toContain('tale ud')
  const peeked = await formand.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'theme-days.expectations', data: idIn(early) },
  })
  expect(peeked.seen).toContain('Forventningerne bliver vist på dagen.')
})

test('en uge før bliver de mindet, der ikke har svaret, og efter fristen siger reglen nej', async () => {
  const { næstformand, medlem2, politiker2 } = world.people
  world.time.now = new Date('2027-02-10T09:00:00Z')
  await world.app.tick()
  const reminder = await næstformand.chat.waitFor((message) => message.seen.includes('Temadagen nærmer sig.'))
  world.time.now = new Date('2027-02-12T09:00:00Z')
  const late = await næstformand.presses(reminder, 'Jeg kommer')
  expect(late.seen).toContain('Fristen for at melde sig til er gået.')
  expect(late.seen).toContain('Frist for at melde sig til temadage')
  expect(medlem2.chat.messages.some(({ seen }) => seen.includes('nærmer sig'))).toBe(false)
  await world.app.tick()
  expect(politiker2.chat.messages.filter(({ seen }) => seen.includes('nærmer sig')).length).toBeLessThan(2)
})

test('på dagen står forventningerne side om side uden navne og bliver til aftaler og til årshjul', async () => {
  const { medlem, formand } = world.people
  world.time.now = new Date('2027-02-18T10:00:00Z')
  const shown = await medlem.presses(
    await medlem.presses(await medlem.writes('/temadag'), 'Opstart af rådet'),
    'Se forventningerne',
  )
  expect(shown.seen).toContain('Af sekretariatet\nPapirer i god tid')
  expect(shown.seen).not.toContain('Mette Dahl')
  expect((await fetched(shown, 'Vis side om side')).subarray(0, 4).toString()).toBe('%PDF')

  const form = await formand.presses(await desk(formand), 'Skriv jeres aftaler')
  expect(JSON.stringify(form.card)).toContain('At vi lader hinanden tale ud')
  const agreed = await formand.presses(form, 'Gem', {
    ...NO_NAMES,
    agreements: '- Vi lader hinanden tale ud\n\n- Vi møder til tiden',
  })
  expect(agreed.seen).toContain('Aftalerne er gemt.')
  expect((await formand.presses(form, 'Gem', { ...NO_NAMES, agreements: 'Noget andet' })).seen).toContain(
    'En anden har rettet temadagen imens.',
  )
  const wheel = await formand.presses(agreed, 'Sæt noget i årshjulet')
  expect(wheel.seen).toContain('En varmestue')
  const put = await formand.presses(wheel, 'Sæt i årshjulet', {
    ...NO_NAMES,
    title: 'Besøg på varmestuen',
    date: '2027-05-20',
  })
  await world.teams.repeat(put)
  expect((await medlem.writes('/årshjul 2027')).seen.match(/Besøg på varmestuen/g)).not.toBeNull()
  const day = await medlem.presses(await medlem.writes('/temadag'), 'Opstart af rådet')
  expect(day.seen).toContain('Det har vi aftalt\nVi lader hinanden tale ud\nVi møder til tiden')
})

test('bagefter bliver deltagerne spurgt, og svarene vises uden navne', async () => {
  const { medlem, medlem2 } = world.people
  world.time.now = new Date('2027-02-18T15:00:00Z')
  await world.app.tick()
  const asked = await medlem.chat.waitFor((message) => message.seen.includes('Hvordan var Opstart af rådet?'))
  const done = await medlem.presses(asked, 'Send', {
    ...NO_NAMES,
    grade: 'great',
    good: 'Snakken',
    better: 'Mere tid',
  })
  expect(done.seen).toContain('Rigtig god: 1')
  await world.teams.repeat(done)
  const day = await medlem2.presses(await medlem2.writes('/temadag'), 'Opstart af rådet')
  const results = await medlem2.presses(day, 'Se hvad folk syntes')
  expect(results.seen).toContain('1 har svaret.')
  expect(results.seen).toContain('Hvad kan blive bedre?\nMere tid')
  expect(medlem2.chat.messages.some(({ seen }) => seen.includes('Hvordan var Opstart'))).toBe(false)
})

test('gæster fra kontaktlisten får hver et brev, og deres svar skrives ind', async () => {
  const { sekretær, medlem } = world.people
  expect((await medlem.writes('/kontakter')).seen).toContain('Det kan kun')
  const list = await sekretær.writes('/kontakter')
  const form = await sekretær.presses(list, 'Skriv en ny på')
  const contact = { name: 'Solby Natteravne', email: 'post@natteravne.example', phone: '70 11 22 33' }
  expect((await sekretær.presses(form, 'Gem', { ...contact, email: 'forkert' })).seen).toContain(
    'E-mailen ser forkert ud.',
  )
  const saved = await sekretær.presses(form, 'Gem', contact)
  await world.teams.repeat(saved)
  expect((await sekretær.writes('/kontakter')).seen.match(/Solby Natteravne/g)).toHaveLength(1)

  const newDay = await sekretær.presses(await sekretær.writes('/temadag'), 'Ny temadag')
  await sekretær.presses(newDay, 'Gem', { ...NO_NAMES, title: 'Nat i Solby', date: '2027-04-08' })
  const written = await sekretær.presses(
    await sekretær.presses(await desk(sekretær, 'Nat i Solby'), 'Skriv programmet'),
    'Gem',
    { programme: '10.00 Velkomst' },
  )
  const open = await sekretær.presses(written, 'Send invitationen')
  const choose = await sekretær.presses(open, 'Inviter gæster')
  const id = JSON.stringify(choose.card).match(/"value":"([0-9a-f-]{36})"/)?.[1] ?? ''
  const invited = await sekretær.presses(choose, 'Lav invitationer', { contacts: [id] })
  const letters = await readDocument('breve.docx', await fetched(invited, 'Hent breve som Word'))
  for (const words of [
    'Til Solby Natteravne',
    'Nat i Solby',
    'post@natteravne.example',
    'torsdag 8. april 2027',
  ])
    expect(letters).toContain(words)
  const answer = await sekretær.presses(invited, 'Solby Natteravne')
  expect((await sekretær.presses(answer, 'Kommer')).seen).toContain('Solby Natteravne\nKommer')
})

test('en aflyst temadag bliver sagt til alle og tager ikke flere svar', async () => {
  const { sekretær, medlem } = world.people
  const invitation = await medlem.chat.waitFor(
    (message) => hasDay(message) && message.seen.includes('Nat i Solby'),
  )
  const confirm = await sekretær.presses(await desk(sekretær, 'Nat i Solby'), 'Aflys temadagen')
  await sekretær.presses(confirm, 'Ja, aflys den')
  await medlem.chat.waitFor((message) => message.seen.includes('Temadagen er aflyst.'))
  const late = await medlem.presses(invitation, 'Jeg kommer ikke')
  expect(late.seen).toContain('Den temadag kan jeg ikke finde.')
})

test('en måned efter er ønskerne glemt', async () => {
  const { sekretær } = world.people
  const before = await sekretær.presses(await desk(sekretær), 'Hvem kommer, og hvad har de brug for?')
  expect(before.seen).toContain('Kørestol')
  world.time.now = new Date('2027-03-25T10:00:00Z')
  await world.app.tick()
  const after = await sekretær.presses(await desk(sekretær), 'Hvem kommer, og hvad har de brug for?')
  expect(after.seen).toContain('Mette Dahl\nIngen ønsker')
})

async function openDay(title: string, date: string): Promise<Turn> {
  const { sekretær } = world.people
  const form = await sekretær.presses(await sekretær.writes('/temadag'), 'Ny temadag')
  const saved = await sekretær.presses(form, 'Gem', { ...NO_NAMES, title, date })
  const programme = await sekretær.presses(saved, 'Skriv programmet')
  const written = await sekretær.presses(programme, 'Gem', { programme: '10.00 Velkomst' })
  return sekretær.presses(written, 'Send invitationen')
}
const near = (person: Person, title: string) =>
  person.chat.messages.filter(({ seen }) => seen.includes('nærmer sig') && seen.includes(title))

test('en flyttet temadag skal besvares igen, og de, der ikke gør det, bliver mindet om den nye dag', async () => {
  const { sekretær, medlem, medlem2 } = world.people
  const title = 'Dag om søvn'
  const open = await openDay(title, '2027-06-10')
  const day = await medlem.presses(await medlem.writes('/temadag'), title)
  const form = await medlem.presses(day, 'Jeg kommer')
  const signed = await medlem.presses(form, 'Jeg kommer', { ...NO_NAMES, food: 'Ingen nødder' })
  expect(signed.seen).toContain('1 kommer. 0 kommer ikke.')
  world.time.now = new Date('2027-06-01T09:00:00Z')
  await world.app.tick()
  await medlem2.chat.waitFor(({ seen }) => seen.includes('nærmer sig') && seen.includes(title))
  expect(near(medlem, title)).toHaveLength(0)

  const edit = await sekretær.presses(open, 'Ret dag, sted og formål')
  await world.teams.repeat(await sekretær.presses(edit, 'Gem', { ...NO_NAMES, date: '2027-06-24' }))
  for (const old of [
    await medlem.presses(day, 'Jeg kommer ikke'),
    await medlem.presses(form, 'Jeg kommer', NO_NAMES),
  ])
    expect(old.seen).toContain('Temadagen er flyttet til en anden dag.')
  const moved = await medlem.presses(await medlem.writes('/temadag'), title)
  expect(moved.seen).not.toContain('kommer. 0 kommer ikke.')
  expect(moved.seen).toContain('Svar senest torsdag 17. juni 2027.')
  world.time.now = new Date('2027-06-15T09:00:00Z')
  await world.app.tick()
  await medlem.chat.waitFor(({ seen }) => seen.includes('nærmer sig') && seen.includes('24. juni'))
  await medlem2.chat.waitFor(({ seen }) => seen.includes('nærmer sig') && seen.includes('24. juni'))
})

test('en temadag med kort varsel siger, at fristen er gået, og minder ingen om et svar, de lige er bedt om', async () => {
  const { medlem, sekretær } = world.people
  const title = 'Dag i hast'
  const open = await openDay(title, '2027-06-20')
  expect(open.seen).toContain('Kun sekretariatet kan skrive folk på.')
  const invitation = await medlem.chat.waitFor((message) => hasDay(message) && message.seen.includes(title))
  expect(invitation.seen).toContain('Fristen for at melde sig til er gået.')
  await expect(medlem.presses(invitation, 'Jeg kommer')).rejects.toThrow()
  expect((await medlem.presses(invitation, 'Jeg kommer ikke')).seen).toContain('Tak, fordi du svarede.')
  await world.app.tick()
  expect(near(sekretær, title)).toHaveLength(0)
})
