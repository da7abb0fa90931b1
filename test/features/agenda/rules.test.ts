import fc from 'fast-check'
import { DateTime } from 'luxon'
import type { PublishedItem } from '../../../src/features/agenda/agenda-store'
import { isCurrent, marked } from '../../../src/features/agenda/publish'
import {
  afterAt,
  inPlanOrder,
  itemDeadline,
  itemDeadlineDays,
  orderFrom,
  plannedEnd,
  publishDays,
  publishDeadline,
} from '../../../src/features/agenda/rules'
import { COUNCIL } from '../../support/card-fixtures'

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 20 })

describe('the order', () => {
  test('an item that is given a place gets it, and the others keep their order', () => {
    const moved = ids.chain((all) =>
      fc.record({ all: fc.constant(all), from: fc.nat(all.length - 1), to: fc.nat(all.length - 1) }),
    )
    fc.assert(
      fc.property(moved, ({ all, from, to }) => {
        const places = all.map((item, index) => ({ item, place: (index === from ? to : index) + 1 }))
        const order = orderFrom(places)
        expect(order[to]).toBe(all[from])
        expect(order.filter((item) => item !== all[from])).toEqual(all.filter((_, index) => index !== from))
      }),
    )
  })

  test('whatever places are given, every item stands on the agenda once', () => {
    const given = fc.array(fc.record({ item: fc.uuid(), place: fc.integer({ min: -5, max: 30 }) }))
    fc.assert(
      fc.property(given, (places) => {
        expect(orderFrom(places).sort()).toEqual(places.map(({ item }) => item).sort())
      }),
    )
  })

  test('the plan’s order holds; what it does not name comes after, what is gone is left out', () => {
    const some = ids.chain((all) =>
      fc.record({
        here: fc.shuffledSubarray(all),
        plan: fc.shuffledSubarray(all),
      }),
    )
    fc.assert(
      fc.property(some, ({ here, plan }) => {
        const order = inPlanOrder(
          here.map((id) => ({ id })),
          plan.map((item) => ({ item })),
        ).map(({ id }) => id)
        const planned = plan.filter((id) => here.includes(id))
        expect(order).toEqual([...planned, ...here.filter((id) => !plan.includes(id))])
      }),
    )
  })
})

describe('the planned end', () => {
  const start = new Date('2027-02-04T16:00:00Z')
  const minutes = fc.array(fc.integer({ min: 0, max: 240 }), { maxLength: 25 })

  test('is the sum of the minutes, and what is too much is what is past the meeting’s end', () => {
    fc.assert(
      fc.property(minutes, fc.integer({ min: 30, max: 300 }), (each, length) => {
        const end = new Date(start.getTime() + length * 60_000)
        const sum = each.reduce((all, one) => all + one, 0)
        const planned = plannedEnd(
          { start, end },
          each.map((one) => ({ minutes: one })),
        )
        expect(planned.at.getTime() - start.getTime()).toBe(sum * 60_000)
        expect(planned.over).toBe(Math.max(0, sum - length))
      }),
    )
  })
})

describe('the deadlines', () => {
  const meetings = fc.date({
    min: new Date('2026-01-01'),
    max: new Date('2029-12-31'),
    noInvalidDate: true,
  })
  const decided = (rule: string, value: number) => ({
    ...COUNCIL,
    rules: [{ rule, value, from: new Date(0), decidedAt: new Date(0), by: 'Anne Vester' }],
  })
  const wall = (at: Date) => DateTime.fromJSDate(at, { zone: COUNCIL.timeZone })

  test.each([
    ['items', itemDeadlineDays.key, itemDeadline],
    ['the agenda', publishDays.key, publishDeadline],
  ] as const)(
    'for %s last to the end of that day by the council’s clock, also over summer time',
    (_, rule, deadline) => {
      fc.assert(
        fc.property(meetings, fc.integer({ min: 0, max: 60 }), (start, days) => {
          const at = wall(deadline({ start }, decided(rule, days), start))
          expect(at.toFormat('HH:mm:ss')).toBe('23:59:59')
          expect(at.startOf('day').plus({ days }).toISODate()).toBe(wall(start).toISODate())
        }),
      )
    },
  )
})

describe('a correction', () => {
  const item = (id: string, title: string): PublishedItem => ({
    id,
    title,
    background: '',
    recommendation: '',
    purpose: 'discussion',
    minutes: 10,
    proposers: [],
    merged: [],
    attachments: [],
  })
  const drafts = fc.uniqueArray(
    fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('x', 'y')),
    {
      selector: ([id]) => id,
    },
  )

  test('marks what is new and what is changed, names what is gone, and leaves the rest alone', () => {
    fc.assert(
      fc.property(drafts, drafts, (before, after) => {
        const old = { items: before.map(([id, title]) => item(id, title)) } as never
        const now = after.map(([id, title]) => item(id, title))
        const { items, removed } = marked(now, old)
        const was = new Map(before)
        expect(items.map(({ mark }) => mark)).toEqual(
          after.map(([id, title]) => (!was.has(id) ? 'new' : was.get(id) === title ? undefined : 'changed')),
        )
        expect(removed).toHaveLength(before.filter(([id]) => !after.some(([one]) => one === id)).length)
        const same = JSON.stringify(before) === JSON.stringify(after)
        expect(isCurrent(old, now)).toBe(same)
      }),
    )
  })
})

test.each([
  ['at rådet taler om det', 'rådet taler om det'],
  ['… at  rådet taler', 'rådet taler'],
  ['atletik i parken', 'atletik i parken'],
  ['Rådet taler', 'Rådet taler'],
])('“%s” stands after “at” once', (written, after) => {
  expect(afterAt(written)).toBe(after)
})
