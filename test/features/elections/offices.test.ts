import { DateTime } from 'luxon'
import { type Council, scopeOf } from '../../../src/core/council'
import { councilsOf, personByAccount } from '../../../src/features/council'
import { Councils, People } from '../../../src/features/council/store'
import { longestInOffice } from '../../../src/features/elections/conductors'
import { notesOf } from '../../../src/features/elections/election-lines'
import type { Shown } from '../../../src/features/elections/reader'
import { appointment } from '../../../src/features/elections/rules'
import { searchable } from '../../../src/features/elections/searchable'
import { certifiedElections, type Election, runningElections } from '../../../src/features/elections/store'
import { DEMO_TENANT, type Part } from '../../../src/local/demo'
import { startWorld, type World } from '../../support/app'
import type { Person, Turn } from '../../support/teams'
import { optionValue, SEATED, stands, startElection } from './election'
import { invoke } from './voters'

let world: World
beforeAll(async () => {
  world = await startWorld()
  for (const part of [...SEATED, 'sekretær'] as const) await world.people[part].installs()
})
afterAll(() => world.close())

async function certifies(turn: Turn, from: string): Promise<Turn> {
  const { sekretær } = world.people
  return sekretær.presses(await sekretær.presses(turn, 'Godkend resultatet'), 'Godkend', { from })
}

const personOf = async (part: Part): Promise<string> =>
  (await personByAccount({ tenant: DEMO_TENANT }, world.people[part].aadObjectId))?.id ?? ''

const council = async (): Promise<Council> =>
  (await councilsOf({ tenant: DEMO_TENANT }, await personOf('formand')))[0] as Council

test('stiller kun én op, er det fredsvalg, men ikke så længe en anden er spurgt', async () => {
  const { sekretær, formand, medlem, medlem2 } = world.people
  await startElection(world, { voters: 'members' })
  await stands(medlem)
  const form = await formand.writes('/opstil')
  await formand.presses(form, 'Gå videre', { person: optionValue(form, 'person', 'Jonas Krogh') })
  const asked = await medlem2.chat.waitFor((message) => message.seen.includes('foreslår dig som formand'))
  const early = await sekretær.presses(await sekretær.writes('/valg'), 'Fredsvalg')
  expect(early.error?.message).toContain('er spurgt og har ikke svaret endnu')
  await medlem2.presses(asked, 'Nej tak')

  const decided = await sekretær.presses(await sekretær.writes('/valg'), 'Fredsvalg')
  expect(decided.seen).toContain('Mette Dahl er valgt som formand.')
  expect(decided.seen).toContain('Fredsvalg: der var kun én, der stillede op.')
  expect((await world.teams.repeat(decided)).seen).toBe(decided.seen)
  expect((await medlem.writes('/valg')).seen).toContain('Sekretariatet skal godkende resultatet.')
  const certified = await certifies(decided, '2027-01-11')
  expect(certified.seen).toContain('fra mandag 11. januar 2027 til lørdag 11. januar 2031')
  expect((await medlem.writes('/medlemmer')).seen).toMatch(/Mette Dahl\n.*Formand/)
})

test('før perioden slutter, bliver formandskab og sekretariat mindet om et nyt valg, én gang', async () => {
  const { sekretær, medlem, medlem2 } = world.people
  world.time.now = new Date('2030-11-01T09:00:00Z')
  await world.app.tick()
  world.time.now = new Date('2030-11-13T09:00:00Z')
  for (let count = 0; count < 3; count += 1) await world.app.tick()
  for (const person of [sekretær, medlem]) {
    const reminder = await person.chat.waitFor((message) => message.seen.includes('Valgperioden slutter'))
    expect(reminder.seen).toContain('Mette Dahl er valgt til lørdag 11. januar 2031.')
    expect(person.chat.messages.filter(({ seen }) => seen.includes('Valgperioden slutter'))).toHaveLength(1)
  }
  expect(medlem2.chat.messages.some(({ seen }) => seen.includes('Valgperioden slutter'))).toBe(false)
  world.time.now = new Date('2029-01-15T09:00:00Z')
})

