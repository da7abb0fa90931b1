import { createHash } from 'node:crypto'
import { DateTime } from 'luxon'
import type { Council } from '../../core/council'
import type { CouncilRequest, SentFile } from '../../core/feature'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { DocumentError, readDocument } from '../../documents/read-document'
import { isCorrectedBy, passagesOf, saveDocument } from './document-store'
import { outlineOf, readOutline } from './outline'
import { MOST } from './rules'
import { type Passage, splitDocument } from './split'
import { readHearing } from './status'
import { addHearing, deleteHearing, type Hearing, type HearingText, type PartOf } from './store'

/** The end of a day that somebody chose (`2027-01-29`), by the council's clock. */
export function endOfDay(day: string, council: Council): Date {
  const at = DateTime.fromISO(day, { zone: council.timeZone })
  if (!at.isValid) throw new UserError('hearings.dateUnreadable')
  return at.endOf('day').toJSDate()
}

export function checkText(text: HearingText): void {
  if (text.title === '') throw new UserError('hearings.titleMissing')
  for (const [value, most] of [
    [text.title, MOST.title],
    [text.to, MOST.name],
    [text.journal, MOST.journal],
    [text.summary, MOST.summary],
    [text.link, MOST.link],
    [text.sender?.name ?? '', MOST.name],
  ] as const)
    if (value.length > most) throw new UserError('hearings.tooLong', { most })
  if (text.link !== '' && !/^https:\/\/\S+$/.test(text.link)) throw new UserError('hearings.linkUnreadable')
}

export function checkDeadline({ deadline }: HearingText, now: Date): void {
  if (deadline && deadline < now) throw new UserError('hearings.deadlinePassed')
}

/** Creates a hearing in preparation, with its document in passages where there is one. */
export async function create(
  { scope, person, now }: CouncilRequest,
  { text, form, document, partOf }: { text: HearingText; form: string; document: string; partOf?: PartOf },
): Promise<Hearing> {
  checkText(text)
  checkDeadline(text, now)
  if (document.length > MOST.document) throw new UserError('hearings.documentTooLong')
  const hearing = await addHearing(scope, {
    ...text,
    partOf,
    form,
    createdAt: now,
    createdBy: { person: person.id, name: person.name },
  })
  if (document !== '' && hearing.state === 'preparing')
    await saveDocument(scope, hearing.id, splitDocument(document).passages)
  return hearing
}

/** A hearing in preparation from a file, called as the document calls itself. */
export async function createFromFile(request: CouncilRequest, file: SentFile): Promise<Hearing> {
  const source = await wordsOf(file)
  const { title, passages } = splitDocument(source)
  const { scope, person, now, activityId } = request
  const hearing = await addHearing(scope, {
    title: (title || file.name.replace(/\.\w+$/, '')).slice(0, MOST.title),
    sender: { kind: 'administration', name: '' },
    to: '',
    journal: '',
    summary: '',
    link: '',
    targetGroups: [],
    focusAreas: [],
    form: `file:${activityId}`,
    createdAt: now,
    createdBy: { person: person.id, name: person.name },
  })
  if (hearing.state === 'preparing') await saveDocument(scope, hearing.id, passages)
  return hearing
}

/** Gives a hearing in preparation a new document. */
export async function replaceDocument(request: CouncilRequest, id: string, file: SentFile): Promise<Hearing> {
  const hearing = await inPreparation(request, id)
  await saveDocument(request.scope, id, splitDocument(await wordsOf(file)).passages)
  return hearing
}

async function wordsOf(file: SentFile): Promise<string> {
  try {
    const words = await readDocument(file.name, await file.read())
    if (holdsCpr(words)) throw new UserError('hearings.fileCpr')
    return words
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    switch (error.fault) {
      case 'tooBig':
        throw new UserError('core.fileTooBig')
      case 'pdf':
        throw new UserError('hearings.filePdf')
      case 'oldWord':
        throw new UserError('hearings.fileOldWord')
      case 'bomb':
        throw new UserError('hearings.fileUnpacks')
      case 'empty':
        throw new UserError('hearings.fileEmpty')
      case 'unknownKind':
        throw new UserError('hearings.fileUnknown')
      default:
        throw new UserError('hearings.fileBroken')
    }
  }
}

async function inPreparation(request: CouncilRequest, id: string): Promise<Hearing> {
  const hearing = await readHearing(request, id)
  if (hearing.state !== 'preparing') throw new UserError('hearings.alreadyOpen')
  return hearing
}

/** Characters of a section that a card has room for at a time. */
const MOST_OUTLINE = 8000

/** A part of a section as text that can be corrected. */
export interface SectionPart {
  section: string
  /** Counts from 0; `parts` is how many there are. */
  part: number
  parts: number
  outline: string
  /** Names what the section says now, so that nobody overwrites what another has corrected meanwhile. */
  mark: string
}

const markOf = (section: Passage[]): string =>
  createHash('sha256').update(outlineOf(section)).digest('hex').slice(0, 16)

/** A section's passages in parts that each fit in a card. */
function partsOf(passages: Passage[], section: string): Passage[][] {
  const parts: Passage[][] = []
  let letters = 0
  for (const passage of passages.filter(({ id }) => id === section || id.startsWith(`${section}-`))) {
    // Its mark and the blank line before it.
    const length = outlineOf([passage]).length + 2
    const last = parts.at(-1)
    if (last && letters + length <= MOST_OUTLINE) last.push(passage)
    else parts.push([passage])
    letters = parts.at(-1) === last ? letters + length : length
  }
  return parts
}

/** Part `part` of a section, the first when there are fewer. */
export function sectionPart(passages: Passage[], section: string, part: number): SectionPart {
  const parts = partsOf(passages, section)
  const at = parts[part] ? part : 0
  return {
    section,
    part: at,
    parts: parts.length,
    outline: outlineOf(parts[at] ?? []),
    mark: markOf(parts.flat()),
  }
}

/** Puts the corrected text in its part's place; without text the part goes. */
export async function correctSection(
  request: CouncilRequest,
  id: string,
  { section, part, mark, outline, form }: Omit<SectionPart, 'parts'> & { form: string },
): Promise<Hearing> {
  const hearing = await inPreparation(request, id)
  const passages = await passagesOf(request.scope, id)
  if (await isCorrectedBy(request.scope, id, form)) return hearing
  const parts = partsOf(passages, section)
  const own = parts[part] ?? []
  const [start] = own
  if (!start || markOf(parts.flat()) !== mark) throw new UserError('hearings.correctedMeanwhile')
  const first = passages.indexOf(start)
  const text = [outlineOf(passages.slice(0, first)), outline, outlineOf(passages.slice(first + own.length))]
    .filter((part) => part.trim() !== '')
    .join('\n\n')
  await saveDocument(request.scope, id, readOutline(text), form)
  return hearing
}

export async function discard(request: CouncilRequest, id: string): Promise<void> {
  if (!(await deleteHearing(request.scope, id))) throw new UserError('hearings.alreadyOpen')
}
