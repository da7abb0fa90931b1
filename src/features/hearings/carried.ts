import type { CouncilRequest } from '../../core/feature'
import { passagesOf } from './document-store'
import { passageLabel } from './passage-labels'
import { partsOf } from './response'
import { responseWords } from './response.strings'
import { MINORITY, OVERALL } from './response-document'
import { WHOLE } from './rules'
import type { Hearing } from './store'
import { tallyOf, totalOf } from './tally-store'

/** A theme of a hearing and what came of it, for whoever builds on it. */
export interface CarriedTheme {
  title: string
  /** How many contributions it got, and how many of them the response rests on. */
  said: number
  used: number
  /** What the council wrote about it; may be empty. */
  text: string
}

/**
 * What a hearing carries on: its themes, the sections that somebody said something about, overall remarks and
 * minority views. Nothing before the council has approved its response: until then nobody sees what was said.
 */
export async function themesCarried(
  request: Pick<CouncilRequest, 'scope' | 'council' | 'language' | 'now'>,
  hearing: Hearing,
): Promise<CarriedTheme[]> {
  if (hearing.state !== 'approved' && hearing.state !== 'sent') return []
  const { scope, language, now } = request
  const [parts, tally, passages] = await Promise.all([
    partsOf(request, hearing, { leads: false }),
    tallyOf(scope, hearing.id, now),
    passagesOf(scope, hearing.id),
  ])
  const words = responseWords(language).about
  const carried = (title: string, about: string, group: string): CarriedTheme => {
    const { used = 0, merged = 0, ...rest } = tally.get(group) ?? {}
    const written = (parts?.paragraphs ?? []).filter((paragraph) => paragraph.about === about)
    return {
      title,
      said: totalOf({ used, merged, ...rest }),
      used: used + merged,
      text: written.map(({ text }) => text).join('\n\n'),
    }
  }
  return [
    { always: false, theme: carried(words.overall, OVERALL, WHOLE) },
    ...passages
      .filter(({ kind }) => kind === 'section' || kind === 'theme')
      .map((passage) => ({
        always: passage.kind === 'theme',
        theme: carried(passageLabel(passage, request), passage.id, passage.id),
      })),
    { always: false, theme: carried(words.minority, MINORITY, MINORITY) },
  ]
    .filter(({ always, theme: { said, text } }) => always || said > 0 || text !== '')
    .map(({ theme }) => theme)
}
