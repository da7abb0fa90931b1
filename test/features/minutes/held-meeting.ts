import type { World } from '../../support/app'
import type { Turn } from '../../support/teams'
import { closes, openBallot, stands, startElection, votes } from '../elections/election'
import { opened } from '../hearings/support'
import { beginMeeting, choiceOf, clock, NO_NAMES, nextItem, publishAgenda, writing } from './held'

const THERE = [
  'Karen Holm',
  'Bo Winther',
  'Mette Dahl',
  'Signe Lund',
  'Amir Nazari',
  'Hanne Juhl',
  'Ole Brandt',
  'Anne Vester',
]
const endOf = (seen: string) => /færdige kl\. (\d\d\.\d\d)/.exec(seen)?.[1]

/** A substitute, a hearing's response on the agenda, and the agenda sent out with its journal number. Gives the response. */
async function prepare(world: World): Promise<Turn> {
  const { sekretær, gæst } = world.people
  await world.channel.add(gæst)
  const seats = await sekretær.presses(await sekretær.writes('/medlemmer'), 'Ret pladser')
  const substitute = await sekretær.presses(await sekretær.presses(seats, 'Lone Bech'), 'Ret suppleant')
  await sekretær.presses(substitute, 'Gem', { account: gæst.aadObjectId })

  await opened(world)
  const draft = await sekretær.presses(await sekretær.writes('/høringssvar'), 'Skriv udkast')
  const form = await sekretær.presses(draft, 'Skriv et stykke')
  const saved = await sekretær.presses(form, 'Gem', { text: 'Rådet siger tak.', ...NO_NAMES })
  const response = await sekretær.presses(
    await sekretær.presses(saved, 'Send til godkendelse'),
    'Sæt på dagsordenen',
  )
  await publishAgenda(world, ['Høringssvar: Solbys Nabopolitik'])
  const files = await sekretær.presses(await sekretær.writes('/dagsorden'), 'Hent som fil')
  const journal = await sekretær.presses(files, 'Til journalen')
  await sekretær.presses(journal, 'Lav pakken', { caseNumber: '27/118', kle: '00.01.00' })
  return response
}

/**
 * A whole meeting of a council of ten: the clock is overrun, one comes late and one leaves, a substitute
 * votes, one is disqualified, one dissents, an item is postponed, a hearing's response is approved, and a
 * vice-chair is elected.
 */
