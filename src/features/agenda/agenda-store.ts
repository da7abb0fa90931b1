import type { AuditEntry } from '../../core/audit'
import type { CouncilScope, Seat } from '../../core/council'
import { remembering } from '../../database/memory'
import { type Audited, defineAuditedModel, type Plain, plain, updatedOne } from '../../database/model'
import type { FixedItem, ItemText } from './rules'

/** An item that was laid together with another: its own words stay. */
export interface MergedItem {
  id: string
  title: string
  background: string
  recommendation: string
  proposer: string
}

export interface PublishedItem extends ItemText {
  id: string
  /** A fixed item's title comes from the words; its text fields are empty. */
  fixed?: FixedItem
  /** Names, the first being the item's own proposer. */
  proposers: string[]
  merged: MergedItem[]
  attachments: { id: string; name: string }[]
  /** Against the version before. */
  mark?: 'new' | 'changed'
}

/** Who held a seat when the agenda was sent out. */
export interface AgendaMember {
  person: string
  name: string
  /** The seat's kind, as in `Seat`. */
  kind: string
  role: Seat['role']
}

interface StoredAgenda extends Audited {
  council: string
  /** Raised at each publication; 0 before the first. */
  version: number
  publishedAt: Date
  publishedBy: string
  items: PublishedItem[]
  /** Absent in old agendas. */
  members?: AgendaMember[]
  /** Titles of items that the version before had. */
  removed: string[]
  /** The order as the chair has set it, also of fixed items; minutes where they are not the item's own. */
  plan: { item: string; minutes?: number }[]
  /** Raised with each change of the plan. */
  planVersion: number
  /** Under which the municipality files it. */
  journal?: { caseNumber: string; kle: string }
}
/** A meeting's agenda; its id is the meeting's. */
export type Agenda = Plain<StoredAgenda>
export type Plan = Pick<Agenda, 'plan' | 'planVersion' | 'journal'>

const Agendas = defineAuditedModel<StoredAgenda>(
  'agendas',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    version: { type: Number, required: true },
    publishedAt: Date,
    publishedBy: String,
    items: [
      {
        _id: false,
        id: String,
        fixed: String,
        title: String,
        background: String,
        recommendation: String,
        purpose: String,
        minutes: Number,
        summary: String,
        economy: String,
        focusAreas: { type: [String], default: undefined },
        targetGroups: { type: [String], default: undefined },
        link: String,
        committee: String,
        proposers: [String],
        merged: [
          {
            _id: false,
            id: String,
            title: String,
            background: String,
            recommendation: String,
            proposer: String,
          },
        ],
        attachments: [{ _id: false, id: String, name: String }],
        mark: String,
      },
    ],
    members: {
      type: [{ _id: false, person: String, name: String, kind: String, role: String }],
      default: undefined,
    },
    removed: [String],
    plan: [{ _id: false, item: String, minutes: Number }],
    planVersion: { type: Number, default: 0 },
    journal: { type: { caseNumber: String, kle: String }, _id: false, default: undefined },
  },
  [[{ tenant: 1, council: 1, publishedAt: -1 }]],
)

/** A meeting's agenda as it was last published; undefined before. */
export async function agendaOf(scope: CouncilScope, meeting: string): Promise<Agenda | undefined> {
  const found = await Agendas.findOne({ ...scope, _id: meeting }).lean()
  return found && found.version > 0 ? plain(found) : undefined
}

/** Agendas that were published at or after an instant. */
export async function agendasSince(scope: CouncilScope, since: Date): Promise<Agenda[]> {
  const found = await Agendas.find({ ...scope, publishedAt: { $gte: since } }).lean()
  return found.filter(({ version }) => version > 0).map(plain)
}

/** As `agendaOf`, for showing it alone: what all members open in the hour before their meeting. */
export const publishedAgenda = remembering(['agendas'], (tenant: string, council: string, meeting: string) =>
  agendaOf({ tenant, council }, meeting),
)

/** Whether an agenda that was sent out names the file, whatever has become of its item. */
export async function isSentOut(scope: CouncilScope, attachment: string): Promise<boolean> {
  const named = { version: { $gt: 0 }, 'items.attachments.id': attachment }
  return (await Agendas.exists({ ...scope, ...named })) !== null
}

/** Order, minutes and journal numbers, published or not. */
export async function planOf(scope: CouncilScope, meeting: string): Promise<Plan> {
  const found = await Agendas.findOne(
    { ...scope, _id: meeting },
    { plan: 1, planVersion: 1, journal: 1 },
  ).lean()
  return { plan: found?.plan ?? [], planVersion: found?.planVersion ?? 0, journal: found?.journal }
}

/** Publishes over version `from` (0 for none); false when another publication came first. */
export async function publishAgenda(
  scope: CouncilScope,
  meeting: string,
  from: number,
  agenda: Pick<Agenda, 'publishedAt' | 'publishedBy' | 'items' | 'members' | 'removed'>,
  audit: AuditEntry,
): Promise<boolean> {
  return write(
    { ...scope, _id: meeting, version: from },
    {
      $set: { ...agenda, version: from + 1 },
      $setOnInsert: { plan: [], planVersion: 0 },
      $push: { pendingAudit: audit },
    },
    from === 0,
  )
}

/** Sets order and minutes over version `from` of the plan; false when another change came first. */
export async function setPlan(
  scope: CouncilScope,
  meeting: string,
  from: number,
  plan: Plan['plan'],
): Promise<boolean> {
  return write(
    { ...scope, _id: meeting, planVersion: from },
    { $set: { plan, planVersion: from + 1 }, $setOnInsert: { version: 0, items: [], removed: [] } },
    from === 0,
  )
}

/** An item's own minutes hold again, and a form made before does not overwrite them. */
export async function forgetMinutes(scope: CouncilScope, meeting: string, item: string): Promise<void> {
  for (;;) {
    const { plan, planVersion } = await planOf(scope, meeting)
    const own = plan.map((entry) => (entry.item === item ? { item } : entry))
    if (await setPlan(scope, meeting, planVersion, own)) return
  }
}

export async function setJournal(
  scope: CouncilScope,
  meeting: string,
  journal: { caseNumber: string; kle: string },
  audit: AuditEntry,
): Promise<void> {
  await Agendas.updateOne({ ...scope, _id: meeting }, { $set: { journal }, $push: { pendingAudit: audit } })
}

async function write(filter: object, update: object, upsert: boolean): Promise<boolean> {
  return updatedOne(() => Agendas.updateOne(filter, update, { upsert }))
}
