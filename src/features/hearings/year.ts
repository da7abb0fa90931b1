import type { Council, CouncilScope } from '../../core/council'
import type { Chapter, Touch } from '../../core/feature'
import { type Language, longDate } from '../../core/language'
import { type Hearing, hearingsOpened } from './store'
import { yearWords } from './year.strings'

interface Span {
  from: Date
  to: Date
}

const ofYear = async (scope: CouncilScope, { from, to }: Span): Promise<Hearing[]> =>
  (await hearingsOpened(scope, from, to)).filter(({ state }) => state !== 'dropped')

/** What the hearings opened between two instants are about. */
export async function touches(scope: CouncilScope, span: Span): Promise<Touch[]> {
  return (await ofYear(scope, span)).map(({ title, openedAt, createdAt, targetGroups, focusAreas }) => ({
    kind: 'hearing',
    title,
    at: openedAt ?? createdAt,
    targetGroups,
    focusAreas,
  }))
}

/** The year's hearings and own initiatives, what was sent, and what came of it. */
export async function chapters(
  scope: CouncilScope,
  { council, language, ...span }: Span & { council: Council; language: Language },
): Promise<Chapter[]> {
  const hearings = await ofYear(scope, span)
  if (hearings.length === 0) return []
  const words = yearWords(language)
  const day = (at: Date) => longDate(at, council.timeZone, language)
  const items = hearings.map(({ title, sender, to, sent, outcome }) =>
    [
      sender ? words.from(title, sender.name) : words.own(title, to),
      sent ? words.sent(day(sent.at)) : words.notSent,
      outcome && outcome.text !== '' ? words.outcome(outcome.text) : '',
    ]
      .filter(Boolean)
      .join('. ')
      .replace(/\.\. /g, '. '),
  )
  const own = hearings.filter(({ sender }) => !sender).length
  const sent = hearings.filter((hearing) => hearing.sent).length
  return [
    { part: 'hearings', title: words.title, texts: [words.counts(hearings.length - own, own, sent)], items },
  ]
}
