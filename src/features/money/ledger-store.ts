import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import { type Audited, defineAuditedModel, type Plain, plain, unlessThere } from '../../database/model'
import type { EntryKind, Posting } from './ledger'

interface StoredEntry extends Audited {
  council: string
  /** The year whose accounts it is in. */
  year: number
  /** Counts from 1 within the year, without gaps (bilagsnummer). */
  number: number
  /** The same for the same matter, so that it is entered once. */
  key: string
  kind: EntryKind
  /** `yyyy-MM-dd` */
  day: string
  text: string
  postings: Posting[]
  claim?: string
  /** What it was for, for example a theme day: `<room>:<id>`. */
  matter?: string
  /** The entry that a counter-entry takes back. */
  counters?: string
  at: Date
  /** Person id */
  by: string
}
export type Entry = Plain<StoredEntry>
export type EntryDraft = Omit<Entry, 'id' | 'tenant' | 'council' | 'number'>

const Entries = defineAuditedModel<StoredEntry>(
  'ledger',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    year: { type: Number, required: true },
    number: { type: Number, required: true },
    key: { type: String, required: true },
    kind: { type: String, required: true },
    day: { type: String, required: true },
    text: { type: String, default: '' },
    postings: [{ _id: false, account: String, amount: Number }],
    claim: String,
    matter: String,
    counters: String,
    at: { type: Date, required: true },
    by: { type: String, required: true },
  },
  [
    [{ tenant: 1, council: 1, year: 1, number: 1 }, { unique: true }],
    [{ tenant: 1, council: 1, key: 1 }, { unique: true }],
    [{ tenant: 1, council: 1, claim: 1 }],
    [{ tenant: 1, council: 1, counters: 1 }],
  ],
)

/**
 * Adds an entry to a year's accounts, or gives the one that is there under its key; undefined when the year
 * is closed. Two who add at once take different numbers, and nothing comes after a closing.
 */
export async function append(
  scope: CouncilScope,
  draft: EntryDraft,
  audit?: AuditEntry,
): Promise<Entry | undefined> {
  for (;;) {
    const known = await entryByKey(scope, draft.key)
    if (known) return known
    const last = await Entries.findOne({ ...scope, year: draft.year })
      .sort({ number: -1 })
      .lean()
    if (last?.kind === 'closing') return undefined
    const added = await unlessThere(() =>
      Entries.create({
        ...scope,
        ...draft,
        number: (last?.number ?? 0) + 1,
        ...(audit ? { pendingAudit: [audit] } : {}),
      }),
    )
    // Else somebody took the number or the key: look again.
    if (added) return plain(added.toObject())
  }
}

export async function entryByKey(scope: CouncilScope, key: string): Promise<Entry | undefined> {
  const found = await Entries.findOne({ ...scope, key }).lean()
  return found ? plain(found) : undefined
}

export async function entryById(scope: CouncilScope, id: string): Promise<Entry | undefined> {
  const found = await Entries.findOne({ ...scope, _id: id }).lean()
  return found ? plain(found) : undefined
}

export async function entriesById(scope: CouncilScope, ids: string[]): Promise<Entry[]> {
  return (await Entries.find({ ...scope, _id: { $in: ids } }).lean()).map(plain)
}

/** The entries that take these back, of whatever year. */
export async function countersOf(scope: CouncilScope, ids: string[]): Promise<Entry[]> {
  return (await Entries.find({ ...scope, counters: { $in: ids } }).lean()).map(plain)
}

/** A year's entries in the order of their numbers. */
export async function entriesOf(scope: CouncilScope, year: number): Promise<Entry[]> {
  const found = await Entries.find({ ...scope, year })
    .sort({ number: 1 })
    .lean()
  return found.map(plain)
}

export async function closingOf(scope: CouncilScope, year: number): Promise<Entry | undefined> {
  const found = await Entries.findOne({ ...scope, year, kind: 'closing' }).lean()
  return found ? plain(found) : undefined
}

/** All years' entries, each year in the order of its numbers. */
export async function wholeLedger(scope: CouncilScope): Promise<Entry[]> {
  return (
    await Entries.find({ ...scope })
      .sort({ year: 1, number: 1 })
      .lean()
  ).map(plain)
}
