import type { CouncilRequest } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { treatContribution } from './contribution-changes-store'
import { type Contribution, contributionById, contributionsIn, nextUntreated } from './contribution-store'
import { passagesOf } from './document-store'
import { passageLabel, placedLabel } from './passage-labels'
import { MINORITY, OVERALL } from './response-document'
import { type Paragraph, type Response, responseOf, saveResponse } from './response-store'
import { MOST, type Treatment, WHOLE } from './rules'
import { readHearing } from './status'
import type { Hearing } from './store'
import { tallyOf, totalOf } from './tally-store'

/** A section or theme (or the whole) that has input, and how much of it is treated. */
export interface Group {
  id: string
  label: string
  total: number
  untreated: number
}

export interface Workbench {
  hearing: Hearing
  groups: Group[]
  total: number
  untreated: number
  response?: Response
}

/** A hearing whose response is being made. Refused once it is up for approval. */
async function inSynthesis(request: CouncilRequest, id: string): Promise<Hearing> {
  const hearing = await readHearing(request, id)
  if (hearing.state !== 'open') throw new UserError('hearings.noLongerChangeable')
  return hearing
}

/** Headings of sections and themes by id, in the document's order, after those for the whole. */
export async function headingsOf(
  request: Pick<CouncilRequest, 'scope' | 'language' | 'council' | 'now'>,
  hearing: string,
): Promise<Map<string, string>> {
  const passages = await passagesOf(request.scope, hearing)
  return new Map(
    passages
      .filter(({ kind }) => kind === 'section' || kind === 'theme')
      .map((passage) => [passage.id, placedLabel(passage, request)]),
  )
}

export async function workbenchOf(request: CouncilRequest, id: string): Promise<Workbench> {
  const hearing = await readHearing(request, id)
  const [tally, headings, response] = await Promise.all([
    tallyOf(request.scope, id, request.now),
    headingsOf(request, id),
    responseOf(request.scope, id),
  ])
  const groups = [WHOLE, ...headings.keys()].flatMap((group): Group[] => {
    const counts = tally.get(group)
    const label = group === WHOLE ? passageLabel(undefined, request) : (headings.get(group) ?? '')
    return counts ? [{ id: group, label, total: totalOf(counts), untreated: counts.untreated ?? 0 }] : []
  })
  const sum = (of: (group: Group) => number) => groups.reduce((total, group) => total + of(group), 0)
  return {
    hearing,
    groups,
    total: sum(({ total }) => total),
    untreated: sum(({ untreated }) => untreated),
    response,
  }
}

/** Whether somebody has read another text of a contribution than it has now. */
export const isRewritten = ({ version = 0 }: Contribution, seen: number): boolean => version !== seen

/**
 * Says what becomes of a contribution whose text was read at version `seen`: used or merged in a paragraph of the
 * draft, or declined with a reason.
 */
export async function treat(
  request: CouncilRequest,
  id: string,
  seen: number,
  treatment: { treatment: Treatment; paragraph?: string; reason?: string },
): Promise<{ contribution: Contribution; next?: Contribution }> {
  const { scope, now } = request
  const before = await contributionById(scope, id)
  if (!before) throw new UserError('hearings.contributionGone')
  if (isRewritten(before, seen)) throw new UserError('hearings.inputRewritten')
  const hearing = await inSynthesis(request, before.hearing)
  if (treatment.treatment === 'declined' && !treatment.reason) throw new UserError('hearings.declineReason')
  if (treatment.treatment === 'used' || treatment.treatment === 'merged') {
    const response = await responseOf(scope, hearing.id)
    if (!response?.paragraphs.some((paragraph) => paragraph.id === treatment.paragraph))
      throw new UserError('hearings.paragraphMissing')
  }
  const contribution = await treatContribution(scope, before, treatment, now)
  if (!contribution) throw new UserError('hearings.contributionGone')
  return { contribution, next: await nextUntreated(scope, hearing.id, before.givenAt) }
}

