import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import { type Audited, defineAuditedModel, type Plain, plain, unlessThere } from '../../database/model'
import type { Outcome, Stage } from './count'
import type { Appointment, Office, RuleSet, RuleSetName, Voters } from './rules'

export interface Nominee {
  person: string
  name: string
  /** Who proposed them; themselves when they stand on their own. */
  by: string
  state: 'asked' | 'accepted' | 'declined'
  /** The candidate's own words. */
  words: string
}

/** A tie that was settled, and all that is needed to check it. */
export interface Lot {
  how: 'draw' | 'hand' | 'castingVote'
  tie: Extract<Outcome, { kind: 'tie' }>
  chosen: string[]
  /** SHA-256 in hex, of a draw. */
  draw?: string
  /** Who recorded it, and who saw a lot drawn by hand. */
  by: string
  witness?: string
  at: Date
}

/** Totals of the votes on paper: one enters, another confirms. */
export interface PaperTotals {
  counts: Record<string, number>
  blank: number
  enteredBy: string
  confirmedBy?: string
}

/** One ballot of an election. What it led to is there once it is counted. */
export interface Round {
  number: number
  stage: Stage
  candidates: string[]
  openedAt: Date
  openedBy: string
  /** When it closes by itself. */
  closesAt?: Date
  closedAt?: Date
  /** What the lot is drawn with (hex); shown to nobody before the ballot is counted. */
  seed: string
  /** SHA-256 of what was fixed at opening, in hex. */
  openHash: string
  /** How many votes are on paper; set when the ballot closes. */
  paper?: number
  paperTotals?: PaperTotals
  counts?: Record<string, number>
  blank?: number
  /** Codes of the counted ballots, sorted. */
  codes?: string[]
  outcome?: Outcome
  lot?: Lot
  /** SHA-256 of what came out, in hex. */
  closeHash?: string
}

/**
 * nominating → open → closing → (paper) → again | tied | decided → certified.
 * `again` awaits another ballot; `decided` names who is elected, or nobody.
 */
export type ElectionState =
  | 'nominating'
  | 'open'
  | 'closing'
  | 'paper'
  | 'again'
  | 'tied'
  | 'decided'
  | 'certified'
  | 'cancelled'

interface StoredElection extends Audited {
  council: string
  office: Office
  /** A vacancy in mid-term is filled for what is left of the term. */
  kind: 'regular' | 'byElection'
  /** Made with the form: the same form sent twice makes one election. */
  form: string
  /** The meeting at which it is held. */
  meeting?: string
  ruleSetName: RuleSetName
  ruleSet: RuleSet
  quorumPercent: number
  voters: Voters
  changeVote: boolean
  /** The rules of these names when it was started; kept since they are shown with the result. */
  appointment?: Appointment
  smallBallot?: number
  /** Seat kinds that may hold the office; empty for all. */
  eligible: string[]
  state: ElectionState
  /** Until it is certified or cancelled; an office has one running election at most. */
  running?: true
  createdBy: string
  createdAt: Date
  nominees: Nominee[]
  /** Who has checked in. */
  present: string[]
  /** Who may vote: frozen when the first ballot opens. */
  roll: string[]
  /** Taken seats when the first ballot opened. */
  members: number
  rounds: Round[]
  /** The number of the ballot that all on the roll have a card for. */
  announced?: number
  /** The number of the last ballot whose boxes are emptied. */
  emptied?: number
  /** Person id of who is elected. */
  elected?: string
  certifiedBy?: string
  certifiedAt?: Date
  /** From when the elected holds the office, and until when. */
  from?: Date
  until?: Date
  /** Roles are changed. */
  applied?: boolean
}
export type Election = Plain<StoredElection>

const Elections = defineAuditedModel<StoredElection>(
  'elections',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    office: { type: String, required: true },
    kind: { type: String, required: true },
    form: { type: String, required: true },
    meeting: String,
    ruleSetName: { type: String, required: true },
    ruleSet: { type: Object, required: true },
    quorumPercent: { type: Number, required: true },
    voters: { type: String, required: true },
    changeVote: { type: Boolean, required: true },
    appointment: String,
    smallBallot: Number,
    eligible: [String],
    state: { type: String, required: true },
    running: Boolean,
    createdBy: { type: String, required: true },
    createdAt: { type: Date, required: true },
    nominees: [{ _id: false, person: String, name: String, by: String, state: String, words: String }],
    present: [String],
    roll: [String],
    members: { type: Number, default: 0 },
    rounds: { type: [Object], default: [] },
    announced: Number,
    emptied: Number,
    elected: String,
    certifiedBy: String,
    certifiedAt: Date,
    from: Date,
    until: Date,
    applied: Boolean,
  },
  [
    [{ tenant: 1, council: 1, form: 1 }, { unique: true }],
    [
      { tenant: 1, council: 1, office: 1 },
      { unique: true, partialFilterExpression: { running: true } },
    ],
    [{ tenant: 1, council: 1, state: 1 }],
    [{ state: 1, until: 1 }],
  ],
)

