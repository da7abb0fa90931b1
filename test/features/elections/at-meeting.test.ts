import { readDocument } from '../../../src/documents/read-document'
import { startWorld, type World } from '../../support/app'
import type { Turn } from '../../support/teams'
import { beginMeeting, clock, fetched, publishAgenda } from '../minutes/held'
import { closes, openBallot, optionValue, stands, startElection, votes } from './election'

let world: World
beforeAll(async () => {
  world = await startWorld()
  for (const part of [...PRESENT, 'sekretær'] as const) await world.people[part].installs()
})
afterAll(() => world.close())

const PRESENT = ['formand', 'næstformand', 'medlem', 'medlem2', 'politiker', 'centerchef'] as const

async function ballotWith(choice: (at: number) => string): Promise<Turn> {
  await openBallot(world)
  for (const [at, part] of PRESENT.entries()) await votes(world.people[part], choice(at))
  return closes(world)
}

async function certifies(turn: Turn): Promise<Turn> {
  const { sekretær } = world.people
  return sekretær.presses(await sekretær.presses(turn, 'Godkend resultatet'), 'Godkend', {
    from: '2027-02-04',
  })
}

test('på et møde står de fremmødte på listen, og et lod i hånden har et vidne', async () => {
  const { sekretær, medlem, medlem2, medarbejder, formand } = world.people
  await publishAgenda(world)
  await startElection(world, { rules: 'mostVotes' })
  const call = await world.channel.waitFor((message) => message.seen.includes('Hvem vil stille op?'))
  await medarbejder.presses(call, 'Jeg er her')
  await beginMeeting(world, PRESENT)
  clock(world, '17:10')
  const card = await sekretær.writes('/valg')
  expect(card.seen).toContain('6 af 10 medlemmer er til mødet lige nu.')
  expect(card.seen).not.toContain('Hvem er her?')
  const late = await medarbejder.presses(call, 'Jeg er her')
  expect(late.error?.message).toContain('Mødet er i gang, og mødets liste gælder.')

  for (const person of [medlem, medlem2]) await stands(person)
  const tied = await ballotWith((at) => (at < 3 ? 'Mette Dahl' : 'Jonas Krogh'))
  expect(tied.seen).toContain('fik lige mange stemmer')
  expect(tied.seen).toContain('Regel: Flest stemmer i én afstemning.')
  expect((await medarbejder.writes('/valg')).seen).not.toContain('Stem\n')
  const byHand = await sekretær.presses(tied, 'Lod trukket i hånden')
  const chosen = optionValue(byHand, 'chosen', 'Jonas Krogh')
  const self = await sekretær.presses(byHand, 'Gem', { chosen, witness: 'nobody-we-know' }, { force: true })
  expect(self.error?.message).toContain('Vælg et vidne')
  const witness = optionValue(byHand, 'witness', 'Karen Holm')
  const drawn = await sekretær.presses(byHand, 'Gem', { chosen, witness })
  expect(drawn.seen).toContain('Lodtrækningen i hånden faldt på Jonas Krogh. Vidne: Karen Holm.')
  expect(drawn.seen).toContain('Jonas Krogh er valgt som formand.')
  const again = await sekretær.presses(byHand, 'Gem', {
    chosen: optionValue(byHand, 'chosen', 'Mette Dahl'),
    witness,
  })
  expect(again.seen).toContain('Jonas Krogh er valgt som formand.')
  await certifies(again)
  expect((await formand.writes('/valg')).seen).toContain('Jonas Krogh er valgt som formand til')
})

test('formandens stemme afgør det, hvor reglerne siger det, og kun formandens', async () => {
  const { sekretær, medlem, medlem2, politiker, centerchef } = world.people
  const form = await sekretær.presses(await sekretær.writes('/valg'), 'Start et valg')
  await sekretær.presses(form, 'Spørg, hvem der stiller op', {
    office: 'viceChair',
    kind: 'regular',
    rules: 'castingVote',
    voters: 'present',
    change: 'no',
  })
  for (const person of [politiker, centerchef]) await stands(person)
  const half = (at: number) => (at < 3 ? 'Lone Bech' : 'Hanne Juhl')
  expect((await ballotWith(half)).seen).toContain('Alle kan vælges igen')
  expect((await ballotWith(half)).seen).toContain('bundet valg mellem de to')
  const tied = await ballotWith(half)
  expect(tied.seen).not.toContain('Træk lod')
  expect((await medlem.writes('/valg')).seen).not.toContain('Afgør det')
  const decide = await medlem2.presses(await medlem2.writes('/valg'), 'Afgør det')
  const decided = await medlem2.presses(decide, 'Gem', {
    chosen: optionValue(decide, 'chosen', 'Hanne Juhl'),
  })
  expect(decided.seen).toContain('Formanden afgjorde, at det blev Hanne Juhl.')
  await certifies(await sekretær.writes('/valg'))
})

test('en afstemning med en sluttid lukker selv, og ingen stemme kommer ind bagefter', async () => {
  const { sekretær, medlem, medlem2, formand } = world.people
  clock(world, '18:30')
  const form = await sekretær.presses(await sekretær.writes('/valg'), 'Start et valg')
  await sekretær.presses(form, 'Spørg, hvem der stiller op', {
    office: 'chair',
    kind: 'regular',
    rules: 'byraad',
    voters: 'members',
    change: 'no',
  })
  await stands(medlem)
  const opened = await openBallot(world, '30')
  expect(opened.seen).toContain('Lukker 4. feb. kl. 19.00.')
  for (const part of PRESENT.slice(1)) await votes(world.people[part], 'Mette Dahl')
  clock(world, '19:00')
  const late = await votes(formand, 'Mette Dahl').catch((error: Error) => error)
  expect(late instanceof Error || late.error !== undefined).toBe(true)
  await world.app.tick()
  const closed = await medlem2.writes('/valg')
  expect(closed.seen).toContain('Ingen fik over halvdelen.')
  expect(closed.seen).toContain('5 af 10 har stemt.')
})

test('referatet siger, hvem der blev valgt, og kun rådets eget siger, hvem der ellers stillede op', async () => {
  const { sekretær } = world.people
  clock(world, '19:05')
  const ending = await sekretær.writes('/møde slut')
  await sekretær.presses(ending, 'Ja, slut mødet')
  const files = await sekretær.presses(await sekretær.writes('/referat'), 'Få det som fil')
  const own = await readDocument('referat.docx', await fetched(files, 'Word'))
  expect(own).toContain('Valg af formand')
  expect(own).toContain('Jonas Krogh er valgt som formand.')
  expect(own).toContain('Én afstemning: Mette Dahl 3 stemmer, Jonas Krogh 3 stemmer og ingen blanke stemmer.')
  expect(own).toContain('Hanne Juhl er valgt som næstformand.')
  await sekretær.presses(await sekretær.writes('/referat'), 'Send til medlemmerne')
  world.time.now = new Date('2027-02-13T09:00:00Z')
  await world.app.tick()
  const due = await sekretær.chat.waitFor((message) => message.seen.includes('Fristen er gået.'))
  await sekretær.presses(due, 'Udgiv referatet')
  const published = await sekretær.presses(await sekretær.writes('/referat'), 'Få det som fil')
  const open = await readDocument('referat.docx', await fetched(published, 'Offentlig Word'))
  // Outside the council nobody learns who stood.
  expect(open).toContain('Valget er afgjort.')
  expect(open).not.toContain('Mette Dahl 3')
})
