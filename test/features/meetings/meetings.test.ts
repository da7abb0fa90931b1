import { DateTime } from 'luxon'
import { startWorld, type World } from '../../support/app'
import type { Turn } from '../../support/teams'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const at = (iso: string) => {
  world.time.now = DateTime.fromISO(iso, { zone: 'Europe/Copenhagen' }).toJSDate()
}
const DETAILS = {
  kind: 'extraordinary',
  date: '2027-03-03',
  from: '17:00',
  to: '19:00',
  otherPlace: 'Kulturhuset',
}
const WHEN = 'onsdag 3. marts 2027 kl. 17.00–19.00'

/** The secretary calls an extraordinary meeting, and everybody is invited. */
async function calls(details: Record<string, string> = {}): Promise<Turn> {
  const { sekretær } = world.people
  const form = await sekretær.writes('/nyt møde')
  const sent = await sekretær.presses(form, 'Indkald nu', { ...DETAILS, ...details })
  await world.app.tick()
  return sent
}
const invitation = (who: keyof World['people']) =>
  world.people[who].chat.messages.findLast((message) => message.seen.includes(WHEN))
const got = (who: keyof World['people'], text: string) =>
  world.people[who].chat.messages.filter((message) => message.seen.includes(text))
const file = async (turn: { card?: unknown }, title: string): Promise<string> => {
  const links = JSON.stringify(turn.card).matchAll(/"title":"([^"]+)","url":"([^"]+)"/g)
  const url = [...links].find(([, name]) => name === title)?.[2]
  if (!url) throw new Error(`no link ${title}`)
  const answer = await fetch(url)
  return answer.ok ? answer.text() : `HTTP ${answer.status}`
}

test('sekretariatet planlægger årets fire møder, retter et, og alle bliver indkaldt på én gang', async () => {
  const { sekretær, medlem } = world.people
  const plan = await sekretær.writes('/møder planlæg 2027')
  const rows = plan.seen.match(/dag \d+\. \p{L}+ 2027 kl\. 16\.30–18\.30/gu) ?? []
  expect(rows).toHaveLength(4)
  expect(plan.seen).toContain('Mødelokale 2, Solby Rådhus')
  expect(plan.seen).toContain('Reglen siger 4 møder om året.')

  const first = plan.seen.split('\n').find((line) => line.includes('kl. 16.30–18.30')) as string
  const form = await sekretær.presses(plan, first)
  const changed = await sekretær.presses(form, 'Gem', {
    date: '2027-03-24',
    from: '15:00',
    to: '17:00',
    otherPlace: 'Kulturhuset',
  })
  // The day before Maundy Thursday, in working hours: warned of, never blocked.
  expect(changed.seen).toContain('onsdag 24. marts 2027 kl. 15.00–17.00')
  expect(changed.seen).toContain(
    'Kulturhuset · Det er aftenen før en fridag · Før kl. 16.30 er mange på arbejde',
  )
  expect(medlem.chat.messages).toHaveLength(0)

  const called = await sekretær.presses(changed, 'Indkald til alle møderne')
  await world.app.tick()
  expect(called.seen).toContain('onsdag 24. marts 2027')
  expect(got('medlem', 'Du er indkaldt til et møde')).toHaveLength(4)
  await world.teams.repeat(called)
  await sekretær.presses(changed, 'Indkald til alle møderne')
  await world.app.tick()
  expect(got('medlem', 'Du er indkaldt til et møde')).toHaveLength(4)
  expect((await medlem.writes('/møder')).seen.match(/2027 kl\./g)).toHaveLength(5)
  expect((await sekretær.writes('/møder planlæg 2027')).seen).toContain('allerede indkaldt')
  // Where they have met before is to choose from.
  const places = JSON.stringify((await sekretær.writes('/nyt møde')).card)
  for (const place of ['Mødelokale 2, Solby Rådhus', 'Kulturhuset'])
    expect(places).toContain(`"value":"${place}"`)
})

test('to, der planlægger på én gang, overskriver ikke hinanden', async () => {
  const { sekretær } = world.people
  const plan = await sekretær.writes('møder planlæg 2027')
  const [one, two] = plan.seen.split('\n').filter((line) => line.includes('kl. 16.30')) as [string, string]
  const fields = { date: '2027-02-24', from: '17:00', to: '19:00' }
  const formOne = await sekretær.presses(plan, one)
  const formTwo = await sekretær.presses(plan, two)
  await sekretær.presses(formOne, 'Gem', fields)
  const refused = await sekretær.presses(formTwo, 'Gem', { ...fields, date: '2027-02-25' })
  expect(refused.error?.message).toContain('En anden har netop ændret det')
})

