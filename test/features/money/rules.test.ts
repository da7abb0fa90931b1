import fc from 'fast-check'
import { øreFrom } from '../../../src/core/amount'
import { accountsOf } from '../../../src/features/money/forecast'
import {
  approvedPostings,
  balanceOf,
  counterPostings,
  expensePostings,
  paidPostings,
} from '../../../src/features/money/ledger'
import {
  CATEGORIES,
  mileageAmount,
  mileageBands,
  mileageRates,
  perDiemRates,
  rateOn,
  unitsFor,
  unitsLeft,
} from '../../../src/features/money/rules'

test.each([
  ['440', 44_000],
  ['440 kr.', 44_000],
  ['1.234,50', 123_450],
  ['1234,5', 123_450],
  ['0,05', 5],
])('%s is understood as an amount', (text, øre) => {
  expect(øreFrom(text)).toBe(øre)
})

test.each(['', 'gratis', '1,234', '-5', '1.23', '2500.00', '12,345', '1e3'])(
  '%s is not taken for an amount',
  (text) => {
    expect(øreFrom(text)).toBeUndefined()
  },
)

test('the rate is the one that holds on the day, not the one that holds today', () => {
  const lines = mileageRates.standard
  expect(rateOn(lines, '2024-12-31')).toEqual({ since: '2024-01-01', amounts: [379, 223] })
  expect(rateOn(lines, '2026-01-01')).toEqual({ since: '2026-01-01', amounts: [394, 228] })
  expect(rateOn(lines, '2027-05-01')?.since).toBe('2026-01-01')
  expect(rateOn(lines, '2023-12-31')).toBeUndefined()
  expect(rateOn([...perDiemRates.standard, '1.7.2027: 455,50'], '2027-07-01')?.amounts).toEqual([45_550])
})

test('the order of the table’s lines does not matter', () => {
  const days = fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(fc.shuffledSubarray(mileageRates.standard, { minLength: 3 }), days, (lines, date) => {
      const day = date.toISOString().slice(0, 10)
      expect(rateOn(lines, day)).toEqual(rateOn(mileageRates.standard, day))
    }),
  )
})

test('four hours give one per diem, a minute more gives two', () => {
  expect([0, 1, 240, 241, 900].map((minutes) => unitsFor(minutes, 4))).toEqual([0, 1, 1, 2, 2])
})

test('a day gives what all its meetings together give, however they follow each other', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 6 }), (meetings) => {
      const given: { minutes: number; units: number }[] = []
      for (const minutes of meetings) given.push({ minutes, units: unitsLeft(minutes, given, 4) })
      const all = meetings.reduce((sum, minutes) => sum + minutes, 0)
      expect(given.reduce((sum, { units }) => sum + units, 0)).toBe(unitsFor(all, 4))
    }),
  )
})

test('the high rate ends at the year’s limit, wherever in a trip that is', () => {
  expect(mileageBands(500, 199_800, 200_000)).toEqual({ low: 200, high: 300 })
  // 20 km at 3.94 and 30 km at 2.28
  expect(mileageAmount({ low: 200, high: 300 }, [394, 228])).toBe(7_880 + 6_840)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9_999 }), { maxLength: 60 }), (trips) => {
      let driven = 0
      let below = 0
      for (const trip of trips) {
        const { low, high } = mileageBands(trip, driven, 200_000)
        expect(low + high).toBe(trip)
        expect(Math.min(low, high)).toBeGreaterThanOrEqual(0)
        driven += trip
        below += low
      }
      expect(below).toBe(Math.min(driven, 200_000))
    }),
  )
})

const amount = fc.integer({ min: 1, max: 10_000_000 })
const category = fc.constantFrom(...CATEGORIES)
const matter = fc.oneof(
  fc.record({ kind: fc.constant('expense' as const), category, amount, undone: fc.boolean() }),
  fc.record({
    kind: fc.constant('claim' as const),
    category,
    amount,
    paid: fc.boolean(),
    undone: fc.boolean(),
  }),
)

test('used is owed and paid to the øre, in any order of the entries', () => {
  fc.assert(
    fc.property(fc.array(matter), fc.infiniteStream(fc.nat()), (matters, random) => {
      const postings = matters.flatMap((each) => {
        const entries =
          each.kind === 'expense'
            ? [expensePostings(each.category, each.amount)]
            : [
                approvedPostings(each.category, each.amount),
                ...(each.paid ? [paidPostings(each.amount)] : []),
              ]
        return each.undone ? [...entries, ...entries.map(counterPostings)] : entries
      })
      const shuffled = postings
        .map((entry) => ({ entry, at: random.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ entry }) => ({ postings: entry }))
      const balance = balanceOf(shuffled)
      const kept = matters.filter(({ undone }) => !undone)
      const sum = (of: typeof kept) => of.reduce((all, each) => all + each.amount, 0)
      expect(balance.usedInAll).toBe(sum(kept))
      expect(balance.owed).toBe(sum(kept.filter((each) => each.kind === 'claim' && !each.paid)))
      expect(balance.usedInAll).toBe(balance.owed + balance.paid)
    }),
  )
})

test('four meetings up to four hours with eight recipients at 440 kr. cost 14,080 of 25,000 kr.', () => {
  const cost = 4 * 8 * unitsFor(240, 4) * (rateOn(perDiemRates.standard, '2027-02-04')?.amounts[0] ?? 0)
  expect(cost).toBe(1_408_000)
  const accounts = accountsOf({
    grant: 2_500_000,
    planned: {},
    entries: [],
    waiting: [],
    toCome: { perDiems: cost },
  })
  expect(accounts.left).toBe(1_092_000)
  expect(accounts.forecast).toBe(1_408_000)
})
