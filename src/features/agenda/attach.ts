import { createHash } from 'node:crypto'
import { leads } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { readDocument } from '../../documents/read-document'
import { isSentOut } from './agenda-store'
import { attachTo, keepAttachment, removeAttachment, setAside } from './attachment-store'
import { owns } from './items'
import { type Item, itemById, itemsBy, itemsOf } from './store'

const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  txt: 'text/plain; charset=utf-8',
  md: 'text/plain; charset=utf-8',
}

/** Items to which this person may put a file: their own that are alive, and all live ones for those who prepare. */
export async function attachable(request: CouncilRequest, meeting: string | undefined): Promise<Item[]> {
  const live = ({ state }: Item) => state === 'proposed' || state === 'accepted'
  const own = (await itemsBy(request.scope, request.person.id, 20)).filter(live)
  if (!leads(request) || meeting === undefined) return own
  const known = new Set(own.map(({ id }) => id))
  return [...own, ...(await itemsOf(request.scope, meeting)).filter(({ id }) => !known.has(id))]
}

/** Takes the first file that came with the message. A repeat of the activity takes it once. */
export async function takeFile(request: CouncilRequest): Promise<{ id: string; name: string } | undefined> {
  const [file] = request.files ?? []
  if (!file) return undefined
  const type = TYPES[file.name.toLowerCase().split('.').pop() ?? '']
  if (!type) throw new UserError('agenda.fileKind')
  if (holdsCpr(file.name)) throw new UserError('agenda.fileCpr')
  const bytes = await file.read()
  // What can be read is screened; pictures and PDFs rest on the sender's tick.
  const text = await readDocument(file.name, bytes).catch(() => '')
  if (holdsCpr(text)) throw new UserError('agenda.fileCpr')
  const id = createHash('sha256').update(`${request.activityId}\n${file.name}`).digest('hex').slice(0, 32)
  await keepAttachment(request.scope, {
    id,
    owner: request.person.id,
    name: file.name,
    type,
    bytes,
    addedAt: request.now,
  })
  return { id, name: file.name }
}

/** Puts a taken file to an item that this person may add to. */
export async function attach(request: CouncilRequest, file: string, id: string): Promise<Item> {
  const item = await itemById(request.scope, id)
  if (!item) throw new UserError('agenda.itemGone')
  if (!owns(request, item) && !leads(request)) throw new UserError('agenda.notYours')
  if (item.state !== 'proposed' && item.state !== 'accepted') throw new UserError('agenda.alreadyDecided')
  if (!(await attachTo(request.scope, file, request.person.id, id))) throw new UserError('agenda.fileGone')
  return item
}

/**
 * Takes a file off an item again: its proposer while it waits, those who prepare the meeting always. `kept`: it
 * stays with the agenda that was sent out with it, until a version without it is.
 */
export async function detach(
  request: CouncilRequest,
  file: string,
  id: string,
): Promise<{ item: Item; kept: boolean }> {
  const item = await itemById(request.scope, id)
  if (!item || (!owns(request, item) && !leads(request))) throw new UserError('agenda.notYours')
  if (item.state !== 'proposed' && !leads(request)) throw new UserError('agenda.alreadyDecided')
  const kept = await isSentOut(request.scope, file)
  await (kept ? setAside : removeAttachment)(request.scope, file, id)
  return { item, kept }
}
