import type { CouncilRequest } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { type Contribution, contributionById, contributionsIn } from './contribution-store'
import { type Response, responseOf } from './response-store'
import { type ParagraphInput, saveParagraph, treat } from './synthesis'

/** More than a paragraph rests on. */
export const MOST_RESTING = 99

/**
 * Saves a paragraph together with the contributions that it rests on: one that is new to it is used, several
 * are merged, and one that it no longer rests on waits again. Words that stay as they are make no new version.
 * Gives the contributions that changed.
 */
export async function saveResting(
  request: CouncilRequest,
  input: ParagraphInput,
  chosen: string[],
): Promise<Contribution[]> {
  const { scope } = request
  const found = await Promise.all(chosen.map((id) => contributionById(scope, id)))
  if (found.some((one) => one?.hearing !== input.hearing || one.state !== 'given'))
    throw new UserError('hearings.contributionGone')
  if (!(await standsAs(request, input))) await saveParagraph(request, input)
  const paragraph = input.paragraph ?? input.form
  const before = await contributionsIn(scope, input.hearing, paragraph, MOST_RESTING)
  const here = new Set(before.map(({ id }) => id))
  const changed: Contribution[] = []
  for (const id of chosen.filter((one) => !here.has(one))) {
    const treatment = chosen.length === 1 ? 'used' : 'merged'
    const seen = found.find((one) => one?.id === id)?.version ?? 0
    changed.push((await treat(request, id, seen, { treatment, paragraph })).contribution)
  }
  for (const { id, version = 0 } of before.filter((one) => !chosen.includes(one.id)))
    changed.push((await treat(request, id, version, { treatment: 'untreated' })).contribution)
  return changed
}

async function standsAs({ scope }: CouncilRequest, { hearing, paragraph, about, text }: ParagraphInput) {
  if (paragraph === undefined) return false
  const response: Response | undefined = await responseOf(scope, hearing)
  const there = response?.paragraphs.find(({ id }) => id === paragraph)
  return there?.about === about && there.text === text
}
