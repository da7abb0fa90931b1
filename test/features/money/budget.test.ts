import fc from 'fast-check'
import { DateTime } from 'luxon'
import { auditEntry } from '../../../src/core/audit'
import type { CouncilScope, Person } from '../../../src/core/council'
import type { CouncilRequest } from '../../../src/core/feature'
import { UserError } from '../../../src/core/user-error'
import { addPerson, councilsOf, personByAccount } from '../../../src/features/council'
import { addMeeting } from '../../../src/features/meetings'
import { makePayout, payOut } from '../../../src/features/money/booking'
import { accountsFor, closeYear, counterEntry, enterExpense } from '../../../src/features/money/budget'
import { type Claim, claimById, LIVE, makeClaim } from '../../../src/features/money/claim-store'
import { accept, approve, correct, decline, reject, reverse } from '../../../src/features/money/claims'
import { balanceOf } from '../../../src/features/money/ledger'
import { append, entriesOf } from '../../../src/features/money/ledger-store'
import { verify } from '../../../src/features/money/verify'
import { CAST, DEMO_TENANT } from '../../../src/local/demo'
import { startWorld, type World } from '../../support/app'
import { COUNCIL } from '../../support/card-fixtures'
import { addNeighbour } from '../../support/neighbour'

let world: World
beforeAll(async () => {
  world = await startWorld()
  const tenant = { tenant: DEMO_TENANT }
  const secretary = await personByAccount(tenant, CAST.sekretær.aadObjectId)
  const [council] = await councilsOf(tenant, secretary?.id ?? '')
  for (const day of ['2027-05-13', '2027-09-09', '2027-11-18']) {
    const start = DateTime.fromISO(`${day}T17:00`, { zone: 'Europe/Copenhagen' })
    await addMeeting(
      { ...tenant, council: council?.id ?? '' },
      { start: start.toJSDate(), end: start.plus({ hours: 4 }).toJSDate(), place: 'Rådhuset' },
    )
  }
})
afterAll(() => world.close())

const EXPENSE = { day: '2027-01-10', amount: '1.200', category: 'catering', text: 'Kaffe', noNames: 'true' }

