import type { TenantScope } from '../../core/council'
import { defineModel, type Plain, plain, type Stored } from '../../database/model'
import type { WakingHours } from './quiet-hours'

interface StoredPreferences extends Stored {
  tenant: string
  /** Names of the reminders that the person does not want. */
  off: string[]
  /** The person's own hours; the council's when absent. */
  hours?: WakingHours
}
/** What somebody chose about reminders; the id is the person's. */
export type Preferences = Plain<StoredPreferences>

const AllPreferences = defineModel<StoredPreferences>('reminderPreferences', {
  tenant: { type: String, required: true },
  off: { type: [String], required: true },
  hours: { type: { from: String, to: String }, _id: false, default: undefined },
})

export async function preferencesOf({ tenant }: TenantScope, person: string): Promise<Preferences> {
  const found = await AllPreferences.findOne({ tenant, _id: person }).lean()
  return found ? plain(found) : { id: person, tenant, off: [] }
}

export async function savePreferences(
  { tenant }: TenantScope,
  person: string,
  { off, hours }: Pick<Preferences, 'off' | 'hours'>,
): Promise<void> {
  await AllPreferences.updateOne(
    { tenant, _id: person },
    hours ? { $set: { off, hours } } : { $set: { off }, $unset: { hours: 1 } },
    { upsert: true },
  )
}
