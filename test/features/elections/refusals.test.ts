import { codeOf } from '../../../src/features/elections/ballot'
import { countBoxes } from '../../../src/features/elections/box-store'
import { runningElections } from '../../../src/features/elections/store'
import { startWorld, type World } from '../../support/app'
import type { Person } from '../../support/teams'
import { closes, openBallot, opensBallot, optionsOf, SEATED, withOpenBallot } from './election'
import { acknowledged, type Ballot, ballotOf, casts, invoke } from './voters'

let world: World
let election: string
let scope: { tenant: string; council: string }
let candidate: string

beforeAll(async () => {
  world = await startWorld()
})
beforeEach(async () => {
  ;({ election, scope, candidate } = await withOpenBallot(world))
})
afterAll(() => world.close())

const counted = async (round = 1) => {
  const { counts } = await countBoxes(scope, { election, round })
  return Object.values(counts).reduce((sum, votes) => sum + votes, 0)
}

const castsNow = async (person: Person, choice: string) =>
  casts(person, await ballotOf(person, election), choice)

const made = (change: Partial<Ballot> = {}): Ballot => ({
  election,
  round: '1',
  box: `${election}:1:0`,
  token: 'B'.repeat(22),
  change: 'no',
  ...change,
})

test('kanalens kort sender stemmesedlen til ens egen chat, og kanalen ser kun, hvor mange der har stemt', async () => {
  const { medarbejder } = world.people
  await medarbejder.installs()
  await castsNow(world.people.politiker, candidate)
  await world.app.tick()
  const card = await world.channel.waitFor((message) => message.seen.includes('1 af 10 har stemt.'))
  expect((await medarbejder.presses(card, 'Stem')).toast).toContain('vores private chat')
  expect(card.seen).not.toMatch(/\d stemmer?$/m)
  expect((await opensBallot(medarbejder)).seen).toContain('Din stemmeseddel')
})

describe('forsøg, der skal slå fejl', () => {
  test('sekretariatet, en observatør og en fremmed kan ikke stemme, heller ikke med et forfalsket kort', async () => {
    for (const part of ['sekretær', 'gæst'] as const) {
      expect(acknowledged(await casts(world.people[part], made(), candidate))).toBe(false)
      expect(
        (await invoke(world.people[part], 'elections.ballot', { election, round: '1' })).error,
      ).toBeDefined()
    }
    const stranger = world.teams.person({ name: 'Ukendt Person' })
    const elsewhere = world.teams.person({ name: 'Mette Dahl', tenantId: crypto.randomUUID() })
    for (const person of [stranger, elsewhere])
      expect(acknowledged(await casts(person, made(), candidate))).toBe(false)
    expect(await counted()).toBe(0)
  })

  test('man kan ikke stemme for en anden, to gange eller på en, der ikke stiller op', async () => {
    const { medlem, politiker } = world.people
    const ballot = await ballotOf(politiker, election)
    expect(acknowledged(await casts(politiker, ballot, 'nobody-we-know'))).toBe(false)
    expect(acknowledged(await casts(politiker, ballot, candidate))).toBe(true)
    // Her own second card, and another's vote with her token: neither counts again nor changes anything.
    expect((await casts(politiker, made(), candidate)).error?.message).toContain('kun stemme én gang')
    expect((await invoke(politiker, 'elections.ballot', { election, round: '1' })).error).toBeDefined()
    const blank = await casts(medlem, ballot, 'blank')
    expect(await counted()).toBe(acknowledged(blank) ? 2 : 1)
    const { counts } = await countBoxes(scope, { election, round: 1 })
    expect(counts[candidate]).toBe(1)
  })

  test('afgivet er afgivet, når reglen siger det', async () => {
    const { politiker } = world.people
    const ballot = await ballotOf(politiker, election)
    await casts(politiker, ballot, candidate)
    expect((await casts(politiker, ballot, 'blank')).error?.message).toContain('kan ikke ændres')
    expect(acknowledged(await casts(politiker, ballot, candidate))).toBe(true)
    expect(await counted()).toBe(1)
  })

  test('et medlem, der ikke er mødt, står ikke på listen', async () => {
    ;({ election } = await withOpenBallot(world, { absent: ['politiker'] }))
    const { politiker } = world.people
    const opened = await invoke(politiker, 'elections.ballot', { election, round: '1' })
    expect(opened.error?.message).toContain('Du står ikke på listen')
    expect((await casts(politiker, made(), candidate)).error?.message).toContain('Du står ikke på listen')
    expect(await counted()).toBe(0)
  })

  test('en stemmeseddel fra en tidligere omgang og et tryk efter lukning tæller ikke', async () => {
    const { politiker, politiker2 } = world.people
    const old = await ballotOf(politiker, election)
    const early = await casts(politiker2, await ballotOf(politiker2, election), candidate)
    for (const part of SEATED.filter((each) => !each.startsWith('politiker')).slice(0, 4))
      await castsNow(world.people[part], 'blank')
    await closes(world)
    expect(acknowledged(await casts(politiker, old, candidate))).toBe(false)
    expect((await world.teams.repeat(early)).error?.message).toContain('er talt, som den var')
    await openBallot(world)
    expect(acknowledged(await casts(politiker, old, candidate))).toBe(false)
    expect(acknowledged(await casts(politiker, { ...old, round: '2' }, candidate))).toBe(false)
    expect(await counted(2)).toBe(0)
  })

  test('en stemmeseddel virker ikke i kanalen', async () => {
    const { politiker } = world.people
    const ballot = await ballotOf(politiker, election)
    const turn = await politiker.invokes(
      'adaptiveCard/action',
      { action: { type: 'Action.Execute', verb: 'elections.vote', data: { ...ballot, choice: candidate } } },
      { in: world.channel },
    )
    expect(acknowledged(turn)).toBe(false)
    expect(await counted()).toBe(0)
  })

  test('menige medlemmer kan ikke åbne, lukke, tælle eller godkende', async () => {
    const { politiker } = world.people
    for (const [verb, data] of Object.entries({
      close: { round: '1' },
      draw: {},
      cancel: {},
      certify: { from: '2027-01-11' },
      paper: { round: '1', paper: '' },
      open: { from: '1', minutes: '0' },
      unopposed: {},
      presence: { present: '' },
    }))
      expect((await invoke(politiker, `elections.${verb}`, { election, ...data })).error).toBeDefined()
    expect((await runningElections(scope))[0]?.state).toBe('open')
  })
})

