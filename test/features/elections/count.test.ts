import fc from 'fast-check'
import { inCardOrder } from '../../../src/features/elections/ballot'
import { outcomeOf, type Stage, settled, type Votes } from '../../../src/features/elections/count'
import { commitmentTo, draw, pick } from '../../../src/features/elections/lots'
import { RULE_SETS, type RuleSet, type RuleSetName } from '../../../src/features/elections/rules'
import { model, said } from './model'

const votes = (stage: Stage, counts: Record<string, number>, rest: Partial<Votes> = {}): Votes => {
  const given = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return { stage, candidates: Object.keys(counts), counts, blank: 10 - given, roll: 10, members: 10, ...rest }
}
const free = (number: number): Stage => ({ kind: 'free', number })
const runOff: Stage = { kind: 'runOff' }

describe('det almindelige regelsæt i et råd på ti', () => {
  const rules = RULE_SETS.byraad
  const outcome = (...args: Parameters<typeof votes>) => outcomeOf(rules, 50, votes(...args))

  test('seks af ti fremmødte er mere end halvdelen', () => {
    expect(outcome(free(1), { anne: 6, bo: 4 })).toEqual({
      kind: 'elected',
      candidate: 'anne',
      by: 'majority',
    })
  })

  test('fem af ti er ikke nok, heller ikke når de andre stemmer blankt eller slet ikke', () => {
    expect(outcome(free(1), { anne: 5, bo: 3 })).toMatchObject({ kind: 'again', stage: free(2) })
    expect(outcome(free(1), { anne: 5, bo: 0 }, { blank: 0 })).toMatchObject({ kind: 'again' })
  })

  test('efter to frie valg er der bundet valg mellem de to, der fik flest', () => {
    expect(outcome(free(2), { anne: 2, bo: 4, carl: 3 })).toEqual({
      kind: 'again',
      stage: runOff,
      candidates: ['bo', 'carl'],
    })
  })

  test('stemmelighed om en plads i det bundne valg afgøres ved lodtrækning', () => {
    expect(outcome(free(2), { anne: 2, bo: 4, carl: 2 })).toEqual({
      kind: 'tie',
      for: 'runOff',
      through: ['bo'],
      among: ['anne', 'carl'],
      places: 1,
    })
    expect(outcome(free(2), { anne: 3, bo: 3, carl: 3 })).toMatchObject({ through: [], places: 2 })
  })

  test('i det bundne valg vinder den med flest stemmer, og stemmelighed afgøres ved lodtrækning', () => {
    expect(outcome(runOff, { anne: 4, bo: 3 })).toMatchObject({ candidate: 'anne', by: 'mostVotes' })
    expect(outcome(runOff, { anne: 5, bo: 5 })).toMatchObject({ kind: 'tie', for: 'office', places: 1 })
  })

  test('ingen stemmer på nogen vælger ingen', () => {
    expect(outcome(runOff, { anne: 0, bo: 0 })).toEqual({ kind: 'nobody' })
  })

  test('under halvdelen af medlemmerne gælder valget ikke', () => {
    expect(outcome(free(1), { anne: 4 }, { blank: 0, roll: 5 })).toMatchObject({
      kind: 'noQuorum',
      needed: 5,
    })
  })
})

test('med flertal af de afgivne stemmer i alle omgange bliver ingen valgt uden flertal', () => {
  const outcome = (counts: Record<string, number>, blank: number) =>
    outcomeOf(RULE_SETS.castVotes, 0, votes(runOff, counts, { blank }))
  expect(outcome({ anne: 4, bo: 3 }, 1)).toEqual({ kind: 'nobody' })
  expect(outcome({ anne: 4, bo: 3 }, 0)).toMatchObject({ kind: 'elected', by: 'majority' })
  expect(outcome({ anne: 4, bo: 4 }, 0)).toMatchObject({ kind: 'tie', for: 'office' })
  expect(outcome({ anne: 4, bo: 4 }, 1)).toEqual({ kind: 'nobody' })
})

const NAMES = ['anne', 'bo', 'carl', 'dorte', 'emil']
const sets = fc.constantFrom(...(Object.keys(RULE_SETS) as RuleSetName[]))

