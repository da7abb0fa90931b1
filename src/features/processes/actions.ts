import { z } from 'zod'
import { COUNCIL } from '../../core/council'
import type { Action, CouncilRequest } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { bodiesForm, milestoneForm, moveForm, processForm, reachForm } from './forms'
import { guestActions } from './guest-actions'
import { leading, OfMilestone, OfProcess, oneOf } from './handling'
import { hearingActions } from './hearing-actions'
import { PARTIES, PHASES, TEMPLATES } from './rules'
import { shown, shownMilestone } from './showing'
import { processesOf } from './store'
import { processWords } from './strings'
import {
  beginProcess,
  leads,
  milestoneIn,
  moveMilestone,
  reachMilestone,
  readProcess,
  removeMilestone,
  saveBodies,
  saveMilestone,
  stopProcess,
  todayIn,
} from './use-cases'
import { bodiesView, listView, stopView } from './views'

const text = (most: number) => z.string().trim().max(most).default('')
const version = z.coerce.number().int().min(0)
const title = z.string().trim().min(1).max(100)
const Begin = screenInputs.extend({
  title,
  purpose: text(500),
  template: z.enum(TEMPLATES),
  day: z.iso.date(),
  form: z.uuid(),
})
const Versioned = OfProcess.extend({ version })
const OfOne = OfMilestone.extend({ version })
const SaveMilestone = screenInputs.extend({
  ...OfOne.shape,
  form: z.uuid(),
  title,
  what: text(500),
  phase: z.enum(PHASES),
  party: z.enum(PARTIES),
  day: z.iso.date().optional(),
})
const Reach = screenInputs.extend({ ...OfOne.shape, day: z.iso.date(), result: text(1000) })
const Move = OfOne.extend({ day: z.iso.date(), together: z.enum(['yes', 'no']) })
const SaveBodies = Versioned.extend({ steering: text(1500), project: text(1500), coordinator: text(200) })

export const list = async (request: CouncilRequest) =>
  listView(await processesOf(request.scope), leads(request), request)

const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const reading: Action[] = [
  {
    verb: 'processes.list',
    access: COUNCIL,
    handle: async (request) => ({ replaceCard: await list(request) }),
  },
  {
    verb: 'processes.show',
    access: COUNCIL,
    handle: async (request) =>
      shown(request, await readProcess(request, OfProcess.parse(request.data).process)),
  },
  {
    verb: 'processes.milestone',
    access: COUNCIL,
    async handle(request) {
      const { process, milestone } = await oneOf(request)
      return shownMilestone(request, process, milestone)
    },
  },
  {
    verb: 'processes.bodies',
    access: COUNCIL,
    async handle(request) {
      const process = await readProcess(request, OfProcess.parse(request.data).process)
      return { replaceCard: bodiesView(process, leads(request), request) }
    },
  },
]

const writing: Action[] = [
  leading('newForm', async (request) => ({ replaceCard: processForm(request) })),
  leading('begin', async (request) => {
    const { title, purpose, template, day, form, ...inputs } = Begin.parse(request.data)
    const { cprException } = screen([title, purpose], inputs)
    return shown(request, await beginProcess(request, { title, purpose, cprException, template, day, form }))
  }),
  leading('milestoneForm', async (request) => {
    const { process: id, milestone } = OfProcess.extend({ milestone: z.string().optional() }).parse(
      request.data,
    )
    const process = await readProcess(request, id)
    const known = milestone ? milestoneIn(process, milestone) : undefined
    return { replaceCard: milestoneForm(process, known, request) }
  }),
  leading('saveMilestone', async (request) => {
    const parsed = SaveMilestone.parse(request.data)
    const { process: id, milestone, version: from, form, title, what, phase, party, day, ...inputs } = parsed
    screen([title, what], inputs)
    const words = { id: milestone, form, title, what, phase, party, day }
    if (milestone === '' && !day) throw new UserError('core.badInput')
    const process = await saveMilestone(request, await readProcess(request, id), from, words)
    return shown(request, process, processWords(request.language).process.saved)
  }),
  leading('removeMilestone', async (request) => {
    const { process: id, milestone, version: from } = OfOne.parse(request.data)
    return shown(request, await removeMilestone(request, await readProcess(request, id), from, milestone))
  }),
  leading('reachForm', async (request) => {
    const { process, milestone } = await oneOf(request)
    // Somebody else has written what came of it already.
    if (milestone.doneOn) return shownMilestone(request, process, milestone)
    const today = todayIn(request.council, request.now)
    return { replaceCard: reachForm(process, milestone, today, request) }
  }),
  leading('reach', async (request) => {
    const { process: id, milestone, version: from, day, result, ...inputs } = Reach.parse(request.data)
    screen([result], inputs)
    const reached = { id: milestone, day, result }
    const process = await reachMilestone(request, await readProcess(request, id), from, reached)
    return shown(request, process, processWords(request.language).process.saved)
  }),
  leading('moveForm', async (request) => {
    const { process, milestone } = await oneOf(request)
    return { replaceCard: moveForm(process, milestone, request) }
  }),
  leading('move', async (request) => {
    const { process: id, milestone, version: from, day, together } = Move.parse(request.data)
    const to = { id: milestone, day, together: together === 'yes' }
    const { process, count } = await moveMilestone(request, await readProcess(request, id), from, to)
    return shown(request, process, processWords(request.language).move.moved(count))
  }),
  leading('bodiesForm', async (request) => ({
    replaceCard: bodiesForm(await readProcess(request, OfProcess.parse(request.data).process), request),
  })),
  leading('saveBodies', async (request) => {
    const { process: id, version: from, steering, project, coordinator } = SaveBodies.parse(request.data)
    if ([steering, project, coordinator].some(holdsCpr)) throw new UserError('core.cpr')
    const bodies = { steering: linesOf(steering), project: linesOf(project), coordinator }
    const process = await saveBodies(request, await readProcess(request, id), from, bodies)
    const { saved } = processWords(request.language).process
    return { replaceCard: bodiesView(process, leads(request), request, saved) }
  }),
  leading('stopForm', async (request) => ({
    replaceCard: stopView(await readProcess(request, OfProcess.parse(request.data).process), request),
  })),
  leading('stop', async (request) => {
    const { process: id, version: from } = Versioned.parse(request.data)
    return shown(request, await stopProcess(request, await readProcess(request, id), from))
  }),
]

export const actions: Action[] = [...reading, ...writing, ...hearingActions, ...guestActions]
