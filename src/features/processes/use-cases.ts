import { randomUUID } from 'node:crypto'
import { auditEntry } from '../../core/audit'
import { type Council, LEADERS } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { holds } from '../../core/holds'
import { dayIn, type Language } from '../../core/language'
import { UserError } from '../../core/user-error'
import { setPartOf } from '../hearings'
import {
  inOrder,
  type Milestone,
  moved,
  nextOf,
  openAfter,
  POLICY,
  plusDays,
  type TemplateName,
} from './rules'
import { addProcess, type Bodies, changeProcess, type Process, processById } from './store'
import { processWords } from './strings'

const MOST_MILESTONES = 20

export const todayIn = ({ timeZone }: Council, now: Date): string => dayIn(now, timeZone)

/** Who runs processes, in their own chat. */
export const leads = ({ member, place }: Pick<CouncilRequest, 'member' | 'place'>): boolean =>
  place === 'personal' && LEADERS.includes(member.role)

export async function readProcess({ scope }: Pick<CouncilRequest, 'scope'>, id: string): Promise<Process> {
  const process = await processById(scope, id)
  if (!process) throw new UserError('processes.gone')
  return process
}

export function milestoneIn({ milestones }: Process, id: string): Milestone {
  const milestone = milestones.find((each) => each.id === id)
  if (!milestone) throw new UserError('processes.milestoneGone')
  return milestone
}

/** The milestones that a process begins with, the first on `day`. */
export function milestonesFrom(template: TemplateName, day: string, language: Language): Milestone[] {
  const { policy, first } = processWords(language)
  if (template === 'empty')
    return [
      { id: randomUUID(), phase: 'prepare', party: 'coordinator', title: first, what: '', day, result: '' },
    ]
  return POLICY.map(({ key, phase, party, after }) => ({
    id: randomUUID(),
    phase,
    party,
    ...policy[key],
    day: plusDays(day, after),
    result: '',
  }))
}

export async function beginProcess(
  request: CouncilRequest,
  about: {
    title: string
    purpose: string
    cprException?: string
    template: TemplateName
    day: string
    form: string
  },
): Promise<Process> {
  const { scope, council, now } = request
  const { template, day, ...text } = about
  const milestones = milestonesFrom(template, day, council.language)
  return addProcess(
    scope,
    { ...text, milestones, madeAt: now },
    auditEntry(request, 'processes.begun', about.form),
  )
}

/** Changes a process, with word of it in the log. `settled` tells whether a press that comes late finds its work done. */
async function changeOf(
  request: CouncilRequest,
  process: Process,
  version: number,
  to: Parameters<typeof changeProcess>[3],
  what: string,
  settled: (now: Process) => boolean,
): Promise<Process> {
  if (process.state === 'stopped') throw new UserError('processes.stopped')
  const audit = auditEntry(request, `processes.${what}`, process.id)
  const changed = await changeProcess(request.scope, process.id, version, to, audit)
  if (changed) return changed
  const current = await readProcess(request, process.id)
  // The same press again finds its own work done.
  if (!settled(current)) throw new UserError('processes.changed')
  return current
}

const touchedSince = ({ milestones, version: now }: Process, id: string, version: number): boolean =>
  milestones.some((each) => each.id === id && (each.touched ?? now) > version)

/** What is done to a milestone. */
interface MilestoneChange {
  id: string
  /** As the log names it. */
  what: string
  of: (now: Process) => Milestone[]
  /** Whether a press that comes late finds its work done. */
  settled: (now: Process) => boolean
}

/**
 * Changes a milestone that nobody has touched since a form showed the process at `version`. What others have
 * done to the rest of the process meanwhile stands.
 */
export async function changeMilestone(
  request: CouncilRequest,
  process: Process,
  version: number,
  change: MilestoneChange,
): Promise<Process> {
  if (process.state === 'stopped') throw new UserError('processes.stopped')
  if (touchedSince(process, change.id, version)) {
    if (!change.settled(process)) throw new UserError('processes.changed')
    return process
  }
  const milestones = change.of(process).map((each) => ({
    ...each,
    touched: process.milestones.includes(each) ? (each.touched ?? process.version) : process.version + 1,
  }))
  const to = { milestones, state: nextOf(milestones) ? ('running' as const) : ('done' as const) }
  const audit = auditEntry(request, `processes.${change.what}`, process.id)
  const changed = await changeProcess(request.scope, process.id, process.version, to, audit)
  return changed ?? changeMilestone(request, await readProcess(request, process.id), version, change)
}

