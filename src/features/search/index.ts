import { z } from 'zod'
import { COUNCIL, LEADERS } from '../../core/council'
import type { CouncilRequest, Feature } from '../../core/feature'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { charterOf } from '../council'
import { indexCouncil, sweepJob } from './indexing'
import { sharing } from './sharing'
import { find, yearsIn } from './store'
import { searchWords } from './strings'
import { linesOf, MOST_WORDS, type Results, resultsView, rowsOf } from './views'
import { asked } from './words'

const ROWS = 8

/** What the tab shows of a search; each row opens as in chat. */
export interface SearchShown {
  line: string
  rows: { title: string; about: string; verb: string; data: Record<string, string> }[]
  /** Where the next page begins. */
  next?: number
}

// A client leaves empty inputs out; `all` is a filter's first choice.
const Ask = z.object({
  words: z.string().trim().max(MOST_WORDS).default(''),
  year: z
    .string()
    .regex(/^(all|\d{4})$/)
    .default('all'),
  area: z.string().default('all'),
  from: z.coerce.number().int().min(0).max(10_000).default(0),
})
type Ask = z.infer<typeof Ask>

async function resultsOf(rooms: Feature[], request: CouncilRequest, ask: Ask): Promise<Results> {
  const { scope, council, member, place, now } = request
  if (holdsCpr(ask.words)) throw new UserError('core.cprInChat')
  await indexCouncil(rooms, council, now)
  const filters = {
    year: ask.year === 'all' ? undefined : Number(ask.year),
    focusArea: charterOf(council.type).focusAreas.includes(ask.area) ? ask.area : undefined,
  }
  const question = {
    terms: asked(ask.words, council.language),
    ...filters,
    readers:
      place === 'personal' && LEADERS.includes(member.role)
        ? (['council', 'leaders'] as const).slice()
        : (['council'] as const).slice(),
  }
  const asks = question.terms.length > 0 || filters.year !== undefined || filters.focusArea !== undefined
  const page = { skip: ask.from, most: ROWS + 1 }
  const exact = asks ? await find(scope, question, page) : []
  // Danish puts words together: what begins with the word is better than nothing.
  const nothing = exact.length === 0 && ask.from === 0 && question.terms.length > 0
  const found = nothing
    ? await find(scope, { ...question, terms: question.terms.map((term) => `${term}*`) }, page)
    : exact
  return {
    ask: { words: ask.words, year: ask.year, area: ask.area, from: ask.from },
    asks,
    rows: found.slice(0, ROWS),
    // What only begins with the words has one page.
    next: !nothing && found.length > ROWS ? ask.from + ROWS : undefined,
    years: await yearsIn(scope),
  }
}

/** One search over what all rooms let people read. */
export function searchFor(rooms: Feature[]): Feature {
  const shared = sharing(rooms)
  const results = async (request: CouncilRequest, ask: Ask) =>
    resultsView(await resultsOf(rooms, request, ask), request)
  return {
    name: 'search',
    strings: searchWords,
    commands: [
      {
        key: 'search',
        access: COUNCIL,
        handle: async (request) => ({
          card: await results(request, Ask.parse({ words: request.args.slice(0, MOST_WORDS) })),
        }),
      },
    ],
    actions: [
      {
        verb: 'search.find',
        access: COUNCIL,
        handle: async (request) => ({ replaceCard: await results(request, Ask.parse(request.data)) }),
      },
      {
        verb: 'search.share',
        access: COUNCIL,
        handle: async (request) => {
          const found = await shared(request)
          return found.length > 0 ? { found } : { text: searchWords(request.language).nothingToShare }
        },
      },
    ],
    extension: [{ kind: 'search', verb: 'search.share' }],
    api: [
      {
        method: 'GET',
        path: 'search/find',
        access: COUNCIL,
        async handle(request) {
          const found = await resultsOf(rooms, request, Ask.parse(request.data))
          const body: SearchShown = {
            line: linesOf(found, request)[0] ?? '',
            rows: rowsOf(found, request),
            next: found.next,
          }
          return { body }
        },
      },
    ],
    jobs: [sweepJob(rooms)],
  }
}
