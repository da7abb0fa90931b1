import { strFromU8, unzipSync } from 'fflate'
import { readDocument } from '../../../src/documents/read-document'
import { addPerson } from '../../../src/features/council'
import { CAST, DEMO_TENANT, type Part } from '../../../src/local/demo'
import { startWorld, type World } from '../../support/app'
import { addNeighbour } from '../../support/neighbour'
import { callsAs } from '../../support/tab-calls'
import type { Person, Turn } from '../../support/teams'
import {
  actionsIn,
  addsTask,
  beginMeeting,
  callsMeeting,
  choiceOf,
  clock,
  fetched,
  NO_NAMES,
  nextItem,
  press,
  publishAgenda,
  writing,
} from './held'

const SEATED = (Object.keys(CAST) as Part[]).filter((part) => part !== 'sekretær' && part !== 'gæst')

let world: World
beforeAll(async () => {
  world = await startWorld()
  await publishAgenda(world)
  await beginMeeting(world, ['formand'])
})
afterAll(() => world.close())

let oldEnd: Turn
const post = () => world.channel.waitFor((message) => message.seen.includes('Mødet er i gang'))
const now = (person: Person) => person.writes('/møde nu')
test('alle kan skrive sig ind i samme sekund, også to gange, og tælles én gang', async () => {
  const thin = await now(world.people.formand)
  expect(thin.seen).toContain('1 af 10 er her. Der skal være mindst 5, før rådet kan tage stilling.')
  const card = await post()
  const turns = await Promise.all(
    SEATED.flatMap((part) =>
      [card, card].map((message) => world.people[part].presses(message, 'Jeg er her')),
    ),
  )
  expect(new Set(turns.map(({ toast }) => toast))).toEqual(new Set(['Velkommen. Du er skrevet ind.']))
  const desk = await now(world.people.formand)
  expect(desk.seen).toContain('10 af 10 er her.')
  const list = await world.people.formand.presses(desk, 'Hvem er her?')
  expect(list.seen.match(/fra kl\. 16\.55/g)).toHaveLength(10)
})

test('lederens kort bliver, når noget åbnes fra det, så det næste minut ikke tager det, man skriver', async () => {
  const { sekretær, formand } = world.people
  await nextItem(formand)
  await sekretær.writes('/møde start')
  const desk = await sekretær.chat.waitFor((message) => message.seen.includes('Skriv referat'))
  const form = await sekretær.presses(desk, 'Skriv referat')
  expect(form.seen).toContain('Drøftelse')
  const cards = formand.chat.messages.length
  clock(world, '17:01')
  await world.app.tick()
  // The clock turns on the card that the chair has already.
  await formand.chat.waitFor((message) => message.seen.includes('Brugt 6 af 5 min. Det er 1 min. over.'))
  expect(formand.chat.messages).toHaveLength(cards)
  const saved = await sekretær.presses(form, 'Gem', { discussion: 'Det, jeg skrev.', ...NO_NAMES })
  expect(JSON.stringify(saved.card)).toContain('Det, jeg skrev.')
})

test('formanden begynder to gange, og to går videre på én gang: mødet går ét skridt', async () => {
  const { formand, næstformand } = world.people
  const again = await formand.writes('/møde start')
  expect(again.seen).toContain('Mødet er i gang.')
  const [mine, others] = await Promise.all([now(formand), now(næstformand)])
  await Promise.all([formand.presses(mine, 'Næste punkt'), næstformand.presses(others, 'Næste punkt')])
  expect((await now(formand)).seen).toContain('Nu: 2. Godkendelse af referat')
})

