import fc from 'fast-check'
import { auditEntry } from '../../../src/core/audit'
import type { CouncilScope, Person } from '../../../src/core/council'
import type { CouncilRequest } from '../../../src/core/feature'
import { UserError } from '../../../src/core/user-error'
import { makePayout, payOut } from '../../../src/features/money/booking'
import { counterEntry, enterExpense } from '../../../src/features/money/budget'
import { type Claim, claimById, makeClaim } from '../../../src/features/money/claim-store'
import { accept, approve, correct, decline, reject, reverse } from '../../../src/features/money/claims'
import { balanceOf } from '../../../src/features/money/ledger'
import { append, entriesOf } from '../../../src/features/money/ledger-store'
import { startWorld, type World } from '../../support/app'
import { COUNCIL } from '../../support/card-fixtures'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const now = new Date('2027-03-01T09:00:00Z')
const person = (id: string): Person => ({ id, tenant: 't1', name: id })

/** A turn as the use cases take it, by the member or by the secretariat. */
function turn(scope: CouncilScope, by: 'member' | 'secretariat'): CouncilRequest {
  const council = { ...COUNCIL, id: scope.council }
  return {
    activityId: 'a1',
    person: person(by),
    councils: [council],
    place: 'personal',
    conversation: 'c',
    language: 'da',
    now,
    args: '',
    data: undefined,
    scope,
    council,
    member: { person: by, name: by, role: by },
    linkTo: () => '',
  }
}

/** Refusals are part of the game; anything else is a fault. */
const attempt = async (work: Promise<unknown>): Promise<void> => {
  await work.catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error
  })
}

const CLAIMS = 4
const index = fc.nat({ max: CLAIMS - 1 })
const amount = fc.integer({ min: 1, max: 100_000 })
const step = fc.oneof(
  fc.record({
    do: fc.constantFrom('accept', 'decline', 'correct', 'approve', 'reject', 'reverse'),
    claim: index,
    times: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ do: fc.constant('payout'), times: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    do: fc.constantFrom('expense', 'counter'),
    claim: index,
    times: fc.integer({ min: 1, max: 3 }),
  }),
)

let round = 0

test('regnskabet stemmer på øren i enhver rækkefølge af krav, rettelser og gentagelser, og intet betales to gange', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(amount, { minLength: CLAIMS, maxLength: CLAIMS }),
      fc.array(step, { maxLength: 25 }),
      async (amounts, steps) => {
        round += 1
        const scope = { tenant: 't1', council: `ledger-${round}` }
        const [own, office] = [turn(scope, 'member'), turn(scope, 'secretariat')]
        const ids: string[] = []
        for (const [at, øre] of amounts.entries()) {
          const draft = {
            kind: 'perDiem' as const,
            person: 'member',
            day: '2027-02-04',
            category: 'perDiems' as const,
            state: 'offered' as const,
            amount: øre,
            rates: [øre],
            meeting: `m${at}`,
            minutes: 60,
            text: '',
            key: `perDiem:m${at}:member`,
            madeAt: now,
            by: 'secretariat',
          }
          ids.push((await makeClaim(scope, draft, auditEntry(office, 'test'))).claim.id)
        }
        const expenses = amounts.map((øre, at) => ({
          category: 'catering' as const,
          amount: øre,
          day: '2027-02-04',
          text: '',
          form: `form-${at}`,
        }))
        let payouts = 0
        for (const each of steps) {
          const id = ids['claim' in each ? each.claim : 0] as string
          const expense = expenses['claim' in each ? each.claim : 0] as (typeof expenses)[number]
          payouts += 1
          const payout = `payout-${payouts}`
          const act = async (): Promise<unknown> => {
            const version = (await claimById(scope, id))?.version ?? 0
            switch (each.do) {
              case 'accept':
                return accept(own, id)
              case 'decline':
                return decline(own, id)
              case 'correct':
                return correct(own, id, 60 + 200 * (payouts % 2), 'Det varede længere')
              case 'approve':
                return approve(office, id, version)
              case 'reject':
                return reject(office, id, '')
              case 'reverse':
                return reverse(office, id, '')
              case 'expense':
                return enterExpense(office, expense)
              case 'counter':
                return counterEntry(office, (await enterExpense(office, expense)).id, '')
              default:
                await makePayout(scope, ids, payout, now)
                return payOut(scope, payout, { by: 'secretariat', now }, () => auditEntry(office, 'test'))
            }
          }
          // Repeats come at the same time, as Teams and impatient fingers send them.
          await Promise.all(Array.from({ length: each.times }, () => attempt(act())))
        }

        const entries = await entriesOf(scope, 2027)
        const claims = (await Promise.all(ids.map((id) => claimById(scope, id)))) as Claim[]
        for (const { postings } of entries)
          expect(postings.reduce((sum, posting) => sum + posting.amount, 0)).toBe(0)
        expect(entries.map(({ number }) => number)).toEqual(entries.map((_, at) => at + 1))
        const balance = balanceOf(entries)
        const owing = (states: string[]) =>
          claims.filter(({ state }) => states.includes(state)).reduce((sum, claim) => sum + claim.amount, 0)
        expect(balance.used.perDiems).toBe(owing(['approved', 'paid']))
        expect(balance.owed).toBe(owing(['approved']))
        expect(balance.usedInAll).toBe(balance.owed + balance.paid)
        for (const id of ids)
          expect(
            entries.filter(({ kind, claim }) => kind === 'paid' && claim === id).length,
          ).toBeLessThanOrEqual(1)
      },
    ),
    { numRuns: 15 },
  )
})

test('ingen godkender sit eget krav, heller ikke en sekretær med plads i rådet', async () => {
  const scope = { tenant: 't1', council: 'own' }
  const secretary = turn(scope, 'secretariat')
  const { claim } = await makeClaim(
    scope,
    {
      kind: 'mileage',
      person: 'secretariat',
      day: '2027-02-04',
      category: 'transport',
      state: 'accepted',
      amount: 4_925,
      rates: [394, 228],
      tenths: 125,
      text: '',
      key: 'mileage:secretariat:form',
      madeAt: now,
      by: 'secretariat',
    },
    auditEntry(secretary, 'test'),
  )
  await expect(approve(secretary, claim.id, 0)).rejects.toThrow('money.ownApproval')
  expect(await entriesOf(scope, 2027)).toEqual([])
})

test('efter lukningen kommer der intet mere i året, heller ikke fra dem, der skriver på samme tid', async () => {
  const scope = { tenant: 't1', council: 'closing' }
  const draft = (key: string, kind: 'expense' | 'closing') => ({
    year: 2027,
    key,
    kind,
    day: '2027-02-04',
    text: '',
    postings: [],
    at: now,
    by: 'secretariat',
  })
  const written = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      append(scope, draft(at === 9 ? 'closing' : `key-${at}`, at === 9 ? 'closing' : 'expense')),
    ),
  )
  const entries = await entriesOf(scope, 2027)
  expect(entries.at(-1)?.kind).toBe('closing')
  expect(entries.map(({ number }) => number)).toEqual(entries.map((_, at) => at + 1))
  expect(written.filter(Boolean)).toHaveLength(entries.length)
})
