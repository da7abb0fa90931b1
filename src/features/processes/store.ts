import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import { type Audited, addOnce, defineAuditedModel, type Plain, plain } from '../../database/model'
import { type Milestone, nextOf } from './rules'

/** Who is in the process's bodies, a name each with where they come from. */
export interface Bodies {
  steering: string[]
  project: string[]
  coordinator: string
}

interface StoredProcess extends Audited {
  council: string
  title: string
  purpose: string
  milestones: Milestone[]
  bodies: Bodies
  state: 'running' | 'done' | 'stopped'
  /** Raised at each change. */
  version: number
  /** `yyyy-MM-dd` of the next milestone; absent when none is left. */
  nextDay?: string
  /** What has been sent out on the bot's own account. */
  told: string[]
  cprException?: string
  /** The form that it was made by, so that it is made once. */
  form: string
  madeAt: Date
}
export type Process = Plain<StoredProcess>

const Processes = defineAuditedModel<StoredProcess>(
  'processes',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    title: { type: String, required: true },
    purpose: { type: String, default: '' },
    milestones: [
      {
        _id: false,
        id: String,
        phase: String,
        party: String,
        title: String,
        what: String,
        day: String,
        doneOn: String,
        result: String,
        hearing: String,
        touched: Number,
      },
    ],
    bodies: {
      type: { steering: [String], project: [String], coordinator: String },
      _id: false,
      required: true,
    },
    state: { type: String, required: true },
    version: { type: Number, required: true },
    nextDay: String,
    told: { type: [String], required: true },
    cprException: String,
    form: { type: String, required: true },
    madeAt: { type: Date, required: true },
  },
  [
    [{ tenant: 1, council: 1, form: 1 }, { unique: true }],
    [{ state: 1, nextDay: 1 }, { sparse: true }],
  ],
)

const MOST = 50

/** The newest first. */
export async function processesOf(scope: CouncilScope): Promise<Process[]> {
  return (await Processes.find(scope).sort({ madeAt: -1 }).limit(MOST).lean()).map(plain)
}

export async function processById(scope: CouncilScope, id: string): Promise<Process | undefined> {
  const found = await Processes.findOne({ ...scope, _id: id }).lean()
  return found ? plain(found) : undefined
}

/** Begins a process; the same form again gives the one that is there. */
export async function addProcess(
  scope: CouncilScope,
  process: Pick<Process, 'title' | 'purpose' | 'milestones' | 'form' | 'madeAt' | 'cprException'>,
  audit: AuditEntry,
): Promise<Process> {
  const begun = {
    ...scope,
    ...process,
    bodies: { steering: [], project: [], coordinator: '' },
    state: 'running' as const,
    version: 0,
    nextDay: nextOf(process.milestones)?.day,
    told: [],
    pendingAudit: [audit],
  }
  return (await addOnce(Processes, begun, { ...scope, form: process.form })).document
}

/** Changes a process that is still at `version`; undefined when somebody was first. */
export async function changeProcess(
  scope: CouncilScope,
  id: string,
  version: number,
  change: Partial<Pick<Process, 'title' | 'purpose' | 'milestones' | 'bodies' | 'state'>>,
  audit: AuditEntry,
): Promise<Process | undefined> {
  const next = change.milestones && nextOf(change.milestones)?.day
  const changed = await Processes.findOneAndUpdate(
    { ...scope, _id: id, version },
    {
      $set: { ...change, ...(next ? { nextDay: next } : {}) },
      ...(change.milestones && !next ? { $unset: { nextDay: 1 } } : {}),
      $inc: { version: 1 },
      $push: { pendingAudit: audit },
    },
    { returnDocument: 'after' },
  ).lean()
  return changed ? plain(changed) : undefined
}

/** Running processes of all councils whose next milestone is due by a day. */
export async function processesDue(by: string): Promise<Process[]> {
  return (await Processes.find({ state: 'running', nextDay: { $lte: by } }).lean()).map(plain)
}

export async function noteTold({ tenant, council, id }: Process, what: string): Promise<void> {
  await Processes.updateOne({ tenant, council, _id: id }, { $addToSet: { told: what } })
}
