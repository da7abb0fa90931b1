import { readDocument } from '../../../src/documents/read-document'
import { startWorld, type World } from '../../support/app'
import type { Person, Turn } from '../../support/teams'
import { inputIn, NO_NAMES, opened } from '../hearings/support'
import { choiceOf, fetched } from '../minutes/held'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const TITLE = 'Solbys nabopolitik'
const HEARING = 'Offentlig høring'
const show = async (by: Person): Promise<Turn> => by.presses(await by.writes('/proces'), TITLE)
const milestone = async (by: Person, title: string): Promise<Turn> => by.presses(await show(by), title)

test('sekretariatet begynder en proces ud fra skabelonen, og alle ser hvem der gør hvad nu', async () => {
  const { sekretær, medlem } = world.people
  const form = await sekretær.presses(await sekretær.writes('/proces'), 'Ny proces')
  const begun = await sekretær.presses(form, 'Gem', {
    ...NO_NAMES,
    title: TITLE,
    purpose: 'Politikken skal passe til byen.',
    day: '2027-01-08',
  })
  expect(begun.seen).toContain('0 af 7 milepæle er nået')
  await world.teams.repeat(begun)
  expect((await medlem.writes('/proces')).seen.match(/Solbys nabopolitik/g)).toHaveLength(1)
  const seen = await show(medlem)
  expect(seen.seen).toContain(
    'Det sker nu\nKommissoriet er godkendt, senest 8. januar 2027\nUdvalget siger ja til, hvordan politikken skal laves.\nStyregruppen sørger for det.',
  )
  expect(seen.seen).toContain('Dagen er gået.')
  for (const phase of ['Forberedelse', 'Inddragelse', 'Høring', 'Politisk behandling'])
    expect(seen.seen).toContain(phase)
  expect(seen.seen).not.toContain('Ny milepæl')
  expect((await milestone(medlem, 'Borgermøde')).seen).not.toContain('Den er nået')
})

test('styregruppe, projektgruppe og koordinator står med deres opgaver', async () => {
  const { formand, medlem } = world.people
  const form = await formand.presses(
    await formand.presses(await show(formand), 'Hvem er med?'),
    'Ret hvem der er med',
  )
  const cpr = await formand.presses(form, 'Gem', { steering: 'En med 010190-1234' })
  expect(cpr.seen).toContain('ligner et CPR-nummer')
  const nine = Array.from({ length: 9 }, (_, at) => `Leder ${at + 1}, Center ${at + 1}`)
  await formand.presses(form, 'Gem', {
    steering: nine.join('\n'),
    project: 'Medarbejder 1, Skole\n\nMedarbejder 2, Ældre',
    coordinator: 'Koordinator, Stab',
  })
  const bodies = await medlem.presses(await show(medlem), 'Hvem er med?')
  expect(bodies.seen).toContain('Leder 9, Center 9\nProjektgruppen')
  expect(bodies.seen).toContain('skriver udkastet.\nKoordinator, Stab')
})

test('når en milepæl er nået, bærer de næste resultatet med sig', async () => {
  const { sekretær, formand, medlem } = world.people
  const form = await sekretær.presses(await milestone(sekretær, 'Kommissoriet er godkendt'), 'Den er nået')
  const others = await formand.presses(await milestone(formand, 'Kommissoriet er godkendt'), 'Den er nået')
  const ahead = await sekretær.presses(form, 'Den er nået', { ...NO_NAMES, day: '2027-05-01', result: 'Ja' })
  expect(ahead.seen).toContain('Den dag er ikke kommet endnu.')
  const reached = await sekretær.presses(form, 'Den er nået', {
    ...NO_NAMES,
    day: '2027-01-08',
    result: 'Frivillige får deres eget tema',
  })
  expect(reached.seen).toContain('1 af 7 milepæle er nået')
  expect((await world.teams.repeat(reached)).seen).toContain('Det er gemt.')
  const second = { ...NO_NAMES, day: '2027-01-08', result: 'Noget andet' }
  expect((await formand.presses(others, 'Den er nået', second)).seen).toContain('En anden har rettet')
  const next = await milestone(medlem, 'Workshop for medarbejdere')
  expect(next.seen).toContain('Det bygger vi på\nKommissoriet er godkendt: Frivillige får deres eget tema')
})

