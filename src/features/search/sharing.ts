import { z } from 'zod'
import type { CouncilRequest, Feature, FoundKind, Found as FoundRow, Share } from '../../core/feature'
import { longDate } from '../../core/language'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { indexCouncil } from './indexing'
import { sharedView } from './shared-view'
import { find } from './store'
import { searchWords } from './strings'
import { MOST_WORDS } from './views'
import { asked } from './words'

// What a client shows without scrolling far; whoever wants another writes one more word.
const MOST = 15

// A client that writes on while it asks sends what there is.
const Ask = z.object({ words: z.string().default('') })

/**
 * What a member can put into any conversation, whoever reads along there: only what rooms give the public,
 * as it is now, in the council's language.
 */
export function sharing(rooms: Feature[]): (request: CouncilRequest) => Promise<FoundRow[]> {
  const shares = new Map(rooms.flatMap(({ shares = {} }) => Object.entries(shares) as [FoundKind, Share][]))
  return async (request) => {
    const words = Ask.parse(request.data).words.slice(0, MOST_WORDS)
    const { scope, council, now, language } = request
    if (holdsCpr(words)) throw new UserError('core.cprInChat')
    const terms = asked(words, council.language)
    await indexCouncil(rooms, council, now)
    const search = (wanted: string[]) =>
      find(scope, { terms: wanted, kinds: [...shares.keys()], readers: ['council'] }, { skip: 0, most: MOST })
    const exact = await search(terms)
    // The word may not be written out yet.
    const found =
      exact.length > 0 || terms.length === 0 ? exact : await search(terms.map((term) => `${term}*`))
    const all = await Promise.all(
      found.map(async ({ kind, entry, data, at }): Promise<FoundRow[]> => {
        const shared = await shares.get(kind)?.(scope, { entry, data }, { council, now })
        if (!shared) return []
        const day = longDate(at, council.timeZone, language)
        return [
          {
            title: shared.title,
            about: searchWords(language).about(searchWords(language).kinds[kind], day),
            at,
            card: sharedView(searchWords(council.language).kinds[kind], shared, council),
          },
        ]
      }),
    )
    return all.flat()
  }
}
