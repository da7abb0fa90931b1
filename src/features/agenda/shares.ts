import type { Feature } from '../../core/feature'
import { longDate } from '../../core/language'
import { paragraphsOf } from '../../documents/paragraphs'
import { nextMeeting } from '../meetings'
import { publicItem } from './document'
import { fileWords } from './files.strings'

/** An item of a published agenda, as it stands in the agenda's public version. */
export const shares: Feature['shares'] = {
  async agenda(scope, { data }, { council, now }) {
    const { meeting = '', item = '' } = data
    const found = await publicItem(scope, { council, now }, meeting, item)
    if (!found) return undefined
    const next = await nextMeeting(scope, now)
    const day = longDate(found.meeting.start, council.timeZone, council.language)
    return {
      title: found.title,
      about: fileWords(council.language).document.title(day),
      paragraphs: paragraphsOf(found.blocks),
      // The tab shows the agenda of the next meeting only.
      tab: next?.id === meeting ? { page: 'overview' } : undefined,
    }
  },
}
