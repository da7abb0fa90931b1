import type { CouncilScope } from '../../core/council'
import { defineModel, type Stored } from '../../database/model'
import type { Passage } from './split'

interface StoredDocument extends Stored {
  tenant: string
  council: string
  passages: Passage[]
  /** The form of the last correction, so that it is saved once. */
  corrected?: string
}

/** A hearing's document in passages; its id is the hearing's. Apart from it, since it can be long. */
const Documents = defineModel<StoredDocument>('hearing-documents', {
  tenant: { type: String, required: true },
  council: { type: String, required: true },
  passages: { type: [{ _id: false, id: String, kind: String, text: String, number: Number }] },
  corrected: String,
})

export async function saveDocument(
  scope: CouncilScope,
  hearing: string,
  passages: Passage[],
  corrected = '',
): Promise<void> {
  await Documents.updateOne({ ...scope, _id: hearing }, { $set: { passages, corrected } }, { upsert: true })
}

/** Whether the document's last change came by that form. */
export const isCorrectedBy = async (scope: CouncilScope, hearing: string, form: string): Promise<boolean> =>
  (await Documents.exists({ ...scope, _id: hearing, corrected: form })) !== null

/** The hearing's passages in reading order; none when it has no document. */
export async function passagesOf(scope: CouncilScope, hearing: string): Promise<Passage[]> {
  const found = await Documents.findOne({ ...scope, _id: hearing }).lean()
  return found?.passages ?? []
}

export async function deleteDocument(scope: CouncilScope, hearing: string): Promise<void> {
  await Documents.deleteOne({ ...scope, _id: hearing })
}
