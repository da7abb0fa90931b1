import mongoose from 'mongoose'
import type { CouncilScope, TenantScope } from '../core/council'

/** Documents of a council, by the date in one of their fields. */
export interface Dated {
  collection: string
  /** A field with an instant. */
  field: string
}

const older = ({ tenant, council }: CouncilScope, field: string, before: Date) => ({
  tenant,
  council,
  [field]: { $lt: before },
})

const modelOf = ({ collection }: Pick<Dated, 'collection'>) => {
  const model = mongoose.models[collection]
  if (!model) throw new Error(`no collection ${collection}`)
  return model
}

/** How many of the council's documents are older than an instant. */
export const countOlder = (scope: CouncilScope, dated: Dated, before: Date): Promise<number> =>
  modelOf(dated).countDocuments(older(scope, dated.field, before))

/** Deletes them for good; gives how many there were. */
export async function eraseOlder(scope: CouncilScope, dated: Dated, before: Date): Promise<number> {
  return (await modelOf(dated).deleteMany(older(scope, dated.field, before))).deletedCount
}

/** Deletes where these people's own chats can be written to. */
export async function eraseChats({ tenant }: TenantScope, people: string[]): Promise<void> {
  await modelOf({ collection: 'conversations' }).deleteMany({ tenant, person: { $in: people } })
}
