import type { Json } from '../core/card-json'

/** How long a form must be to get a dialog: each input counts one, and one for long text three. */
export const LONG = 9

export function lengthOf(json: Json): number {
  if (Array.isArray(json)) return json.reduce<number>((sum, part) => sum + lengthOf(part), 0)
  if (json === null || typeof json !== 'object') return 0
  const own = String(json.type).startsWith('Input.') ? (json.isMultiline === true ? 3 : 1) : 0
  return own + lengthOf(Object.values(json))
}

/**
 * What opens a form of at least that length: actions by their verbs, commands as `/<key>`. A button must say
 * what it opens before it is pressed; test/teams/dialogs.test.ts opens the forms and measures them.
 */
export const LONG_FORMS: readonly string[] = [
  '/createHearing',
  '/createInitiative',
  '/datePoll',
  '/item',
  'agenda.arrangeForm',
  'agenda.editForm',
  'agenda.proposeForm',
  'hearings.createForm',
  'hearings.editForm',
  'meetings.moveForm',
  'minutes.write',
  'plans.goalForm',
  'polls.form',
  'processes.milestoneForm',
  'processes.newForm',
  'theme-days.expectForm',
  'theme-days.newForm',
]

/** Rooms end a verb so that opens a form and does nothing else: it can be opened again. */
export const opensForm = (verb: string): boolean => /form$/i.test(verb) || LONG_FORMS.includes(verb)
