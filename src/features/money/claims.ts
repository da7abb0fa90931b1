import { DateTime } from 'luxon'
import { auditEntry } from '../../core/audit'
import type { Person } from '../../core/council'
import type { CouncilRequest, Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import type { Meeting } from '../meetings'
import { bookClaim } from './booking'
import {
  type Claim,
  type ClaimState,
  changeClaim,
  claimById,
  claimsBetween,
  isAssistable,
  LIVE,
  makeClaim,
} from './claim-store'
import { dayOf, recipients } from './recipients'
import { perDiemHours, perDiemRates, rateOn, staffPerDiems, unitsLeft } from './rules'

export const isSecretariat = ({ member }: CouncilRequest): boolean => member.role === 'secretariat'

const notice = (claim: Claim): Notification => ({
  kind: 'money.claim',
  scope: { tenant: claim.tenant, council: claim.council },
  subject: `${claim.id}:${claim.version}`,
  to: { person: claim.person },
  patient: true,
})

/** What is done for a council, by somebody or by the clock. */
export type Doing = Pick<CouncilRequest, 'scope' | 'council' | 'now'> & { person: Pick<Person, 'id'> }

type Given = { units: number } & Pick<Claim, 'earlier' | 'unitHours' | 'rates' | 'ratesSince' | 'amount'>

/** What a member gets for a meeting, beside the day's other meetings. */
async function perDiemFor(
  { scope, council, now }: Doing,
  { person, day, meeting }: Pick<Claim, 'person' | 'day' | 'meeting'>,
  minutes: number,
): Promise<Given> {
  const rate = rateOn(ruleValue(perDiemRates, council, now), day)
  if (!rate) throw new UserError('money.noRate', {}, perDiemRates.key)
  // The table of rates has its own days; how many hours give one is as it was on the day.
  const onDay = DateTime.fromISO(day, { zone: council.timeZone }).endOf('day').toJSDate()
  const hours = ruleValue(perDiemHours, council, onDay)
  const earlier = (await claimsBetween(scope, person, 'perDiem', day, day))
    .filter((claim) => claim.meeting !== meeting && LIVE.includes(claim.state))
    .map((claim) => ({ minutes: claim.minutes ?? 0, units: claim.units ?? 0 }))
  const units = unitsLeft(minutes, earlier, hours)
  const { amounts, since } = rate
  return {
    units,
    earlier: {
      minutes: earlier.reduce((sum, each) => sum + each.minutes, 0),
      units: earlier.reduce((sum, each) => sum + each.units, 0),
    },
    unitHours: hours,
    rates: amounts,
    ratesSince: since,
    amount: units * (amounts[0] ?? 0),
  }
}

/**
 * Offers per diems for a held meeting to those who were there. Somebody who has an offer for the meeting
 * gets no other; a day that has given all it can gives none.
 */
export async function offerPerDiems(
  request: Doing,
  meeting: Meeting,
  people: readonly string[],
  minutesOf: (person: string) => number,
): Promise<{ made: Claim[]; notifications: Notification[] }> {
  const { scope, council, now, person } = request
  const able = new Set(recipients(council, meeting.start).flatMap((seat) => [seat.person, seat.substitute]))
  const day = dayOf(meeting.start, council)
  const made: Claim[] = []
  const notifications: Notification[] = []
  for (const each of people) {
    if (!able.has(each)) throw new UserError('money.notEligible', {}, staffPerDiems.key)
    const minutes = minutesOf(each)
    const given = await perDiemFor(request, { person: each, day, meeting: meeting.id }, minutes)
    if (given.units === 0) continue
    const key = `perDiem:${meeting.id}:${each}`
    const { claim } = await makeClaim(
      scope,
      {
        ...given,
        kind: 'perDiem',
        person: each,
        day,
        category: 'perDiems',
        state: 'offered',
        meeting: meeting.id,
        minutes,
        text: '',
        key,
        madeAt: now,
        by: person.id,
      },
      auditEntry(request, 'money.claim.offered', key),
    )
    made.push(claim)
    if (claim.state === 'offered' && claim.version === 0) notifications.push(notice(claim))
  }
  return { made, notifications }
}

/** A claim that this person may see: their own, or any for the secretariat. */
export async function readClaim(request: CouncilRequest, id: string): Promise<Claim> {
  const claim = await claimById(request.scope, id)
  if (!claim || (claim.person !== request.person.id && !isSecretariat(request)))
    throw new UserError('money.claimGone')
  return claim
}

/**
 * A claim and who answers it: its member, or the secretariat for a member who cannot press, but never over what
 * the member said.
 */
async function answerable(
  request: CouncilRequest,
  id: string,
): Promise<{ claim: Claim; assistedBy: string }> {
  const claim = await readClaim(request, id)
  if (claim.person === request.person.id) return { claim, assistedBy: '' }
  if (!isAssistable(claim)) throw new UserError('money.notYours')
  return { claim, assistedBy: request.person.id }
}

/** What the log says where the secretariat answered for a member. */
const ANSWERED_FOR: Partial<Record<ClaimState, string>> = { accepted: 'acceptedFor', declined: 'declinedFor' }

/** One conditional update. Pressed again, nothing changes; a late press is answered with what is now. */
async function move(
  request: CouncilRequest,
  claim: Claim,
  from: readonly ClaimState[],
  change: Partial<Claim> & { state: ClaimState },
  payout?: { payout: null },
): Promise<Claim> {
  const { scope, person } = request
  const what = (change.assistedBy && ANSWERED_FOR[change.state]) || change.state
  const audit = auditEntry(request, `money.claim.${what}`, claim.id)
  const { id, version } = claim
  const moved = await changeClaim(
    scope,
    id,
    { state: from, version, ...payout },
    { ...change, by: person.id },
    audit,
  )
  if (moved) return moved
  const now = await claimById(scope, id)
  if (now?.state !== change.state) throw new UserError('money.changed')
  return now
}

/** Reopened after a no, it gives what the day's other meetings have left since. */
export async function accept(request: CouncilRequest, id: string): Promise<Claim> {
  const { claim, assistedBy } = await answerable(request, id)
  if (claim.state === 'accepted') return claim
  if (claim.kind !== 'perDiem') throw new UserError('money.changed')
  if (claim.state !== 'declined') return move(request, claim, ['offered'], { state: 'accepted', assistedBy })
  const { minutes = 0 } = claim
  const given = await perDiemFor(request, claim, minutes)
  if (given.units === 0) throw new UserError('money.dayGiven', {}, perDiemHours.key)
  return acceptBesideOthers(request, claim, ['declined'], { ...given, minutes, assistedBy })
}

/** Accepts what was reckoned beside the day's others; where one of them came at the same time, this one gives way. */
async function acceptBesideOthers(
  request: CouncilRequest,
  claim: Claim,
  from: readonly ClaimState[],
  change: Given & { minutes: number } & Partial<Claim>,
): Promise<Claim> {
  const accepted = await move(request, claim, from, { ...change, state: 'accepted' })
  const { units } = await perDiemFor(request, accepted, change.minutes)
  if (units >= change.units) return accepted
  await move(request, accepted, ['accepted'], { state: 'declined', assistedBy: change.assistedBy })
  throw new UserError('money.changed')
}

/** Says no to a per diem, or withdraws one's own claim, as long as it is not approved. */
export async function decline(request: CouncilRequest, id: string): Promise<Claim> {
  const { claim, assistedBy } = await answerable(request, id)
  if (claim.state === 'declined') return claim
  return move(request, claim, ['offered', 'accepted'], { state: 'declined', assistedBy })
}

/** Accepts a per diem with other hours than the offered ones. */
export async function correct(
  request: CouncilRequest,
  id: string,
  minutes: number,
  reason: string,
): Promise<Claim> {
  const { claim, assistedBy } = await answerable(request, id)
  if (claim.minutes === undefined || claim.meeting === undefined) throw new UserError('money.changed')
  const given = await perDiemFor(request, claim, minutes)
  return acceptBesideOthers(request, claim, ['offered', 'accepted', 'declined'], {
    ...given,
    minutes,
    assistedBy,
    corrected: { minutes: claim.corrected?.minutes ?? claim.minutes, reason },
  })
}

/** The ledger follows: what is noted in `unbooked` is entered now, or by a job after a crash. */
export async function approve(request: CouncilRequest, id: string, version: number): Promise<Claim> {
  const claim = await readClaim(request, id)
  if (claim.state === 'approved' || claim.state === 'paid') return claim
  if (claim.person === request.person.id) throw new UserError('money.ownApproval')
  if (claim.assistedBy === request.person.id) throw new UserError('money.ownEntry')
  // What was read is what is approved: a correction in between is looked at first.
  if (claim.version !== version) throw new UserError('money.changed')
  const approved = await move(request, claim, ['accepted'], {
    state: 'approved',
    unbooked: [...claim.unbooked, 'approved'],
  })
  await bookClaim(approved, request.now)
  return approved
}

export async function reject(
  request: CouncilRequest,
  id: string,
  why: string,
): Promise<{ claim: Claim; notifications: Notification[] }> {
  const claim = await readClaim(request, id)
  if (claim.state === 'rejected') return { claim, notifications: [notice(claim)] }
  const rejected = await move(request, claim, ['accepted'], { state: 'rejected', why })
  return { claim: rejected, notifications: [notice(rejected)] }
}

/** Takes back what was approved or paid, by counter-entries. What lies in a payout is paid or taken out first. */
export async function reverse(
  request: CouncilRequest,
  id: string,
  why: string,
): Promise<{ claim: Claim; notifications: Notification[] }> {
  const claim = await readClaim(request, id)
  if (claim.state === 'reversed') return { claim, notifications: [notice(claim)] }
  if (claim.state === 'approved' && claim.payout) throw new UserError('money.inPayout')
  const change = { state: 'reversed' as const, why, unbooked: [...claim.unbooked, 'reversed'] }
  const reversed =
    claim.state === 'paid'
      ? await move(request, claim, ['paid'], change)
      : await move(request, claim, ['approved'], change, { payout: null })
  await bookClaim(reversed, request.now)
  return { claim: reversed, notifications: [notice(reversed)] }
}
