import type { CouncilScope } from '../../core/council'
import { defineModel, type Plain, plain, type Stored } from '../../database/model'

interface StoredReceipt extends Stored {
  tenant: string
  council: string
  owner: string
  name: string
  type: string
  bytes: Buffer
  addedAt: Date
}
export type Receipt = Plain<StoredReceipt>

const Receipts = defineModel<StoredReceipt>('receipts', {
  tenant: { type: String, required: true },
  council: { type: String, required: true },
  owner: { type: String, required: true },
  name: { type: String, required: true },
  type: { type: String, required: true },
  bytes: { type: Buffer, required: true },
  addedAt: { type: Date, required: true },
})

/** Keeps a receipt under an id of the sender's; the same id again changes nothing. */
export async function keepReceipt(
  scope: CouncilScope,
  { id, ...rest }: Omit<Receipt, 'tenant' | 'council'>,
): Promise<void> {
  await Receipts.updateOne({ ...scope, _id: id }, { $setOnInsert: rest }, { upsert: true })
}

export async function receiptById(scope: CouncilScope, id: string): Promise<Receipt | undefined> {
  const found = await Receipts.findOne({ ...scope, _id: id }).lean()
  // Lean documents hold BSON's own binary.
  return found ? { ...plain(found), bytes: bytesOf(found.bytes) } : undefined
}

const bytesOf = (stored: Buffer | { buffer: Uint8Array }): Buffer =>
  Buffer.isBuffer(stored) ? stored : Buffer.from(stored.buffer as Uint8Array)
