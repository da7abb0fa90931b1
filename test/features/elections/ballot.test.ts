import { createHash } from 'node:crypto'
import mongoose from 'mongoose'
import { auditOf, brokenAudit } from '../../../src/database/audit-store'
import { mentionsOf } from '../../../src/database/mentions'
import { codeOf } from '../../../src/features/elections/ballot'
import { electionById } from '../../../src/features/elections/store'
import { startWorld, type World } from '../../support/app'
import type { Person, Turn } from '../../support/teams'
import {
  checkIn,
  closes,
  demoCouncil,
  optionsOf,
  optionValue,
  ownId,
  SEATED,
  START,
  stands,
  startElection,
  withOpenBallot,
} from './election'
import { ballotOf, casts, invoke } from './voters'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

/** The ballot paper, from the list of what awaits one's vote. */
const opens = async (person: Person): Promise<Turn> =>
  person.presses(await person.writes('/stem'), 'Valg af formand')

interface Box {
  _id: string
  waiting: string[]
  ballots: string[]
}

/** All documents of the database, by collection. */
async function kept(): Promise<Map<string, string[]>> {
  const collections = (await mongoose.connection.db?.collections()) ?? []
  const all = await Promise.all(
    collections.map(async (each) => {
      const documents = await each.find().sort({ _id: 1 }).toArray()
      return [each.collectionName, documents.map((document) => JSON.stringify(document))] as const
    }),
  )
  return new Map(all)
}

test('kun de pladser, der kan få posten, kan stille op, og med for få fremmødte bliver der ikke stemt', async () => {
  const { sekretær, medlem, medlem2, politiker } = world.people
  await startElection(world, { eligible: 'user' })
  const form = await medlem.writes('/opstil')
  const able = optionsOf(form, 'person').map(({ title }) => title)
  expect(able).toEqual(['Jeg stiller selv op', 'Jonas Krogh'])
  const other = await politiker.writes('/opstil')
  expect(optionsOf(other, 'person').map(({ title }) => title)).toEqual(['Mette Dahl', 'Jonas Krogh'])
  const { scope, persons } = await demoCouncil(world)
  const election = /"election":"([^"]+)"/.exec(JSON.stringify(form.card))?.[1] ?? ''
  expect((await invoke(politiker, 'elections.standSilent', { election })).error?.message).toContain(
    'Den plads kan ikke få posten',
  )
  const proposed = { election, person: persons[SEATED.indexOf('formand')] }
  expect((await invoke(medlem, 'elections.nominate', proposed)).error?.message).toContain(
    'Den plads kan ikke få posten',
  )

  const second = { ...START, office: 'viceChair', form: crypto.randomUUID() }
  expect((await invoke(sekretær, 'elections.start', second)).error?.message).toContain(
    'Gør først valget af formand færdigt.',
  )
  const twice = { ...START, form: crypto.randomUUID() }
  expect((await invoke(sekretær, 'elections.start', twice)).error?.message).toContain(
    'Der er allerede gang i et valg til den post.',
  )

  const words = await medlem.presses(form, 'Gå videre', { person: ownId(form) })
  const says = (text: string) =>
    medlem.presses(words, 'Stil op med teksten', { words: text, noNames: 'true' }, { force: true })
  expect((await says('x'.repeat(301))).error?.message).toContain('Der er plads til 300 tegn.')
  expect((await says('Ring til 010180-1234')).error?.message).toContain('CPR')
  expect((await electionById(scope, election))?.nominees).toEqual([])
  for (const person of [medlem, medlem2]) await stands(person)
  await checkIn(world, ['formand', 'medlem', 'medlem2', 'politiker'])
  const open = await sekretær.presses(await sekretær.writes('/valg'), 'Åbn afstemningen')
  const few = await sekretær.presses(open, 'Åbn nu', { minutes: '0' })
  expect(few.error?.message).toContain('Der er 4 på listen, og der skal være mindst 5.')
  expect((await electionById(scope, election))?.rounds).toEqual([])

  // Whoever stands alone may still be voted on.
  const own = await medlem2.writes('/opstil')
  const regrets = await medlem2.presses(own, 'Gå videre', { person: ownId(own) })
  await medlem2.presses(regrets, 'Jeg vil ikke stille op')
  await checkIn(world)
  const alone = await sekretær.presses(await sekretær.writes('/valg'), 'Åbn afstemningen')
  expect(alone.seen).toContain('Der er kun én kandidat.')
  await sekretær.presses(alone, 'Åbn nu', { minutes: '0' })
  const ballot = await opens(politiker)
  expect(optionsOf(ballot, 'choice').map(({ title }) => title)).toEqual(['Mette Dahl', 'Stem blankt'])
  await closes(world)
})

test('hver vælger ser kandidaterne i sin egen rækkefølge, og den samme, når der vælges om', async () => {
  const { election } = await withOpenBallot(world)
  const { politiker } = world.people
  const orderOn = (ballot: Turn) => optionsOf(ballot, 'choice').map(({ title }) => title)
  const first = await opens(politiker)
  const review = await politiker.presses(first, 'Gå videre', { choice: 'blank' })
  expect(orderOn(await politiker.presses(review, 'Vælg om'))).toEqual(orderOn(first))
  const orders = new Set([orderOn(first).join()])
  for (let count = 0; count < 30; count += 1) {
    const order = orderOn(await invoke(politiker, 'elections.ballot', { election, round: '1' }))
    expect(order.at(-1)).toBe('Stem blankt')
    orders.add(order.join())
  }
  // That all have the same order happens by chance once in a thousand million.
  expect(orders.size).toBe(2)
})

