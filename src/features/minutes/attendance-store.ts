import type { CouncilScope } from '../../core/council'
import { defineModel, type Plain, plain, type Stored, unlessThere } from '../../database/model'

interface StoredChange extends Stored {
  tenant: string
  council: string
  meeting: string
  /** Person id. */
  person: string
  /** 1, 2, 3 … for each: odd ones are arrivals, even ones departures. */
  number: number
  at: Date
  /** Who entered it, where it was somebody else. */
  assistedBy?: string
}
export type Change = Plain<StoredChange>

const Changes = defineModel<StoredChange>(
  'attendance',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    meeting: { type: String, required: true },
    person: { type: String, required: true },
    number: { type: Number, required: true },
    at: { type: Date, required: true },
    assistedBy: String,
  },
  [[{ tenant: 1, council: 1, meeting: 1, person: 1, number: 1 }, { unique: true }]],
)

export async function changesAt(scope: CouncilScope, meeting: string): Promise<Change[]> {
  return (
    await Changes.find({ ...scope, meeting })
      .sort({ at: 1, person: 1, number: 1 })
      .lean()
  ).map(plain)
}

/** Notes somebody's change with their next number; false when somebody else was first with that number. */
export async function addChange(
  scope: CouncilScope,
  change: Omit<Change, 'id' | 'tenant' | 'council'>,
): Promise<boolean> {
  return (await unlessThere(() => Changes.create({ ...scope, ...change }))) !== undefined
}

/** Takes back somebody's last change, if it has that number. */
export async function removeChange(
  scope: CouncilScope,
  meeting: string,
  person: string,
  number: number,
): Promise<void> {
  await Changes.deleteOne({ ...scope, meeting, person, number })
}