test('to sekretærer, der gemmer samtidig, mister ingen af teksterne', async () => {
  const { sekretær, formand } = world.people
  await nextItem(formand)
  const [mine, other] = await Promise.all([writing(sekretær), now(formand)])
  const item = await formand.presses(other, '3. Orientering fra formanden')
  const theirs = await formand.presses(item, 'Skriv referat')
  const turns = await Promise.all([
    sekretær.presses(mine, 'Gem', { discussion: 'Sekretærens tekst', ...NO_NAMES }),
    formand.presses(theirs, 'Gem', { discussion: 'Formandens tekst', ...NO_NAMES }),
  ])
  const conflict = turns.find(({ seen }) => seen.includes('har også skrevet her')) as Turn
  expect(conflict.seen).toMatch(/Sekretærens tekst|Formandens tekst/)
  const all = JSON.stringify(conflict.card)
  expect(all).toContain('Sekretærens tekst')
  expect(all).toContain('Formandens tekst')
  expect(turns.filter((turn) => turn !== conflict)).toHaveLength(1)
  const later = conflict === turns[0] ? sekretær : formand
  const kept = await later.presses(conflict, 'Gem min tekst', { discussion: 'Begge tekster', ...NO_NAMES })
  expect(JSON.stringify(kept.card)).toContain('Begge tekster')
  // Different fields do not stand in each other's way.
  const [left, right] = await Promise.all([writing(sekretær), writing(sekretær)])
  await sekretær.presses(left, 'Gem', { decision: 'Rådet siger tak.', ...NO_NAMES })
  const both = await sekretær.presses(right, 'Gem', { discussion: 'Begge dele', ...NO_NAMES })
  expect(JSON.stringify(both.card)).toContain('Begge dele')
  expect(JSON.stringify(both.card)).toContain('Rådet siger tak.')
})

test('vælger to et resultat, ser den sidste det første valg og vælger selv', async () => {
  const { sekretær, formand } = world.people
  await nextItem(formand)
  const [mine, other] = [await writing(sekretær), await writing(sekretær)]
  const first = await sekretær.presses(mine, 'Drøftet', NO_NAMES)
  await world.teams.repeat(first)
  const seen = await sekretær.presses(other, 'Afvist', { discussion: 'Skrevet imens', ...NO_NAMES })
  expect(seen.seen).toContain('Anne Vester har valgt: Drøftet. Passer det?')
  expect(seen.seen).toContain('✓ Drøftet')
  expect(JSON.stringify(seen.card)).toContain('Skrevet imens')
  const none = await sekretær.presses(seen, '✓ Drøftet', NO_NAMES)
  expect(none.seen).not.toContain('✓')
  expect((await sekretær.presses(none, 'Udsat', NO_NAMES)).seen).toContain('✓ Udsat')
})

test('er reglen, at alle taler efter tur, kommer den, der har talt, ikke bagest', async () => {
  const { formand, næstformand, medlem, centerchef } = world.people
  const form = await formand.presses(await formand.writes('/regler talerlisten'), 'Ret reglen')
  await formand.presses(form, 'Gem reglen', { value: 'false', from: '2027-02-04' })
  for (const person of [medlem, centerchef]) {
    await person.presses(await now(person), 'Bed om ordet')
    await formand.presses(await now(formand), 'Næste taler')
  }
  await medlem.presses(await now(medlem), 'Bed om ordet')
  clock(world, '17:02')
  // Who leads speaks as a member, too.
  const own = await næstformand.presses(await now(næstformand), 'Dit eget mødekort')
  await næstformand.presses(own, 'Bed om ordet')
  expect((await now(formand)).seen).toContain('Hanne Juhl har ordet\n1\\. Mette Dahl\n2\\. Bo Winther')
})

test('alle kan stemme i samme sekund, og det, der er talt ved lukningen, er det, der fik en kvittering', async () => {
  const { formand } = world.people
  await formand.presses(await now(formand), 'Start afstemning')
  const ballots = await Promise.all(
    SEATED.map((part) =>
      world.people[part].chat.waitFor((message) => message.seen.includes('Vi stemmer om')),
    ),
  )
  const [, vote = {}] = actionsIn({ card: ballots[2]?.card } as Turn)[0] ?? []
  const desk = await now(formand)
  const closing = formand.presses(desk, 'Luk afstemningen')
  const turns = await Promise.all(
    SEATED.map((part, index) => world.people[part].presses(ballots[index], index < 6 ? 'For' : 'Imod')),
  )
  await closing
  const counted = (from: number, to: number) =>
    turns.slice(from, to).filter(({ seen, error }) => !error && seen.includes('Din stemme er talt med'))
      .length
  const late = await press(world.people.medlem, 'minutes.openVote', vote)
  expect(late.seen).toContain(`For: ${counted(0, 6)} · Imod: ${counted(6, 10)} · Undlod: 0`)
})

