import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Council } from '../../../src/core/council'
import { readDocument } from '../../../src/documents/read-document'
import { features } from '../../../src/features'
import { councilsOf, personByAccount } from '../../../src/features/council'
import { composeMinutes } from '../../../src/features/minutes/compose'
import { linesOf } from '../../../src/features/minutes/difference'
import { minutesDocument } from '../../../src/features/minutes/document'
import { lastSitting } from '../../../src/features/minutes/sitting-store'
import { DEMO_TENANT } from '../../../src/local/demo'
import { startWorld, type World } from '../../support/app'
import { choiceOf, fetched, NO_NAMES } from './held'
import { holdMeeting } from './held-meeting'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await holdMeeting(world)
}, 120_000)
afterAll(() => world.close())

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

test('det offentlige referat nævner kun medlemmer, hvis rådet har besluttet det, og aldrig deres plads', async () => {
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
  expect(open).toContain('• Hanne Juhl\n')
  // Who has no account of the municipality sat for one who has, and looks like everybody else.
  expect(open).toContain('• Ole Brandt (suppleant for Lone Bech)\n')
  expect(open).not.toMatch(/bruger|leder|politisk|gæst/i)
})

test('referatet godkendes, sendes videre og kommer i journalen og i arkivet', async () => {
  const { sekretær, medlem, medlem2, formand, politiker } = world.people
  const { tenant, id } = await council()
  const { id: meeting = '' } = (await lastSitting({ tenant, council: id })) ?? {}
  const facts = features.find(({ name }) => name === 'minutes')?.meetingFacts
  expect(await facts?.done({ tenant, council: id }, meeting)).toEqual([])
  const out = await sekretær.presses(await sekretær.writes('/referat'), 'Send til medlemmerne')
  // Nobody is reminded to send what is with the members.
  expect(await facts?.done({ tenant, council: id }, meeting)).toHaveLength(1)
  expect(out.seen).toContain('Referatet er sendt til medlemmerne.')
  await medlem.chat.waitFor(({ seen }) =>
    seen.includes('Referatet skal godkendes. Svar senest fredag 12. februar 2027.'),
  )
  expect((await medlem.writes('/stem')).seen).toContain('Referat torsdag 4. februar 2027')
  const review = await medlem.presses(await medlem.writes('/stem'), 'Referat torsdag 4. februar 2027')
  expect((await medlem.presses(review, 'Godkend')).seen).toContain('Du har godkendt det.')
  expect((await medlem.writes('/stem')).seen).not.toContain('Referat torsdag')
  const remark = await medlem2.presses(await medlem2.writes('/referat'), 'Skriv en bemærkning')
  await medlem2.presses(remark, 'Send bemærkningen', { text: 'Jeg kom kl. 17.40.', ...NO_NAMES })
  const early = await formand.presses(await formand.writes('/referat'), 'Udgiv referatet')
  expect(early.error?.message).toContain('Medlemmerne har stadig tid')
  const answers = await formand.writes('/referat')
  expect(answers.seen).toContain('1 af 10 har godkendt. Bemærkninger: 1.')
  expect(answers.seen).toContain('Jonas Krogh: Jeg kom kl. 17.40.')
  const assist = await sekretær.presses(await sekretær.writes('/referat'), 'Svar for en anden')
  const person = choiceOf(assist, 'person', 'Erik Toft')
  const empty = await sekretær.presses(assist, 'Gem', { person, kind: 'remark', ...NO_NAMES })
  expect(empty.error?.message).toContain('Skriv bemærkningen.')
  const jonas = await personByAccount({ tenant }, medlem2.aadObjectId)
  const approved = { person: jonas?.id ?? '', kind: 'approved', ...NO_NAMES }
  const taken = await sekretær.presses(assist, 'Gem', approved, { force: true })
  expect(taken.error?.message).toContain('Det medlem har selv svaret.')
  expect(() => choiceOf(assist, 'person', 'Jonas Krogh')).toThrow()
  const text = 'Jeg var syg.'
  const assisted = await sekretær.presses(assist, 'Gem', { person, kind: 'remark', text, ...NO_NAMES })
  expect(assisted.seen).toContain('Erik Toft (skrevet ind af Anne Vester): Jeg var syg.')
  world.time.now = new Date('2027-02-14T09:00:00Z')
  await world.app.tick()
  const overdue = await formand.chat.waitFor(({ seen }) => seen.includes('Fristen er gået.'))
  const published = await formand.presses(overdue, 'Udgiv referatet')
  expect(published.seen).toContain('Referatet er godkendt og sendt ud.')
  const shared = await world.channel.waitFor(({ seen }) => seen.includes('Referat torsdag'))
  expect(shared.seen).toContain('Tiltrådt. Rådet beder udvalget')

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
  const own = await medlem2.presses(await medlem2.writes('/referat'), 'Få det som fil')
  expect(own.seen).not.toContain('ESDH')
  const internal = await readDocument('referat.docx', await fetched(own, 'Word'))
  expect(internal).toContain('Jonas Krogh kom kl. 17.45.')
  expect(internal).toContain('For: 4 · Imod: 1 · Undlod: 1')
  expect(await readDocument('referat.docx', await fetched(own, 'Offentlig Word'))).not.toContain(
    'Jonas Krogh',
  )

  await world.app.tick()
  const found = await medlem.writes('/søg varmestuer')
  expect(found.seen).toContain('Rådets svar · torsdag 4. februar 2027')
  const elected = await medlem.writes('/søg næstformand')
  expect(elected.seen).toContain('Valg af næstformand')

  // What is put into a conversation is the public version: nobody is named there.
  const { found: put = [] } = await medlem.searches('search.share', 'varmestue')
  expect(put.map(({ about }) => about)).toContain('Rådets svar · torsdag 4. februar 2027')
  expect(JSON.stringify(put)).toContain('Referat af mødet torsdag 4. februar 2027')
  const { found: chosen = [] } = await medlem.searches('search.share', 'næstformand')
  expect(chosen.map(({ title }) => title)).toContain('Valg af næstformand')
  for (const { name } of Object.values(world.people))
    expect(JSON.stringify([put, chosen])).not.toContain(name)
})