test('hvert regelsæt følger en uafhængig model gennem tilfældige opstillinger, stemmer og omgange', () => {
  fc.assert(
    fc.property(
      sets,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 12 }),
      fc.infiniteStream(fc.nat(1000)),
      fc.stringMatching(/^[0-9a-f]{64}$/),
      (name, count, roll, dice, seed) => {
        const rules: RuleSet = RULE_SETS[name]
        let names = NAMES.slice(0, count)
        let stage: Stage = rules.freeBallots > 0 ? free(1) : runOff
        for (let round = rules.freeBallots > 0 ? 1 : 99; ; round += 1) {
          const next = () => dice.next().value as number
          const ballots = Array.from({ length: next() % (roll + 1) }, () =>
            next() % 6 === 0 ? 'blank' : (names[next() % names.length] as string),
          )
          const counts: Record<string, number> = {}
          for (const vote of ballots) if (vote !== 'blank') counts[vote] = (counts[vote] ?? 0) + 1
          const blank = ballots.filter((vote) => vote === 'blank').length
          let outcome = outcomeOf(rules, 0, { stage, candidates: names, counts, blank, roll, members: roll })
          expect(said(outcome)).toBe(
            model(name, stage.kind === 'free' ? stage.number : 99, ballots, names, roll),
          )
          if (outcome.kind === 'tie') {
            const chosen = pick(draw(seed, []), outcome.among, outcome.places)
            expect(new Set(chosen).size).toBe(outcome.places)
            for (const person of chosen) expect(outcome.among).toContain(person)
            outcome = settled(outcome, chosen, 'lot', names)
          }
          if (outcome.kind !== 'again') return
          expect(round).toBeLessThan(100)
          ;({ stage, candidates: names } = outcome)
        }
      },
    ),
    { numRuns: 2000 },
  )
})

test('quorum gælder før alt andet', () => {
  fc.assert(
    fc.property(sets, fc.nat(20), fc.integer({ min: 0, max: 100 }), (name, votesCast, percent) => {
      const outcome = outcomeOf(RULE_SETS[name], percent, {
        stage: free(1),
        candidates: ['anne'],
        counts: { anne: votesCast },
        blank: 0,
        roll: 20,
        members: 20,
      })
      expect(outcome.kind === 'noQuorum').toBe(votesCast < (20 * percent) / 100)
    }),
  )
})

describe('lodtrækningen', () => {
  test('kan regnes efter i hånden af det, der er offentliggjort', () => {
    // printf '%s' 00ff | sha256sum; printf '%s' 00ffaabb | sha256sum
    expect(commitmentTo('00ff')).toBe('8909cde2f411a84e86e7a39c8a3916b7cda6a9d977778030b6f6a491401400bc')
    expect(draw('00ff', ['aa', 'bb'])).toBe(
      '4716f6c6d26457149a94258e51c37d3ef8e3d40be9901edbc7735620c1b019ad',
    )
    expect(draw('00ff', ['bb', 'aa'])).toBe(draw('00ff', ['aa', 'bb']))
  })

  test('peger på alle lige ofte', () => {
    const hits = [0, 0, 0]
    for (let n = 0; n < 3000; n += 1) {
      const [chosen] = pick(draw(`${n}`, []), ['0', '1', '2'], 1)
      hits[Number(chosen)] = (hits[Number(chosen)] ?? 0) + 1
    }
    // Chi-square with two degrees of freedom; 13.8 is passed by chance once in a thousand, and this is no chance.
    const expected = 1000
    expect(hits.reduce((sum, hit) => sum + (hit - expected) ** 2 / expected, 0)).toBeLessThan(13.8)
  })
})

test('hver rækkefølge på stemmesedlen er lige så tit som de andre, og den samme på samme kort', () => {
  const seen = new Map<string, number>()
  for (let n = 0; n < 1200; n += 1) {
    const order = inCardOrder(['a', 'b', 'c'], (each) => each, `token${n}`).join('')
    expect(inCardOrder(['c', 'a', 'b'], (each) => each, `token${n}`).join('')).toBe(order)
    seen.set(order, (seen.get(order) ?? 0) + 1)
  }
  expect(seen.size).toBe(6)
  // Chi-square with five degrees of freedom; 20.5 is passed by chance once in a thousand, and this is no chance.
  expect([...seen.values()].reduce((sum, hits) => sum + (hits - 200) ** 2 / 200, 0)).toBeLessThan(20.5)
})
