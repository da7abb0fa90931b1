import type { CouncilScope } from '../../core/council'
import { defineModel, isDuplicate, type Plain, plain, type Stored } from '../../database/model'
import type { FixedItem, ItemText } from './rules'

interface StoredItem extends Stored, ItemText {
  tenant: string
  council: string
  meeting: string
  proposer: { person: string; name: string }
  state: 'proposed' | 'accepted' | 'declined' | 'withdrawn'
  declineReason?: string
  /** Proposed after the council's deadline. */
  late: boolean
  /** What the sender said a number is that looked like a CPR number. */
  cprException?: string
  /** Made with the form: the same form sent twice makes one item. */
  form: string
  proposedAt: Date
  acceptedAt?: Date
}
export type Item = Plain<StoredItem>

const Items = defineModel<StoredItem>(
  'items',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    meeting: { type: String, required: true },
    title: { type: String, required: true },
    background: { type: String, default: '' },
    recommendation: { type: String, default: '' },
    purpose: { type: String, required: true },
    minutes: { type: Number, required: true },
    proposer: { type: { person: String, name: String }, _id: false, required: true },
    state: { type: String, required: true },
    declineReason: String,
    late: { type: Boolean, required: true },
    cprException: String,
    form: { type: String, required: true },
    proposedAt: { type: Date, required: true },
    acceptedAt: Date,
  },
  [
    [{ tenant: 1, council: 1, meeting: 1, state: 1 }],
    [{ tenant: 1, council: 1, 'proposer.person': 1, form: 1 }, { unique: true }],
  ],
)

export interface PublishedItem extends ItemText {
  id: string
  /** A fixed item's title comes from the words; its text fields are empty. */
  fixed?: FixedItem
  proposer?: string
}

interface StoredAgenda extends Stored {
  tenant: string
  council: string
  /** Raised at each publication; 0 before the first. */
  version: number
  publishedAt: Date
  publishedBy: string
  items: PublishedItem[]
}
/** A meeting's published agenda; its id is the meeting's. */
export type Agenda = Plain<StoredAgenda>

const Agendas = defineModel<StoredAgenda>('agendas', {
  tenant: { type: String, required: true },
  council: { type: String, required: true },
  version: { type: Number, required: true },
  publishedAt: { type: Date, required: true },
  publishedBy: { type: String, required: true },
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
      proposer: String,
    },
  ],
})

/** Saves a proposed item. The same form again gives the item that is there, whatever it says. */
export async function proposeItem(
  scope: CouncilScope,
  item: Omit<Item, 'id' | 'tenant' | 'council' | 'state'>,
): Promise<Item> {
  try {
    const added = await Items.create({ ...scope, ...item, state: 'proposed' })
    return plain(added.toObject())
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const first = await Items.findOne({
      ...scope,
      'proposer.person': item.proposer.person,
      form: item.form,
    }).lean()
    if (!first) throw error
    return plain(first)
  }
}

export async function itemById(scope: CouncilScope, id: string): Promise<Item | undefined> {
  const found = await Items.findOne({ ...scope, _id: id }).lean()
  return found ? plain(found) : undefined
}

/** A meeting's items: accepted ones in their order, then what waits, in the order it came. */
export async function itemsOf(scope: CouncilScope, meeting: string): Promise<Item[]> {
  const found = await Items.find({ ...scope, meeting, state: { $in: ['accepted', 'proposed'] } })
    .sort({ state: 1, acceptedAt: 1, proposedAt: 1 })
    .lean()
  return found.map(plain)
}

/** A person's items for a meeting, whatever became of them. */
export async function itemsBy(scope: CouncilScope, meeting: string, person: string): Promise<Item[]> {
  const found = await Items.find({ ...scope, meeting, 'proposer.person': person })
    .sort({ proposedAt: 1 })
    .lean()
  return found.map(plain)
}

/** Changes the text of an item that still waits; undefined when it no longer does. */
export async function rewriteItem(
  scope: CouncilScope,
  id: string,
  proposer: string,
  text: ItemText & { cprException?: string },
): Promise<Item | undefined> {
  return change({ ...scope, _id: id, 'proposer.person': proposer, state: 'proposed' }, text)
}

/** Moves an item on from one of the states `from`; undefined when it is in none of them. */
export async function moveItem(
  scope: CouncilScope,
  id: string,
  from: Item['state'][],
  to: Partial<Pick<Item, 'state' | 'acceptedAt' | 'declineReason'>>,
  proposer?: string,
): Promise<Item | undefined> {
  const owner = proposer === undefined ? {} : { 'proposer.person': proposer }
  return change({ ...scope, ...owner, _id: id, state: { $in: from } }, to)
}

async function change(filter: object, set: object): Promise<Item | undefined> {
  const changed = await Items.findOneAndUpdate(filter, { $set: set }, { returnDocument: 'after' }).lean()
  return changed ? plain(changed) : undefined
}

export async function agendaOf(scope: CouncilScope, meeting: string): Promise<Agenda | undefined> {
  const found = await Agendas.findOne({ ...scope, _id: meeting }).lean()
  return found ? plain(found) : undefined
}

/** Publishes over version `from` (0 for none); false when another publication came first. */
export async function publishAgenda(
  scope: CouncilScope,
  meeting: string,
  from: number,
  agenda: Pick<Agenda, 'publishedAt' | 'publishedBy' | 'items'>,
): Promise<boolean> {
  try {
    const result = await Agendas.updateOne(
      { ...scope, _id: meeting, version: from },
      { $set: { ...agenda, version: from + 1 } },
      { upsert: from === 0 },
    )
    return result.modifiedCount + result.upsertedCount === 1
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}