test('et medlem uden Teams får sin stemme skrevet ind, også hvis en anden stemte forkert først', async () => {
  const { formand, sekretær, medlem } = world.people
  await formand.presses(await now(formand), 'Start afstemning')
  const item = await sekretær.presses(await now(sekretær), '4. Varmestue i vinterferien')
  const form = await sekretær.presses(item, 'Stem for en anden')
  const person = choiceOf(form, 'person', 'Erik Toft')
  await sekretær.presses(form, 'Gem', { person, choice: 'against' })
  await sekretær.presses(form, 'Gem', { person, choice: 'for' })
  expect((await now(formand)).seen).toContain('For: 1 · Imod: 0')
  // What a member has voted is the member's own, also from a form that was open before.
  await medlem.presses(await now(medlem), 'Imod')
  const own = { person: choiceOf(form, 'person', 'Mette Dahl'), choice: 'for' }
  const taken = await sekretær.presses(form, 'Gem', own)
  expect(taken.error?.message).toContain('Det medlem har selv svaret.')
  expect((await now(formand)).seen).toContain('For: 1 · Imod: 1')
  const again = await sekretær.presses(item, 'Stem for en anden')
  expect(() => choiceOf(again, 'person', 'Mette Dahl')).toThrow()
  await sekretær.presses(again, 'Gem', { person, choice: 'against' })
  expect((await now(formand)).seen).toContain('For: 0 · Imod: 2')
  await formand.presses(await now(formand), 'Luk afstemningen')
})

test('medlemmer, observatører, fremmede og et andet råds folk kommer ikke til lederens knapper', async () => {
  const { formand, sekretær, medlem, gæst } = world.people
  const stranger = world.teams.person({ name: 'Vibeke Storm' })
  const { name, aadObjectId } = stranger
  const person = await addPerson({ tenant: DEMO_TENANT, name, aadObjectId })
  const other = await addNeighbour(person.id, 'chair')
  const desk = await now(formand)
  const item = await sekretær.presses(await now(sekretær), '3. Orientering fra formanden')
  for (const [verb, data] of [
    ...actionsIn(desk),
    ...actionsIn(item),
    ...actionsIn(await writing(sekretær)),
  ]) {
    const outsider = await press(gæst, verb, data)
    expect([verb, outsider.error?.message]).toEqual([
      verb,
      expect.stringContaining('Du er ikke med i et råd'),
    ])
    const foreign = await press(stranger, verb, { ...data, council: other.id })
    expect([verb, foreign.error !== undefined]).toEqual([verb, true])
    if (verb === 'minutes.item' || verb === 'minutes.now') continue
    const member = await press(medlem, verb, data)
    expect([verb, member.error?.message]).toEqual([verb, expect.stringContaining('Det kan kun')])
  }
  const read = await press(
    medlem,
    'minutes.item',
    actionsIn(desk).find(([verb]) => verb === 'minutes.item')?.[1] ?? {},
  )
  expect(read.seen).not.toContain('Begge dele')
  expect((await stranger.writes('/møde nu')).seen).toContain('Mødet er ikke i gang.')
})

test('forkerte data og knapper fra et slut møde får et venligt svar', async () => {
  const { formand, næstformand, sekretær, medlem } = world.people
  const [, next] = actionsIn(await now(formand)).find(([verb]) => verb === 'minutes.goTo') ?? []
  for (const data of [{}, { ...next, meeting: 'x' }, { ...next, to: 'x' }, { ...next, from: 7 }])
    expect((await press(formand, 'minutes.goTo', data)).error?.message).toBeDefined()
  // Out of order: what was passed over is still to come.
  const { get } = await callsAs(world.app.port, 'formand')
  const live = async () =>
    (await get<{ meeting: { items: { id: string; state: string }[] } }>('minutes/live')).body.meeting.items
  const last = (await live()).at(-1)?.id
  await press(formand, 'minutes.goTo', { ...next, to: last })
  expect((await live()).slice(-2).map(({ state }) => state)).toEqual(['coming', 'now'])
  await press(formand, 'minutes.goTo', { ...next, from: last, to: next?.from })
  const form = await writing(sekretær)
  const long = await sekretær.presses(
    form,
    'Gem',
    { discussion: 'ø'.repeat(3001), ...NO_NAMES },
    { force: true },
  )
  expect(long.error?.message).toContain('Der er plads til 3000 tegn.')
  const desk = await now(formand)
  const ending = await formand.writes('/møde slut')
  expect(ending.seen).toContain('Disse punkter er ikke behandlet:')
  await formand.presses(ending, 'Ja, slut mødet')
  for (const leader of [næstformand, sekretær])
    await leader.chat.waitFor((message) => message.seen.includes('Det er et udkast.'))
  expect((await formand.presses(desk, 'Næste punkt')).error?.message).toContain('Mødet er ikke i gang.')
  expect((await medlem.presses(await post(), 'Jeg er her')).error?.message).toContain('Mødet er ikke i gang.')
  const late = await sekretær.presses(form, 'Gem og luk', { discussion: 'Efter mødet', ...NO_NAMES })
  expect(late.seen).toContain('Det er et udkast.')
})

