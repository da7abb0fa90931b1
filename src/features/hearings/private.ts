import type { CouncilRequest, Reply } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { hearingWords } from './strings'

/** What only one person is to see is refused where others read along. */
export function mustBePersonal({ place }: CouncilRequest): void {
  if (place !== 'personal') throw new UserError('hearings.privateOnly')
}

/** Goes on in the private chat of the one who pressed, who is told so. */
export const toPrivate = (
  { scope, person, language, activityId }: CouncilRequest,
  kind: string,
  subject: string,
): Reply => ({
  toast: hearingWords(language).inPrivate,
  notifications: [{ kind, scope, subject: `${subject}:${activityId}`, to: { person: person.id } }],
})