test('ingen nøgle til en stemme står i udbakken, loggen, kontrolsporet eller valget', async () => {
  const { politiker } = world.people
  const ballot = await ballotOf(politiker, election)
  await casts(politiker, ballot, candidate)
  await world.app.tick()
  const kept = await everythingKept()
  expect(kept).not.toContain(ballot.token)
  expect(world.log.join('\n')).not.toContain(ballot.token)
  // The code is in the box alone, and beside it nothing but the choice.
  expect(kept.split(codeOf(ballot.token)).length - 1).toBe(1)
  await closes(world)
  expect(await everythingKept()).not.toContain(`${codeOf(ballot.token)} `)
})

async function everythingKept(): Promise<string> {
  const { connection } = await import('mongoose').then((module) => module.default)
  const collections = (await connection.db?.collections()) ?? []
  const all = await Promise.all(collections.map((collection) => collection.find().toArray()))
  return JSON.stringify(all)
}

test('papirstemmer: to personer, krydser og tal skal passe, og ingen tæller to gange', async () => {
  const { sekretær, formand, politiker, centerchef } = world.people
  await formand.installs()
  const other = (await runningElections(scope))[0]?.nominees[1]?.person ?? ''
  const card = await sekretær.writes('/valg')
  const form = await sekretær.presses(card, 'Stemmer på papir')
  const others = await formand.presses(await formand.writes('/valg'), 'Stemmer på papir')
  const voters = optionsOf(form, 'paper').filter(({ title }) => /Lone|Erik/.test(title))
  const ticked = await sekretær.presses(form, 'Gem krydserne', { paper: voters.map(({ value }) => value) })
  expect(ticked.seen).toContain('2 er skrevet op til papir.')
  // Saved by another who opened the list before that: their ticks stay.
  expect((await formand.presses(others, 'Gem krydserne')).seen).toContain('2 er skrevet op til papir.')
  expect((await casts(politiker, made(), candidate)).error?.message).toContain('stemme på papir')
  for (const part of SEATED.filter((each) => !each.startsWith('politiker')))
    await castsNow(world.people[part], other)

  const closed = await closes(world)
  expect(closed.seen).toContain('Papirstemmerne mangler')
  expect(closed.seen).not.toContain('8 stemmer')
  const totals = await sekretær.presses(closed, 'Skriv papirstemmerne')
  const wrong = await sekretær.presses(totals, 'Gem tallene', { votes0: '2', votes1: '1', blank: '0' })
  expect(wrong.error?.message).toContain('Du har skrevet 3 stemmer, men 2')
  const entered = await sekretær.presses(totals, 'Gem tallene', { votes0: '2', votes1: '0', blank: '0' })
  expect(entered.seen).toContain('En anden skal bekræfte dem.')
  // Who entered them cannot confirm them; nor can a member who stands.
  for (const part of ['sekretær', 'medlem'] as const)
    expect((await invoke(world.people[part], 'elections.confirmForm', { election })).error).toBeDefined()

  const asked = await formand.chat.waitFor((message) => message.seen.includes('Papirstemmerne mangler'))
  const confirm = await formand.presses(asked, 'Se og bekræft')
  expect(confirm.seen).toContain('Mette Dahl: 2')
  const done = await formand.presses(confirm, 'Tallene passer')
  expect(done.seen).toContain('Jonas Krogh er valgt som formand.')
  expect(done.seen).toContain('10 af 10 har stemt.')
  expect((await world.teams.repeat(done)).seen).toContain('Jonas Krogh er valgt som formand.')
  expect((await invoke(centerchef, 'elections.confirm', { election, seen: 'x' })).error).toBeUndefined()
})