test('det udsatte punkt kommer med til næste møde, og det gør de opgaver, der ikke er droppet', async () => {
  const { sekretær, formand, medlem } = world.people
  world.time.now = new Date('2027-02-05T09:00:00Z')
  await callsMeeting(world, '2027-03-03')
  const row = await sekretær.presses(await sekretær.writes('/referat'), '3. Orientering fra formanden')
  const saved = await sekretær.presses(
    await sekretær.presses(row, 'Skriv referat'),
    'Gem og tilføj opgave',
    NO_NAMES,
  )
  const form = { what: 'Køb kaffe', person: choiceOf(saved, 'person', 'Mette Dahl'), due: '2027-03-20' }
  const item = await sekretær.presses(saved, 'Gem', { ...form, ...NO_NAMES })

  const offer = 'Opfølgning på det, vi har aftalt'
  const builder = await formand.writes('/dagsorden')
  expect(builder.seen).toContain('onsdag 3. marts 2027')
  expect(builder.seen).toContain('Varmestue i vinterferien')
  expect(builder.seen).toContain(offer)
  const told = await medlem.chat.waitFor(({ seen }) => seen.includes('Dit punkt er gemt til mødet efter'))
  expect(told.seen).toContain('Varmestue i vinterferien')

  const task = await medlem.presses(await medlem.writes('/opfølgning'), 'Køb kaffe')
  const dropped = await medlem.presses(task, 'Drop den')
  expect(dropped.seen).toContain('Den er droppet.')
  await world.teams.repeat(dropped)
  expect((await medlem.presses(task, 'Drop den')).seen).toContain('Den er droppet.')
  expect((await medlem.writes('/opfølgning')).seen).toContain('Der er ikke noget, der venter.')
  expect((await formand.writes('/dagsorden')).seen).not.toContain(offer)

  await addsTask(world, item, 'Ring til kommunen')
  await formand.presses(await formand.writes('/dagsorden'), offer)
  const taken = await formand.presses(
    await formand.presses(await formand.writes('/dagsorden'), 'Se næste forslag'),
    'Sæt på dagsordenen',
  )
  expect(taken.seen).toContain('På dagsordenen: 2 punkter')
  const preview = await formand.presses(taken, 'Vis hvad kanalen får')
  await formand.presses(preview, 'Udsend nu')
  const post = await world.channel.waitFor(({ seen }) => seen.includes(offer))
  const read = await medlem.presses(post, 'Læs om punkt 5')
  expect(read.seen).toContain('Ring til kommunen')
  // An agenda goes out as a file and to the journal: it says what is to be done, and not by whom.
  expect(read.seen).not.toContain('Mette Dahl')
  expect(read.seen).not.toContain('Køb kaffe')
})

