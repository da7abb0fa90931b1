import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import { type Audited, addOnce, defineAuditedModel, type Plain, plain } from '../../database/model'

export type FollowUpState = 'open' | 'done' | 'dropped'

interface StoredFollowUp extends Audited {
  council: string
  meeting: string
  item: string
  itemTitle: string
  what: string
  /** Who does it: a person's id and name. */
  person: string
  name: string
  due: Date
  /** The day that the approved minutes tell, where it has been moved since. */
  agreed?: Date
  state: FollowUpState
  /** Made with the form: the same form sent twice makes one. */
  form: string
  /** How often it has changed; each change has its own reminder. */
  moves: number
  closedAt?: Date
}
/** Something that somebody does after the meeting (opfølgning). */
export type FollowUp = Plain<StoredFollowUp>

const FollowUps = defineAuditedModel<StoredFollowUp>(
  'followUps',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    meeting: { type: String, required: true },
    item: { type: String, required: true },
    itemTitle: { type: String, default: '' },
    what: { type: String, required: true },
    person: { type: String, required: true },
    name: { type: String, required: true },
    due: { type: Date, required: true },
    agreed: Date,
    state: { type: String, required: true },
    form: { type: String, required: true },
    moves: { type: Number, required: true },
    closedAt: Date,
  },
  [
    [{ tenant: 1, council: 1, state: 1, due: 1 }],
    [{ tenant: 1, council: 1, meeting: 1 }],
    [{ tenant: 1, council: 1, form: 1 }, { unique: true }],
  ],
)

export async function addFollowUp(
  scope: CouncilScope,
  followUp: Omit<FollowUp, 'id' | 'tenant' | 'council' | 'state' | 'moves' | 'closedAt'>,
  audit: AuditEntry,
): Promise<FollowUp> {
  const added = { ...scope, ...followUp, state: 'open' as const, moves: 0, pendingAudit: [audit] }
  return (await addOnce(FollowUps, added, { ...scope, form: followUp.form })).document
}

export async function followUpById(scope: CouncilScope, id: string): Promise<FollowUp | undefined> {
  const found = await FollowUps.findOne({ ...scope, _id: id }).lean()
  return found ? plain(found) : undefined
}

/** What is still to be done, the first due first. */
export async function openFollowUps(scope: CouncilScope): Promise<FollowUp[]> {
  return (
    await FollowUps.find({ ...scope, state: 'open' })
      .sort({ due: 1 })
      .limit(200)
      .lean()
  ).map(plain)
}

/** One person's of them. */
export async function openFollowUpsOf(scope: CouncilScope, person: string): Promise<FollowUp[]> {
  return (
    await FollowUps.find({ ...scope, state: 'open', person })
      .sort({ due: 1 })
      .limit(20)
      .lean()
  ).map(plain)
}

export async function followUpsFrom(scope: CouncilScope, meeting: string): Promise<FollowUp[]> {
  return (
    await FollowUps.find({ ...scope, meeting })
      .sort({ due: 1, what: 1 })
      .lean()
  ).map(plain)
}

/** Changes one that is open; undefined when it is not. `owner` only lets its person do it. */
export async function changeFollowUp(
  scope: CouncilScope,
  id: string,
  to: Partial<Pick<FollowUp, 'state' | 'due' | 'agreed' | 'closedAt'>>,
  audit: AuditEntry,
  owner?: string,
): Promise<FollowUp | undefined> {
  const changed = await FollowUps.findOneAndUpdate(
    { ...scope, _id: id, state: 'open', ...(owner === undefined ? {} : { person: owner }) },
    { $set: to, $inc: { moves: 1 }, $push: { pendingAudit: audit } },
    { returnDocument: 'after' },
  ).lean()
  return changed ? plain(changed) : undefined
}