/** The milestones with one of them changed. */
export function withOne({ milestones }: Process, before: Milestone, to: Partial<Milestone>): Milestone[] {
  return milestones.map((each) => (each === before ? { ...each, ...to } : each))
}

export type MilestoneText = Pick<Milestone, 'title' | 'what' | 'phase' | 'party'>

/** Writes a milestone, new (`id` empty) or over the one that is there. */
export function saveMilestone(
  request: CouncilRequest,
  process: Process,
  version: number,
  { id, form, day = '', ...words }: MilestoneText & { id: string; form: string; day?: string },
): Promise<Process> {
  const written = id === '' ? { ...words, day } : words
  return changeMilestone(request, process, version, {
    id: id || form,
    what: 'milestoneSaved',
    of(now) {
      if (id !== '') return withOne(now, milestoneIn(now, id), words)
      if (now.milestones.length >= MOST_MILESTONES) throw new UserError('processes.tooMany')
      return inOrder([...now.milestones, { ...words, id: form, day, result: '' }])
    },
    settled: (now) => holds(milestoneIn(now, id || form), written),
  })
}

export async function removeMilestone(
  request: CouncilRequest,
  process: Process,
  version: number,
  id: string,
): Promise<Process> {
  const gone = ({ milestones }: Process) => milestones.every((each) => each.id !== id)
  if (gone(process)) return process
  const { hearing } = milestoneIn(process, id)
  const changed = await changeMilestone(request, process, version, {
    id,
    what: 'milestoneRemoved',
    of({ milestones }) {
      if (milestones.length === 1) throw new UserError('processes.last')
      return milestones.filter((each) => each.id !== id)
    },
    settled: gone,
  })
  if (hearing) await setPartOf(request, hearing, undefined)
  return changed
}

/** Moves a milestone, alone or with all that follow; tells how many have another day now. */
export async function moveMilestone(
  request: CouncilRequest,
  process: Process,
  version: number,
  { id, day, together }: { id: string; day: string; together: boolean },
): Promise<{ process: Process; count: number }> {
  if (milestoneIn(process, id).day === day && !touchedSince(process, id, version))
    return { process, count: 0 }
  // What a move has moved bears the same mark.
  const countIn = (now: Process) => {
    const { touched } = milestoneIn(now, id)
    return now.milestones.filter((each) => each.touched === touched).length
  }
  const changed = await changeMilestone(request, process, version, {
    id,
    what: 'milestoneMoved',
    of(now) {
      if (milestoneIn(now, id).doneOn) throw new UserError('processes.reached')
      return moved(now.milestones, id, day, together)
    },
    settled: (now) =>
      milestoneIn(now, id).day === day &&
      countIn(now) > 1 === (together && openAfter(now.milestones, id) > 0),
  })
  return { process: changed, count: countIn(changed) }
}

/** Notes that a milestone is reached, and what came of it. The last one ends the process. */
export async function reachMilestone(
  request: CouncilRequest,
  process: Process,
  version: number,
  { id, day, result }: { id: string; day: string; result: string },
): Promise<Process> {
  if (day > todayIn(request.council, request.now)) throw new UserError('processes.ahead')
  if (result === '') throw new UserError('processes.result')
  const reached = { doneOn: day, result }
  return changeMilestone(request, process, version, {
    id,
    what: 'milestoneReached',
    of: (now) => withOne(now, milestoneIn(now, id), reached),
    settled: (now) => holds(milestoneIn(now, id), reached),
  })
}

export const saveBodies = (
  request: CouncilRequest,
  process: Process,
  version: number,
  bodies: Bodies,
): Promise<Process> =>
  changeOf(request, process, version, { bodies }, 'bodiesSaved', (now) => holds(now, { bodies }))

export async function stopProcess(
  request: CouncilRequest,
  process: Process,
  version: number,
): Promise<Process> {
  if (process.state === 'stopped') return process
  return changeOf(
    request,
    process,
    version,
    { state: 'stopped' },
    'stopped',
    ({ state }) => state === 'stopped',
  )
}