test('næste møde godkender referatet ved det faste punkt, og så er det sendt ud', async () => {
  const { sekretær, formand, medlem } = world.people
  const early = await medlem.writes('/letlæst')
  expect(early.seen).toContain('Den letlæste tekst skrives, når referatet er godkendt.')
  await sekretær.presses(await sekretær.writes('/referat'), 'Send til medlemmerne')
  world.time.now = new Date('2027-03-03T15:55:00Z')
  await formand.writes('/møde start')
  await nextItem(formand)
  expect((await nextItem(formand)).seen).toContain('Nu: 2. Godkendelse af referat')
  await sekretær.presses(await writing(sekretær), 'Godkendt', NO_NAMES)
  oldEnd = await sekretær.writes('/møde slut')
  await formand.presses(await formand.writes('/møde slut'), 'Ja, slut mødet')
  const post = await world.channel.waitFor(({ seen }) => seen.includes('Referat torsdag 4. februar 2027'))
  expect(post.seen).toContain('Godkendt')
  const list = await medlem.writes('/referater')
  expect(list.seen).toContain('Referat torsdag 4. februar 2027')
  // The meeting's own minutes are a draft still.
  expect(list.seen).not.toContain('3. marts')
  expect((await medlem.presses(list, 'Referat torsdag 4. februar 2027')).seen).toContain('Udsat.')
})

test('plakaten er én side med stor skrift, rådets navn, næste møde og telefonen', async () => {
  const { sekretær, medlem } = world.people
  world.time.now = new Date('2027-03-04T09:00:00Z')
  await callsMeeting(world, '2027-04-14')
  const list = await sekretær.presses(await sekretær.writes('/referater'), 'Referat torsdag 4. februar 2027')
  const form = await sekretær.presses(await sekretær.presses(list, 'Gør det letlæst'), 'Skriv teksten')
  const text = await sekretær.presses(form, 'Gem', { text: 'Mette taler om en varmestue.', ...NO_NAMES })
  expect(text.seen).toContain('Disse navne står i teksten. Skal de det?\nMette Dahl')
  await sekretær.presses(text, 'Godkend teksten')
  const archive = await medlem.presses(await medlem.writes('/referater'), 'Referat torsdag 4. februar 2027')
  expect(archive.seen).not.toContain('Gør det letlæst')
  const read = await medlem.writes('/letlæst')
  const parts = unzipSync(await fetched(read, 'Plakat (Word)'))
  const [body, styles] = ['word/document.xml', 'word/styles.xml'].map((name) =>
    strFromU8(parts[name] as Uint8Array),
  )
  for (const words of [
    'Udsatterådet i Solby',
    'Mette taler om en varmestue.',
    'onsdag 14. april 2027',
    '70 12 34 56',
  ])
    expect(body).toContain(words)
  // Half points: all but the heading is written in the document's own size.
  expect(styles).toMatch(/<w:docDefaults>.*?<w:sz w:val="36"\/>/)
  expect(body).not.toMatch(/<w:sz /)
  expect(new Set(body?.match(/<w:pStyle w:val="\w+"/g))).toEqual(new Set(['<w:pStyle w:val="Heading1"']))
  expect(Object.keys(parts).filter((name) => /header|footer/.test(name))).toEqual([])

  const boards = await medlem.presses(read, 'Opslag')
  const board = await medlem.presses(boards, 'Syrenskuret')
  await medlem.presses(board, 'Jeg hænger den op')
  const other = await sekretær.presses(
    await sekretær.presses(await sekretær.writes('/letlæst'), 'Opslag'),
    'Kløverengen',
  )
  // An old card: the promise stays with whoever gave it first.
  const late = await sekretær.presses(board, 'Jeg hænger den op', {}, { force: true })
  expect(late.seen).toContain('Mette Dahl hænger den op')
  expect(other.seen).toContain('Ingen har taget den endnu')
  await medlem.presses(board, 'Den hænger der nu')
  world.time.now = new Date('2027-03-20T09:00:00Z')
  const up = await sekretær.presses(
    await sekretær.presses(
      await sekretær.presses(await sekretær.writes('/letlæst'), 'Opslag'),
      'Syrenskuret',
    ),
    'Den er taget ned',
  )
  expect(up.seen).toContain('Hængt op af Mette Dahl 4. mar. og taget ned 20. mar.')
})