test('uden formand leder den, der har siddet længst, et suppleringsvalg for resten af perioden', async () => {
  const { sekretær, medlem2, politiker, medarbejder } = world.people
  const before = await council()
  const since: Partial<Record<Part, string>> = { politiker: '2021-03-01', medarbejder: '2019-05-01' }
  for (const [part, day] of Object.entries(since))
    await Councils.updateOne(
      { _id: before.id, 'seats.person': await personOf(part as Part) },
      { $set: { 'seats.$.since': new Date(day) } },
    )
  await leaves('Mette Dahl', '2029-01-15')
  await world.app.tick()

  const vacant = await sekretær.chat.waitFor((message) =>
    message.seen.includes('Posten som formand er ledig'),
  )
  expect((await politiker.writes('/valg')).seen).not.toContain('Start et valg')
  expect(await formTo(vacant, medlem2)).toContain('Valget ledes af formandskabet eller sekretariatet.')
  const form = await medarbejder.presses(await medarbejder.writes('/valg'), 'Start et valg')
  const started = await medarbejder.presses(form, 'Spørg, hvem der stiller op', {
    office: 'chair',
    kind: 'byElection',
    rules: 'byraad',
    voters: 'members',
    change: 'no',
  })
  expect(started.seen).toContain('Suppleringsvalg af formand')
  await stands(medlem2)
  const decided = await medarbejder.presses(await medarbejder.writes('/valg'), 'Fredsvalg')
  expect(decided.seen).toContain('Jonas Krogh er valgt som formand.')
  expect(decided.seen).not.toContain('Godkend resultatet')
  const certified = await certifies(await sekretær.writes('/valg'), '2029-02-01')
  expect(certified.seen).toContain('fra torsdag 1. februar 2029 til lørdag 11. januar 2031')

  const roles = async () => (await sekretær.writes('/medlemmer')).seen
  expect(await roles()).not.toMatch(/Jonas Krogh\n.*Formand/)
  world.time.now = new Date('2029-02-01T09:00:00Z')
  await world.app.tick()
  expect(await roles()).toMatch(/Jonas Krogh\n.*Formand/)
})

/** What somebody hears who presses the button that another was sent. */
async function formTo(on: { card?: unknown }, person: Person): Promise<string> {
  expect(JSON.stringify(on.card)).toContain('elections.startForm')
  const turn = await person.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'elections.startForm', data: { office: 'chair' } },
    trigger: 'manual',
  })
  return turn.error?.message ?? ''
}

test('er en post sat i hånden og bliver ledig, får formandskab og sekretariat det også at vide', async () => {
  const { sekretær, næstformand } = world.people
  await leaves('Bo Winther', '2029-02-01')
  for (let count = 0; count < 2; count += 1) await world.app.tick()
  const vacant = await sekretær.chat.waitFor(({ seen }) => seen.includes('Posten som næstformand er ledig'))
  expect(vacancies()).toHaveLength(1)
  expect(næstformand.chat.messages.some(({ seen }) => seen.includes('næstformand er ledig'))).toBe(false)
  expect((await sekretær.presses(vacant, 'Start suppleringsvalg')).seen).toContain('Hvad skal vælges?')

  // An ordinary member's leaving makes no office vacant: nobody hears of it once more.
  world.time.now = new Date('2029-02-02T09:00:00Z')
  await leaves('Erik Toft', '2029-02-02')
  await world.app.tick()
  await world.app.tick()
  expect(vacancies()).toHaveLength(1)
})

test('den, som ikke har en plads mere, får ikke posten: hverken ved fredsvalg, godkendelse eller på dagen', async () => {
  const { sekretær, medlem2, politiker, medarbejder, centerchef, medarbejder3 } = world.people
  const press = async (verb: string, data = {}) => {
    const [running] = await runningElections(scopeOf(await council()))
    return invoke(sekretær, `elections.${verb}`, { election: running?.id, ...data })
  }
  await startElection(world, { office: 'viceChair', voters: 'members' })
  await stands(politiker)
  await leaves('Lone Bech', '2029-02-02')
  expect((await press('unopposed')).error?.message).toBe('Fredsvalg kræver, at kun én stiller op.')

  await stands(medarbejder)
  const decided = await sekretær.presses(await sekretær.writes('/valg'), 'Fredsvalg')
  expect(decided.seen).toContain('Signe Lund er valgt som næstformand.')
  await leaves('Signe Lund', '2029-02-02')
  const from = '2029-02-02'
  expect((await press('certify', { from })).error?.message).toContain('Aflys valget, og start et nyt.')
  await press('cancel')

  // A candidate who is gone when the ballot is held again cannot be voted for any more.
  await startElection(world, { office: 'viceChair', voters: 'members' })
  for (const person of [centerchef, medarbejder3]) await stands(person)
  await press('open', { from: '0', minutes: '0' })
  await press('close', { round: '1' })
  await leaves('Pia Friis', '2029-02-02')
  expect((await press('openForm')).seen).toContain('Hanne Juhl')
  expect((await press('openForm')).seen).not.toContain('Pia Friis')
  await press('cancel')

  await startElection(world, { office: 'viceChair', voters: 'members' })
  await stands(centerchef)
  await press('unopposed')
  await press('certify', { from: '2029-03-01' })
  await leaves('Hanne Juhl', '2029-02-02')
  world.time.now = new Date('2029-03-01T09:00:00Z')
  for (let count = 0; count < 2; count += 1) await world.app.tick()
  await medlem2.chat.waitFor(() => vacancies().length === 2)
  expect((await sekretær.writes('/medlemmer')).seen).toMatch(/Jonas Krogh\n.*Formand/)
})

