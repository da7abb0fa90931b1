import type { CouncilScope } from '../../core/council'
import { defineModel, type Plain, plain, type Stored, upserted } from '../../database/model'

interface StoredDissent extends Stored {
  tenant: string
  council: string
  meeting: string
  item: string
  person: string
  name: string
  text: string
}
/** A dissenting opinion (afvigende mening), recorded on request. */
export type Dissent = Plain<StoredDissent>

const Dissents = defineModel<StoredDissent>(
  'dissents',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    meeting: { type: String, required: true },
    item: { type: String, required: true },
    person: { type: String, required: true },
    name: { type: String, required: true },
    text: { type: String, required: true },
  },
  [[{ tenant: 1, council: 1, meeting: 1, item: 1, person: 1 }, { unique: true }]],
)

export async function dissentsAt(scope: CouncilScope, meeting: string): Promise<Dissent[]> {
  return (
    await Dissents.find({ ...scope, meeting })
      .sort({ name: 1 })
      .lean()
  ).map(plain)
}

export async function keepDissent(
  scope: CouncilScope,
  { meeting, item, person, name, text }: Omit<Dissent, 'id' | 'tenant' | 'council'>,
): Promise<void> {
  await upserted(() =>
    Dissents.updateOne({ ...scope, meeting, item, person }, { $set: { name, text } }, { upsert: true }),
  )
}
