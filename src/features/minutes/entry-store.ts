import type { CouncilScope } from '../../core/council'
import { defineModel, type Plain, plain, type Stored, updatedOne } from '../../database/model'
import type { Field } from './rules'

/** A text with a version of its own, so that of two at once the later one sees the other's. */
export interface Written {
  text: string
  version: number
  by: string
  at: Date
}

interface StoredEntry extends Stored {
  tenant: string
  council: string
  meeting: string
  item: string
  discussion?: Written
  decision?: Written
  /** `text` is a key of OUTCOMES, or empty. */
  outcome?: Written
}
/** What is written in the minutes about one item. */
export type Entry = Plain<StoredEntry>

const written = {
  type: { text: String, version: Number, by: String, at: Date },
  _id: false,
  default: undefined,
}

const Entries = defineModel<StoredEntry>(
  'minutesEntries',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    meeting: { type: String, required: true },
    item: { type: String, required: true },
    discussion: written,
    decision: written,
    outcome: written,
  },
  [[{ tenant: 1, council: 1, meeting: 1, item: 1 }, { unique: true }]],
)

export async function entriesOf(scope: CouncilScope, meeting: string): Promise<Entry[]> {
  return (await Entries.find({ ...scope, meeting }).lean()).map(plain)
}

export async function entryOf(
  scope: CouncilScope,
  meeting: string,
  item: string,
): Promise<Entry | undefined> {
  const found = await Entries.findOne({ ...scope, meeting, item }).lean()
  return found ? plain(found) : undefined
}

/** Writes a field over version `from` (0 for none); false when somebody else has written it since. */
export async function writeField(
  scope: CouncilScope,
  { meeting, item, field }: { meeting: string; item: string; field: Field },
  from: number,
  { text, by, at }: Omit<Written, 'version'>,
): Promise<boolean> {
  const before = from === 0 ? { [field]: { $exists: false } } : { [`${field}.version`]: from }
  return updatedOne(() =>
    Entries.updateOne(
      { ...scope, meeting, item, ...before },
      { $set: { [field]: { text, by, at, version: from + 1 } } },
      { upsert: from === 0 },
    ),
  )
}