test('en milepæl flyttes, og de næste flytter lige så mange dage med', async () => {
  const { sekretær } = world.people
  const old = await milestone(sekretær, 'Borgermøde')
  expect(old.seen).toContain('Senest 21. marts 2027')
  const form = await sekretær.presses(old, 'Flyt')
  const after = await sekretær.presses(form, 'Flyt', { day: '2027-03-28' })
  expect(after.seen).toContain('5 milepæle er flyttet.')
  expect(after.seen).toContain('Senest 27. maj 2027 · Koordinatoren')
  expect(after.seen).toContain('Senest 15. marts 2027 · Projektgruppen')
  expect((await world.teams.repeat(after)).seen).toContain('5 milepæle er flyttet.')
  const stale = await sekretær.presses(form, 'Flyt', { day: '2027-04-04' })
  expect(stale.seen).toContain('En anden har rettet processen imens.')
  const alone = await sekretær.presses(await milestone(sekretær, 'Offentlig høring'), 'Flyt')
  const together = await sekretær.presses(await milestone(sekretær, 'Offentlig høring'), 'Flyt')
  expect((await sekretær.presses(alone, 'Flyt', { day: '2027-05-29', together: 'no' })).seen).toContain(
    '1 milepæl er flyttet.',
  )
  // The others have not moved, whatever the day of this one.
  const all = await sekretær.presses(together, 'Flyt', { day: '2027-05-29', together: 'yes' })
  expect(all.seen).toContain('En anden har rettet')
  expect((await world.people.medlem.writes('/årshjul 2027')).seen).toContain('29. maj: Offentlig høring')
})

test('to, der skriver i hver sin milepæl, får begge ord med, og i den samme hører den sidste, at en anden var først', async () => {
  const { sekretær, formand } = world.people
  const title = 'Fagudvalgene har set den'
  const edits = await Promise.all(
    [formand, formand, sekretær].map(async (by) => by.presses(await milestone(by, title), 'Ret')),
  )
  const [first, other, late] = edits as [Turn, Turn, Turn]
  const move = await sekretær.presses(await milestone(sekretær, HEARING), 'Ret')
  await sekretær.presses(move, 'Gem', { ...NO_NAMES, what: 'Alle kan svare.' })
  const saved = await formand.presses(first, 'Gem', { ...NO_NAMES, what: 'Hvert udvalg får en time.' })
  expect(saved.seen).toContain('Det er gemt.')
  expect((await world.teams.repeat(saved)).seen).toContain('Det er gemt.')
  for (const [by, form] of [
    [formand, other],
    [sekretær, late],
  ] as const)
    expect((await by.presses(form, 'Gem', { ...NO_NAMES, what: 'Noget andet.' })).seen).toContain(
      'En anden har rettet processen imens.',
    )
  expect((await milestone(sekretær, title)).seen).toContain('Hvert udvalg får en time.')
  expect((await milestone(sekretær, HEARING)).seen).toContain('Alle kan svare.')
})

test('en uge før får formandskab og sekretariat at vide, hvem der skal gøre hvad, én gang', async () => {
  const { formand, medlem } = world.people
  world.time.now = new Date('2027-03-08T09:00:00Z')
  await world.app.tick()
  const told = await formand.chat.waitFor((message) => message.seen.includes('Om 7 dage skal den være nået.'))
  expect(told.seen).toContain('Workshop for medarbejdere')
  await world.app.tick()
  expect(formand.chat.messages.filter(({ seen }) => seen.includes('Om 7 dage'))).toHaveLength(1)
  expect(medlem.chat.messages.some(({ seen }) => seen.includes('Om 7 dage'))).toBe(false)
})

test('interessenter fra kontaktlisten får hver et brev til borgermødet', async () => {
  const { sekretær } = world.people
  const contact = await sekretær.presses(await sekretær.writes('/kontakter'), 'Skriv en ny på')
  await sekretær.presses(contact, 'Gem', { name: 'Solby Beboerråd', email: 'raad@solby.example' })
  const choose = await sekretær.presses(await milestone(sekretær, 'Borgermøde'), 'Inviter')
  const contacts = [choiceOf(choose, 'contacts', 'Solby Beboerråd')]
  const invited = await sekretær.presses(choose, 'Lav invitationer', { contacts })
  await world.teams.repeat(invited)
  expect(invited.seen.match(/Solby Beboerråd/g)).toHaveLength(1)
  const letters = await readDocument('breve.docx', await fetched(invited, 'Hent breve som Word'))
  expect(letters).toContain('Til Solby Beboerråd')
  await sekretær.presses(await sekretær.presses(invited, 'Solby Beboerråd'), 'Kommer')
  expect((await milestone(sekretær, 'Borgermøde')).seen).toContain('1 er inviteret. 1 kommer.')
})

