import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import { type Audited, addOnce, defineAuditedModel, type Plain, plain } from '../../database/model'

/** Kinds that somebody can enter; meetings and deadlines come from their rooms. */
export const ENTRY_KINDS = ['meeting', 'themeDay', 'election', 'budget', 'other'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

interface StoredEntry extends Audited {
  council: string
  kind: EntryKind
  title: string
  /** Midnight of its day, by the council's wall clock. */
  at: Date
  /** Days before it that formandskab and secretariat are reminded of it; absent when they are not. */
  remindDays?: number
  /** When that is due; absent when it is not, or when they have been. */
  remindAt?: Date
  /** Raised at each change; absent until the first. */
  version?: number
  /** The form that it was entered by, or the entry of the year before that it is a copy of. */
  madeBy: string
  cprException?: string
  removed?: boolean
}
/** Something that the council has put on its year wheel itself. */
export type Entry = Plain<StoredEntry>

const Entries = defineAuditedModel<StoredEntry>(
  'wheelEntries',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    kind: { type: String, required: true },
    title: { type: String, required: true },
    at: { type: Date, required: true },
    remindDays: Number,
    remindAt: Date,
    version: Number,
    madeBy: { type: String, required: true },
    cprException: String,
    removed: Boolean,
  },
  [
    [{ tenant: 1, council: 1, at: 1 }],
    [{ tenant: 1, council: 1, madeBy: 1 }, { unique: true }],
    [{ remindAt: 1 }, { sparse: true }],
  ],
)

export type EntryContent = Pick<Entry, 'kind' | 'title' | 'at' | 'remindDays' | 'remindAt' | 'cprException'>

/** Puts an entry on the wheel; the same `madeBy` again gives the one that is there, or was. */
export async function addEntry(
  scope: CouncilScope,
  content: EntryContent,
  madeBy: string,
  audit: AuditEntry,
): Promise<Entry> {
  const entry = { ...scope, ...content, madeBy, pendingAudit: [audit] }
  return (await addOnce(Entries, entry, { ...scope, madeBy })).document
}

export async function entryById(scope: CouncilScope, id: string): Promise<Entry | undefined> {
  const found = await Entries.findOne({ ...scope, _id: id, removed: { $ne: true } }).lean()
  return found ? plain(found) : undefined
}

export async function entriesBetween(scope: CouncilScope, from: Date, to: Date): Promise<Entry[]> {
  const found = await Entries.find({ ...scope, at: { $gte: from, $lt: to }, removed: { $ne: true } })
    .sort({ at: 1 })
    .limit(100)
    .lean()
  return found.map(plain)
}

/** One that nobody has changed since it was read. */
const unchanged = (scope: CouncilScope, id: string, version: number) => ({
  ...scope,
  _id: id,
  removed: { $ne: true },
  version: version === 0 ? { $in: [0, null] } : version,
})

/** Changes an entry that is still at `version`; undefined when somebody was first. */
export async function changeEntry(
  scope: CouncilScope,
  id: string,
  version: number,
  content: EntryContent,
  audit: AuditEntry,
): Promise<Entry | undefined> {
  const { remindDays, remindAt } = content
  const changed = await Entries.findOneAndUpdate(
    unchanged(scope, id, version),
    {
      $set: content,
      $unset: {
        ...(remindDays === undefined ? { remindDays: 1 } : {}),
        ...(remindAt ? {} : { remindAt: 1 }),
      },
      $inc: { version: 1 },
      $push: { pendingAudit: audit },
    },
    { returnDocument: 'after' },
  ).lean()
  return changed ? plain(changed) : undefined
}

/**
 * Takes off an entry that is still at `version`, and gives whether it did. It stays as the trace that keeps next
 * year's copy from coming back.
 */
export async function removeEntry(
  scope: CouncilScope,
  id: string,
  version: number,
  audit: AuditEntry,
): Promise<boolean> {
  const { modifiedCount } = await Entries.updateOne(unchanged(scope, id, version), {
    $set: { removed: true },
    $unset: { remindAt: 1 },
    $inc: { version: 1 },
    $push: { pendingAudit: audit },
  })
  return modifiedCount === 1
}

/** Entries of all councils that are to be reminded of by now. */
export async function dueEntries(now: Date): Promise<Entry[]> {
  const found = await Entries.find({ remindAt: { $lte: now } })
    .sort({ remindAt: 1 })
    .limit(200)
    .lean()
  return found.map(plain)
}

export async function reminded({ id, tenant, remindAt }: Entry): Promise<void> {
  await Entries.updateOne({ _id: id, tenant, remindAt }, { $unset: { remindAt: 1 } })
}
