import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import { type Audited, addOnce, defineAuditedModel, type Plain, plain } from '../../database/model'
import type { ItemText } from './rules'

/** What happened to an item last, as its proposer is told. */
export type Move =
  | 'accepted'
  | 'declined'
  | 'takenOff'
  | 'postponed'
  | 'passedOn'
  | 'merged'
  | 'unmerged'
  | 'edited'

export type ItemState = 'proposed' | 'accepted' | 'declined' | 'withdrawn' | 'merged' | 'passedOn'

interface StoredItem extends Audited, ItemText {
  council: string
  /** Empty while the meeting that it waits for is not planned. */
  meeting: string
  /** With an empty meeting: the one that it was kept back from. */
  notFor?: string
  /** `person` is empty where a room of the product proposed it. */
  proposer: { person: string; name: string }
  state: ItemState
  declineReason?: string
  /** Proposed after the council's deadline. */
  late: boolean
  /** What the sender said a number is that looked like a CPR number. */
  cprException?: string
  /** Made with the form: the same form sent twice makes one item. */
  form: string
  /** What a room offered it from, once per council. */
  source?: string
  proposedAt: Date
  acceptedAt?: Date
  /** The item that this one has been laid together with, and the state before. */
  mergedInto?: string
  before?: ItemState
  /** The committee that it was passed on to. */
  committeeName?: string
  /** How often something has happened to it; each time its proposer is told once. */
  moves?: number
  move?: Move
}
export type Item = Plain<StoredItem>

const Items = defineAuditedModel<StoredItem>(
  'items',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    meeting: { type: String, default: '' },
    notFor: String,
    title: { type: String, required: true },
    background: { type: String, default: '' },
    recommendation: { type: String, default: '' },
    purpose: { type: String, required: true },
    minutes: { type: Number, required: true },
    summary: String,
    economy: String,
    focusAreas: { type: [String], default: undefined },
    targetGroups: { type: [String], default: undefined },
    link: String,
    committee: String,
    proposer: { type: { person: String, name: String }, _id: false, required: true },
    state: { type: String, required: true },
    declineReason: String,
    late: { type: Boolean, required: true },
    cprException: String,
    form: { type: String, required: true },
    source: String,
    proposedAt: { type: Date, required: true },
    acceptedAt: Date,
    mergedInto: String,
    before: String,
    committeeName: String,
    moves: Number,
    move: String,
  },
  [
    [{ tenant: 1, council: 1, meeting: 1, state: 1 }],
    [{ tenant: 1, council: 1, state: 1 }],
    [{ tenant: 1, council: 1, mergedInto: 1 }],
    [{ tenant: 1, council: 1, 'proposer.person': 1, form: 1 }, { unique: true }],
    [
      { tenant: 1, council: 1, source: 1 },
      { unique: true, partialFilterExpression: { source: { $type: 'string' } } },
    ],
  ],
)

/** Saves a proposed item. The same form again gives the item that is there, whatever it says. */
export async function proposeItem(
  scope: CouncilScope,
  item: Omit<Item, 'id' | 'tenant' | 'council' | 'state'> & { state?: ItemState },
): Promise<{ item: Item; isNew: boolean }> {
  const key = item.source
    ? { source: item.source }
    : { 'proposer.person': item.proposer.person, form: item.form }
  const { document, added } = await addOnce(
    Items,
    { state: 'proposed', ...scope, ...item },
    { ...scope, ...key },
  )
  return { item: document, isNew: added }
}

export async function itemById(scope: CouncilScope, id: string): Promise<Item | undefined> {
  const found = await Items.findOne({ ...scope, _id: id }).lean()
  return found ? plain(found) : undefined
}

/** A meeting's items: accepted ones in the order they were accepted, then what waits, in the order it came. */
export async function itemsOf(scope: CouncilScope, meeting: string): Promise<Item[]> {
  const found = await Items.find({ ...scope, meeting, state: { $in: ['accepted', 'proposed'] } })
    .sort({ state: 1, acceptedAt: 1, proposedAt: 1 })
    .lean()
  return found.map(plain)
}