test('et medlem siger ja, ændrer til afbud med en grund, som kun sekretariatet kan læse', async () => {
  const { medlem, formand, sekretær } = world.people
  await calls()
  const yes = await medlem.presses(invitation('medlem'), 'Jeg kommer')
  expect(yes.seen).toContain('Vi ses til mødet')
  const again = await world.teams.repeat(yes)
  expect(again.seen).toContain('Vi ses til mødet')

  const form = await medlem.presses(yes, 'Afbud')
  const no = await medlem.presses(form, 'Send afbud', { reason: 'Jeg skal til lægen', noNames: 'true' })
  expect(no.seen).toContain('Du har meldt afbud')
  at('2027-02-05T10:00')
  const forSecretary = await sekretær.presses(await sekretær.writes('/hvem kommer'), 'Vis reglen')
  expect(forSecretary.seen).toContain('Mindst 50 procent')
  const all = await sekretær.writes('/hvem kommer')
  expect(all.seen).toContain('Afbud (1)\nMette Dahl · Hvorfor: Jeg skal til lægen')
  expect(all.seen).toContain('Har ikke svaret (9)')
  const forChair = await formand.writes('/hvem kommer')
  expect(forChair.seen).toContain('Mette Dahl')
  expect(forChair.seen).not.toContain('lægen')
})

test('/deltager og /afbud svarer på det næste møde', async () => {
  const { medlem, sekretær } = world.people
  expect((await medlem.writes('/deltager')).seen).toContain('torsdag 4. februar 2027')
  const form = await medlem.writes('/afbud')
  expect((await medlem.presses(form, 'Send afbud', { noNames: 'true' })).seen).toContain('Du har meldt afbud')
  expect((await sekretær.writes('/deltager')).seen).toContain('Kun rådets medlemmer svarer')
  expect((await medlem.writes('/afbud', { in: world.channel })).seen).toContain('private chat')
})

test('en grund med et CPR-nummer bliver ikke gemt', async () => {
  const { medlem, sekretær } = world.people
  const form = await medlem.writes('/afbud')
  const sent = await medlem.presses(form, 'Send afbud', { reason: 'Se 010180-1234', noNames: 'true' })
  expect(sent.error?.message).toContain('ligner et CPR-nummer')
  expect((await sekretær.writes('hvem kommer')).seen).toContain('Afbud (0)')
})

test('et flyttet møde skal besvares igen, og en gammel knap viser den nye tid', async () => {
  const { medlem, sekretær } = world.people
  const sent = await calls()
  const old = invitation('medlem')?.cardFor(medlem)
  await medlem.presses(old, 'Jeg kommer')
  const form = await sekretær.presses(sent, 'Ret eller flyt')
  const moved = await sekretær.presses(form, 'Gem, og giv alle besked', {
    date: '2027-03-30',
    reason: 'Lokalet er optaget',
    noNames: 'true',
  })
  await world.app.tick()
  expect(moved.seen).toContain('tirsdag 30. marts 2027')
  const [notice] = got('medlem', 'Mødet er flyttet')
  expect(notice?.seen).toContain(`Det var ${WHEN}`)
  expect(notice?.seen).toContain('Hvorfor: Lokalet er optaget')
  expect(notice?.seen).toContain('Du har ikke svaret endnu')

  const late = await medlem.presses(old, 'Jeg kommer', {}, { force: true })
  expect(late.seen).toContain('Svar igen for den nye tid')
  expect(late.seen).toContain('Du har ikke svaret endnu')
  await world.teams.repeat(moved)
  await world.app.tick()
  expect(got('medlem', 'Mødet er flyttet. Svar igen')).toHaveLength(2)
})

