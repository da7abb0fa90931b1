import { z } from 'zod'
import { COUNCIL, LEADERS } from '../../core/council'
import type { Action, CouncilRequest, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import {
  type Contribution,
  contributionById,
  contributionsIn,
  contributionsOf,
  nextUntreated,
} from './contribution-store'
import { draftView, paragraphForm, paragraphView } from './draft-views'
import { figuresOf, figuresView } from './figures'
import { passageOf } from './input'
import { OfContribution, OfHearing, page, seen, text } from './inputs'
import { mustBePersonal } from './private'
import { fileSubject, RESPONSE_FILE } from './response'
import { responseWords } from './response.strings'
import { responseOf, versionsOf } from './response-store'
import { MOST_RESTING } from './resting'
import { WHOLE } from './rules'
import { readHearing } from './status'
import { deleteParagraph, headingsOf, isRewritten, saveParagraph, treat, workbenchOf } from './synthesis'
import {
  aboutLabel,
  CONTRIBUTIONS_A_PAGE,
  declineForm,
  groupView,
  treatForm,
  workbenchView,
} from './synthesis-views'
import { compareView, versionsView } from './version-views'

const OfGroup = OfHearing.extend({ group: z.string() })
const Next = OfHearing.extend({ after: z.coerce.date().optional() })
const Treat = OfContribution.extend({
  seen,
  treatment: z.enum(['used', 'merged']),
  paragraph: z.string().default(''),
})
export const Decline = screenInputs.extend({ contribution: z.string(), seen, text })
const OfParagraph = OfHearing.extend({ paragraph: z.string().optional() })
export const SaveParagraph = screenInputs.extend({
  hearing: z.string(),
  from: page,
  form: z.uuid(),
  paragraph: z.string().optional(),
  contribution: z.string().optional(),
  seen,
  about: z.string().default(''),
  text,
})
export const DeleteParagraph = z.object({
  hearing: z.string(),
  from: page,
  form: z.uuid(),
  paragraph: z.string(),
})
const Compare = z.object({ hearing: z.string(), version: z.coerce.number().int().min(1) })
const Year = z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() })

const MOST_VERSIONS = 25

/** What is written here is nobody's business but that of those who prepare the response. */
const prepared = (verb: string, handle: (request: CouncilRequest) => Promise<Reply>): Action => ({
  verb,
  access: LEADERS,
  handle: (request) => {
    mustBePersonal(request)
    return handle(request)
  },
})

export async function workbenchReply(
  request: CouncilRequest,
  hearing: string,
  { from = 0, notice = '' } = {},
) {
  return workbenchView(await workbenchOf(request, hearing), from, request, notice)
}

async function treatReply(request: CouncilRequest, contribution: Contribution, notice = '') {
  const { scope } = request
  const hearing = await readHearing(request, contribution.hearing)
  const [passage, response, headings] = await Promise.all([
    passageOf(scope, hearing.id, contribution.passage),
    responseOf(scope, hearing.id),
    headingsOf(request, hearing.id),
  ])
  return treatForm(
    contribution,
    { hearing, passage, paragraphs: response?.paragraphs ?? [], headings },
    request,
    notice,
  )
}

/** After one is treated, the next; after the last, the workbench. */
async function nextReply(
  request: CouncilRequest,
  hearing: string,
  next: Contribution | undefined,
): Promise<Reply> {
  const words = responseWords(request.language).workbench
  return {
    replaceCard: next
      ? await treatReply(request, next)
      : await workbenchReply(request, hearing, { notice: words.none }),
  }
}

async function draftReply(request: CouncilRequest, id: string, notice = '') {
  const { scope } = request
  const hearing = await readHearing(request, id)
  const [response, headings] = await Promise.all([responseOf(scope, id), headingsOf(request, id)])
  const paragraphs = response?.paragraphs ?? []
  const resting = await Promise.all(
    paragraphs.map((paragraph) => contributionsIn(scope, id, paragraph.id, MOST_RESTING)),
  )
  const word = response ? request.linkTo(RESPONSE_FILE, fileSubject(id, 'docx')) : ''
  return draftView(
    hearing,
    response,
    {
      headings,
      resting: new Map(paragraphs.map((paragraph, index) => [paragraph.id, resting[index]?.length ?? 0])),
      word,
    },
    request,
    notice,
  )
}

async function paragraphFormReply(
  request: CouncilRequest,
  id: string,
  { paragraph: paragraphId, contribution }: { paragraph?: string; contribution?: Contribution },
) {
  const { scope } = request
  const [hearing, response, headings, bench] = await Promise.all([
    readHearing(request, id),
    responseOf(scope, id),
    headingsOf(request, id),
    workbenchOf(request, id),
  ])
  const paragraph = response?.paragraphs.find((one) => one.id === paragraphId)
  if (paragraphId !== undefined && !paragraph) throw new UserError('hearings.paragraphGone')
  // Where there is input one can write first; a long document has more sections than a choice holds.
  const busy = new Set(bench.groups.map(({ id: group }) => group))
  const first = [...headings].filter(([key]) => busy.has(key) && key !== WHOLE)
  const abouts = new Map([...first, ...headings])
  return paragraphForm(hearing, { paragraph, contribution, from: response?.version ?? 0, abouts }, request)
}