/** Items that have been laid together with one of `items`. */
export async function mergedInto(scope: CouncilScope, items: string[]): Promise<Item[]> {
  const found = await Items.find({ ...scope, state: 'merged', mergedInto: { $in: items } })
    .sort({ proposedAt: 1 })
    .lean()
  return found.map(plain)
}

/** A person's items, the newest first, whatever became of them. */
export async function itemsBy(scope: CouncilScope, person: string, most: number): Promise<Item[]> {
  const found = await Items.find({ ...scope, 'proposer.person': person })
    .sort({ proposedAt: -1 })
    .limit(most)
    .lean()
  return found.map(plain)
}

/** Sources of rooms' offers that have become items, whatever became of these. */
export async function takenSources(scope: CouncilScope, sources: string[]): Promise<Set<string>> {
  const found = await Items.find({ ...scope, source: { $in: sources } }, { source: 1 }).lean()
  return new Set(found.map(({ source }) => source as string))
}

/**
 * Brings to `meeting` what would be forgotten: proposals whose meeting is none of `planned` and that were
 * not kept back from this one, and all live items of meetings that were cancelled or never planned. Late for
 * their own meeting, they are in good time for this one.
 */
export async function adoptStrays(
  scope: CouncilScope,
  meeting: string,
  planned: string[],
  cancelled: string[],
): Promise<void> {
  await Items.updateMany(
    { ...scope, state: 'proposed', meeting: { $nin: planned }, notFor: { $ne: meeting } },
    { $set: { meeting, late: false } },
  )
  await Items.updateMany(
    { ...scope, state: 'accepted', meeting: { $in: ['', ...cancelled] } },
    { $set: { meeting, late: false } },
  )
}

/** Changes the text of an item in one of the states `from`; `owner` only lets its proposer do it. */
export async function rewriteItem(
  scope: CouncilScope,
  id: string,
  from: ItemState[],
  text: ItemText & { cprException?: string },
  audit: AuditEntry,
  owner?: string,
): Promise<Item | undefined> {
  const own = owner === undefined ? {} : { 'proposer.person': owner }
  const by = owner === undefined ? { $inc: { moves: 1 } } : {}
  const move = owner === undefined ? { move: 'edited' } : {}
  return change(
    { ...scope, ...own, _id: id, state: { $in: from } },
    { $set: { ...text, ...move }, ...by, $push: { pendingAudit: audit } },
  )
}

export type Change = Partial<
  Pick<
    Item,
    | 'state'
    | 'acceptedAt'
    | 'declineReason'
    | 'meeting'
    | 'notFor'
    | 'mergedInto'
    | 'before'
    | 'committeeName'
    | 'move'
    | 'late'
  >
>

/** Moves an item on where it is as `from` says; undefined when it is not. Each time counts as one move. */
export async function moveItem(
  scope: CouncilScope,
  id: string,
  from: { state: ItemState[]; proposer?: string; meeting?: string; mergedInto?: string },
  to: Change,
  audit: AuditEntry,
): Promise<Item | undefined> {
  const { state, proposer, ...same } = from
  const owner = proposer === undefined ? {} : { 'proposer.person': proposer }
  const cleared = Object.fromEntries(
    Object.entries(to).flatMap(([key, value]) => (value === undefined ? [[key, 1]] : [])),
  )
  const set = Object.fromEntries(Object.entries(to).filter(([, value]) => value !== undefined))
  return change(
    { ...scope, ...owner, ...same, _id: id, state: { $in: state } },
    {
      $set: set,
      ...(Object.keys(cleared).length > 0 ? { $unset: cleared } : {}),
      $inc: { moves: 1 },
      $push: { pendingAudit: audit },
    },
  )
}

async function change(filter: object, update: object): Promise<Item | undefined> {
  const changed = await Items.findOneAndUpdate(filter, update, { returnDocument: 'after' }).lean()
  return changed ? plain(changed) : undefined
}
