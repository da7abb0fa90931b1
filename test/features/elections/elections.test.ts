import { createHash } from 'node:crypto'
import { electionById, runningElections } from '../../../src/features/elections/store'
import { startWorld, type World } from '../../support/app'
import {
  checkIn,
  closes,
  demoCouncil,
  openBallot,
  opensBallot,
  optionValue,
  SEATED,
  stands,
  startElection,
  votes,
} from './election'
import { invoke } from './voters'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

let world: World
beforeAll(async () => {
  world = await startWorld()
  for (const part of SEATED) await world.people[part].installs()
  await world.people.sekretær.installs()
})
afterAll(() => world.close())

test('et råd på ti går fra “hvem vil stille op” til en godkendt formand', async () => {
  const { medlem, medlem2, sekretær, formand } = world.people
  const started = await startElection(world)
  expect(started.seen).toContain('Valget er i gang')

  const call = await world.channel.waitFor((message) => message.seen.includes('Hvem vil stille op?'))
  expect(call.seen).toContain('Valg af formand')
  await checkIn(world)

  const form = await medlem.writes('/opstil')
  const words = await medlem.presses(form, 'Gå videre', {
    person: optionValue(form, 'person', 'Jeg stiller selv op'),
  })
  const standing = await medlem.presses(words, 'Stil op med teksten', {
    words: 'Jeg vil lytte til alle.',
    noNames: 'true',
  })
  expect(standing.seen).toContain('Du stiller op.')

  const proposal = await formand.writes('/opstil')
  const asked = await formand.presses(proposal, 'Gå videre', {
    person: optionValue(proposal, 'person', 'Jonas Krogh'),
  })
  expect(asked.seen).toContain('Jeg har spurgt Jonas Krogh.')
  const question = await medlem2.chat.waitFor((message) => message.seen.includes('foreslår dig som formand'))
  const accept = await medlem2.presses(question, 'Ja, jeg vil gerne')
  await medlem2.presses(accept, 'Stil op uden tekst')

  const opened = await openBallot(world)
  expect(opened.seen).toContain('0 af 10 har stemt.')

  const ballot = await opensBallot(medlem)
  expect(ballot.seen).toContain('Mette Dahl: “Jeg vil lytte til alle.”')
  expect(ballot.seen).toContain('Stem blankt')
  expect(ballot.seen).toContain('hverken rådet, formandskabet eller sekretariatet kan se')
  for (const [at, part] of SEATED.entries())
    expect(
      (
        await votes(
          world.people[part],
          at < 6 ? 'Mette Dahl' : 'Jonas Krogh',
          part === 'medlem' ? ballot : undefined,
        )
      ).seen,
    ).toContain('Din stemme er talt med')
  await world.app.tick()
  await world.channel.waitFor((message) => message.seen.includes('10 af 10 har stemt.'))

  const closed = await closes(world)
  expect(closed.seen).toContain('Mette Dahl er valgt som formand.')
  expect(closed.seen).toContain('6 stemmer')
  expect(closed.seen).toContain('4 stemmer')
  expect(closed.seen).toContain('Sekretariatet skal godkende resultatet.')

  const certify = await sekretær.presses(closed, 'Godkend resultatet')
  const certified = await sekretær.presses(certify, 'Godkend', { from: '2027-01-11' })
  expect(certified.seen).toContain('Gælder som formand fra mandag 11. januar 2027')
  const members = await sekretær.writes('/medlemmer')
  expect(members.seen).toMatch(/Mette Dahl\n.*Formand/)
  expect(members.seen).not.toMatch(/Karen Holm\n.*Formand/)
})

