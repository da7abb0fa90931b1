import { createHash } from 'node:crypto'
import type { AuditEntry } from '../core/audit'
import type { CouncilScope } from '../core/council'
import { auditedModels, defineModel, isDuplicate, type Plain, plain, type Stored } from './model'

interface StoredAudit extends Stored {
  tenant: string
  council: string
  /** 1, 2, 3 … without a gap in each council. */
  number: number
  entry: string
  at: Date
  by: string
  what: string
  subject: string[]
  /** The hash of the entry before; empty for the first. */
  previous: string
  hash: string
}
export type Audit = Plain<StoredAudit>

// Append-only: nothing here is ever updated or deleted.
const Audits = defineModel<StoredAudit>(
  'audit',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    number: { type: Number, required: true },
    entry: { type: String, required: true },
    at: { type: Date, required: true },
    by: { type: String, default: '' },
    what: { type: String, required: true },
    subject: [String],
    previous: { type: String, default: '' },
    hash: { type: String, required: true },
  },
  [
    [{ tenant: 1, council: 1, number: -1 }, { unique: true }],
    [{ tenant: 1, council: 1, entry: 1 }, { unique: true }],
  ],
)

const BATCH = 200

/** Moves what changed documents carry into their councils' chains. Safe to run twice and by several at once. */
export async function appendPendingAudit(now: Date): Promise<void> {
  for (const model of auditedModels) {
    const found = await model
      .find({ 'pendingAudit.at': { $lte: now } })
      .limit(BATCH)
      .lean()
    for (const { _id, tenant, pendingAudit = [] } of found) {
      for (const entry of pendingAudit) await append(tenant, entry)
      const ids = pendingAudit.map(({ id }) => id)
      await model.updateOne({ _id }, { $pull: { pendingAudit: { id: { $in: ids } } } })
    }
  }
}

async function append(tenant: string, entry: AuditEntry): Promise<void> {
  const { id, council, at, by, what, subject } = entry
  const scope = { tenant, council }
  for (;;) {
    if (await Audits.exists({ ...scope, entry: id })) return
    const last = await Audits.findOne(scope).sort({ number: -1 }).lean()
    const link = {
      ...scope,
      number: (last?.number ?? 0) + 1,
      entry: id,
      at,
      by,
      what,
      subject,
      previous: last?.hash ?? '',
    }
    try {
      await Audits.create({ ...link, hash: hashOf(link) })
      return
    } catch (error) {
      // Another instance took the number, or appended this very entry: look again.
      if (!isDuplicate(error)) throw error
    }
  }
}

const hashOf = (link: Omit<StoredAudit, '_id' | 'hash'>): string => {
  const { tenant, council, number, entry, at, by, what, subject, previous } = link
  return createHash('sha256')
    .update(JSON.stringify([tenant, council, number, entry, at.toISOString(), by, what, subject, previous]))
    .digest('hex')
}

/** The newest entries first; with `before`, those older than that number. */
export async function auditOf(
  { tenant, council }: CouncilScope,
  most: number,
  before?: number,
): Promise<Audit[]> {
  const older = before === undefined ? {} : { number: { $lt: before } }
  const found = await Audits.find({ tenant, council, ...older })
    .sort({ number: -1 })
    .limit(most)
    .lean()
  return found.map(plain)
}

/** The number of the first entry that does not follow from the one before; undefined when the chain is whole. */
export async function brokenAudit({ tenant, council }: CouncilScope): Promise<number | undefined> {
  let previous = ''
  let number = 1
  for await (const link of Audits.find({ tenant, council }).sort({ number: 1 }).lean().cursor()) {
    if (link.number !== number || link.previous !== previous || link.hash !== hashOf(link)) return number
    previous = link.hash
    number += 1
  }
  return undefined
}
