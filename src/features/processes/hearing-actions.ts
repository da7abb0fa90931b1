import { z } from 'zod'
import type { Action } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { hearingsIn } from '../hearings'
import { hearingForm } from './forms'
import { leading, OfMilestone, oneOf } from './handling'
import { linkHearing, newHearingForm, openHearing } from './linking'
import { shownMilestone } from './showing'
import { processWords } from './strings'
import { milestoneIn } from './use-cases'

const Link = OfMilestone.extend({
  version: z.coerce.number().int().min(0),
  hearing: z.string().default(''),
})

const LINKABLE = ['preparing', 'open', 'approving', 'approved', 'sent'] as const

/** A milestone's hearing: a new one, or one that is there. */
export const hearingActions: Action[] = [
  leading('newHearing', async (request) => {
    const { process, milestone } = await oneOf(request)
    return { replaceCard: await newHearingForm(request, process, milestone) }
  }),
  leading('createHearing', async (request) => {
    const { process, milestone } = await oneOf(request)
    return { replaceCard: await openHearing(request, process, milestone) }
  }),
  leading('hearingForm', async (request) => {
    const { process, milestone } = await oneOf(request)
    const hearings = await hearingsIn(request.scope, [...LINKABLE])
    return { replaceCard: hearingForm(process, milestone, hearings, request) }
  }),
  leading('link', async (request) => {
    const { process, milestone } = await oneOf(request)
    const { version, hearing } = Link.parse(request.data)
    const known = await hearingsIn(request.scope, [...LINKABLE])
    if (hearing !== '' && !known.some((each) => each.id === hearing)) throw new UserError('core.badInput')
    const changed = await linkHearing(request, process, version, milestone.id, hearing)
    const { saved } = processWords(request.language).hearing
    return shownMilestone(request, changed, milestoneIn(changed, milestone.id), hearing === '' ? '' : saved)
  }),
]