test('den, som er valgt til en senere dag, får posten den dag, også når en anden vælges til tiden indtil da', async () => {
  const { sekretær, formand, medarbejder2 } = world.people
  await startElection(world, { voters: 'members' })
  await stands(formand)
  const decided = await sekretær.presses(await sekretær.writes('/valg'), 'Fredsvalg')
  expect((await certifies(decided, '2029-05-01')).seen).toContain('til søndag 1. maj 2033')

  await leaves('Jonas Krogh', '2029-03-01')
  await startElection(world, { kind: 'byElection', voters: 'members' })
  await stands(medarbejder2)
  const filled = await sekretær.presses(await sekretær.writes('/valg'), 'Fredsvalg')
  expect((await certifies(filled, '2029-03-01')).seen).toContain('til tirsdag 1. maj 2029')
  const members = async () => (await sekretær.writes('/medlemmer')).seen
  expect(await members()).toMatch(/Amir Nazari\n.*Formand/)

  world.time.now = new Date('2029-05-01T09:00:00Z')
  await world.app.tick()
  expect(await members()).toMatch(/Karen Holm\n.*Formand/)
  expect(await members()).not.toMatch(/Amir Nazari\n.*Formand/)
  expect((await sekretær.writes('/valg')).seen).toContain('Karen Holm')
})

test('et godkendt valg vises og findes med de regler og det navn, det blev afgjort med', async () => {
  const { now } = world.time
  const held = await council()
  const decision = { rule: appointment.key, value: 'byraad', from: now, decidedAt: now, by: 'Anne Vester' }
  const frame = { language: 'da' as const, council: { ...held, rules: [decision] }, now }
  const [election] = await certifiedElections(scopeOf(held))
  if (!election) throw new Error('nobody is elected')
  const notes = (kept: Partial<Election>) => notesOf({ election: { ...election, ...kept } } as Shown, frame)
  expect(notes({})).not.toContain('Byrådet udpeger efter rådets valg.')
  expect(notes({ appointment: undefined })).not.toContain('Byrådet udpeger efter rådets valg.')
  expect(notes({ appointment: 'byraad' })).toContain('Byrådet udpeger efter rådets valg.')

  await People.updateOne({ _id: election.elected }, { $set: { name: 'Karen Ny' } })
  const found = (since: Date) => searchable(scopeOf(held), { council: held, since, now })
  const [first] = await found(election.certifiedAt as Date)
  expect(first?.entries[0]?.text).toBe('Karen Holm')
  expect(await found(now)).toEqual([])
})

const vacancies = () =>
  world.people.medlem2.chat.messages.filter(({ seen }) => seen.includes('som næstformand er ledig'))

/** The secretariat ends a membership. */
async function leaves(name: string, date: string): Promise<void> {
  const { sekretær } = world.people
  const list = await sekretær.presses(await sekretær.writes('/medlemmer'), 'Ret pladser')
  const end = await sekretær.presses(await sekretær.presses(list, name), 'Slut medlemskabet')
  expect((await sekretær.presses(end, 'Gem', { date })).error).toBeUndefined()
}

test('længst siddende er den, hvis plads regnes fra den tidligste dag, også når pladsen blev skiftet undervejs', () => {
  const seat = (person: string, since?: string): Council['seats'][number] => ({
    id: person,
    kind: 'user',
    role: 'member',
    person,
    ...(since ? { since: new Date(since) } : {}),
  })
  const of = (seats: Council['seats'], former: Council['former'] = []) =>
    longestInOffice({ seats, former } as Council)
  expect(of([seat('a'), seat('b', '2020-01-01'), seat('c', '2019-01-01')])).toBe('c')
  expect(of([seat('a'), seat('b')])).toBe('a')
  expect(of([])).toBeUndefined()
  const moved = {
    person: 'b',
    kind: 'political',
    since: new Date('2012-01-01'),
    until: new Date('2020-01-01'),
  }
  expect(of([seat('c', '2019-01-01'), seat('b', '2020-01-01')], [moved])).toBe('b')
  const gone = { ...moved, until: DateTime.fromISO('2018-01-01').toJSDate() }
  expect(of([seat('c', '2019-01-01'), seat('b', '2020-01-01')], [gone])).toBe('c')
})
