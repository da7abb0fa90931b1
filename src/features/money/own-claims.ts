import { auditEntry } from '../../core/audit'
import type { CouncilRequest } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { type Claim, type ClaimDraft, claimsBetween, LIVE, makeClaim } from './claim-store'
import { dayOf } from './recipients'
import { type Category, mileageAmount, mileageBands, mileageLimit, mileageRates, rateOn } from './rules'

export interface Trip {
  day: string
  /** Tenths of a kilometre. */
  tenths: number
  text: string
  cprException?: string
  form: string
}

const notAhead = ({ council, now }: CouncilRequest, day: string): void => {
  if (day > dayOf(now, council)) throw new UserError('money.ahead')
}

export async function claimTrip(request: CouncilRequest, trip: Trip): Promise<Claim> {
  const { scope, council, person, now } = request
  notAhead(request, trip.day)
  const rate = rateOn(ruleValue(mileageRates, council, now), trip.day)
  if (!rate) throw new UserError('money.noRate', {}, mileageRates.key)
  const year = trip.day.slice(0, 4)
  const driven = (await claimsBetween(scope, person.id, 'mileage', `${year}-01-01`, `${year}-12-31`))
    .filter(({ state }) => LIVE.includes(state))
    .reduce((sum, { tenths = 0 }) => sum + tenths, 0)
  const bands = mileageBands(trip.tenths, driven, ruleValue(mileageLimit, council, now) * 10)
  return makeOwn(request, {
    kind: 'mileage',
    day: trip.day,
    category: 'transport',
    rates: rate.amounts,
    ratesSince: rate.since,
    tenths: trip.tenths,
    driven,
    high: bands.high,
    amount: mileageAmount(bands, rate.amounts),
    text: trip.text,
    cprException: trip.cprException,
    key: `mileage:${person.id}:${trip.form}`,
  })
}

export interface Outlay {
  day: string
  amount: number
  category: Category
  text: string
  receipt: string
  matter?: string
  cprException?: string
}

/** A receipt is claimed once. */
export async function claimOutlay(request: CouncilRequest, outlay: Outlay): Promise<Claim> {
  notAhead(request, outlay.day)
  return makeOwn(request, {
    ...outlay,
    kind: 'outlay',
    rates: [],
    key: `outlay:${request.person.id}:${outlay.receipt}`,
  })
}

async function makeOwn(
  request: CouncilRequest,
  draft: Omit<ClaimDraft, 'person' | 'state' | 'madeAt' | 'by'>,
): Promise<Claim> {
  const { person, now, scope } = request
  const { claim } = await makeClaim(
    scope,
    { ...draft, person: person.id, state: 'accepted', madeAt: now, by: person.id },
    auditEntry(request, 'money.claim.made', draft.key),
  )
  return claim
}
