import type { CouncilScope } from '../../core/council'
import { defineModel, type Plain, plain, type Stored, unlessThere } from '../../database/model'

/** Kinds that somebody can enter; meetings and deadlines come from their rooms. */
export const ENTRY_KINDS = ['meeting', 'themeDay', 'election', 'budget', 'other'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

interface StoredEntry extends Stored {
  tenant: string
  council: string
  kind: EntryKind
  title: string
  /** Midnight of its day, by the council's wall clock. */
  at: Date
  /** When formandskab and secretariat are reminded of it; absent when they are not. */
  remindAt?: Date
  /** The form that it was entered by, or the entry of the year before that it is a copy of. */
  madeBy: string
  cprException?: string
  removed?: boolean
}
/** Something that the council has put on its year wheel itself. */
export type Entry = Plain<StoredEntry>

const Entries = defineModel<StoredEntry>(
  'wheelEntries',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    kind: { type: String, required: true },
    title: { type: String, required: true },
    at: { type: Date, required: true },
    remindAt: Date,
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

export type EntryContent = Pick<Entry, 'kind' | 'title' | 'at' | 'remindAt' | 'cprException'>

/** Puts an entry on the wheel. The same `madeBy` again changes nothing. */
export async function addEntry(scope: CouncilScope, content: EntryContent, madeBy: string): Promise<void> {
  await unlessThere(() => Entries.create({ ...scope, ...content, madeBy }))
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

export async function changeEntry(
  scope: CouncilScope,
  id: string,
  { remindAt, cprException, ...content }: EntryContent,
): Promise<Entry | undefined> {
  const changed = await Entries.findOneAndUpdate(
    { ...scope, _id: id, removed: { $ne: true } },
    {
      $set: { ...content, ...(remindAt ? { remindAt } : {}), ...(cprException ? { cprException } : {}) },
      ...(remindAt ? {} : { $unset: { remindAt: 1 } }),
    },
    { returnDocument: 'after' },
  ).lean()
  return changed ? plain(changed) : undefined
}

/** Takes an entry off. It stays as the trace that keeps next year's copy from coming back. */
export async function removeEntry(scope: CouncilScope, id: string): Promise<void> {
  await Entries.updateOne({ ...scope, _id: id }, { $set: { removed: true }, $unset: { remindAt: 1 } })
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