test('den letlæste tekst måles, godkendes, bliver til en plakat og hænges op', async () => {
  const { formand, medlem2 } = world.people
  const write = await formand.presses(await formand.writes('/letlæst'), 'Skriv teksten')
  const hard = await formand.presses(write, 'Gem', {
    text: 'Rådets indstilling til forvaltningen vedrørende bænkeplaceringer forudsætter økonomiafklaring.',
    ...NO_NAMES,
  })
  expect(hard.seen).toContain('meget svær at læse')
  expect(hard.seen).toContain('indstilling: forslag')
  expect((await medlem2.writes('/letlæst')).seen).toContain('Der er ingen letlæst tekst endnu.')
  const again = await formand.presses(hard, 'Skriv teksten')
  // What to do better stands where it is done.
  expect(again.seen).toMatch(/Brug hellere: .*indstilling: forslag/)
  const easy = await formand.presses(again, 'Gem', { text: 'Vi vil have flere bænke.', ...NO_NAMES })
  const clash = await formand.presses(again, 'Gem', { text: 'En helt anden tekst.', ...NO_NAMES })
  expect(clash.error?.message).toContain('Karen Holm har ændret teksten imens.')
  const shared = async () => JSON.stringify((await medlem2.searches('search.share', 'bænke')).found ?? [])
  expect(await shared()).not.toContain('Vi vil have flere bænke.')
  await formand.presses(easy, 'Godkend teksten')
  expect(await shared()).toContain('Vi vil have flere bænke.')
  const read = await medlem2.writes('/letlæst')
  expect(read.seen).toContain('Vi vil have flere bænke.')
  const poster = await readDocument('plakat.docx', await fetched(read, 'Plakat (Word)'))
  expect(poster).toContain('Vi vil have flere bænke.')
  expect(poster).toContain('Ring til sekretariatet')
  const pdf = (await fetched(read, 'Plakat (PDF)')).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
  const board = await medlem2.presses(await medlem2.presses(read, 'Opslag'), 'Syrenskuret')
  await medlem2.presses(board, 'Jeg hænger den op')
  world.time.now = new Date('2027-02-16T09:00:00Z')
  await world.app.tick()
  const reminder = await medlem2.chat.waitFor(({ seen }) => seen.includes('Husk at hænge plakaten op.'))
  const up = await medlem2.presses(reminder, 'Den hænger der nu')
  expect(up.seen).toContain('Hængt op af Jonas Krogh 16. feb.')
})

