import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import { type Audited, defineAuditedModel, isDuplicate, type Plain, plain } from '../../database/model'
import { deleteDocument } from './document-store'
import type { Deadlines, INITIATIVES, RESULTS, SenderKind } from './rules'

export interface HearingText {
  title: string
  /** Who asks; absent for the council's own initiatives. */
  sender?: { kind: SenderKind; name: string }
  /** What the council itself takes up; absent for hearings. */
  initiative?: (typeof INITIATIVES)[number]
  /** Whom the response goes to. */
  to: string
  journal: string
  summary: string
  link: string
  targetGroups: string[]
  focusAreas: string[]
  /** The external deadline (høringsfrist): the end of its day. Absent where there is none. */
  deadline?: Date
}

/** What a hearing is part of, for example a policy process (politikproces): its name, and what opens it. */
export interface PartOf {
  title: string
  verb: string
  data: Record<string, string>
}

interface By {
  person: string
  name: string
}

/** Somebody of the formandskab who signs. */
export interface Signer {
  person: string
  name: string
  role: 'chair' | 'viceChair'
}

interface StoredHearing extends Audited, HearingText {
  tenant: string
  council: string
  /** Made with the form or the file: the same one sent twice makes one hearing. */
  form: string
  state: 'preparing' | 'open' | 'approving' | 'approved' | 'sent' | 'dropped'
  internal?: Deadlines
  /** Raised when what it says of itself is changed; absent before the first change. */
  version?: number
  createdAt: Date
  createdBy: By
  partOf?: PartOf
  openedAt?: Date
  /** The running or last approval of the response's version `version`. */
  approval?: {
    mode: 'meeting' | 'written'
    version: number
    round: number
    at: Date
    /** Of a written approval. */
    deadline?: Date
    /** Of an approval at a meeting: its id. */
    meeting?: string
  }
  approvedAt?: Date
  /** Who signs an approved response, as they were called then; absent on those from before this was kept. */
  signers?: Signer[]
  /** When it was last seen to that those who have joined the council are told, too. */
  lookedAt?: Date
  sent?: { at: Date; to: string; by: string; recordedAt: Date }
  outcome?: { result: (typeof RESULTS)[number]; text: string; at: Date; by: string }
  droppedBecause?: string
}
export type Hearing = Plain<StoredHearing>

const by = { type: { person: String, name: String }, _id: false }

const Hearings = defineAuditedModel<StoredHearing>(
  'hearings',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    form: { type: String, required: true },
    state: { type: String, required: true },
    title: { type: String, default: '' },
    sender: { type: { kind: String, name: String }, _id: false, default: undefined },
    initiative: String,
    to: { type: String, default: '' },
    journal: { type: String, default: '' },
    summary: { type: String, default: '' },
    link: { type: String, default: '' },
    targetGroups: [String],
    focusAreas: [String],
    deadline: Date,
    internal: { type: { input: Date, draft: Date, approval: Date }, _id: false, default: undefined },
    version: Number,
    createdAt: { type: Date, required: true },
    createdBy: { ...by, required: true },
    partOf: { type: { title: String, verb: String, data: Object }, _id: false, default: undefined },
    openedAt: Date,
    approval: {
      type: {
        mode: String,
        version: Number,
        round: Number,
        at: Date,
        deadline: Date,
        meeting: String,
      },
      _id: false,
      default: undefined,
    },
    approvedAt: Date,
    signers: { type: [{ _id: false, person: String, name: String, role: String }], default: undefined },
    lookedAt: Date,
    sent: { type: { at: Date, to: String, by: String, recordedAt: Date }, _id: false, default: undefined },
    outcome: { type: { result: String, text: String, at: Date, by: String }, _id: false, default: undefined },
    droppedBecause: String,
  },
  [
    [{ tenant: 1, council: 1, state: 1, createdAt: -1 }],
    [{ tenant: 1, council: 1, form: 1 }, { unique: true }],
    [{ state: 1, 'approval.deadline': 1 }],
    [{ state: 1, lookedAt: 1 }],
  ],
)

/** Saves a new hearing. The same form again gives the hearing that is there. */
export async function addHearing(
  scope: CouncilScope,
  hearing: HearingText & Pick<Hearing, 'form' | 'createdAt' | 'createdBy' | 'partOf'>,
): Promise<Hearing> {
  try {
    const added = await Hearings.create({ ...scope, ...hearing, state: 'preparing' })
    return plain(added.toObject())
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const first = await Hearings.findOne({ ...scope, form: hearing.form }).lean()
    if (!first) throw error
    return plain(first)
  }
}

export async function hearingById(scope: CouncilScope, id: string): Promise<Hearing | undefined> {
  const found = await Hearings.findOne({ ...scope, _id: id }).lean()
  return found ? plain(found) : undefined
}

