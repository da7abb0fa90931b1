import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Council } from '../../../src/core/council'
import { features } from '../../../src/features'
import { councilsOf, personByAccount } from '../../../src/features/council'
import { composeMinutes } from '../../../src/features/minutes/compose'
import { linesOf } from '../../../src/features/minutes/difference'
import { minutesDocument } from '../../../src/features/minutes/document'
import { lastSitting } from '../../../src/features/minutes/sitting-store'
import { DEMO_TENANT } from '../../../src/local/demo'
import { startWorld, type World } from '../../support/app'
import { closes, openBallot, stands, startElection, votes } from '../elections/election'
import { opened } from '../hearings/support'
import { beginMeeting, choiceOf, clock, fetched, NO_NAMES, nextItem, publishAgenda, writing } from './held'

const THERE = ['formand', 'næstformand', 'medlem', 'medarbejder', 'medarbejder2', 'centerchef'] as const

let world: World
beforeAll(async () => {
  world = await startWorld()
  await prepare()
  await meet()
}, 120_000)
afterAll(() => world.close())

/** A substitute, a hearing's response on the agenda, and the agenda sent out with its journal number. */
async function prepare() {
  const { sekretær, gæst } = world.people
  await world.channel.add(gæst)
  const seats = await sekretær.presses(await sekretær.writes('/medlemmer'), 'Ret pladser')
  const substitute = await sekretær.presses(await sekretær.presses(seats, 'Lone Bech'), 'Ret suppleant')
  await sekretær.presses(substitute, 'Gem', { account: gæst.aadObjectId })

  await opened(world)
  const draft = await sekretær.presses(await sekretær.writes('/høringssvar'), 'Skriv udkast')
  const form = await sekretær.presses(draft, 'Skriv et stykke')
  const saved = await sekretær.presses(form, 'Gem', { text: 'Rådet siger tak.', ...NO_NAMES })
  response = await sekretær.presses(
    await sekretær.presses(saved, 'Send til godkendelse'),
    'Sæt på dagsordenen',
  )
  await publishAgenda(world, ['Høringssvar: Solbys Nabopolitik'])
  const files = await sekretær.presses(await sekretær.writes('/dagsorden'), 'Hent som fil')
  const journal = await sekretær.presses(files, 'Til journalen')
  await sekretær.presses(journal, 'Lav pakken', { caseNumber: '27/118', kle: '00.01.00' })
}
let response: Awaited<ReturnType<World['people']['sekretær']['presses']>>

const now = (part: keyof World['people']) => world.people[part].writes('/møde nu')
const endOf = (seen: string) => /færdige kl\. (\d\d\.\d\d)/.exec(seen)?.[1]