test('hvor reglen tillader det, ændrer man sin stemme på sit eget kort, og den sidste gælder', async () => {
  const { election } = await withOpenBallot(world, { changeVote: true })
  const { politiker, politiker2, sekretær } = world.people
  const ballot = await opens(politiker)
  const vote = async (on: Turn, title: string): Promise<Turn> => {
    const review = await politiker.presses(on, 'Gå videre', { choice: optionValue(on, 'choice', title) })
    expect(review.seen).toContain('Du kan ændre din stemme, til der lukkes.')
    return politiker.presses(review, 'Afgiv min stemme')
  }
  const first = await vote(ballot, 'Mette Dahl')
  expect(first.seen).toContain('Din stemme er talt med')
  const changed = await vote(await politiker.presses(first, 'Ændr min stemme'), 'Jonas Krogh')
  expect(changed.seen).toContain('Din stemme er ændret')
  expect((await politiker.presses(changed, 'Er min stemme talt med?')).toast).toContain('ikke talt endnu')
  for (const part of SEATED.slice(0, 4))
    await casts(world.people[part], await ballotOf(world.people[part], election), 'blank')
  await casts(politiker2, await ballotOf(politiker2, election), 'blank')
  const closed = await closes(world)
  expect(closed.seen).toContain('Jonas Krogh\n1 stemme')
  expect(closed.seen).toContain('Mette Dahl\n0 stemmer')
  expect(closed.seen).toContain('6 af 10 har stemt.')
  expect((await politiker.presses(changed, 'Er min stemme talt med?')).toast).toContain(
    'er blandt de talte stemmer',
  )
  const code = createHash('sha256').update('a token that nobody had').digest('hex').slice(0, 32)
  expect((await invoke(sekretær, 'elections.checkCode', { election, code })).toast).toContain(
    'er ikke blandt de talte stemmer',
  )
})

test('en stemme ændrer ét dokument, og kun hvem der mangler, og stemmerne', async () => {
  const { election, scope, candidate } = await withOpenBallot(world)
  const { politiker } = world.people
  const ballot = await ballotOf(politiker, election)
  await world.app.tick()
  const before = await kept()
  await casts(politiker, ballot, candidate)
  const after = await kept()
  const changed = [...after].flatMap(([name, documents]) =>
    documents
      .filter((document) => !before.get(name)?.includes(document))
      .map((document) => ({ name, box: JSON.parse(document) as Box })),
  )
  expect(changed.map(({ name }) => name)).toEqual(['ballotBoxes'])
  const { box } = changed[0] as (typeof changed)[number]
  const boxes = (before.get('ballotBoxes') ?? []).map((document) => JSON.parse(document) as Box)
  const was = boxes.find(({ _id }) => _id === box._id) as Box
  const voter = was.waiting.filter((each) => !box.waiting.includes(each))
  expect(voter).toHaveLength(1)
  expect({ ...box, waiting: [], ballots: [] }).toEqual({ ...was, waiting: [], ballots: [] })
  expect(box.ballots).toEqual([`${codeOf(ballot.token)} ${candidate}`])
  // The list of those who have not voted keeps the order that it had.
  expect(box.waiting).toEqual(was.waiting.filter((each) => each !== voter[0]))
  // What somebody gets of their own data says that they voted, and not what.
  const own = JSON.stringify(await mentionsOf(scope.tenant, voter[0] as string))
  expect(own).not.toContain(codeOf(ballot.token))
  expect(own).not.toContain(ballot.token)
})

test('kontrolsporet får valget, når det åbner, lukker og bliver godkendt, og intet om en stemme', async () => {
  const { election, scope, candidate } = await withOpenBallot(world)
  const { sekretær } = world.people
  for (const part of SEATED) {
    const ballot = await ballotOf(world.people[part], election)
    await casts(world.people[part], ballot, candidate)
  }
  const decided = await closes(world)
  expect(decided.seen).toContain('Alle stemte ens, så alle kan se, hvad hver enkelt stemte.')
  const form = await sekretær.presses(decided, 'Godkend resultatet')
  await sekretær.presses(form, 'Godkend', { from: '2027-01-11' })
  for (let count = 0; count < 2; count += 1) await world.app.tick()
  const entries = (await auditOf(scope, 50)).filter(({ subject }) => subject[0] === election).reverse()
  expect(entries.map(({ what }) => what)).toEqual([
    'elections.ballotOpened',
    'elections.ballotClosed',
    'elections.ballotCounted',
    'elections.certified',
  ])
  const [round] = (await electionById(scope, election))?.rounds ?? []
  expect(entries[0]?.subject).toEqual([election, '1', round?.openHash])
  expect(entries[2]?.subject).toEqual([election, '1', round?.closeHash])
  expect(round?.closeHash).toMatch(/^[0-9a-f]{64}$/)
  expect(await brokenAudit(scope)).toBeUndefined()
  expect((await sekretær.writes('/log')).seen).toContain('Bekræftede et valg')
})

test('med få stemmer siger resultatet, hvad det kan røbe', async () => {
  const { election, candidate } = await withOpenBallot(world, { quorumPercent: 20 })
  for (const [at, part] of SEATED.slice(0, 4).entries()) {
    const ballot = await ballotOf(world.people[part], election)
    await casts(world.people[part], ballot, at % 2 === 0 ? candidate : 'blank')
  }
  const closed = await closes(world)
  expect(closed.seen).toContain('Mette Dahl\n2 stemmer')
  expect(closed.seen).toContain('Blankt\n2 stemmer')
  expect(closed.seen).toContain(
    'Kun 4 stemte. Med så få stemmer kan man måske regne ud, hvem der stemte hvad.',
  )
})
