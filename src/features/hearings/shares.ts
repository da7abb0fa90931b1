import type { Feature } from '../../core/feature'
import { longDate } from '../../core/language'
import { paragraphsOf } from '../../documents/paragraphs'
import { partsOf } from './response'
import { responseDocument, senderOf } from './response-document'
import { hearingById } from './store'
import { hearingWords } from './strings'

/**
 * A hearing that somebody sent to the council, and the council's response once it has been sent. What the
 * council would say of its own accord (egen henvendelse) is its own matter until then.
 */
export const shares: Feature['shares'] = {
  async hearing(scope, { data }, { council, now }) {
    const hearing = await hearingById(scope, data.hearing ?? '')
    if (!hearing || hearing.state === 'preparing' || hearing.state === 'dropped') return undefined
    if (hearing.initiative && hearing.state !== 'sent') return undefined
    const { language, timeZone } = council
    const { kinds, initiatives, card } = hearingWords(language)
    const day = (at: Date) => longDate(at, timeZone, language)
    const from = senderOf(hearing, language)
    const response =
      hearing.state === 'sent'
        ? await partsOf({ scope, council, language, now }, hearing, { leads: false })
        : undefined
    const blocks = response ? responseDocument(response, council, language).blocks : []
    const said = blocks.slice(
      blocks.findIndex(({ kind }) => kind === 'facts') + 1,
      blocks.findIndex(({ kind }) => kind === 'line'),
    )
    return {
      title: hearing.title,
      about: [
        hearing.initiative ? initiatives[hearing.initiative] : kinds.hearing,
        from && `${card.from} ${from}`,
        hearing.sender && hearing.deadline ? `${card.deadline} ${day(hearing.deadline)}` : '',
      ]
        .filter(Boolean)
        .join(' · '),
      paragraphs: [...(hearing.summary ? [{ text: hearing.summary }] : []), ...paragraphsOf(said)],
      tab: { page: 'hearings', id: hearing.id },
    }
  },
}
