import { z } from 'zod'
import { LEADERS } from '../../core/council'
import type { CouncilRequest, Endpoint } from '../../core/feature'
import { screen, screenPart } from '../../core/form-screen'
import { longDate, shortDate } from '../../core/language'
import { type Contribution, contributionsIn, contributionsOf } from './contribution-store'
import { passagesOf } from './document-store'
import { OfContribution, OfHearing, page, seen, text } from './inputs'
import { authorName } from './own-input-views'
import { passageLabel } from './passage-labels'
import { fileSubject, RESPONSE_FILE } from './response'
import { responseWords } from './response.strings'
import { inOrder, MINORITY, OVERALL } from './response-document'
import { MOST_RESTING, saveResting } from './resting'
import { groupOf, type Treatment, WHOLE } from './rules'
import type { Passage } from './split'
import { hearingWords } from './strings'
import { deleteParagraph, headingsOf, treat, workbenchOf } from './synthesis'
import { Decline, DeleteParagraph, SaveParagraph } from './synthesis-actions'
import { aboutLabel } from './synthesis-views'

/** One contribution as those who prepare the response see it. */
export interface ContributionShown {
  id: string
  /** Of its text: sent along with what is done with it. */
  version: number
  /** Where it stands: a passage's id, and the section or theme that it is treated under. */
  passage: string
  group: string
  /** Who says it, and whether it is support, a concern, a change or a question. */
  by: string
  text: string
  treatment: Treatment
  treatmentText: string
  /** Why it was declined. */
  reason: string
  /** The draft's paragraph that rests on it. */
  paragraph: string
  /** What the sender says a number is that looks like a CPR number. */
  number: string
}

/** A chapter of the response: what the draft says there, and how much input there is to it. */
export interface ChapterShown {
  /** `overall`, `minority`, or a section's or theme's id. */
  about: string
  title: string
  /** The group of contributions that belongs here; the minority has none of its own. */
  group?: string
  total: number
  untreated: number
  paragraphs: { id: string; text: string; rests: number; restsText: string }[]
}

export interface WorkbenchShown {
  hearing: string
  title: string
  deadline: string
  progress: string
  total: number
  untreated: number
  chapters: ChapterShown[]
  /** Where a paragraph can belong. */
  abouts: { value: string; title: string }[]
  /** The draft's version; 0 before the first. */
  version: number
  saved: string
  word: string
  /** Whether anything can be changed still: not once it is up for approval. */
  open: boolean
  ready: boolean
  screen: ReturnType<typeof screenPart>
}

export interface GroupShown {
  passages: Pick<Passage, 'id' | 'kind' | 'text'>[]
  contributions: ContributionShown[]
  /** Where the rest begins. */
  next?: number
}

export interface Treated {
  bench: WorkbenchShown
  /** What is otherwise now. */
  contributions: ContributionShown[]
}

const A_PAGE = 25
const MOST_CANDIDATES = 60
const OfGroup = OfHearing.extend({ group: z.string(), from: page })
const Candidates = z.object({ hearing: z.string(), about: z.string(), paragraph: z.string().default('') })
const Treat = OfContribution.extend({
  seen,
  treatment: z.enum(['used', 'merged', 'untreated']),
  paragraph: z.string().default(''),
})
const SaveResting = SaveParagraph.omit({ contribution: true, seen: true }).extend({
  about: text,
  contributions: z.array(z.string()).max(MOST_RESTING),
})

const shownContribution = (one: Contribution, request: CouncilRequest): ContributionShown => {
  const words = hearingWords(request.language)
  return {
    id: one.id,
    version: one.version ?? 0,
    passage: one.passage,
    group: one.group,
    by: responseWords(request.language).treat.by(authorName(one, request), words.stances[one.stance]),
    text: one.text,
    treatment: one.treatment,
    treatmentText: words.treatments[one.treatment],
    reason: one.reason ?? '',
    paragraph: one.paragraph ?? '',
    number: one.cprException ?? '',
  }
}

async function bench(request: CouncilRequest, id: string): Promise<WorkbenchShown> {
  const { scope, council, language, linkTo } = request
  const words = responseWords(language)
  const [{ hearing, groups, total, untreated, response }, headings] = await Promise.all([
    workbenchOf(request, id),
    headingsOf(request, id),
  ])
  const paragraphs = inOrder(response?.paragraphs ?? [], headings)
  const rests = new Map(
    await Promise.all(
      paragraphs.map(
        async (paragraph): Promise<[string, number]> => [
          paragraph.id,
          (await contributionsIn(scope, id, paragraph.id, MOST_RESTING)).length,
        ],
      ),
    ),
  )
  const chapter = (about: string, group?: string): ChapterShown => {
    const counts = groups.find((one) => one.id === group)
    return {
      about,
      title: aboutLabel(about, headings, request),
      group: counts && group,
      total: counts?.total ?? 0,
      untreated: counts?.untreated ?? 0,
      paragraphs: paragraphs
        .filter((paragraph) => paragraph.about === about)
        .map((paragraph) => {
          const count = rests.get(paragraph.id) ?? 0
          return { id: paragraph.id, text: paragraph.text, rests: count, restsText: words.draft.rests(count) }
        }),
    }
  }
  const sections = [...headings.keys()]
    .map((about) => chapter(about, about))
    .filter(({ total: input, paragraphs: written }) => input > 0 || written.length > 0)
  return {
    hearing: hearing.id,
    title: hearing.title,
    deadline: hearing.deadline ? longDate(hearing.deadline, council.timeZone, language) : '',
    progress: words.workbench.progress(total, untreated),
    total,
    untreated,
    chapters: [chapter(OVERALL, WHOLE), ...sections, chapter(MINORITY)],
    abouts: [OVERALL, ...headings.keys(), MINORITY].map((value) => ({
      value,
      title: aboutLabel(value, headings, request),
    })),
    version: response?.version ?? 0,
    saved: response
      ? words.draft.version(
          response.version,
          shortDate(response.savedAt, council.timeZone, language),
          response.savedBy,
        )
      : '',
    word: response ? linkTo(RESPONSE_FILE, fileSubject(id, 'docx')) : '',
    open: hearing.state === 'open',
    ready: hearing.state === 'open' && untreated === 0 && paragraphs.length > 0,
    screen: screenPart(language),
  }
}