test('en rettelse efter godkendelsen er en ny version, hvor det rettede kan ses', async () => {
  const { formand, sekretær, medlem2 } = world.people
  const item = await sekretær.presses(await sekretær.writes('/referat'), '1. Godkendelse af dagsorden')
  const rewrite = await sekretær.presses(item, 'Skriv referat')
  const edited = await sekretær.presses(rewrite, 'Gem og luk', {
    discussion: 'Mødet begyndte til tiden.',
    ...NO_NAMES,
  })
  expect(edited.seen).toContain('Før: Ingen bemærkninger.')
  expect(edited.seen).toContain('Nu: Mødet begyndte til tiden.')
  // The vice-chair has changed since; the meeting was held with the one before.
  expect(edited.seen).not.toContain('næstformand')
  expect((await medlem2.writes('/referat')).seen).not.toContain('Mødet begyndte til tiden.')
  const corrected = await sekretær.presses(edited, 'Udgiv rettelsen')
  expect(corrected.seen).toContain('Godkendt og rettet (version 2)')
  const changes = await medlem2.presses(await medlem2.writes('/referat'), 'Se, hvad der er rettet')
  expect(changes.seen).toContain('Nu: Mødet begyndte til tiden.')
  for (const person of [formand, medlem2])
    expect((await person.writes('/letlæst')).seen).toContain(
      'Referatet er rettet, siden teksten blev skrevet.',
    )
})

test('en opgave flyttes, mindes om på sin nye dag og ikke på den gamle, og bliver klaret', async () => {
  const { formand, medlem2, sekretær } = world.people
  const reminders = () =>
    formand.chat.messages.filter(({ seen }) => seen.includes('Husk, hvad vi aftalte')).length
  const todo = await formand.writes('/opfølgning')
  expect(todo.seen).toContain('Dine opgaver\nSkriv til udvalget\nKaren Holm · senest 1. mar.')
  const task = await formand.presses(todo, 'Skriv til udvalget')
  const form = await formand.presses(task, 'Giv den en ny dag')
  const past = await formand.presses(form, 'Gem', { due: '2027-01-01' })
  expect(past.error?.message).toContain('Vælg en dag, der ikke er gået.')
  const moved = await formand.presses(form, 'Gem', { due: '2027-03-20' })
  expect(moved.seen).toContain('senest 20. mar.')
  await world.teams.repeat(moved)
  // What was agreed at the meeting is still what its minutes say.
  expect((await formand.writes('/referat')).seen).not.toContain('Rettet, men ikke sendt ud')
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

test('når et tidligere medlem har mistet sit navn, er referatet helt', async () => {
  const { formand, sekretær, medlem2 } = world.people
  const read = async () => {
    const files = await sekretær.presses(await sekretær.writes('/referat'), 'Få det som fil')
    return {
      inside: await readDocument('referat.docx', await fetched(files, 'Word')),
      outside: await readDocument('referat.docx', await fetched(files, 'Offentlig Word')),
      card: (await formand.writes('/referat')).seen,
    }
  }
  const before = await read()
  const seats = await sekretær.presses(await sekretær.writes('/medlemmer'), 'Ret pladser')
  const end = await sekretær.presses(await sekretær.presses(seats, 'Jonas Krogh'), 'Slut medlemskabet')
  await sekretær.presses(end, 'Gem', { date: '2027-03-18' })
  world.time.now = new Date('2029-04-01T09:00:00Z')
  await world.app.tick()
  const due = await sekretær.writes('/sletning')
  expect(due.seen).toContain('Navne på tidligere medlemmer: 1 er ældre end 2 år')
  await sekretær.presses(await sekretær.presses(due, 'Slet det gamle'), 'Ja, slet det')
  const own = { tenant: DEMO_TENANT }
  expect(await personByAccount(own, medlem2.aadObjectId)).toBeUndefined()
  expect((await formand.writes('/medlemmer')).seen).not.toContain('Jonas Krogh')
  // The minutes are the municipality's record: what was approved stays as it was, word by word.
  expect(await read()).toEqual(before)
  expect(before.inside).toContain('Jonas Krogh kom kl. 17.45.')
})