test('fire møder med otte modtagere binder 14.080 kr. af de 25.000 kr.', async () => {
  const card = await world.people.medlem.writes('/budget')
  expect(card.seen).toContain('Rådet har\n25.000 kr.')
  expect(card.seen).toContain('Bundet\n14.080 kr.')
  expect(card.seen).toContain('Tilbage\n10.920 kr.')
  expect(card.seen).toContain('4 møder med op til 8 modtagere = 14.080 kr.')
  expect(card.seen).not.toContain('Skriv en udgift ind')
  const chart = new URL(JSON.stringify(card.card).match(/http[^"]*\/files\/[^"]*/)?.[0] ?? '')
  const picture = await fetch(`http://127.0.0.1:${world.app.port}${chart.pathname}`)
  expect(picture.headers.get('content-type')).toBe('image/png')
  expect(
    Buffer.from(await picture.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
})

test('budgettet kan ses i kanalen, men ikke rettes der', async () => {
  const card = await world.people.sekretær.writes('/budget', { in: world.channel })
  expect(card.seen).toContain('Tilbage\n10.920 kr.')
  expect(card.seen).not.toContain('Ret planen')
})

test('en udgift skrives ind én gang, tages tilbage ved en modpostering, og sporet bliver stående', async () => {
  const { sekretær } = world.people
  const form = await sekretær.presses(await sekretær.writes('/budget'), 'Skriv en udgift ind')
  const entered = await sekretær.presses(form, 'Skriv den ind', EXPENSE)
  expect(entered.seen).toContain('Brugt\n1.200 kr.')
  const again = await sekretær.presses(form, 'Skriv den ind', EXPENSE)
  expect(again.seen).toContain('Brugt\n1.200 kr.')

  const entries = await sekretær.presses(entered, 'Se posteringer')
  const entry = await sekretær.presses(entries, 'Udgift nr. 1: 1.200 kr.')
  const counter = await sekretær.presses(entry, 'Tag den tilbage')
  const taken = await sekretær.presses(counter, 'Tag den tilbage', { text: 'Forkert beløb', noNames: 'true' })
  expect(taken.seen).toContain('Tager postering 1/2027 tilbage')
  await sekretær.presses(counter, 'Tag den tilbage', { text: 'Forkert beløb', noNames: 'true' })
  const after = await sekretær.writes('/budget')
  expect(after.seen).toContain('Brugt\n0 kr.')
  const all = await sekretær.presses(after, 'Se posteringer')
  expect(all.seen).toContain('Udgift nr. 1: 1.200 kr.')
  expect(all.seen).toContain('Modpostering nr. 2: -1.200 kr.')
  expect(all.seen).not.toContain('nr. 3')
})

test('en plan, der går ud over bevillingen, giver en advarsel, før pengene er brugt', async () => {
  const { sekretær, medlem, formand } = world.people
  const form = await sekretær.presses(await sekretær.writes('/budget'), 'Ret planen')
  expect(form.seen).toContain('Diæter til årets møder vil koste 14.080 kr.')
  const plan = { perDiems: '14.080', catering: '2.000', themeDays: '11.420,50' }
  const saved = await sekretær.presses(form, 'Gem planen', plan)
  expect(saved.seen).toContain('Planen er gemt.')
  expect(saved.seen).toContain('bruger rådet 2.500,50 kr. for meget i år')
  expect((await sekretær.presses(form, 'Gem planen', { ...plan, catering: '1' })).seen).toContain(
    'En anden har rettet planen imens.',
  )
  expect((await sekretær.presses(form, 'Gem planen', plan)).seen).toContain('Planen er gemt.')
  const seen = await medlem.writes('/budget')
  expect(seen.seen).toContain('2.500,50 kr. for meget')
  expect(seen.seen).toContain('Planlagt\n27.500,50 kr.')
  expect((await formand.writes('/stem')).seen).toContain('bruger rådet 2.500,50 kr. for meget i år')
  expect((await medlem.writes('/stem')).seen).not.toContain('for meget')
})

test('et år kan lukkes, når det er gået, og så kommer der intet mere i det', async () => {
  const { sekretær } = world.people
  const last = await sekretær.writes('/budget 2026')
  const early = await sekretær.presses(last, 'Skriv en udgift ind')
  const confirm = await sekretær.presses(last, 'Luk året')
  const closed = await sekretær.presses(confirm, 'Luk året')
  expect(closed.seen).toContain('Regnskabet blev lukket 11. januar 2027.')
  await world.teams.repeat(closed)
  const late = await sekretær.presses(early, 'Skriv den ind', { ...EXPENSE, day: '2026-12-30' })
  expect(late.seen).toContain('Regnskabet for det år er lukket.')
  expect((await sekretær.writes('/budget 2027')).seen).not.toContain('Luk året')
  expect((await sekretær.writes('/budget i går')).seen).toContain('Skriv året med fire tal')
})

test('et medborgerforum har en bevilling uden fast beløb: den gælder, når sekretariatet har skrevet den', async () => {
  const secretary = world.teams.person({ name: 'Vibeke Storm' })
  const { name, aadObjectId } = secretary
  const person = await addPerson({ tenant: DEMO_TENANT, name, aadObjectId })
  await addNeighbour(person.id, 'secretariat')
  const before = await secretary.writes('/budget')
  expect(before.seen).toContain('Jeg kender ikke rådets beløb for året.')
  expect(before.seen).not.toContain('Tilbage')
  const form = await secretary.presses(await secretary.writes('/regler rådets penge om året'), 'Ret reglen')
  await secretary.presses(form, 'Gem reglen', { value: '18000', from: '2027-01-11' })
  expect((await secretary.writes('/budget')).seen).toContain('Rådet har\n18.000 kr.')
  expect((await world.people.medlem.writes('/budget')).seen).toContain('Rådet har\n25.000 kr.')
})

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

const payable = (id: string) => ({ id, payee: { person: 'member', number: '4711', name: 'member' } })
const audit = (request: CouncilRequest) => auditEntry(request, 'test')

/** A per diem of one meeting of the same day. */
const perDiem = (at: number, øre: number) => ({
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
})

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
          ids.push((await makeClaim(scope, perDiem(at, øre), auditEntry(office, 'test'))).claim.id)
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
                await makePayout(scope, ids.map(payable), { id: payout, at: now }, () => audit(office))
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
        const given = claims.filter(({ state }) => LIVE.includes(state))
        expect(given.reduce((sum, { units = 0 }) => sum + units, 0)).toBeLessThanOrEqual(2)
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

test('to nej tak, der bliver til ja på samme tid, giver tilsammen kun det, som dagen kan give', async () => {
  const scope = { tenant: 't1', council: 'reopened' }
  const own = turn(scope, 'member')
  const ids = await Promise.all(
    [0, 1].map(async (at) => {
      const draft = { ...perDiem(at, 44_000), state: 'declined' as const, units: 1 }
      return (await makeClaim(scope, draft, auditEntry(own, 'test'))).claim.id
    }),
  )
  await Promise.all(ids.map((id) => attempt(accept(own, id))))
  const accepted = async () =>
    (await Promise.all(ids.map((id) => claimById(scope, id)))).filter((claim) => claim?.state === 'accepted')
  expect((await accepted()).length).toBeLessThanOrEqual(1)
  for (const id of ids) await attempt(accept(own, id))
  const [one, ...others] = await accepted()
  expect([one?.units, others]).toEqual([1, []])
  const no = ids.find((id) => id !== one?.id) as string
  await expect(accept(own, no)).rejects.toMatchObject({ key: 'money.dayGiven', rule: 'money.perDiemHours' })
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

test('det, der ikke er betalt eller afgjort, når et år lukkes, står i det næste år, til det er betalt', async () => {
  const scope = { tenant: 't1', council: 'carried' }
  const office = turn(scope, 'secretariat')
  const ids: string[] = []
  for (const [at, øre] of [132_000, 44_000].entries()) {
    const draft = { ...perDiem(at, øre), day: '2026-12-10', state: 'accepted' as const }
    ids.push((await makeClaim(scope, draft, auditEntry(office, 'test'))).claim.id)
  }
  const [first = ''] = ids
  await approve(office, first, 0)
  const stands = async (year: number) => {
    const { owed, used, committed } = await accountsFor(scope, office.council, year, now)
    return { owed, used, committed }
  }
  expect(await stands(2026)).toEqual({ owed: 132_000, used: 132_000, committed: 44_000 })
  expect(await stands(2027)).toEqual({ owed: 0, used: 0, committed: 0 })
  await closeYear(office, 2026)
  expect(await stands(2026)).toEqual({ owed: 0, used: 132_000, committed: 0 })
  expect(await stands(2027)).toEqual({ owed: 132_000, used: 0, committed: 44_000 })
  await makePayout(scope, [payable(first)], { id: 'payout', at: now }, () => audit(office))
  await payOut(scope, 'payout', { by: 'secretariat', now }, () => auditEntry(office, 'test'))
  expect(await stands(2027)).toEqual({ owed: 0, used: 0, committed: 44_000 })
  await reverse(office, first, '')
  expect(await stands(2027)).toEqual({ owed: 0, used: -132_000, committed: 44_000 })
  expect(await verify(scope)).toEqual([])
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
    Array.from({ length: 12 }, (_, at) =>
      append(scope, draft(at === 6 ? 'closing' : `key-${at}`, at === 6 ? 'closing' : 'expense')),
    ),
  )
  const entries = await entriesOf(scope, 2027)
  expect(entries.at(-1)?.kind).toBe('closing')
  expect(entries.map(({ number }) => number)).toEqual(entries.map((_, at) => at + 1))
  expect(written.filter(Boolean)).toHaveLength(entries.length)
})