async function group(
  request: CouncilRequest,
  { hearing, group: id, from }: z.infer<typeof OfGroup>,
): Promise<GroupShown> {
  const { scope } = request
  const [passages, found] = await Promise.all([
    passagesOf(scope, hearing),
    contributionsOf(scope, hearing, { group: id, from, limit: A_PAGE + 1 }),
  ])
  return {
    passages:
      id === WHOLE
        ? [{ id: WHOLE, kind: 'section', text: passageLabel(undefined, request) }]
        : passages
            .filter((passage) => groupOf(passage.id) === id)
            .map((passage) => ({ id: passage.id, kind: passage.kind, text: passageLabel(passage, request) })),
    contributions: found.slice(0, A_PAGE).map((one) => shownContribution(one, request)),
    next: found.length > A_PAGE ? from + A_PAGE : undefined,
  }
}

/** What a paragraph rests on, and what else it can rest on: its own chapter's input, and whatever waits. */
async function candidates(
  request: CouncilRequest,
  { hearing, about, paragraph }: z.infer<typeof Candidates>,
): Promise<ContributionShown[]> {
  const { scope } = request
  const limit = MOST_CANDIDATES
  const own = about === OVERALL || about === MINORITY ? WHOLE : about
  const [resting, near, waiting] = await Promise.all([
    paragraph ? contributionsIn(scope, hearing, paragraph, MOST_RESTING) : [],
    contributionsOf(scope, hearing, { group: own, limit }),
    contributionsOf(scope, hearing, { treatment: 'untreated', limit }),
  ])
  const all = new Map([...resting, ...near, ...waiting].map((one) => [one.id, one]))
  return [...all.values()].map((one) => shownContribution(one, request))
}

const treated = async (request: CouncilRequest, hearing: string, changed: Contribution[]) => {
  const body: Treated = {
    bench: await bench(request, hearing),
    contributions: changed.map((one) => shownContribution(one, request)),
  }
  return { body }
}

/** The workbench where a response is put together; as in chat for those who prepare it, and nobody else. */
export const workbenchApi: Endpoint[] = [
  {
    method: 'GET',
    path: 'hearings/workbench',
    access: LEADERS,
    handle: async (request) => ({ body: await bench(request, OfHearing.parse(request.data).hearing) }),
  },
  {
    method: 'GET',
    path: 'hearings/group',
    access: LEADERS,
    handle: async (request) => ({ body: await group(request, OfGroup.parse(request.data)) }),
  },
  {
    method: 'GET',
    path: 'hearings/candidates',
    access: LEADERS,
    handle: async (request) => ({
      body: { contributions: await candidates(request, Candidates.parse(request.data)) },
    }),
  },
  {
    method: 'POST',
    path: 'hearings/treat',
    access: LEADERS,
    async handle(request) {
      const { contribution: id, seen: read, treatment, paragraph } = Treat.parse(request.data)
      const where = treatment === 'untreated' ? {} : { paragraph }
      const { contribution } = await treat(request, id, read, { treatment, ...where })
      return treated(request, contribution.hearing, [contribution])
    },
  },
  {
    method: 'POST',
    path: 'hearings/decline',
    access: LEADERS,
    async handle(request) {
      const { contribution: id, seen: read, text: reason, ...inputs } = Decline.parse(request.data)
      screen([reason], inputs)
      const { contribution } = await treat(request, id, read, { treatment: 'declined', reason })
      return treated(request, contribution.hearing, [contribution])
    },
  },
  {
    method: 'POST',
    path: 'hearings/save-paragraph',
    access: LEADERS,
    async handle(request) {
      const { contributions, ...inputs } = SaveResting.parse(request.data)
      screen([inputs.text], inputs)
      return treated(request, inputs.hearing, await saveResting(request, inputs, contributions))
    },
  },
  {
    method: 'POST',
    path: 'hearings/delete-paragraph',
    access: LEADERS,
    async handle(request) {
      const inputs = DeleteParagraph.parse(request.data)
      await deleteParagraph(request, inputs)
      return treated(request, inputs.hearing, [])
    },
  },
]
