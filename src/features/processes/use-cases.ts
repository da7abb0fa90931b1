import { randomUUID } from 'node:crypto'
import { auditEntry } from '../../core/audit'
import { type Council, LEADERS } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { dayIn, type Language } from '../../core/language'
import { UserError } from '../../core/user-error'
import { setPartOf } from '../hearings'
import { inOrder, type Milestone, moved, nextOf, POLICY, plusDays, type TemplateName } from './rules'
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
export async function changeOf(
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

export type MilestoneText = Pick<Milestone, 'title' | 'what' | 'phase' | 'party'>

/** Writes a milestone, new (`id` empty) or over the one that is there. */
export async function saveMilestone(
  request: CouncilRequest,
  process: Process,
  version: number,
  { id, form, ...text }: MilestoneText & { id: string; form: string; day?: string },
): Promise<Process> {
  const { day, ...words } = text
  const known = process.milestones.some((each) => each.id === (id || form))
  if (id === '' && known) return process
  if (id !== '') milestoneIn(process, id)
  if (id === '' && process.milestones.length >= MOST_MILESTONES) throw new UserError('processes.tooMany')
  const milestones =
    id === ''
      ? inOrder([...process.milestones, { ...words, id: form, day: day ?? '', result: '' }])
      : process.milestones.map((each) => (each.id === id ? { ...each, ...words } : each))
  return changeOf(
    request,
    process,
    version,
    { milestones, state: stateOf(milestones) },
    'milestoneSaved',
    (now) => now.milestones.some((each) => each.id === (id || form) && each.title === words.title),
  )
}

const stateOf = (milestones: Milestone[]): Process['state'] => (nextOf(milestones) ? 'running' : 'done')

export async function removeMilestone(
  request: CouncilRequest,
  process: Process,
  version: number,
  id: string,
): Promise<Process> {
  const milestones = process.milestones.filter((each) => each.id !== id)
  if (milestones.length === process.milestones.length) return process
  if (milestones.length === 0) throw new UserError('processes.last')
  const { hearing } = milestoneIn(process, id)
  const changed = await changeOf(
    request,
    process,
    version,
    { milestones, state: stateOf(milestones) },
    'milestoneRemoved',
    (now) => now.milestones.every((each) => each.id !== id),
  )
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
  const before = milestoneIn(process, id)
  if (before.doneOn) throw new UserError('processes.reached')
  const milestones = moved(process.milestones, id, day, together)
  const days = new Map(process.milestones.map((each) => [each.id, each.day]))
  const count = milestones.filter((each) => days.get(each.id) !== each.day).length
  const changed = await changeOf(
    request,
    process,
    version,
    { milestones },
    'milestoneMoved',
    (now) => now.milestones.find((each) => each.id === id)?.day === day,
  )
  return { process: changed, count }
}

/** Notes that a milestone is reached, and what came of it. The last one ends the process. */
export async function reachMilestone(
  request: CouncilRequest,
  process: Process,
  version: number,
  { id, day, result }: { id: string; day: string; result: string },
): Promise<Process> {
  milestoneIn(process, id)
  if (day > todayIn(request.council, request.now)) throw new UserError('processes.ahead')
  if (result === '') throw new UserError('processes.result')
  const milestones = process.milestones.map((each) =>
    each.id === id ? { ...each, doneOn: day, result } : each,
  )
  return changeOf(
    request,
    process,
    version,
    { milestones, state: stateOf(milestones) },
    'milestoneReached',
    (now) => now.milestones.some((each) => each.id === id && each.doneOn),
  )
}

export const saveBodies = (
  request: CouncilRequest,
  process: Process,
  version: number,
  bodies: Bodies,
): Promise<Process> =>
  changeOf(
    request,
    process,
    version,
    { bodies },
    'bodiesSaved',
    (now) => JSON.stringify(now.bodies) === JSON.stringify(bodies),
  )

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
