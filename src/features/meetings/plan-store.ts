import type { CouncilScope } from '../../core/council'
import { addOnce, defineModel, type Plain, plain, type Stored } from '../../database/model'

export interface PlannedSlot {
  /** Names the slot in buttons, and the meeting that it becomes. */
  key: string
  start: Date
  end: Date
  place: string
  link?: string
}

interface StoredPlan extends Stored {
  tenant: string
  council: string
  year: number
  slots: PlannedSlot[]
  /** Raised at each change, so that two who plan at once do not overwrite each other. */
  version: number
  confirmedAt?: Date
}
/** The secretariat's draft of a year's meetings; nobody else sees it until it is confirmed. */
export type YearPlan = Plain<StoredPlan>

const Plans = defineModel<StoredPlan>(
  'meetingPlans',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    year: { type: Number, required: true },
    slots: [{ _id: false, key: String, start: Date, end: Date, place: String, link: String }],
    version: { type: Number, required: true },
    confirmedAt: Date,
  },
  [[{ tenant: 1, council: 1, year: 1 }, { unique: true }]],
)

export async function planOf(scope: CouncilScope, year: number): Promise<YearPlan | undefined> {
  const found = await Plans.findOne({ ...scope, year }).lean()
  return found ? plain(found) : undefined
}

/** Begins a year's plan; somebody else's, where there is one already. */
export async function beginPlan(scope: CouncilScope, year: number, slots: PlannedSlot[]): Promise<YearPlan> {
  const key = { ...scope, year }
  return (await addOnce(Plans, { ...key, slots, version: 0 }, key)).document
}

/** Changes an unconfirmed plan over `version`; undefined when somebody was first. */
export async function changePlan(
  scope: CouncilScope,
  year: number,
  version: number,
  slots: PlannedSlot[],
): Promise<YearPlan | undefined> {
  const changed = await Plans.findOneAndUpdate(
    { ...scope, year, version, confirmedAt: { $exists: false } },
    { $set: { slots }, $inc: { version: 1 } },
    { returnDocument: 'after' },
  ).lean()
  return changed ? plain(changed) : undefined
}

/** Closes the plan as it stands at `version`; the plan too when it was closed before. */
export async function confirmPlan(
  scope: CouncilScope,
  year: number,
  version: number,
  now: Date,
): Promise<YearPlan | undefined> {
  await Plans.updateOne(
    { ...scope, year, version, confirmedAt: { $exists: false } },
    { $set: { confirmedAt: now } },
  )
  const plan = await planOf(scope, year)
  return plan?.confirmedAt && plan.version === version ? plan : undefined
}
