import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import { type Audited, addOnce, defineAuditedModel, type Plain, plain } from '../../database/model'
import type { Category } from './rules'

/** perDiem = diæt, mileage = kørsel, outlay = udlæg. */
export type ClaimKind = 'perDiem' | 'mileage' | 'outlay'

/**
 * offered: awaits the member; accepted: awaits the secretariat; approved: to be paid; reversed: taken back
 * after it was approved or paid.
 */
export type ClaimState = 'offered' | 'accepted' | 'declined' | 'approved' | 'rejected' | 'paid' | 'reversed'

/** States in which a claim counts towards what somebody gets. */
export const LIVE: readonly ClaimState[] = ['offered', 'accepted', 'approved', 'paid']

/** Whom payroll pays, as the payout's file says it. The person's id makes it a part of what is about them. */
interface Payee {
  person: string
  number: string
  name: string
}

/** Whether the secretariat may answer for the member: nobody has, or it was answered so before. */
export const isAssistable = ({ kind, state, assistedBy }: Claim): boolean =>
  kind === 'perDiem' && (state === 'offered' || Boolean(assistedBy))

interface StoredClaim extends Audited {
  council: string
  kind: ClaimKind
  /** Person id */
  person: string
  /** `yyyy-MM-dd`, the day of the meeting, trip or outlay. */
  day: string
  category: Category
  state: ClaimState
  /** Raised at each change. */
  version: number
  /** Øre */
  amount: number
  /** Øre per unit; for mileage below and above the year's limit. */
  rates: number[]
  /** `yyyy-MM-dd`, since when the rates hold. */
  ratesSince?: string
  meeting?: string
  minutes?: number
  units?: number
  /** What the day's other meetings took and gave. */
  earlier?: { minutes: number; units: number }
  /** Hours that one unit covered when it was made. */
  unitHours?: number
  /** Minutes before the member corrected them, and why. */
  corrected?: { minutes: number; reason: string }
  /** Tenths of a kilometre, and how many were driven earlier that year. */
  tenths?: number
  driven?: number
  high?: number
  text: string
  receipt?: string
  /** What it was for, for example a theme day: `<room>:<id>`. */
  matter?: string
  cprException?: string
  /** Person id of who answered for the member; empty or absent where the member did. */
  assistedBy?: string
  /** Why it was rejected or taken back. */
  why?: string
  /** The payout that it is in. */
  payout?: string
  payoutAt?: Date
  /** As it was when the payout was made; absent in payouts from before this was kept. */
  payee?: Payee
  /** Entries that are still to be made in the ledger. */
  unbooked: string[]
  /** The same for the same matter, so that it is claimed once. */
  key: string
  madeAt: Date
  /** Person id of who changed it last; empty where the clock made it. */
  by: string
}
export type Claim = Plain<StoredClaim>

const Claims = defineAuditedModel<StoredClaim>(
  'claims',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    kind: { type: String, required: true },
    person: { type: String, required: true },
    day: { type: String, required: true },
    category: { type: String, required: true },
    state: { type: String, required: true },
    version: { type: Number, required: true },
    amount: { type: Number, required: true },
    rates: { type: [Number], required: true },
    ratesSince: String,
    meeting: String,
    minutes: Number,
    units: Number,
    earlier: { type: { minutes: Number, units: Number }, _id: false, default: undefined },
    unitHours: Number,
    corrected: { type: { minutes: Number, reason: String }, _id: false, default: undefined },
    tenths: Number,
    driven: Number,
    high: Number,
    text: { type: String, default: '' },
    receipt: String,
    matter: String,
    cprException: String,
    assistedBy: String,
    why: String,
    payout: String,
    payoutAt: Date,
    payee: { type: { person: String, number: String, name: String }, _id: false, default: undefined },
    unbooked: { type: [String], required: true },
    key: { type: String, required: true },
    madeAt: { type: Date, required: true },
    by: { type: String, default: '' },
  },
  [
    [{ tenant: 1, council: 1, key: 1 }, { unique: true }],
    [{ tenant: 1, council: 1, person: 1, day: 1 }],
    [{ tenant: 1, council: 1, state: 1, day: 1 }],
    [{ tenant: 1, council: 1, payout: 1 }, { sparse: true }],
    [{ unbooked: 1 }],
  ],
)

export type ClaimDraft = Omit<Claim, 'id' | 'tenant' | 'council' | 'version' | 'unbooked'>