test('uden flertal stemmes der igen, så bundet valg, og ved lige stemmer trækkes lod, som kan regnes efter', async () => {
  const { medlem, medlem2, politiker, sekretær } = world.people
  await startElection(world)
  await checkIn(world)
  for (const person of [medlem, medlem2, politiker]) await stands(person)
  for (const round of [1, 2]) {
    await openBallot(world)
    for (const [at, part] of SEATED.entries())
      await votes(world.people[part], at < 4 ? 'Mette Dahl' : at < 8 ? 'Jonas Krogh' : 'Lone Bech')
    const closed = await closes(world)
    expect(closed.seen).toContain(round === 1 ? 'Alle kan vælges igen' : 'bundet valg mellem de to')
  }
  const opened = await openBallot(world)
  const seal = /lodtrækning: ([0-9a-f]{64})/.exec(opened.seen)?.[1]
  const ballot = await opensBallot(politiker)
  expect(ballot.seen).toContain('Bundet valg')
  expect(ballot.seen).not.toContain('Lone Bech')
  for (const [at, part] of SEATED.entries())
    await votes(
      world.people[part],
      at < 5 ? 'Mette Dahl' : 'Jonas Krogh',
      part === 'politiker' ? ballot : undefined,
    )
  const tied = await closes(world)
  expect(tied.seen).toContain('fik lige mange stemmer')
  // Nobody learns what the lot is drawn with before it is drawn.
  const election = /"election":"([^"]+)"/.exec(JSON.stringify(tied.card))?.[1]
  expect((await invoke(sekretær, 'elections.check', { election })).error).toBeDefined()
  const drawn = await sekretær.presses(tied, 'Træk lod')
  expect(drawn.seen).toMatch(/Lodtrækningen faldt på (Mette Dahl|Jonas Krogh)/)
  const again = await world.teams.repeat(drawn)
  expect(again.seen).toBe(drawn.seen)

  const check = await medlem.presses(await medlem.writes('/valg'), 'Tjek selv')
  expect(check.seen).toContain('10 talte koder')
  const seed = /Tallet bag seglet\n([0-9a-f]{64})/.exec(check.seen)?.[1] ?? ''
  expect(sha256(seed)).toBe(seal)
  const codes = /talte koder i rækkefølge:\n([0-9a-f ]+)/.exec(check.seen)?.[1]?.split(' ') ?? []
  expect(codes).toEqual([...new Set(codes)].sort())
  const [, first = '', second = '', draw = ''] =
    /Lodtrækning mellem (.+) og (.+)\n([0-9a-f]{64})/.exec(check.seen) ?? []
  expect(draw).toBe(sha256(seed + codes.join('')))
  const winner = BigInt(`0x${draw}`) % 2n === 0n ? first : second
  expect(drawn.seen).toContain(`Lodtrækningen faldt på ${winner}.`)
  expect(drawn.seen).toContain(`${winner} er valgt som formand.`)
})

test('den, der får at vide, at de står på listen, kommer på den, og den, der kommer for sent, hører det', async () => {
  const { sekretær, medlem } = world.people
  const { scope, persons } = await demoCouncil(world)
  const idOf = (part: (typeof SEATED)[number]) => persons[SEATED.indexOf(part)] as string
  const [decided] = await runningElections(scope)
  await invoke(sekretær, 'elections.cancel', { election: decided?.id })
  await startElection(world)
  const [started] = await runningElections(scope)
  const election = started?.id ?? ''
  const here = (part: (typeof SEATED)[number]) => invoke(world.people[part], 'elections.here', { election })
  await stands(medlem)

  // A tick from before somebody checked in does not take them off; one that is taken away does.
  await here('formand')
  const form = await sekretær.presses(await sekretær.writes('/valg'), 'Hvem er her?')
  expect((await here('politiker')).seen).toContain('Nu står du på listen.')
  const there = (['medlem', 'medlem2', 'politiker2', 'medarbejder'] as const).map(idOf)
  const saved = await sekretær.presses(form, 'Gem', { present: there })
  expect(saved.seen).toContain('5 af 10 medlemmer har sagt, at de er her.')
  expect((await electionById(scope, election))?.present.toSorted()).toEqual(
    [...there, idOf('politiker')].toSorted(),
  )

  const coming = ['næstformand', 'medarbejder2', 'medarbejder3', 'centerchef'] as const
  const [opened, ...answers] = await Promise.all([
    invoke(sekretær, 'elections.open', { election, from: '0', minutes: '0' }),
    ...coming.map(here),
  ])
  expect(opened?.error).toBeUndefined()
  const roll = (await electionById(scope, election))?.roll ?? []
  expect(roll).toContain(idOf('politiker'))
  for (const [at, part] of coming.entries())
    expect(answers[at]?.error === undefined).toBe(roll.includes(idOf(part)))
  expect((await here('formand')).error?.message).toContain('Afstemningen er begyndt.')
  expect((await here('politiker')).error).toBeUndefined()
})