/** Hearings in the given states, the newest first. */
export async function hearingsIn(
  scope: CouncilScope,
  states: Hearing['state'][],
  { limit = 100 } = {},
): Promise<Hearing[]> {
  const found = await Hearings.find({ ...scope, state: { $in: states } })
    .sort({ createdAt: -1 })
    .limit(limit)
    .lean()
  return found.map(plain)
}

/** Opened hearings whose title, sender, summary or journal number holds all the words, the newest first. */
export async function searchHearings(
  scope: CouncilScope,
  words: string[],
  limit: number,
): Promise<Hearing[]> {
  const matches = words.map((word) => {
    const holds = { $regex: word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), $options: 'i' }
    return {
      $or: [
        { title: holds },
        { summary: holds },
        { journal: holds },
        { 'sender.name': holds },
        { to: holds },
        { 'outcome.text': holds },
      ],
    }
  })
  const found = await Hearings.find({ ...scope, state: { $ne: 'preparing' }, $and: matches })
    .sort({ createdAt: -1 })
    .limit(limit)
    .lean()
  return found.map(plain)
}

/** Hearings that are under way, and those in which something happened at or after an instant. */
export async function hearingsSince(scope: CouncilScope, since: Date): Promise<Hearing[]> {
  const happened = ['openedAt', 'approvedAt', 'sent.recordedAt', 'outcome.at'].map((when) => ({
    [when]: { $gte: since },
  }))
  const found = await Hearings.find({
    ...scope,
    $or: [{ state: { $in: ['preparing', 'open', 'approving'] } }, ...happened],
  }).lean()
  return found.map(plain)
}

/** Hearings opened between two instants, the oldest first. */
export async function hearingsOpened(scope: CouncilScope, from: Date, to: Date): Promise<Hearing[]> {
  const found = await Hearings.find({ ...scope, openedAt: { $gte: from, $lt: to } })
    .sort({ openedAt: 1 })
    .lean()
  return found.map(plain)
}

/** Opened hearings with a deadline, outside or the council's own, between two instants. */
export async function hearingsDue(scope: CouncilScope, from: Date, to: Date): Promise<Hearing[]> {
  const due = { $gte: from, $lt: to }
  const found = await Hearings.find({
    ...scope,
    state: { $nin: ['preparing', 'dropped'] },
    $or: [{ deadline: due }, { 'internal.input': due }],
  })
    .limit(60)
    .lean()
  return found.map(plain)
}

/** Written approvals whose deadline has passed, of all councils. */
export async function approvalsOver(now: Date): Promise<Hearing[]> {
  const found = await Hearings.find({
    state: 'approving',
    'approval.mode': 'written',
    'approval.deadline': { $lt: now },
  })
    .limit(100)
    .lean()
  return found.map(plain)
}

/** Hearings under way that were last looked at before an instant, or never, of all councils. */
export async function notLookedAtSince(before: Date): Promise<Hearing[]> {
  const found = await Hearings.find({
    state: { $in: ['open', 'approving', 'approved'] },
    lookedAt: { $not: { $gt: before } },
  })
    .limit(50)
    .lean()
  return found.map(plain)
}

/**
 * Changes a hearing that is in one of the states `from`; undefined when it is in none of them. A field
 * given as undefined is removed. Where they are given, `round` must be the running approval's and `version` the
 * hearing's, 0 before the first change; with `noOutcome` none may be recorded yet. `audit` is written with it.
 */
export async function changeHearing(
  scope: CouncilScope,
  id: string,
  from: Hearing['state'][],
  change: Partial<Omit<Hearing, 'id' | 'tenant' | 'council' | 'form'>>,
  {
    round,
    version,
    noOutcome = false,
    audit,
  }: { round?: number; version?: number; noOutcome?: boolean; audit?: AuditEntry } = {},
): Promise<Hearing | undefined> {
  const entries = Object.entries(change)
  const set = Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  const unset = Object.fromEntries(
    entries.filter(([, value]) => value === undefined).map(([key]) => [key, 1]),
  )
  const changed = await Hearings.findOneAndUpdate(
    {
      ...scope,
      _id: id,
      state: { $in: from },
      ...(round === undefined ? {} : { 'approval.round': round }),
      ...(version === undefined ? {} : { version: version || { $exists: false } }),
      ...(noOutcome ? { outcome: { $exists: false } } : {}),
    },
    {
      ...(audit ? { $push: { pendingAudit: audit } } : {}),
      ...(Object.keys(set).length > 0 ? { $set: set } : {}),
      ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
    },
    { returnDocument: 'after' },
  ).lean()
  return changed ? plain(changed) : undefined
}

/** Forgets a hearing that was never opened, with its document. */
export async function deleteHearing(scope: CouncilScope, id: string): Promise<boolean> {
  const result = await Hearings.deleteOne({ ...scope, _id: id, state: 'preparing' })
  if (result.deletedCount === 1) await deleteDocument(scope, id)
  return result.deletedCount === 1
}