export type NewElection = Pick<
  Election,
  | 'office'
  | 'kind'
  | 'form'
  | 'meeting'
  | 'ruleSetName'
  | 'ruleSet'
  | 'quorumPercent'
  | 'voters'
  | 'changeVote'
  | 'appointment'
  | 'smallBallot'
  | 'eligible'
  | 'createdBy'
  | 'createdAt'
  | 'present'
>

/**
 * Starts an election. The same form again gives the election that is there; undefined when another one
 * for the office is running.
 */
export async function addElection(
  scope: CouncilScope,
  election: NewElection,
  audit: AuditEntry,
): Promise<Election | undefined> {
  const added = await unlessThere(() =>
    Elections.create({ ...scope, ...election, state: 'nominating', running: true, pendingAudit: [audit] }),
  )
  if (added) return plain(added.toObject())
  const first = await Elections.findOne({ ...scope, form: election.form }).lean()
  return first ? plain(first) : undefined
}

export async function electionById(scope: CouncilScope, id: string): Promise<Election | undefined> {
  const found = await Elections.findOne({ ...scope, _id: id }).lean()
  return found ? plain(found) : undefined
}

/** Elections that are not over, the oldest first. */
export async function runningElections(scope: CouncilScope): Promise<Election[]> {
  const found = await Elections.find({ ...scope, running: true })
    .sort({ createdAt: 1 })
    .lean()
  return found.map(plain)
}

/** Certified elections, those first that give the office from the latest day. */
export async function certifiedElections(scope: CouncilScope): Promise<Election[]> {
  const found = await Elections.find({ ...scope, state: 'certified' })
    .sort({ from: -1, certifiedAt: -1 })
    .lean()
  return found.map(plain)
}

/** Elections certified since `since`, without their ballots. */
export async function certifiedSince(
  scope: CouncilScope,
  since: Date,
): Promise<Omit<Election, 'rounds' | 'roll'>[]> {
  const found = await Elections.find(
    { ...scope, state: 'certified', certifiedAt: { $gte: since } },
    { rounds: 0, roll: 0 },
  ).lean()
  return found.map(plain)
}

/** Elections that led to a result, certified or not, the oldest first. */
export async function endedElections(scope: CouncilScope): Promise<Election[]> {
  const found = await Elections.find({ ...scope, state: { $in: ['decided', 'certified'] } })
    .sort({ createdAt: 1 })
    .lean()
  return found.map(plain)
}

/** What a certified election says of an office. */
export type Term = Pick<
  Election,
  'id' | 'tenant' | 'council' | 'office' | 'elected' | 'certifiedAt' | 'from' | 'until' | 'applied'
>
const TERM = { tenant: 1, council: 1, office: 1, elected: 1, certifiedAt: 1, from: 1, until: 1, applied: 1 }

/** Terms of all councils that are not over, in the order in which they begin, for the jobs. */
export async function termsAfter(now: Date): Promise<Term[]> {
  const found = await Elections.find({ state: 'certified', until: { $gt: now } }, TERM)
    .sort({ from: 1, certifiedAt: 1 })
    .lean()
  return found.map(plain)
}

/** Elections of all councils in these states, for the jobs. */
export async function electionsIn(states: ElectionState[]): Promise<Election[]> {
  return (await Elections.find({ state: { $in: states } }).lean()).map(plain)
}

export interface Change {
  $set?: Record<string, unknown>
  $unset?: Record<string, unknown>
  $push?: Record<string, unknown>
  $pull?: Record<string, unknown>
  $addToSet?: Record<string, unknown>
}

/** Changes an election that is in one of the states and meets the condition; undefined when it is not. */
export async function changeElection(
  scope: CouncilScope,
  id: string,
  states: ElectionState[],
  change: Change,
  condition: object = {},
  audit?: AuditEntry,
): Promise<Election | undefined> {
  const changed = await Elections.findOneAndUpdate(
    { ...condition, ...scope, _id: id, state: { $in: states } },
    audit ? { ...change, $push: { ...change.$push, pendingAudit: audit } } : change,
    { returnDocument: 'after' },
  ).lean()
  return changed ? plain(changed) : undefined
}
