import type { CouncilScope } from '../../core/council'
import { defineModel, type Plain, plain, type Stored } from '../../database/model'

interface StoredAttachment extends Stored {
  tenant: string
  council: string
  /** Empty until its owner has said which item it belongs to; `SET_ASIDE` for a published agenda's alone. */
  item: string
  owner: string
  name: string
  type: string
  bytes: Buffer
  addedAt: Date
}
export type Attachment = Plain<StoredAttachment>

const Attachments = defineModel<StoredAttachment>(
  'attachments',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    item: { type: String, default: '' },
    owner: { type: String, required: true },
    name: { type: String, required: true },
    type: { type: String, required: true },
    bytes: { type: Buffer, required: true },
    addedAt: { type: Date, required: true },
  },
  [[{ tenant: 1, council: 1, item: 1, addedAt: 1 }], [{ item: 1, addedAt: 1 }]],
)

/** In place of an item: taken off it, but on an agenda that was sent out. */
export const SET_ASIDE = 'sentOut'

/** Keeps a file under an id of the sender's; the same id again changes nothing. */
export async function keepAttachment(
  scope: CouncilScope,
  attachment: Omit<Attachment, 'tenant' | 'council' | 'item'>,
): Promise<void> {
  const { id, ...rest } = attachment
  await Attachments.updateOne(
    { ...scope, _id: id },
    { $setOnInsert: { ...rest, item: '' } },
    { upsert: true },
  )
}

/** Puts a file to an item; false when it is not this owner's or already elsewhere. */
export async function attachTo(
  scope: CouncilScope,
  id: string,
  owner: string,
  item: string,
): Promise<boolean> {
  const result = await Attachments.updateOne(
    { ...scope, _id: id, owner, item: { $in: ['', item] } },
    { $set: { item } },
  )
  return result.matchedCount === 1
}

/** What is attached to these items, without the bytes. */
export async function attachmentsOf(
  scope: CouncilScope,
  items: string[],
): Promise<Pick<Attachment, 'id' | 'item' | 'name'>[]> {
  const found = await Attachments.find({ ...scope, item: { $in: items } }, { item: 1, name: 1 })
    .sort({ addedAt: 1 })
    .lean()
  return found.map(({ _id, item, name }) => ({ id: _id, item, name }))
}

export async function attachmentById(scope: CouncilScope, id: string): Promise<Attachment | undefined> {
  const found = await Attachments.findOne({ ...scope, _id: id }).lean()
  // Lean documents hold BSON's own binary.
  return found ? { ...plain(found), bytes: bytesOf(found.bytes) } : undefined
}

const bytesOf = (stored: Buffer | { buffer: Uint8Array }): Buffer =>
  Buffer.isBuffer(stored) ? stored : Buffer.from(stored.buffer as Uint8Array)

export async function setAside(scope: CouncilScope, id: string, item: string): Promise<void> {
  await Attachments.updateOne({ ...scope, _id: id, item }, { $set: { item: SET_ASIDE } })
}

export async function removeAttachment(scope: CouncilScope, id: string, item: string): Promise<void> {
  await Attachments.deleteOne({ ...scope, _id: id, item })
}

/** Deletes files, of all councils, that nobody has put to an item since `before`. */
export async function removeLoose(before: Date): Promise<void> {
  await Attachments.deleteMany({ item: '', addedAt: { $lt: before } })
}
