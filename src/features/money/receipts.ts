import { createHash } from 'node:crypto'
import type { CouncilRequest } from '../../core/feature'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { readDocument } from '../../documents/read-document'
import { keepReceipt } from './receipt-store'

const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  heic: 'image/heic',
  webp: 'image/webp',
}

/** Keeps the first file that came with the message; a repeat of the activity keeps it once. */
export async function takeReceipt(
  request: CouncilRequest,
): Promise<{ id: string; name: string } | undefined> {
  const [file] = request.files ?? []
  if (!file) return undefined
  const type = TYPES[file.name.toLowerCase().split('.').pop() ?? '']
  if (!type) throw new UserError('money.fileKind')
  if (holdsCpr(file.name)) throw new UserError('money.fileCpr')
  const bytes = await file.read()
  // What can be read is screened; pictures and PDFs are seen by the secretariat only.
  const text = await readDocument(file.name, bytes).catch(() => '')
  if (holdsCpr(text)) throw new UserError('money.fileCpr')
  const id = createHash('sha256').update(`${request.activityId}\n${file.name}`).digest('hex').slice(0, 32)
  const { scope, person, now } = request
  await keepReceipt(scope, { id, owner: person.id, name: file.name, type, bytes, addedAt: now })
  return { id, name: file.name }
}