/** Saves a claim; the same key again gives the one that is there, and says that it is not new. */
export async function makeClaim(
  scope: CouncilScope,
  draft: ClaimDraft,
  audit: AuditEntry,
): Promise<{ claim: Claim; made: boolean }> {
  const { document, added } = await addOnce(
    Claims,
    { ...scope, ...draft, version: 0, unbooked: [], pendingAudit: [audit] },
    { ...scope, key: draft.key },
  )
  return { claim: document, made: added }
}

/** Changes a claim that is in one of the states and still at `version`; undefined when it is not. */
export async function changeClaim(
  scope: CouncilScope,
  id: string,
  from: { state: readonly ClaimState[]; version: number; payout?: null },
  change: Partial<StoredClaim>,
  audit: AuditEntry,
): Promise<Claim | undefined> {
  const changed = await Claims.findOneAndUpdate(
    { ...scope, _id: id, ...from, state: { $in: from.state } },
    { $set: change, $inc: { version: 1 }, $push: { pendingAudit: audit } },
    { returnDocument: 'after' },
  ).lean()
  return changed ? plain(changed) : undefined
}

export async function claimById(scope: CouncilScope, id: string): Promise<Claim | undefined> {
  const found = await Claims.findOne({ ...scope, _id: id }).lean()
  return found ? plain(found) : undefined
}

export async function claimsById(scope: CouncilScope, ids: string[]): Promise<Claim[]> {
  return (await Claims.find({ ...scope, _id: { $in: ids } }).lean()).map(plain)
}

/** A person's claims, the newest first. */
export async function claimsOf(scope: CouncilScope, person: string, most: number): Promise<Claim[]> {
  const found = await Claims.find({ ...scope, person })
    .sort({ day: -1, madeAt: -1 })
    .limit(most)
    .lean()
  return found.map(plain)
}

/** A person's claims of one kind between two days, both included. */
export async function claimsBetween(
  scope: CouncilScope,
  person: string,
  kind: ClaimKind,
  from: string,
  to: string,
): Promise<Claim[]> {
  const found = await Claims.find({ ...scope, person, kind, day: { $gte: from, $lte: to } }).lean()
  return found.map(plain)
}

/** Claims in some states, the oldest first. */
export async function claimsIn(scope: CouncilScope, states: readonly ClaimState[]): Promise<Claim[]> {
  const found = await Claims.find({ ...scope, state: { $in: states } })
    .sort({ day: 1, madeAt: 1 })
    .lean()
  return found.map(plain)
}

/** Claims of the days of some years, the first and the last included. */
export async function claimsOfYears(scope: CouncilScope, first: number, last: number): Promise<Claim[]> {
  const found = await Claims.find({ ...scope, day: { $gte: `${first}-01-01`, $lte: `${last}-12-31` } }).lean()
  return found.map(plain)
}

export async function claimsOfMeeting(scope: CouncilScope, meeting: string): Promise<Claim[]> {
  return (await Claims.find({ ...scope, meeting }).lean()).map(plain)
}

export async function claimsInPayout(scope: CouncilScope, payout: string): Promise<Claim[]> {
  const found = await Claims.find({ ...scope, payout })
    .sort({ day: 1, madeAt: 1 })
    .lean()
  return found.map(plain)
}

/** An approved claim and whom it is paid to. */
export type Payable = Pick<Claim, 'id'> & { payee: Payee }

/** Puts approved claims into a payout. A claim is in one payout only. */
export async function gather(
  scope: CouncilScope,
  claims: Payable[],
  payout: { id: string; at: Date },
  audit: (claim: string) => AuditEntry,
): Promise<void> {
  for (const { id, payee } of claims)
    await Claims.updateOne(
      { ...scope, _id: id, state: 'approved', payout: null },
      { $set: { payout: payout.id, payoutAt: payout.at, payee }, $push: { pendingAudit: audit(id) } },
    )
}

/** Claims of all councils whose entries in the ledger are still to be made. */
export async function unbookedClaims(most: number): Promise<Claim[]> {
  return (
    await Claims.find({ unbooked: { $in: ['approved', 'paid', 'reversed'] } })
      .limit(most)
      .lean()
  ).map(plain)
}

export async function markBooked(scope: CouncilScope, id: string, what: string[]): Promise<void> {
  await Claims.updateOne({ ...scope, _id: id }, { $pullAll: { unbooked: what } })
}