export async function holdMeeting(world: World): Promise<void> {
  const response = await prepare(world)
  const now = (part: keyof World['people']) => world.people[part].writes('/møde nu')
  const { formand, næstformand, sekretær, medlem, medlem2, medarbejder, medarbejder2, centerchef, gæst } =
    world.people
  const early = await formand.writes('/møde start')
  expect(early.seen).toContain('Næste møde er torsdag 4. februar 2027.')
  await beginMeeting(world, ['formand', 'næstformand', 'medlem', 'sekretær'])
  // Some check in themselves, and the secretary ticks the others.
  const list = await sekretær.presses(await now('sekretær'), 'Hvem er her?')
  const ticks = await sekretær.presses(list, 'Sæt kryds for alle')
  const ticked = await sekretær.presses(ticks, 'Gem', {
    present: THERE.map((name) => choiceOf(ticks, 'present', name)),
  })
  expect(ticked.seen).toContain('7 af 10 er her. Rådet kan tage stilling.')

  // The clock is overrun and the planned end moves.
  clock(world, '17:00')
  const first = await nextItem(formand)
  expect(first.seen).toContain('7 af 10 er her. Rådet kan tage stilling.')
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
  const waits = await medlem.presses(await now('medlem'), 'Bed om ordet')
  expect(waits.seen).toContain('Du er nummer 1 på talerlisten.')
  await formand.presses(await now('formand'), 'Næste taler')
  await centerchef.presses(await now('centerchef'), 'Bed om ordet')
  await formand.presses(await now('formand'), 'Næste taler')
  await medlem.presses(await now('medlem'), 'Bed om ordet')
  await medarbejder.presses(await now('medarbejder'), 'Bed om ordet')
  const speakers = await now('formand')
  expect(speakers.seen).toContain('1\\. Signe Lund (første gang)\n2\\. Mette Dahl')
  const next = await formand.presses(speakers, 'Næste taler')
  expect(next.seen).toContain('Signe Lund har ordet')
  await world.teams.repeat(next)
  expect((await now('formand')).seen).toContain('Signe Lund har ordet')
  await formand.presses(await now('formand'), 'Næste taler')
  await næstformand.presses(await now('næstformand'), 'Luk talerlisten')
  const tooLate = await centerchef.presses(await now('centerchef'), 'Bed om ordet')
  expect(tooLate.error?.message).toContain('Talerlisten er lukket')

  // One is disqualified, six vote, and one has a dissenting opinion.
  const row = await sekretær.presses(await now('sekretær'), '4. Varmestue i vinterferien')
  const disqualify = await sekretær.presses(row, 'Inhabil')
  const noted = await sekretær.presses(disqualify, 'Gem', {
    people: [choiceOf(disqualify, 'people', 'Signe Lund')],
  })
  expect(noted.seen).toContain('Inhabil: Signe Lund')
  const open = await formand.presses(await now('formand'), 'Start afstemning')
  expect(open.seen).toContain('For: 0 · Imod: 0')
  expect((await sekretær.writes('/stem')).seen).not.toContain('Varmestue')
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
    const cast = await person.presses(ballot, choice)
    expect(cast.seen).toContain('Tak. Din stemme er talt med.')
    await world.teams.repeat(cast)
  }
  // Who changes their mind is counted once.
  const cast = await medlem.chat.waitFor((message) => message.seen.includes('Vi stemmer om'))
  const changed = await medlem.presses(cast, 'For')
  expect(changed.seen).toContain('Du har stemt: For')
  expect((await medlem.writes('/stem')).seen).not.toContain('Varmestue')
  const closed = await formand.presses(await now('formand'), 'Luk afstemningen')
  expect(closed.seen).not.toContain('Luk afstemningen')
  const ballot = await medarbejder2.chat.waitFor((message) => message.seen.includes('Vi stemmer om'))
  const late = await medarbejder2.presses(ballot, 'For')
  expect(late.seen).toContain('Afstemningen er slut.')
  expect(late.seen).toContain('For: 4 · Imod: 1 · Undlod: 1')
  const dissent = await medarbejder2.presses(late, 'Skriv min mening i referatet')
  await medarbejder2.presses(dissent, 'Gem', { text: 'Pengene mangler et andet sted.', ...NO_NAMES })

  const form = await writing(sekretær)
  const cpr = await sekretær.presses(form, 'Gem', { discussion: 'Se 010190-1234', ...NO_NAMES })
  expect(cpr.error?.message).toContain('CPR')
  const chosen = await sekretær.presses(form, 'Tiltrådt', {
    discussion: 'Varmestuen holder lukket, når det er koldest.\nDet går ud over mange.',
    ...NO_NAMES,
  })
  expect(chosen.seen).toContain('✓ Tiltrådt')
  expect(JSON.stringify(chosen.card)).toContain('Det går ud over mange.')
  const task = await sekretær.presses(chosen, 'Gem og tilføj opgave', {
    decision: 'Rådet beder udvalget om at holde varmestuen åben hele vinteren.',
    ...NO_NAMES,
  })
  const added = await sekretær.presses(task, 'Gem', {
    what: 'Skriv til udvalget',
    person: choiceOf(task, 'person', 'Karen Holm'),
    due: '2027-03-01',
    ...NO_NAMES,
  })
  expect(added.seen).toContain('Opgaven er gemt: Skriv til udvalget')

  // One comes late and one leaves, and a wrong time is put right.
  clock(world, '17:50')
  await nextItem(formand)
  const arrived = await medlem2.presses(await now('medlem2'), 'Jeg er her')
  expect(arrived.seen).toContain('Du er skrevet ind kl. 17.50.')
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
  expect(draft.seen).toContain('Tiltrådt. Rådet beder udvalget om at holde varmestuen åben')
  expect((await medlem.writes('/referat')).seen).toContain('Der er ikke noget referat endnu.')
}
