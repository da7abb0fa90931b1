import fc from 'fast-check'
import { DateTime } from 'luxon'
import { approvalOutcome, deadlinesFor, VERDICTS } from '../../../src/features/hearings/rules'
import { COUNCIL } from '../../support/card-fixtures'

const zone = COUNCIL.timeZone
const endOf = (day: string) => DateTime.fromISO(day, { zone }).endOf('day').toJSDate()
const dayOf = (at: Date) => DateTime.fromJSDate(at, { zone }).toISODate()
const NOW = new Date('2027-01-11T09:00:00Z')

test('with time enough the deadlines are the days that the rules say before the external one', () => {
  const { input, draft, approval, shortened } = deadlinesFor(endOf('2027-02-12'), COUNCIL, NOW)
  expect([input, draft, approval].map(dayOf)).toEqual(['2027-02-05', '2027-02-08', '2027-02-11'])
  expect(shortened).toBe(false)
})

test('a meeting in time takes the place of the last days, and the approval is due when it begins', () => {
  const meeting = new Date('2027-02-04T16:00:00Z')
  const { input, draft, approval } = deadlinesFor(endOf('2027-02-12'), COUNCIL, NOW, meeting)
  expect([input, draft].map(dayOf)).toEqual(['2027-01-29', '2027-02-01'])
  expect(approval).toEqual(meeting)
})

test('where time is short input keeps half of it, over the change to summer time too', () => {
  const { input, draft, approval, shortened } = deadlinesFor(endOf('2027-01-16'), COUNCIL, NOW)
  expect([input, draft, approval].map(dayOf)).toEqual(['2027-01-14', '2027-01-15', '2027-01-16'])
  expect(shortened).toBe(true)
  const summer = deadlinesFor(endOf('2027-04-05'), COUNCIL, new Date('2027-03-15T09:00:00Z'))
  expect(summer.input).toEqual(endOf('2027-03-29'))
})

test('whatever the days, the deadlines come one after the other and before the external one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 90 }),
      fc.record({ input: fc.nat(60), draft: fc.nat(60), approval: fc.nat(60) }),
      fc.integer({ min: 0, max: 23 }),
      (available, days, hour) => {
        const now = DateTime.fromISO('2027-02-15', { zone }).set({ hour }).toJSDate()
        const external = DateTime.fromJSDate(now, { zone }).plus({ days: available }).endOf('day').toJSDate()
        const rule = (name: string, value: number) => ({
          rule: `hearings.${name}Days`,
          value,
          from: new Date(0),
          decidedAt: new Date(0),
          by: '',
        })
        const rules = [rule('input', days.input), rule('draft', days.draft), rule('approval', days.approval)]
        const { input, draft, approval } = deadlinesFor(external, { ...COUNCIL, rules }, now)
        expect(+now).toBeLessThanOrEqual(+input)
        expect(+input).toBeLessThanOrEqual(+draft)
        expect(+draft).toBeLessThanOrEqual(+approval)
        expect(+approval).toBeLessThanOrEqual(+external)
      },
    ),
  )
})

const rule = { majority: 'seats', demands: 3 } as const

test('a written approval ends by majority, by demands for a meeting, or at the deadline', () => {
  const six = Array.from({ length: 6 }, () => 'approve' as const)
  expect(approvalOutcome(six, 10, rule, false)).toBe('approved')
  expect(approvalOutcome(six.slice(1), 10, rule, false)).toBe('running')
  expect(approvalOutcome(six.slice(1), 10, rule, true)).toBe('failed')
  expect(approvalOutcome(six.slice(1), 10, { ...rule, majority: 'answers' }, true)).toBe('approved')
  expect(approvalOutcome(['meeting', 'meeting', 'meeting', ...six], 10, rule, false)).toBe('meeting')
  expect(approvalOutcome([], 10, { ...rule, majority: 'answers' }, true)).toBe('failed')
})

test('an approval that has ended stays as it ended, whoever approves after it', () => {
  const verdicts = fc.array(fc.constantFrom(...VERDICTS), { maxLength: 10 })
  fc.assert(
    fc.property(verdicts, fc.constantFrom('seats', 'answers'), (given, majority) => {
      const outcome = approvalOutcome(given, 10, { ...rule, majority }, false)
      const later = approvalOutcome([...given, 'approve'], 11, { ...rule, majority }, false)
      if (outcome === 'meeting') expect(later).toBe('meeting')
      expect(approvalOutcome(given, 10, { ...rule, majority }, true)).not.toBe('running')
    }),
  )
})
