import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import {
  type Audited,
  defineAuditedModel,
  defineModel,
  isDuplicate,
  type Plain,
  plain,
  type Stored,
} from '../../database/model'

interface StoredEasyRead extends Audited {
  council: string
  text: string
  /** Raised each time the text changes. */
  version: number
  by: string
  /** The version of the minutes that the text was written from. */
  source: number
  /** The version of the text that a person approved. */
  approved?: number
  approvedBy?: string
  approvedAt?: Date
}
/** A meeting's minutes in plain words (letlæst); the id is the meeting's. */
export type EasyRead = Plain<StoredEasyRead>

const EasyReads = defineAuditedModel<StoredEasyRead>(
  'easyReads',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    text: { type: String, required: true },
    version: { type: Number, required: true },
    by: { type: String, required: true },
    source: { type: Number, required: true },
    approved: Number,
    approvedBy: String,
    approvedAt: Date,
  },
  [[{ tenant: 1, council: 1, approvedAt: -1 }]],
)

interface StoredPosting extends Stored {
  tenant: string
  council: string
  meeting: string
  place: string
  state: 'promised' | 'up' | 'down'
  person: string
  name: string
  promisedAt?: Date
  upAt?: Date
  downAt?: Date
}
/** Who put a poster up at a place, and when it came down. */
export type Posting = Plain<StoredPosting>

const Postings = defineModel<StoredPosting>(
  'postings',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    meeting: { type: String, required: true },
    place: { type: String, required: true },
    state: { type: String, required: true },
    person: { type: String, required: true },
    name: { type: String, required: true },
    promisedAt: Date,
    upAt: Date,
    downAt: Date,
  },
  [[{ tenant: 1, council: 1, meeting: 1, place: 1 }, { unique: true }]],
)

export async function easyReadOf(scope: CouncilScope, meeting: string): Promise<EasyRead | undefined> {
  const found = await EasyReads.findOne({ ...scope, _id: meeting }).lean()
  return found ? plain(found) : undefined
}

/** Texts that were approved at or after an instant. */
export async function easyReadsSince(scope: CouncilScope, since: Date): Promise<EasyRead[]> {
  return (await EasyReads.find({ ...scope, approvedAt: { $gte: since } }).lean()).map(plain)
}

/** Writes over version `from` (0 for none); false when somebody else has written since. */
export async function writeEasyRead(
  scope: CouncilScope,
  meeting: string,
  from: number,
  about: Pick<EasyRead, 'text' | 'by' | 'source'>,
  audit: AuditEntry,
): Promise<boolean> {
  try {
    const result = await EasyReads.updateOne(
      { ...scope, _id: meeting, version: from },
      { $set: { ...about, version: from + 1 }, $push: { pendingAudit: audit } },
      { upsert: from === 0 },
    )
    return result.modifiedCount + result.upsertedCount === 1
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

/** Approves the text of a version; false when it has changed since. */
export async function approveEasyRead(
  scope: CouncilScope,
  meeting: string,
  version: number,
  by: Pick<EasyRead, 'approvedBy' | 'approvedAt'>,
  audit: AuditEntry,
): Promise<boolean> {
  const result = await EasyReads.updateOne(
    { ...scope, _id: meeting, version },
    { $set: { ...by, approved: version }, $push: { pendingAudit: audit } },
  )
  return result.matchedCount === 1
}

export async function postingsOf(scope: CouncilScope, meeting: string): Promise<Posting[]> {
  return (await Postings.find({ ...scope, meeting }).lean()).map(plain)
}

export async function setPosting(
  scope: CouncilScope,
  { meeting, place, ...to }: Omit<Posting, 'id' | 'tenant' | 'council'>,
): Promise<void> {
  const set = () => Postings.updateOne({ ...scope, meeting, place }, { $set: to }, { upsert: true })
  try {
    await set()
  } catch (error) {
    if (!isDuplicate(error)) throw error
    await set()
  }
}