test('et rettet møde mister sit link, siger ikke flyttet, og kan ikke aflyses, når det er begyndt', async () => {
  const { medlem, sekretær } = world.people
  const sent = await calls({ link: 'https://example.dk/solby' })
  expect(JSON.stringify(invitation('medlem')?.cardFor(medlem))).toContain('Åbn onlinemødet')
  const alters = async (card: Turn, inputs: Record<string, string>): Promise<Turn> => {
    const form = await sekretær.presses(card, 'Ret eller flyt')
    const altered = await sekretær.presses(form, 'Gem, og giv alle besked', { ...inputs, noNames: 'true' })
    await world.app.tick()
    return altered
  }
  const moved = await alters(sent, { date: '2027-03-04', link: '', reason: 'Optaget' })
  const notice = medlem.chat.messages.findLast(({ seen }) => seen.includes('torsdag 4. marts'))
  expect(notice?.seen).toContain('Mødet er flyttet')
  expect(JSON.stringify(notice?.cardFor(medlem))).not.toContain('Åbn onlinemødet')
  const elsewhere = await alters(moved, { otherPlace: 'Biblioteket', reason: 'Bedre plads' })
  const last = medlem.chat.messages.findLast(({ seen }) => seen.includes('Biblioteket'))
  expect(last?.seen).toContain('Der er ændret noget ved mødet')
  expect(last?.seen).not.toMatch(/flyttet|Det var/)

  const form = await sekretær.presses(elsewhere, 'Aflys mødet')
  at('2027-03-04T17:10')
  const inputs = { reason: 'Glemt', noNames: 'true' }
  const late = await sekretær.presses(form, 'Aflys, og giv alle besked', inputs)
  expect(late.error?.message).toContain('Mødet er begyndt, så det kan ikke flyttes eller aflyses mere.')
  await world.app.tick()
  const log = (await sekretær.writes('/log')).seen
  expect(log).toContain('Indkaldte til et møde\nAnne Vester')
  expect(log.match(/Rettede eller flyttede et møde/g)).toHaveLength(2)
  expect(log).not.toContain('Aflyste')
})

test('kalenderfilen følger med, når mødet flyttes over sommertid og aflyses', async () => {
  const { medlem, sekretær } = world.people
  const sent = await calls()
  const first = await file(await medlem.presses(invitation('medlem'), 'Jeg kommer'), 'Læg i min kalender')
  const uid = /UID:(.+)\r/.exec(first)?.[1]
  expect(first).toContain('DTSTART:20270303T160000Z')
  expect(first).toContain('SEQUENCE:0\r')
  expect(first).toContain('LOCATION:Kulturhuset')

  const form = await sekretær.presses(sent, 'Ret eller flyt')
  const moved = await sekretær.presses(form, 'Gem, og giv alle besked', {
    date: '2027-03-30',
    reason: 'Optaget',
    noNames: 'true',
  })
  const second = await file(moved, 'Læg i min kalender')
  // 17.00 in summer time.
  expect(second).toContain('DTSTART:20270330T150000Z')
  expect(second).toContain(`UID:${uid}\r\nSEQUENCE:1\r`)

  const cancel = await sekretær.presses(moved, 'Aflys mødet')
  const gone = await sekretær.presses(cancel, 'Aflys, og giv alle besked', {
    reason: 'Sygdom',
    noNames: 'true',
  })
  await world.app.tick()
  const third = await file(gone, 'Fjern fra min kalender')
  expect(third).toContain('METHOD:CANCEL')
  expect(third).toContain(`UID:${uid}\r\nSEQUENCE:2\r`)
  expect(third).toContain('STATUS:CANCELLED')
  expect(got('medlem', 'Mødet er aflyst')[0]?.seen).toContain('Hvorfor: Sygdom')
  const late = await medlem
    .presses(invitation('medlem'), 'Jeg kommer', {}, { force: true })
    .catch((error) => error)
  expect(late.seen ?? String(late)).toMatch(/aflyst|No button/)
})

test('abonnementet viser alle møder, kun for den, der har linket, og virker ikke, når det er skiftet', async () => {
  const { medlem } = world.people
  await calls()
  const feed = await medlem.writes('/kalender')
  const first = await file(feed, 'Åbn kalenderen')
  expect(first.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  at('2027-01-11T10:05')
  const renewed = await medlem.presses(feed, 'Lav et nyt link')
  expect(await file(feed, 'Åbn kalenderen')).toBe('HTTP 410')
  expect(await file(renewed, 'Åbn kalenderen')).toContain('BEGIN:VEVENT')
})

test('formanden skriver et svar ind for en, der har ringet, og det er mærket', async () => {
  const { formand, medlem } = world.people
  const form = await formand.presses(await formand.writes('hvem kommer'), 'Skriv et svar ind')
  const lone = /Lone Bech/.exec(form.seen)
  expect(lone).not.toBeNull()
  const saved = await formand.presses(form, 'Gem svaret', { seat: 'politiker', answer: 'yes' })
  expect(saved.seen).toContain('Svaret for Lone Bech er gemt.')
  expect(saved.seen).toContain('Kommer (1)\nLone Bech · svaret er skrevet ind for medlemmet')
  expect((await medlem.writes('hvem kommer')).seen).toContain('Det kan kun')
})

test('melder for mange afbud, får formandskab og sekretariat én advarsel med reglen', async () => {
  await calls()
  const away = ['medlem', 'medlem2', 'politiker', 'politiker2', 'medarbejder', 'medarbejder2'] as const
  for (const who of away) {
    const form = await world.people[who].presses(invitation(who), 'Afbud')
    await world.people[who].presses(form, 'Send afbud', { noNames: 'true' })
  }
  await world.app.tick()
  for (const who of ['formand', 'næstformand', 'sekretær'] as const) {
    const [warning, ...more] = got(who, 'Der kommer måske for få til mødet')
    expect(more).toHaveLength(0)
    expect(warning?.seen).toContain('0 har sagt ja. Der skal komme mindst 5')
  }
  expect(got('medlem', 'for få')).toHaveLength(0)
})

test('svar efter mødets start, fra fremmede og i andres navn bliver afvist venligt', async () => {
  const { medlem, gæst } = world.people
  await calls()
  const card = invitation('medlem')
  at('2027-03-03T17:00')
  expect((await medlem.presses(card, 'Jeg kommer')).error?.message).toContain('Mødet er begyndt')
  const stranger = await gæst.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'meetings.overview', data: { meeting: 'x', council: 'y' } },
  })
  expect(stranger.error?.message).toContain('Du er ikke med i et råd')
  const bad = await medlem.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'meetings.yes', data: { meeting: 7 } },
  })
  expect(bad.error?.message).toContain('Jeg kunne ikke læse det')
})