test('et gammelt slutkort godkender ikke et senere referat, og det, der bliver udsat bagefter, er ikke glemt', async () => {
  const { sekretær, formand, medlem } = world.people
  await medlem.presses(await medlem.writes('/punkt'), 'Send punktet', { ...NO_NAMES, title: 'Lys i parken' })
  for (
    let card = await formand.writes('/dagsorden');
    card.seen.includes('Se næste forslag');
    card = await formand.presses(await formand.presses(card, 'Se næste forslag'), 'Sæt på dagsordenen')
  );
  world.time.now = new Date('2027-04-14T15:00:00Z')
  await formand.writes('/møde start')
  await formand.presses(await formand.writes('/møde slut'), 'Ja, slut mødet')
  const draft = await sekretær.writes('/referat')
  const form = await sekretær.presses(await sekretær.presses(draft, '4. Lys i parken'), 'Skriv referat')
  const postponed = await sekretær.presses(form, 'Udsat', NO_NAMES)
  const task = await sekretær.presses(postponed, 'Gem og tilføj opgave', NO_NAMES)
  const person = choiceOf(task, 'person', 'Mette Dahl')
  await sekretær.presses(task, 'Gem', { what: 'Hent et tilbud', person, due: '2027-05-10', ...NO_NAMES })
  await sekretær.presses(await sekretær.writes('/referat'), 'Send til medlemmerne')
  await medlem.chat.waitFor(
    ({ seen }) => seen.includes('Dit punkt er gemt til mødet efter') && seen.includes('Lys i parken'),
  )
  const old = await sekretær.presses(oldEnd, 'Ja, slut mødet')
  expect(old.seen).toContain('Referat onsdag 3. marts 2027')
  expect((await sekretær.writes('/referat')).seen).toContain('Referatet skal godkendes.')

  // Whoever has left is not reminded of what they were to do.
  const seats = await sekretær.presses(await sekretær.writes('/medlemmer'), 'Ret pladser')
  const end = await sekretær.presses(await sekretær.presses(seats, 'Mette Dahl'), 'Slut medlemskabet')
  await sekretær.presses(end, 'Gem', { date: '2027-04-14' })
  world.time.now = new Date('2027-05-08T09:00:00Z')
  await world.app.tick()
  expect(medlem.chat.messages.filter(({ seen }) => seen.includes('Hent et tilbud'))).toEqual([])
})

test('et møde, som ingen sluttede, slutter til sin tid, og et, som ingen startede, kan skrives bagefter', async () => {
  const { sekretær, formand, næstformand } = world.people
  for (const day of ['2027-05-25', '2027-05-26']) await callsMeeting(world, day)
  world.time.now = new Date('2027-05-25T15:00:00Z')
  await formand.writes('/møde start')
  const own = await næstformand.presses(await now(næstformand), 'Dit eget mødekort')
  await næstformand.presses(own, 'Jeg er her')
  const early = await formand.writes('/møde slut')
  world.time.now = new Date('2027-05-26T16:00:00Z')
  const ending = await formand.writes('/møde start')
  expect(ending.seen).toContain('Slut først det gamle møde.')
  const wrong = await formand.presses(ending, 'Ja, slut mødet', { time: '16:30' })
  expect(wrong.error?.message).toContain('Mødet kan ikke slutte før sin start')
  expect(JSON.stringify(ending.card)).toContain('"19:00"')
  const ended = await formand.presses(early, 'Ja, slut mødet')
  const files = await formand.presses(ended, 'Få det som fil')
  const text = await readDocument('referat.docx', await fetched(files, 'Word'))
  expect(text).toMatch(/17\.00\D+19\.00/)
  expect(text).toContain('Bo Winther (næstformand)')

  world.time.now = new Date('2027-05-28T09:00:00Z')
  const offered = await formand.writes('/møde start')
  expect(offered.seen).toContain('Mødet onsdag 26. maj 2027 er ikke startet her.')
  const desk = await formand.presses(offered, 'Skriv referat af det')
  expect(desk.seen).toContain('0 af 9 er her.')
  await world.teams.repeat(desk)
  const ticks = await sekretær.presses(
    await sekretær.presses(await now(sekretær), 'Hvem er her?'),
    'Sæt kryds for alle',
  )
  await sekretær.presses(ticks, 'Gem', { present: choiceOf(ticks, 'present', 'Karen Holm') })
  const draft = await formand.presses(await formand.writes('/møde slut'), 'Ja, slut mødet')
  expect(draft.seen).toContain('Referat onsdag 26. maj 2027')
  expect(draft.seen).toContain('1 af 9 medlemmer var med.')
})