test('en høring bliver knyttet til sin milepæl, kan åbnes derfra, og siger, hvad den er del af', async () => {
  const { sekretær, medlem } = world.people
  world.time.now = new Date('2027-01-20T09:00:00Z')
  await opened(world)
  const create = await sekretær.presses(await milestone(sekretær, HEARING), 'Opret en høring')
  const form = await sekretær.presses(create, 'Vælg en, der findes')
  const linked = await sekretær.presses(form, 'Gem', {
    hearing: choiceOf(form, 'hearing', 'Solbys Nabopolitik'),
  })
  await world.teams.repeat(linked)
  const seen = await milestone(medlem, HEARING)
  expect(seen.seen).toContain('Høring: Solbys Nabopolitik\nÅben for svar')
  const hearing = await medlem.presses(seen, 'Høring: Solbys Nabopolitik')
  expect(hearing.seen).toContain('gode naboer')
  const whole = await medlem.presses(hearing, `Del af: ${TITLE}`)
  expect(whole.seen).toContain('1 af 7 milepæle er nået')

  const other = await sekretær.presses(await milestone(sekretær, HEARING), 'Vælg en anden høring')
  await sekretær.presses(other, 'Gem', { hearing: '' })
  expect((await medlem.writes('/høring')).seen).not.toContain('Del af')
})

test('en milepæls høring oprettes fra processen med det, den bygger på, og kun én gang', async () => {
  const { sekretær, formand, medlem } = world.people
  const form = await sekretær.presses(await milestone(sekretær, HEARING), 'Opret en høring')
  const others = await formand.presses(await milestone(formand, HEARING), 'Opret en høring')
  expect(inputIn(form, 'title')).toBe(`${TITLE}: ${HEARING}`)
  expect(inputIn(form, 'summary')).toBe('Politikken skal passe til byen.')
  expect(inputIn(form, 'deadline')).toBe('2027-05-29')
  expect(inputIn(form, 'document')).toBe('# 1. Kommissoriet er godkendt\n\nFrivillige får deres eget tema')
  const document = `${inputIn(form, 'document')}\n\n## Frivillige\n\n- Et sted at mødes\n\n## Trafik\n\n- En bus`
  const split = await sekretær.presses(form, 'Gå videre', { ...NO_NAMES, document })
  expect(split.seen).toContain(`Del af: ${TITLE}`)
  expect(split.seen).toContain('Jeg fandt 1 afsnit, 2 temaer og 2 punkter.')
  expect((await world.teams.repeat(split)).seen).toBe(split.seen)
  expect((await sekretær.writes('/høringer')).seen.match(/: Offentlig høring/g)).toHaveLength(1)
  const second = await formand.presses(others, 'Gå videre', NO_NAMES)
  expect(second.error?.message).toContain('Milepælen har en høring allerede.')

  // What is being prepared is not for the members.
  expect((await milestone(medlem, HEARING)).seen).not.toContain('Høring:')
  await sekretær.presses(split, 'Åbn høringen')
  const card = await medlem.presses(await milestone(medlem, HEARING), `Høring: ${TITLE}: ${HEARING}`)
  expect(card.seen).toContain(`Del af: ${TITLE}`)
})