async function meet() {
  const { formand, næstformand, sekretær, medlem, medlem2, medarbejder, medarbejder2, centerchef, gæst } =
    world.people
  await beginMeeting(world, [...THERE, 'gæst', 'sekretær'])

  // The clock is overrun and the planned end moves.
  clock(world, '17:00')
  const first = await nextItem(formand)
  expect(first.seen).toContain('7 af 10 er her. Rådet kan beslutte.')
  clock(world, '17:35')
  const over = await now('formand')
  expect(over.seen).toContain('Brugt 35 af 5 min. Det er 30 min. over.')
  expect(Number(endOf(over.seen)?.replace('.', ''))).toBeGreaterThan(
    Number(endOf(first.seen)?.replace('.', '')),
  )
  expect(over.seen).toContain('min. for sent')
  let desk = over
  for (let count = 0; count < 10 && !desk.seen.includes('Nu: 4. Varmestue'); count += 1)
    desk = await nextItem(formand)

  // Speakers: those who have not spoken come first.
  await medlem.presses(await now('medlem'), 'Bed om ordet')
  await formand.presses(await now('formand'), 'Næste taler')
  await centerchef.presses(await now('centerchef'), 'Bed om ordet')
  await formand.presses(await now('formand'), 'Næste taler')
  await medlem.presses(await now('medlem'), 'Bed om ordet')
  await medarbejder.presses(await now('medarbejder'), 'Bed om ordet')
  const list = await now('formand')
  expect(list.seen).toContain('1\\. Signe Lund (første gang)\n2\\. Mette Dahl')
  const next = await formand.presses(list, 'Næste taler')
  expect(next.seen).toContain('Signe Lund har ordet')
  await world.teams.repeat(next)
  expect((await now('formand')).seen).toContain('Signe Lund har ordet')
  await formand.presses(await now('formand'), 'Næste taler')

  // One is disqualified, six vote, and one has a dissenting opinion.
  const row = await sekretær.presses(await now('sekretær'), '4. Varmestue i vinterferien')
  const disqualify = await sekretær.presses(row, 'Inhabil')
  const noted = await sekretær.presses(disqualify, 'Gem', {
    people: [choiceOf(disqualify, 'people', 'Signe Lund')],
  })
  expect(noted.seen).toContain('Inhabil: Signe Lund')
  await formand.presses(await now('formand'), 'Start afstemning')
  expect((await now('medarbejder')).seen).toContain('Du er inhabil i dette punkt. Du stemmer ikke.')
  expect((await medlem.writes('/stem')).seen).toContain('Varmestue i vinterferien')
  expect((await medarbejder.writes('/stem')).seen).not.toContain('Varmestue')
  for (const [person, choice] of [
    [formand, 'For'],
    [næstformand, 'For'],
    [medlem, 'Imod'],
    [gæst, 'For'],
    [medarbejder2, 'Imod'],
    [centerchef, 'Jeg undlader'],
  ] as const) {
    const ballot = await person.chat.waitFor((message) => message.seen.includes('Vi stemmer om'))
    await person.presses(ballot, choice)
  }
  // Who changes their mind is counted once.
  const cast = await medlem.chat.waitFor((message) => message.seen.includes('Vi stemmer om'))
  const changed = await medlem.presses(cast, 'For')
  expect(changed.seen).toContain('Du har stemt: For')
  expect((await medlem.writes('/stem')).seen).not.toContain('Varmestue')
  await formand.presses(await now('formand'), 'Luk afstemningen')
  const ballot = await medarbejder2.chat.waitFor((message) => message.seen.includes('Vi stemmer om'))
  const late = await medarbejder2.presses(ballot, 'For')
  expect(late.seen).toContain('Afstemningen er slut.')
  expect(late.seen).toContain('For: 4 · Imod: 1 · Undlod: 1')
  const dissent = await medarbejder2.presses(late, 'Skriv min mening i referatet')
  await medarbejder2.presses(dissent, 'Gem', { text: 'Pengene mangler et andet sted.', ...NO_NAMES })

  const form = await writing(sekretær)
  const chosen = await sekretær.presses(form, 'Tiltrådt', {
    discussion: 'Varmestuen holder lukket, når det er koldest.\nDet går ud over mange.',
    ...NO_NAMES,
  })
  const task = await sekretær.presses(chosen, 'Gem og tilføj opgave', {
    decision: 'Rådet beder udvalget om at holde varmestuen åben hele vinteren.',
    ...NO_NAMES,
  })
  await sekretær.presses(task, 'Gem', {
    what: 'Skriv til udvalget',
    person: choiceOf(task, 'person', 'Karen Holm'),
    due: '2027-03-01',
    ...NO_NAMES,
  })

  // One comes late and one leaves, and a wrong time is put right.
  clock(world, '17:50')
  await nextItem(formand)
  await medlem2.presses(await now('medlem2'), 'Jeg er her')
  const people = await sekretær.presses(await now('sekretær'), 'Hvem er her?')
  for (const what of ['mistake', 'arrived']) {
    const correct = await sekretær.presses(people, 'Ret et tidspunkt')
    const person = choiceOf(correct, 'person', 'Jonas Krogh')
    const right = await sekretær.presses(correct, 'Gem', { person, what, time: '17:45' })
    if (what === 'arrived') expect(right.seen).toContain('Jonas Krogh · fra kl. 17.45')
  }
  const future = await sekretær.presses(await sekretær.presses(people, 'Ret et tidspunkt'), 'Gem', {
    person: choiceOf(await sekretær.presses(people, 'Ret et tidspunkt'), 'person', 'Jonas Krogh'),
    what: 'left',
    time: '23:00',
  })
  expect(future.error?.message).toContain('Den tid passer ikke.')
  clock(world, '18:05')
  const left = await centerchef.presses(await now('centerchef'), 'Jeg går nu')
  expect(left.seen).toContain('Tak for i dag. Du er skrevet ud.')
  const postponed = await sekretær.presses(await writing(sekretær), 'Udsat', {
    decision: 'Vi mangler tal fra kommunen.',
    ...NO_NAMES,
  })
  expect(postponed.seen).toContain('✓ Udsat')

  // The hearing's response is approved, and a vice-chair is elected.
  clock(world, '18:10')
  desk = await now('formand')
  for (let count = 0; count < 10 && !/Nu: \d\. Høringssvar/.test(desk.seen); count += 1)
    desk = await nextItem(formand)
  const hearing = await sekretær.presses(response, 'Om høringen')
  await sekretær.presses(await sekretær.presses(hearing, 'Se godkendelsen'), 'Mødet godkendte det')
  await sekretær.presses(await writing(sekretær), 'Godkendt', NO_NAMES)
  clock(world, '18:20')
  await startElection(world, { office: 'viceChair' })
  const voters = ['formand', 'næstformand', 'medlem', 'medlem2', 'medarbejder2'] as const
  await stands(medlem)
  await stands(medlem2)
  await openBallot(world)
  for (const part of voters)
    await votes(world.people[part], part === 'medlem2' ? 'Jonas Krogh' : 'Mette Dahl')
  const certify = await sekretær.presses(await closes(world), 'Godkend resultatet')
  await sekretær.presses(certify, 'Godkend', { from: '2027-02-05' })

  clock(world, '19:00')
  for (desk = await now('formand'); desk.seen.includes('Næste punkt'); ) desk = await nextItem(formand)
  clock(world, '19:10')
  const ending = await formand.writes('/møde slut')
  const draft = await formand.presses(ending, 'Ja, slut mødet')
  expect(draft.seen).toContain('Det er et udkast.')
}

