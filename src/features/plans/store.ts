import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import { type Audited, addOnce, defineAuditedModel, type Plain, plain } from '../../database/model'
import type { GoalKind, Standing, Status } from './rules'

/** What the council writes about a goal. */
export interface GoalText {
  kind: GoalKind
  title: string
  /** What is to be done. */
  what: string
  /** Who sees to it. */
  who: string
  /** `yyyy-MM-dd` */
  due: string
  focusAreas: string[]
  /** How it goes together with what the municipality does besides. */
  together: string
  cprException?: string
}

interface StoredGoal extends Audited, GoalText {
  council: string
  status: Status
  /** All that it has been, the last last; absent while it is what it was made as. */
  history?: Standing[]
  /** Raised at each change. */
  version: number
  /** The form that it was made by, so that it is made once. */
  form: string
  madeAt: Date
}
export type Goal = Plain<StoredGoal>

const Goals = defineAuditedModel<StoredGoal>(
  'goals',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    kind: { type: String, required: true },
    title: { type: String, required: true },
    what: { type: String, default: '' },
    who: { type: String, default: '' },
    due: { type: String, required: true },
    focusAreas: { type: [String], required: true },
    together: { type: String, default: '' },
    cprException: String,
    status: { type: String, required: true },
    history: { type: [{ _id: false, status: String, at: Date }], default: undefined },
    version: { type: Number, required: true },
    form: { type: String, required: true },
    madeAt: { type: Date, required: true },
  },
  [[{ tenant: 1, council: 1, form: 1 }, { unique: true }], [{ tenant: 1, council: 1, due: 1 }]],
)

const MOST = 200

/** The plan's goals, by their day. */
export async function goalsOf(scope: CouncilScope): Promise<Goal[]> {
  const found = await Goals.find(scope).sort({ due: 1, madeAt: 1 }).limit(MOST).lean()
  return found.map(plain)
}

export async function goalById(scope: CouncilScope, id: string): Promise<Goal | undefined> {
  const found = await Goals.findOne({ ...scope, _id: id }).lean()
  return found ? plain(found) : undefined
}

/** Adds a goal; the same form again gives the one that is there. */
export async function addGoal(
  scope: CouncilScope,
  text: GoalText,
  form: string,
  now: Date,
  audit: AuditEntry,
): Promise<Goal> {
  const goal = {
    ...scope,
    ...text,
    status: 'planned' as const,
    version: 0,
    form,
    madeAt: now,
    pendingAudit: [audit],
  }
  return (await addOnce(Goals, goal, { ...scope, form })).document
}

/** Changes a goal that is still at `version`; undefined when somebody was first. */
export async function changeGoal(
  scope: CouncilScope,
  id: string,
  version: number,
  change: Partial<GoalText & Pick<Goal, 'status' | 'history'>>,
  audit: AuditEntry,
): Promise<Goal | undefined> {
  const changed = await Goals.findOneAndUpdate(
    { ...scope, _id: id, version },
    { $set: change, $inc: { version: 1 }, $push: { pendingAudit: audit } },
    { returnDocument: 'after' },
  ).lean()
  return changed ? plain(changed) : undefined
}
