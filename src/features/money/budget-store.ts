import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import { type Audited, defineAuditedModel, type Plain, plain, unlessThere } from '../../database/model'
import type { Category } from './rules'

interface StoredBudget extends Audited {
  council: string
  year: number
  /** Øre that the council means to use on each category. */
  planned: Partial<Record<Category, number>>
  version: number
}
export type Budget = Plain<StoredBudget>

const Budgets = defineAuditedModel<StoredBudget>(
  'budgets',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    year: { type: Number, required: true },
    planned: {
      type: { perDiems: Number, catering: Number, transport: Number, themeDays: Number, other: Number },
      _id: false,
      default: {},
    },
    version: { type: Number, required: true },
  },
  [[{ tenant: 1, council: 1, year: 1 }, { unique: true }]],
)

export async function budgetOf(
  scope: CouncilScope,
  year: number,
): Promise<Pick<Budget, 'planned' | 'version'>> {
  const found = await Budgets.findOne({ ...scope, year }).lean()
  return found ? plain(found) : { planned: {}, version: 0 }
}

/** Sets the year's plan over `version`; false when somebody else has changed it meanwhile. */
export async function planBudget(
  scope: CouncilScope,
  year: number,
  version: number,
  planned: Record<Category, number>,
  audit: AuditEntry,
): Promise<boolean> {
  if (version === 0) {
    const first = { ...scope, year, planned, version: 1, pendingAudit: [audit] }
    return (await unlessThere(() => Budgets.create(first))) !== undefined
  }
  const changed = await Budgets.updateOne(
    { ...scope, year, version },
    { $set: { planned, version: version + 1 }, $push: { pendingAudit: audit } },
  )
  return changed.matchedCount === 1
}
