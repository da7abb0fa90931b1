import { z } from 'zod'
import type { CouncilRequest } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { charterOf } from '../council'
import type { ContributionText } from './contribution-store'
import { endOfDay } from './preparation'
import { INITIATIVES, SENDERS, STANCES } from './rules'
import { readHearing } from './status'
import type { Hearing, HearingText } from './store'

// A client leaves empty inputs out.
export const text = z.string().trim().default('')
export const page = z.coerce.number().int().min(0).max(1_000_000).default(0)
const several = z
  .string()
  .default('')
  .transform((value) => value.split(',').filter(Boolean))

/** What a card names that it was made from; one from before cards named it has none, and counts as old. */
export const count = z.coerce.number().int().optional()

export const OfHearing = z.object({ hearing: z.string(), from: page })
export const ofHearing = (request: CouncilRequest): Promise<Hearing> =>
  readHearing(request, OfHearing.parse(request.data).hearing)
export const OfContribution = z.object({ contribution: z.string() })
/** The version of a contribution's text that somebody has read. */
export const seen = z.coerce.number().int().default(0)
export const Reason = screenInputs.extend({ hearing: z.string(), text })

const kind = z.enum(['hearing', 'initiative'])
export const Details = screenInputs.extend({
  kind,
  title: text,
  senderKind: z.enum(SENDERS).default('committee'),
  senderName: text,
  initiative: z.enum(INITIATIVES).default('proposal'),
  to: text,
  deadline: text,
  summary: text,
  journal: text,
  document: text,
  link: text,
  focusAreas: several,
  targetGroups: several,
})
export const Create = Details.extend({ form: z.uuid() })
export const Rewrite = Details.extend({ hearing: z.string(), version: count })

/** What the form says of a hearing, screened before anything is done with it. */
export function detailsOf(
  inputs: z.infer<typeof Details>,
  { council }: CouncilRequest,
): { text: HearingText; document: string } {
  const { title, summary, journal, document, link, senderName, to } = inputs
  screen([title, summary, journal, document, link, senderName, to], inputs)
  const charter = charterOf(council.type)
  const initiative = inputs.kind === 'initiative' ? inputs.initiative : undefined
  return {
    text: {
      title,
      initiative,
      sender: initiative ? undefined : { kind: inputs.senderKind, name: senderName },
      to: initiative ? to : senderName,
      journal,
      summary,
      link,
      deadline: inputs.deadline === '' ? undefined : endOfDay(inputs.deadline, council),
      focusAreas: inputs.focusAreas.filter((area) => charter.focusAreas.includes(area)),
      targetGroups: inputs.targetGroups.filter((group) => charter.targetGroups.includes(group)),
    },
    document,
  }
}

const Answer = screenInputs.extend({ stance: z.enum(STANCES), text, targetGroups: several })
export const Contribute = Answer.extend({
  hearing: z.string(),
  passage: z.string(),
  form: z.uuid(),
  others: z.string().optional(),
  author: z.string().optional(),
})
export const RewriteInput = Answer.extend({ contribution: z.string() })

export function answerOf(inputs: z.infer<typeof Answer>, { council }: CouncilRequest): ContributionText {
  const { cprException } = screen([inputs.text], inputs)
  const groups = charterOf(council.type).targetGroups
  return {
    stance: inputs.stance,
    text: inputs.text,
    targetGroups: inputs.targetGroups.filter((group) => groups.includes(group)),
    cprException,
  }
}
