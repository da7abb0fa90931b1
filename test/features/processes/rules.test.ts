import fc from 'fast-check'
import {
  carriedTo,
  daysBetween,
  type Milestone,
  moved,
  nextOf,
  PHASES,
  POLICY,
  plusDays,
} from '../../../src/features/processes/rules'

const START = '2026-11-20'
const milestone = (at: number, day: string, more: Partial<Milestone> = {}): Milestone => ({
  id: `m${at}`,
  phase: PHASES[at % 4] ?? 'prepare',
  party: 'project',
  title: `Milepæl ${at}`,
  what: '',
  day,
  result: '',
  ...more,
})
const process = POLICY.map(({ phase, after }, at) => milestone(at, plusDays(START, after), { phase }))
const dayOf = (milestones: Milestone[], id: string) => milestones.find((each) => each.id === id)?.day ?? ''

test('the template has the seven milestones of a policy’s revision, on the days of the model', () => {
  expect(process.map(({ day }) => day)).toEqual([
    '2026-11-20',
    '2027-01-25',
    '2027-01-31',
    '2027-04-01',
    '2027-04-15',
    '2027-05-15',
    '2027-06-14',
  ])
})

test('a week’s delay moves all that follows by a week, and nothing before', () => {
  const after = moved(process, 'm2', '2027-02-07', true)
  expect(after.map(({ day }) => day)).toEqual([
    '2026-11-20',
    '2027-01-25',
    '2027-02-07',
    '2027-04-08',
    '2027-04-22',
    '2027-05-22',
    '2027-06-21',
  ])
  expect(
    moved(process, 'm2', '2027-02-07', false).filter(({ day }, at) => day !== process[at]?.day),
  ).toHaveLength(1)
})

const processes = fc
  .array(fc.record({ after: fc.integer({ min: 0, max: 400 }), done: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((list) =>
    list
      .map(({ after, done }, at) =>
        milestone(at, plusDays(START, after), done ? { doneOn: START, result: 'Ja' } : {}),
      )
      .sort((a, b) => a.day.localeCompare(b.day)),
  )

test('moved together, milestones that are not reached keep their distances, and reached ones their days', () => {
  fc.assert(
    fc.property(processes, fc.nat({ max: 11 }), fc.integer({ min: -100, max: 100 }), (all, at, days) => {
      const one = all[at % all.length] as Milestone
      if (one.doneOn) return
      const after = moved(all, one.id, plusDays(one.day, days), true)
      const from = all.findIndex(({ id }) => id === one.id)
      all.forEach((each, index) => {
        const shift = daysBetween(each.day, dayOf(after, each.id))
        expect(shift).toBe(index >= from && !each.doneOn ? days : 0)
      })
      expect(after.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort())
      expect(after.map(({ day }) => day)).toEqual(after.map(({ day }) => day).sort())
    }),
  )
})

test('moved later and back again, everything is where it was', () => {
  fc.assert(
    fc.property(processes, fc.nat({ max: 11 }), fc.integer({ min: 0, max: 100 }), (all, at, days) => {
      const one = all[at % all.length] as Milestone
      // A reached one between them would be overtaken and then left out on the way back.
      if (all.some(({ doneOn }) => doneOn)) return
      const there = moved(all, one.id, plusDays(one.day, days), true)
      expect(moved(there, one.id, one.day, true)).toEqual(all)
    }),
  )
})

test('the next milestone is the first that is not reached, in whatever order they were', () => {
  const [first, ...rest] = process as [Milestone, ...Milestone[]]
  expect(nextOf([...rest, { ...first, doneOn: START }].reverse())?.id).toBe('m1')
  expect(nextOf(process.map((each) => ({ ...each, doneOn: START })))).toBeUndefined()
})

test('a milestone builds on the phase before and on what its own phase has reached', () => {
  const reached = process.map((each, at) => (at < 4 ? { ...each, doneOn: START, result: `R${at}` } : each))
  expect(carriedTo(reached, 'm1').map(({ result }) => result)).toEqual(['R0'])
  expect(carriedTo(reached, 'm3').map(({ result }) => result)).toEqual(['R1', 'R2'])
  expect(carriedTo(reached, 'm4').map(({ result }) => result)).toEqual(['R1', 'R2', 'R3'])
})
