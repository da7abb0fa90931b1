import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import { type Audited, defineAuditedModel, type Plain, plain, updatedOne } from '../../database/model'

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
  return updatedOne(() =>
    EasyReads.updateOne(
      { ...scope, _id: meeting, version: from },
      { $set: { ...about, version: from + 1 }, $push: { pendingAudit: audit } },
      { upsert: from === 0 },
    ),
  )
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
