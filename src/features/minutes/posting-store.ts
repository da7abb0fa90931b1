import type { CouncilScope } from '../../core/council'
import { defineModel, type Plain, plain, type Stored, updatedOne } from '../../database/model'

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

export async function postingsOf(scope: CouncilScope, meeting: string): Promise<Posting[]> {
  return (await Postings.find({ ...scope, meeting }).lean()).map(plain)
}

/** Notes what comes after `before` (nothing at first); false when somebody else has noted something since. */
export async function setPosting(
  scope: CouncilScope,
  before: Pick<Posting, 'state' | 'person'> | undefined,
  { meeting, place, ...to }: Omit<Posting, 'id' | 'tenant' | 'council'>,
): Promise<boolean> {
  const standing = before
    ? { state: before.state, person: before.person }
    : { state: { $exists: false as const } }
  return updatedOne(() =>
    Postings.updateOne(
      { ...scope, meeting, place, ...standing },
      { $set: to },
      { upsert: before === undefined },
    ),
  )
}
