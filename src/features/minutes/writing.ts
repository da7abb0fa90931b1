import { createHash } from 'node:crypto'
import { auditEntry } from '../../core/audit'
import type { CouncilRequest } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { entryOf, type Written, writeField } from './entry-store'
import { addDraft, minutesOf } from './minutes-store'
import { type Field, MOST, OUTCOMES } from './rules'
import { held, itemIn } from './sitting'
import type { Sitting } from './sitting-store'

/** What a form wrote over which version of the field. */
export interface Edit {
  field: Field
  from: number
  text: string
  /** Whether it differs from what the form showed: untouched text is nobody's wish. */
  touched: boolean
}

/** Two have written the same field: both texts, and the version that stands. */
export interface Conflict {
  field: Field
  mine: string
  theirs: Written
}

const most = (field: Field): number => (field === 'outcome' ? 20 : MOST[field])

/**
 * Saves what is new. A field that somebody else has written since is left as it is and given back with
 * both texts, so that nothing is overwritten unseen.
 */
export async function write(
  request: CouncilRequest,
  meeting: string,
  item: string,
  edits: Edit[],
): Promise<{ sitting: Sitting; conflicts: Conflict[] }> {
  const { scope, person, now } = request
  const sitting = await held(request, meeting)
  itemIn(sitting, item)
  const { state } = (await minutesOf(scope, meeting)) ?? {}
  if (state === 'review') throw new UserError('minutes.inReview')
  const conflicts: Conflict[] = []
  const before = await entryOf(scope, meeting, item)
  for (const { field, from, text, touched } of edits) {
    if (text.length > most(field)) throw new UserError('minutes.tooLong', { most: most(field) })
    if (field === 'outcome' && text !== '' && !OUTCOMES.some((outcome) => outcome === text))
      throw new UserError('core.badInput')
    const standing = before?.[field]
    if (!touched || (standing?.text ?? '') === text) continue
    const written = { text, by: person.name, at: now }
    if (await writeField(scope, { meeting, item, field }, from, written)) continue
    const theirs = (await entryOf(scope, meeting, item))?.[field]
    if (theirs && theirs.text !== text) conflicts.push({ field, mine: text, theirs })
  }
  return { sitting, conflicts }
}

/** The outcome's key that a button wrote over what its form showed; the chosen one again takes it away. */
export const outcomeOf = (shown: string, outcome: string): Edit => ({
  ...editOf('outcome', shown, outcome),
  touched: true,
})

/** The meeting's draft, begun when the meeting ends. */
export const beginDraft = (request: CouncilRequest, meeting: string, start: Date): Promise<void> =>
  addDraft(request.scope, meeting, start, auditEntry(request, 'minutes.drafted', meeting))

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 8)

/** What a form shows of a text field: its version, and its text as a digest. */
export const shownOf = (field: Written | undefined): string =>
  `${field?.version ?? 0}.${digestOf(field?.text ?? '')}`

/** A form in which every text counts as new. */
export const overOf = (field: Written): string => `${field.version}.`

/** What a form's text says about the field that it showed. */
export function editOf(field: Field, shown: string, text: string): Edit {
  const [version = '0', digest] = shown.split('.')
  return { field, from: Number(version), text, touched: digest !== digestOf(text) }
}