async function council(): Promise<Council> {
  const tenant = { tenant: DEMO_TENANT }
  const person = await personByAccount(tenant, world.people.formand.aadObjectId)
  return (await councilsOf(tenant, person?.id ?? ''))[0] as Council
}

/** The minutes of the meeting that was held, as lines. */
async function minutesIn(
  language: 'da' | 'en',
  audience: 'internal' | 'public',
  rules: Council['rules'] = [],
) {
  const own = { ...(await council()), language, rules }
  const sitting = await lastSitting({ tenant: own.tenant, council: own.id })
  if (!sitting?.endedAt) throw new Error('no meeting was held')
  const content = await composeMinutes(features, own, sitting, sitting.endedAt)
  if (!content) throw new Error('no minutes')
  const at = sitting.endedAt
  return linesOf(
    minutesDocument({ content, council: own, language, version: 1, approved: true, at, now: at }, audience),
  ).join('\n')
}

test.each([
  ['da', 'internal'],
  ['da', 'public'],
  ['en', 'internal'],
  ['en', 'public'],
] as const)('referatet på %s til %s står, som det er gennemlæst', async (language, audience) => {
  const file = join(__dirname, 'goldens', `${language}-${audience}.txt`)
  expect(`${await minutesIn(language, audience)}\n`).toBe(readFileSync(file, 'utf8'))
})

test('det offentlige referat nævner kun medlemmer, hvis rådet har besluttet det, og aldrig en brugerplads', async () => {
  const names = Object.values(world.people).map(({ name }) => name)
  const quiet = await minutesIn('da', 'public')
  for (const name of names) expect(quiet).not.toContain(name)
  const rule = {
    rule: 'council.shownOutside',
    value: ['attendance', 'seatType'],
    from: new Date(0),
    decidedAt: new Date(0),
    by: 'Anne Vester',
  }
  const open = await minutesIn('da', 'public', [rule])
  expect(open).toContain('Mette Dahl er valgt som næstformand.')
  expect(open).toContain('Hanne Juhl (')
  expect(open).not.toMatch(/bruger/i)
})

