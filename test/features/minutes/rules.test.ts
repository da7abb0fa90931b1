import fc from 'fast-check'
import { whereTheyPart } from '../../../src/features/minutes/difference'
import {
  type AttendanceChange,
  CHOICES,
  clockOf,
  countVotes,
  expectedEnd,
  floorOrder,
  isThere,
  minutesThere,
  relieved,
  staysOf,
  timeUsed,
} from '../../../src/features/minutes/rules'

const START = Date.parse('2027-02-04T16:00:00Z')
const at = (minute: number) => new Date(START + minute * 60_000)
const minute = fc.integer({ min: 0, max: 240 })

/** Somebody's arrivals and departures in the order in which they are entered. */
const changes = fc
  .array(minute, { maxLength: 12 })
  .map((minutes) =>
    [...minutes]
      .sort((a, b) => a - b)
      .map((value, index): AttendanceChange => ({ person: 'p', number: index + 1, at: at(value) })),
  )

test('den, der har skrevet sig ind et ulige antal gange, er her, og ellers ikke', () => {
  fc.assert(
    fc.property(changes, (list) => {
      const stays = staysOf(list).get('p')
      expect(isThere(stays, at(241))).toBe(list.length % 2 === 1)
    }),
  )
})

test('rækkefølgen, de læses i, betyder intet, og ingen er her længere, end mødet varer', () => {
  fc.assert(
    fc.property(changes, minute, fc.nat(), (list, end, seed) => {
      const shuffled = [...list].sort((a, b) => ((a.number * seed) % 7) - ((b.number * seed) % 7))
      expect(staysOf(shuffled)).toEqual(staysOf(list))
      const there = minutesThere(staysOf(list).get('p') ?? [], { from: at(0), to: at(end) })
      expect(there).toBeGreaterThanOrEqual(0)
      expect(there).toBeLessThanOrEqual(end)
    }),
  )
})

const course = fc
  .array(fc.record({ item: fc.constantFrom('a', 'b', 'c', 'd'), minute }), { maxLength: 10 })
  .map((steps) =>
    [...steps]
      .sort((a, b) => a.minute - b.minute)
      .map(({ item, minute: value }) => ({ item, at: at(value) })),
  )
const ITEMS = [
  { id: 'a', minutes: 5 },
  { id: 'b', minutes: 20 },
  { id: 'c', minutes: 30 },
  { id: 'd', minutes: 5 },
]

test('punkternes tid er tilsammen tiden fra det første punkt, og ingen tid er negativ', () => {
  fc.assert(
    fc.property(course, (steps) => {
      const used = [...timeUsed(steps, at(240)).values()]
      const first = steps[0]?.at ?? at(240)
      expect(used.every((time) => time >= 0)).toBe(true)
      expect(used.reduce((sum, time) => sum + time, 0)).toBe(at(240).getTime() - first.getTime())
    }),
  )
})

test('mødets slut rykker, når punktet går over tiden, og aldrig tilbage, mens man taler', () => {
  fc.assert(
    fc.property(course, minute, minute, (steps, one, other) => {
      const [early, later] = [240 + Math.min(one, other), 240 + Math.max(one, other)]
      const before = expectedEnd(ITEMS, steps, at(early))
      const after = expectedEnd(ITEMS, steps, at(later))
      expect(before.getTime()).toBeGreaterThanOrEqual(at(early).getTime())
      expect(after.getTime()).toBeGreaterThanOrEqual(before.getTime())
      const current = ITEMS.find(({ id }) => id === steps.at(-1)?.item)
      // Over time, each minute that passes is a minute more.
      if (current && clockOf(current, steps, at(early)).used >= current.minutes)
        expect(after.getTime() - before.getTime()).toBe((later - early) * 60_000)
    }),
  )
})

const asking = fc.uniqueArray(fc.record({ person: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minute }), {
  selector: ({ person }) => person,
})

test('talerlisten mister ingen og går efter tur, de nye først, hvis rådet vil', () => {
  fc.assert(
    fc.property(asking, fc.subarray(['a', 'b', 'c', 'd', 'e']), fc.boolean(), (list, spoken, newFirst) => {
      const waiting = list.map(({ person, minute: value }) => ({ id: person, person, askedAt: at(value) }))
      const order = floorOrder(waiting, new Set(spoken), newFirst)
      expect(order.map(({ id }) => id).sort()).toEqual(waiting.map(({ id }) => id).sort())
      order.forEach((one, index) => {
        const next = order[index + 1]
        if (!next) return
        const [old, oldNext] = [spoken.includes(one.person), spoken.includes(next.person)]
        if (newFirst) expect(Number(old)).toBeLessThanOrEqual(Number(oldNext))
        if (!newFirst || old === oldNext)
          expect(one.askedAt.getTime()).toBeLessThanOrEqual(next.askedAt.getTime())
      })
    }),
  )
})

test('hver stemme tælles én gang, og en inhabils tælles ikke', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom(...CHOICES)),
      fc.subarray(['a', 'b', 'c', 'd', 'e']),
      (ballots, disqualified) => {
        const counts = countVotes(ballots, new Set(disqualified))
        const voters = Object.keys(ballots).filter((person) => !disqualified.includes(person))
        expect(counts.for + counts.against + counts.abstain).toBe(voters.length)
      },
    ),
  )
})

test('det, der er rettet sidst i en lang tekst, står forrest i det, kortet viser', () => {
  const same = 'Vi talte længe om bænke ved stationen og ved torvet, og de fleste ville have flere. '.repeat(
    4,
  )
  expect(whereTheyPart({ before: `${same}Vi siger ja.`, after: `${same}Vi siger nej.` })).toEqual({
    before: '…fleste ville have flere. Vi siger ja.',
    after: '…fleste ville have flere. Vi siger nej.',
  })
  expect(whereTheyPart({ before: 'Kort', after: 'Kort nok' })).toEqual({ before: 'Kort', after: 'Kort nok' })
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (start, one, other) => {
      const shown = whereTheyPart({ before: start + one, after: start + other })
      expect(shown.before?.endsWith(one)).toBe(true)
      expect(shown.after?.endsWith(other)).toBe(true)
      if (one !== other) expect(shown.before).not.toBe(shown.after)
    }),
  )
})

test('stemmer både medlem og suppleant for én plads, tæller medlemmets stemme', () => {
  const seats = [{ person: 'a', substitute: 'b' }, { person: 'c' }]
  const both = { a: 'for', b: 'against', c: 'for' } as const
  expect(relieved(both, seats, new Set())).toEqual(['b'])
  expect(relieved(both, seats, new Set(['a']))).toEqual([])
  expect(relieved({ b: 'against' }, seats, new Set())).toEqual([])
  expect(relieved(both, [...seats, { person: 'b' }], new Set())).toEqual([])
})
