import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import {
  type Claim,
  changeClaim,
  claimById,
  claimsInPayout,
  claimsOfYears,
  gather,
  markBooked,
  type Payable,
} from './claim-store'
import { approvedPostings, counterPostings, paidPostings } from './ledger'
import { append, closingOf, type Entry, type EntryDraft, entryByKey } from './ledger-store'

/** Adds to the accounts of the day's year, or of the first open year after it. */
export async function book(
  scope: CouncilScope,
  draft: Omit<EntryDraft, 'year'>,
  audit?: AuditEntry,
): Promise<Entry> {
  for (let year = Number(draft.day.slice(0, 4)); ; year += 1) {
    const entry = await append(scope, { ...draft, year }, audit)
    if (entry) return entry
  }
}

/**
 * Claims whose next entry comes into a year's accounts: those of its days, and of the years just before it that
 * are closed. A closed year gets none.
 */
export async function claimsBookedIn(scope: CouncilScope, year: number): Promise<Claim[]> {
  if (await closingOf(scope, year)) return []
  let first = year
  while (await closingOf(scope, first - 1)) first -= 1
  return claimsOfYears(scope, first, year)
}

/** Makes the entries that a claim still lacks. Keys make it safe to run twice, and two at a time. */
export async function bookClaim(claim: Claim, now: Date): Promise<void> {
  const scope = { tenant: claim.tenant, council: claim.council }
  const { amount, category, matter } = claim
  const common = { day: claim.day, matter, text: '', claim: claim.id, at: now, by: claim.by }
  for (const what of claim.unbooked) {
    if (what === 'approved') {
      const postings = approvedPostings(category, amount)
      await book(scope, { ...common, key: `approved:${claim.id}`, kind: 'approved', postings })
    }
    if (what === 'paid')
      await book(scope, { ...common, key: `paid:${claim.id}`, kind: 'paid', postings: paidPostings(amount) })
    if (what === 'reversed')
      for (const key of [`approved:${claim.id}`, `paid:${claim.id}`]) {
        const entry = await entryByKey(scope, key)
        if (!entry) continue
        const postings = counterPostings(entry.postings)
        await book(scope, {
          ...common,
          key: `counter:${entry.id}`,
          kind: 'counter',
          counters: entry.id,
          postings,
        })
      }
  }
  if (claim.unbooked.length > 0) await markBooked(scope, claim.id, claim.unbooked)
}

/** Puts the approved claims into a payout; the same payout again gives the same claims. */
export async function makePayout(
  scope: CouncilScope,
  claims: Payable[],
  payout: { id: string; at: Date },
  audit: (claim: string) => AuditEntry,
): Promise<Claim[]> {
  const known = await claimsInPayout(scope, payout.id)
  if (known.length > 0) return known
  await gather(scope, claims, payout, audit)
  return claimsInPayout(scope, payout.id)
}

/** Marks every claim of a payout as paid. Again, it changes nothing. */
export async function payOut(
  scope: CouncilScope,
  payout: string,
  { by, now }: { by: string; now: Date },
  audit: (claim: string) => AuditEntry,
): Promise<Claim[]> {
  for (const { id, version, state, unbooked } of await claimsInPayout(scope, payout)) {
    if (state !== 'approved') continue
    const change = { state: 'paid' as const, by, unbooked: [...unbooked, 'paid'] }
    const paid =
      (await changeClaim(scope, id, { state: ['approved'], version }, change, audit(id))) ??
      (await claimById(scope, id))
    if (paid) await bookClaim(paid, now)
  }
  return claimsInPayout(scope, payout)
}