export interface ParagraphInput {
  hearing: string
  /** The version that the form was made from; 0 before the first. */
  from: number
  form: string
  /** Absent for a new paragraph, which takes the form's number for its id. */
  paragraph?: string
  about: string
  text: string
  /** The contribution that the new paragraph is written from, and the version of its text that was read. */
  contribution?: string
  seen?: number
}

/** Saves a paragraph as a new version of the draft; the version before stays as it was. */
export async function saveParagraph(request: CouncilRequest, input: ParagraphInput): Promise<Response> {
  const { scope, person, now } = request
  const hearing = await inSynthesis(request, input.hearing)
  if (input.text === '') throw new UserError('hearings.paragraphEmpty')
  if (input.text.length > MOST.paragraph) throw new UserError('hearings.tooLong', { most: MOST.paragraph })
  const headings = await headingsOf(request, hearing.id)
  if (![OVERALL, MINORITY, ...headings.keys()].includes(input.about))
    throw new UserError('hearings.passageGone')
  const paragraph: Paragraph = {
    id: input.paragraph ?? input.form,
    about: input.about,
    text: input.text,
  }
  const response = await savedOver(request, hearing.id, input, (paragraphs) => {
    if (input.paragraph === undefined)
      return [...paragraphs.filter(({ id }) => id !== paragraph.id), paragraph]
    if (!paragraphs.some(({ id }) => id === paragraph.id)) throw new UserError('hearings.paragraphGone')
    return paragraphs.map((old) => (old.id === paragraph.id ? paragraph : old))
  })
  const from = input.contribution ? await contributionById(scope, input.contribution) : undefined
  // One that its author has changed meanwhile waits to be read.
  if (from && from.hearing === hearing.id && !isRewritten(from, input.seen ?? 0))
    await treatContribution(scope, from, { treatment: 'used', paragraph: paragraph.id }, now)
  return { ...response, savedBy: person.name }
}

/** Takes a paragraph out of the draft. Refused while contributions rest on it. */
export async function deleteParagraph(
  request: CouncilRequest,
  input: { hearing: string; from: number; form: string; paragraph: string },
): Promise<Response> {
  const hearing = await inSynthesis(request, input.hearing)
  const resting = await contributionsIn(request.scope, hearing.id, input.paragraph, 1)
  if (resting.length > 0) throw new UserError('hearings.paragraphInUse')
  return savedOver(request, hearing.id, input, (paragraphs) =>
    paragraphs.filter(({ id }) => id !== input.paragraph),
  )
}

async function savedOver(
  { scope, person, now }: CouncilRequest,
  hearing: string,
  { from, form }: { from: number; form: string },
  change: (paragraphs: Paragraph[]) => Paragraph[],
): Promise<Response> {
  const before = from === 0 ? undefined : await responseOf(scope, hearing, from)
  const paragraphs = change(before?.paragraphs ?? [])
  const saved = await saveResponse(scope, hearing, from, {
    paragraphs,
    savedAt: now,
    savedBy: person.name,
    form,
  })
  if (!saved) throw new UserError('hearings.draftChanged')
  return (await responseOf(scope, hearing)) as Response
}

/** Refuses while a contribution is untreated or nothing is written: then nobody can approve. */
export async function mustBeReady(request: CouncilRequest, hearing: Hearing): Promise<Response> {
  const { scope, now } = request
  const response = await responseOf(scope, hearing.id)
  if (!response || response.paragraphs.length === 0) throw new UserError('hearings.draftEmpty')
  // Asked of the contributions themselves: the tally is for showing.
  if (await nextUntreated(scope, hearing.id)) {
    const tally = await tallyOf(scope, hearing.id, now)
    const count = [...tally.values()].reduce((sum, { untreated = 0 }) => sum + untreated, 0)
    throw new UserError('hearings.untreatedLeft', { count: Math.max(1, count) })
  }
  return response
}