test('referatet godkendes, sendes videre og kommer i journalen og i arkivet', async () => {
  const { sekretær, medlem, formand, politiker } = world.people
  await sekretær.presses(await sekretær.writes('/referat'), 'Send til medlemmerne')
  expect((await medlem.writes('/stem')).seen).toContain('Referat torsdag 4. februar 2027')
  const review = await medlem.presses(await medlem.writes('/stem'), 'Referat torsdag 4. februar 2027')
  await medlem.presses(review, 'Godkend')
  expect((await medlem.writes('/stem')).seen).not.toContain('Referat torsdag')
  world.time.now = new Date('2027-02-14T09:00:00Z')
  await formand.presses(await formand.writes('/referat'), 'Udgiv referatet')

  const sent = await sekretær.presses(await sekretær.writes('/referat'), 'Sendt videre')
  expect(sent.seen).toContain('Referatet er ikke sendt videre til nogen.')
  const form = await sekretær.presses(sent, 'Send videre til et udvalg')
  const noted = await sekretær.presses(form, 'Skriv ned, og giv mig filen', {
    item: choiceOf(form, 'item', '4. Varmestue'),
    committee: 'Social- og Sundhedsudvalget',
  })
  const line = 'Varmestue i vinterferien · til Social- og Sundhedsudvalget · 14. feb. af Anne Vester'
  expect(noted.seen).toContain(line)
  expect((await fetched(noted, 'Hent filen (PDF)')).subarray(0, 5).toString()).toBe('%PDF-')
  await world.teams.repeat(noted)
  const log = await formand.presses(await formand.writes('/referat'), 'Sendt videre')
  expect(log.seen.split(line)).toHaveLength(2)
  const wrong = await sekretær.presses(
    form,
    'Skriv ned, og giv mig filen',
    { committee: 'Et andet udvalg' },
    { force: true },
  )
  expect(wrong.error?.message).toContain('Det udvalg står ikke på rådets liste.')
  expect((await politiker.writes('/referat')).seen).not.toContain('Sendt videre')

  const files = await sekretær.presses(await sekretær.writes('/referat'), 'Få det som fil')
  const parts = unzipSync(await fetched(files, 'Til journalen (ESDH)'))
  const data = JSON.parse(strFromU8(parts['journal.json'] as Uint8Array))
  expect(data).toMatchObject({
    caseNumber: '27/118',
    kle: '00.01.00',
    council: 'Udsatterådet i Solby',
    version: 1,
    meetingEnd: '2027-02-04T18:10:00.000Z',
  })
  expect(data.documents).toHaveLength(2)
  for (const { file } of data.documents)
    expect(parts[file]?.subarray(0, 4)).toEqual(new Uint8Array([37, 80, 68, 70]))
  expect((await medlem.presses(await medlem.writes('/referat'), 'Få det som fil')).seen).not.toContain('ESDH')

  await world.app.tick()
  const found = await medlem.writes('/søg varmestuer')
  expect(found.seen).toContain('Rådets svar · torsdag 4. februar 2027')
  const elected = await medlem.writes('/søg næstformand')
  expect(elected.seen).toContain('Valg af næstformand')
})

test('en opgave flyttes, mindes om på sin nye dag og ikke på den gamle, og bliver klaret', async () => {
  const { formand, medlem2, sekretær } = world.people
  const reminders = () =>
    formand.chat.messages.filter(({ seen }) => seen.includes('Husk, hvad vi aftalte')).length
  const task = await formand.presses(await formand.writes('/opfølgning'), 'Skriv til udvalget')
  const form = await formand.presses(task, 'Giv den en ny dag')
  const past = await formand.presses(form, 'Gem', { due: '2027-01-01' })
  expect(past.error?.message).toContain('Vælg en dag, der ikke er gået.')
  const moved = await formand.presses(form, 'Gem', { due: '2027-03-20' })
  expect(moved.seen).toContain('senest 20. mar.')
  await world.teams.repeat(moved)
  world.time.now = new Date('2027-02-27T09:00:00Z')
  await world.app.tick()
  expect(reminders()).toBe(0)
  world.time.now = new Date('2027-03-18T09:00:00Z')
  await world.app.tick()
  const reminder = await formand.chat.waitFor(({ seen }) => seen.includes('Husk, hvad vi aftalte'))
  expect(reminders()).toBe(1)
  const others = await medlem2.presses(await medlem2.writes('/opfølgning'), 'Skriv til udvalget')
  expect(others.seen).not.toContain('Den er klaret')
  const done = await formand.presses(reminder, 'Den er klaret')
  expect(done.seen).toContain('Karen Holm er færdig med den.')
  const again = await sekretær.presses(task, 'Drop den', {}, { force: true })
  expect(again.error?.message).toContain('Opgaven er allerede lukket.')
  expect((await formand.writes('/opfølgning')).seen).toContain('Der er ikke noget, der venter.')
})