test('høringens temaer går videre til næste fase med, hvad der blev sagt og brugt, når svaret er godkendt', async () => {
  const { sekretær, medlem, medlem2 } = world.people
  const hearing = async (by: Person) => by.presses(await by.writes('/høringer'), `${TITLE}: ${HEARING}`)
  for (const [person, text] of [
    [medlem, 'Vi mangler et hus.'],
    [medlem2, 'Jeg vil ikke flytte.'],
  ] as const) {
    const choose = await person.presses(await hearing(person), 'Giv dit svar')
    const section = await person.presses(choose, '1. Kommissoriet er godkendt')
    const form = await person.presses(section, 'Frivillige')
    await person.presses(form, 'Send', { ...NO_NAMES, stance: 'concern', text })
  }
  const treat = await sekretær.presses(
    await sekretær.presses(await hearing(sekretær), 'Arbejdsbord (2 venter)'),
    'Behandl næste svar',
  )
  const paragraph = await sekretær.presses(treat, 'Gem og vis næste', { paragraph: 'new' })
  const next = await sekretær.presses(paragraph, 'Gem', {
    ...NO_NAMES,
    text: 'Rådet ønsker et hus til de frivillige.',
  })
  const bench = await sekretær.presses(await sekretær.presses(next, 'Tag ikke med'), 'Gem og vis næste', {
    ...NO_NAMES,
    text: 'Det er en anden sag.',
  })
  expect((await milestone(medlem, 'Fagudvalgene har set den')).seen).not.toContain('Fra høringen')
  let status = await sekretær.presses(
    await sekretær.presses(bench, 'Send til godkendelse'),
    'Godkend på skrift',
  )
  for (const name of ['Karen Holm', 'Bo Winther', 'Signe Lund', 'Amir Nazari', 'Mette Dahl', 'Jonas Krogh']) {
    const form = await sekretær.presses(status, 'Svar for en anden')
    const person = choiceOf(form, 'person', name)
    status = await sekretær.presses(form, 'Gem', { ...NO_NAMES, person, verdict: 'approve' })
  }
  expect(status.seen).toContain('Svaret er godkendt')

  const later = await milestone(medlem, 'Fagudvalgene har set den')
  expect(later.seen).toContain(
    `Fra høringen “${TITLE}: ${HEARING}”\nFrivillige: 2 svar. 1 er brugt. Rådet skrev: Rådet ønsker et hus til de frivillige.\nTrafik: Ingen svar.`,
  )
  expect(later.seen).not.toContain('Jeg vil ikke flytte.')
  // And into the next hearing's form, as sections to answer.
  const again = await sekretær.presses(
    await milestone(sekretær, 'Fagudvalgene har set den'),
    'Opret en høring',
  )
  expect(inputIn(again, 'document')).toContain(
    '# 1. Frivillige\n\n2 svar. 1 er brugt. Rådet skrev: Rådet ønsker et hus til de frivillige.',
  )
})

test('en egen milepæl kommer til, og status på processen tilbydes dagsordenen og som Word', async () => {
  const { formand } = world.people
  const form = await formand.presses(await show(formand), 'Ny milepæl')
  const added = await formand.presses(form, 'Gem', {
    ...NO_NAMES,
    title: 'Rådet har talt om udkastet',
    party: 'council',
    day: '2027-03-20',
  })
  await world.teams.repeat(added)
  expect(added.seen).toContain('1 af 8 milepæle er nået')
  const status = await readDocument('status.docx', await fetched(added, 'Hent status som Word'))
  for (const words of [
    'Frivillige får deres eget tema',
    'Rådet har talt om udkastet',
    'Leder 9, Center 9',
    'Frivillige: 2 svar.',
  ])
    expect(status).toContain(words)
  expect((await formand.writes('/dagsorden')).seen).toContain('Status: Solbys nabopolitik')
  const edit = await formand.presses(await milestone(formand, 'Rådet har talt om udkastet'), 'Ret')
  expect((await formand.presses(edit, 'Fortryd')).seen).toContain('Rådet har talt om udkastet')
  const removed = await formand.presses(edit, 'Fjern milepælen')
  expect(removed.seen).toContain('1 af 7 milepæle er nået')
  expect(removed.seen).not.toContain('Rådet har talt om udkastet')
})

test('en stoppet proces kan læses, men ikke rettes', async () => {
  const { sekretær, medlem } = world.people
  const before = await milestone(sekretær, 'Borgermøde')
  const confirm = await sekretær.presses(await show(sekretær), 'Stop processen')
  const stopped = await sekretær.presses(confirm, 'Ja, stop den')
  expect(stopped.seen).toContain('Processen er stoppet.')
  await world.teams.repeat(stopped)
  const late = await sekretær.presses(await sekretær.presses(before, 'Flyt'), 'Flyt', { day: '2027-06-01' })
  expect(late.seen).toContain('Processen er slut.')
  expect((await medlem.writes('/proces')).seen).toContain('Afsluttet')
})