export const synthesisActions: Action[] = [
  prepared('hearings.workbench', async (request) => {
    const { hearing, from } = OfHearing.parse(request.data)
    return { replaceCard: await workbenchReply(request, hearing, { from }) }
  }),
  prepared('hearings.group', async (request) => {
    const { hearing: id, group: groupId, from } = OfGroup.parse(request.data)
    const bench = await workbenchOf(request, id)
    const group = bench.groups.find((one) => one.id === groupId)
    if (!group) return { replaceCard: workbenchView(bench, 0, request) }
    const contributions = await contributionsOf(request.scope, id, {
      group: groupId,
      from,
      limit: CONTRIBUTIONS_A_PAGE,
    })
    return { replaceCard: groupView(bench.hearing, group, { contributions, from }, request) }
  }),
  prepared('hearings.nextUntreated', async (request) => {
    const { hearing: id, after } = Next.parse(request.data)
    const hearing = await readHearing(request, id)
    return nextReply(request, hearing.id, await nextUntreated(request.scope, hearing.id, after))
  }),
  prepared('hearings.treatForm', async (request) => ({
    replaceCard: await treatReply(request, await known(request)),
  })),
  prepared('hearings.treat', async (request) => {
    const { contribution: id, seen: read, treatment, paragraph } = Treat.parse(request.data)
    const current = await known(request)
    if (isRewritten(current, read)) {
      const notice = responseWords(request.language).treat.rewritten
      return { replaceCard: await treatReply(request, current, notice) }
    }
    if (paragraph === 'new') {
      return { replaceCard: await paragraphFormReply(request, current.hearing, { contribution: current }) }
    }
    const { contribution, next } = await treat(request, id, read, { treatment, paragraph })
    return nextReply(request, contribution.hearing, next)
  }),
  prepared('hearings.declineForm', async (request) => ({
    replaceCard: declineForm(await known(request), request),
  })),
  prepared('hearings.decline', async (request) => {
    const { contribution: id, seen: read, text: reason, ...inputs } = Decline.parse(request.data)
    screen([reason], inputs)
    const { contribution, next } = await treat(request, id, read, { treatment: 'declined', reason })
    return nextReply(request, contribution.hearing, next)
  }),
  prepared('hearings.draft', async (request) => ({
    replaceCard: await draftReply(request, OfHearing.parse(request.data).hearing),
  })),
  prepared('hearings.paragraph', async (request) => {
    const { hearing: id, paragraph: paragraphId = '' } = OfParagraph.parse(request.data)
    const { scope } = request
    const [hearing, response, headings, resting] = await Promise.all([
      readHearing(request, id),
      responseOf(scope, id),
      headingsOf(request, id),
      contributionsIn(scope, id, paragraphId, MOST_RESTING),
    ])
    const paragraph = response?.paragraphs.find((one) => one.id === paragraphId)
    if (!response || !paragraph) throw new UserError('hearings.paragraphGone')
    const label = aboutLabel(paragraph.about, headings, request)
    return {
      replaceCard: paragraphView(hearing, paragraph, { version: response.version, resting, label }, request),
    }
  }),
  prepared('hearings.paragraphForm', async (request) => {
    const { hearing, paragraph } = OfParagraph.parse(request.data)
    return { replaceCard: await paragraphFormReply(request, hearing, { paragraph }) }
  }),
  prepared('hearings.saveParagraph', async (request) => {
    const inputs = SaveParagraph.parse(request.data)
    screen([inputs.text], inputs)
    const response = await saveParagraph(request, inputs)
    const notice = responseWords(request.language).savedAs(response.version)
    // Who came from a contribution goes on with the next one.
    if (inputs.contribution) {
      const next = await nextUntreated(request.scope, inputs.hearing)
      if (next) return { replaceCard: await treatReply(request, next, notice) }
      return { replaceCard: await workbenchReply(request, inputs.hearing, { notice }) }
    }
    return { replaceCard: await draftReply(request, inputs.hearing, notice) }
  }),
  prepared('hearings.deleteParagraph', async (request) => {
    const inputs = DeleteParagraph.parse(request.data)
    const response = await deleteParagraph(request, inputs)
    const notice = responseWords(request.language).savedAs(response.version)
    return { replaceCard: await draftReply(request, inputs.hearing, notice) }
  }),
  prepared('hearings.versions', async (request) => {
    const hearing = await readHearing(request, OfHearing.parse(request.data).hearing)
    return {
      replaceCard: versionsView(hearing, await versionsOf(request.scope, hearing.id, MOST_VERSIONS), request),
    }
  }),
  prepared('hearings.compare', async (request) => {
    const { hearing: id, version } = Compare.parse(request.data)
    const hearing = await readHearing(request, id)
    const [after, before, headings] = await Promise.all([
      responseOf(request.scope, id, version),
      version > 1 ? responseOf(request.scope, id, version - 1) : undefined,
      headingsOf(request, id),
    ])
    if (!after) throw new UserError('hearings.noResponse')
    return { replaceCard: compareView(hearing, before, after, headings, request) }
  }),
  {
    verb: 'hearings.statistics',
    access: COUNCIL,
    handle: async (request) => ({
      replaceCard: await statisticsReply(request, Year.parse(request.data).year),
    }),
  },
]

export async function statisticsReply(request: CouncilRequest, year?: number) {
  const shown = year ?? request.now.getFullYear()
  return figuresView(await figuresOf(request, shown), request)
}

async function known(request: CouncilRequest): Promise<Contribution> {
  const found = await contributionById(request.scope, OfContribution.parse(request.data).contribution)
  if (!found) throw new UserError('hearings.contributionGone')
  return found
}