test.each([
  [{ date: '2027-03-28', from: '02:30', to: '04:00' }, 'Den tid findes ikke'],
  [{ from: '19:00', to: '17:00' }, 'slut ligger før start'],
  [{ date: '2026-03-03' }, 'Tiden ligger i fortiden'],
  [{ link: 'javascript:alert(1)' }, 'Linket skal begynde med https://'],
  [{ otherPlace: 'Hos 010180-1234' }, 'ligner et CPR-nummer'],
])('et møde med %j bliver ikke indkaldt', async (wrong, message) => {
  expect((await calls(wrong)).error?.message).toContain(message)
  expect(got('medlem', 'Du er indkaldt')).toHaveLength(0)
})

test('medlemmerne svarer på datoer, og den bedste står øverst med dem, der ville mangle', async () => {
  const { formand, medlem, medlem2, sekretær } = world.people
  const asked = await formand.presses(await formand.writes('/find en dato'), 'Spørg medlemmerne', {
    date0: '2027-05-03',
    time0: '17:00',
    date1: '2027-05-04',
    time1: '17:00',
  })
  expect(asked.seen).toContain('Medlemmerne er spurgt')
  await world.app.tick()
  const question = (who: 'medlem' | 'medlem2') =>
    world.people[who].chat.messages.findLast((message) => message.seen.includes('Hvilke datoer passer dig?'))
  // The polls room knows of it: what waits for one's vote, and the list of all polls.
  const waiting = await medlem.writes('/stem')
  expect(waiting.seen).toMatch(/Hvilke datoer passer dig\?\n3\S+ maj · 4. maj\n/)
  expect((await medlem.presses(waiting, 'Hvilke datoer passer dig?')).seen).toContain('Send mine svar')
  expect((await formand.writes('/afstemning')).seen).toMatch(/3\S+ maj · 4. maj · 0 af 10 har svaret/)
  await medlem.presses(question('medlem'), 'Send mine svar', { wish0: 'no', wish1: 'ifNeedBe' })
  await medlem2.presses(question('medlem2'), 'Send mine svar', { wish0: 'yes', wish1: 'yes' })
  const result = await formand.writes('find en dato')
  // The chair has not answered: the dates come first, then the result.
  const after = await formand.presses(result, 'Send mine svar', { wish0: 'yes', wish1: 'yes' })
  expect(after.seen).toContain('3 af 10 har svaret')
  expect(after.seen.indexOf('tirsdag 4. maj')).toBeLessThan(after.seen.indexOf('mandag 3. maj'))
  expect(after.seen).toContain('2 kan · 0 hvis nødvendigt · 1 kan ikke · Kan ikke: Mette Dahl')
  const forMember = await medlem.writes('find en dato')
  expect(forMember.seen).not.toContain('Kan ikke: Mette')

  const chosen = await formand.presses(after, 'tirsdag 4. maj 2027 kl. 17.00–19.00')
  await world.teams.repeat(chosen)
  await world.app.tick()
  expect(chosen.seen).toContain('Datoen er valgt')
  expect(got('sekretær', 'tirsdag 4. maj 2027')).toHaveLength(1)
  const late = await medlem.presses(forMember, 'Ret mine svar')
  expect(late.error?.message).toContain('Datoen er valgt')
  expect(sekretær.chat.messages.length).toBeGreaterThan(0)
})
