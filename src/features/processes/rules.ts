import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Rule } from '../../core/rules'

/** Days before a milestone when formandskab and secretariat are told who must do what. */
export const reminderDays: Rule<number> = {
  key: 'processes.reminderDays',
  schema: z.number().int().min(1).max(60),
  standard: 7,
}

export const PHASES = ['prepare', 'involve', 'hearing', 'decide'] as const
/** prepare = forberedelse, involve = inddragelse, hearing = høring, decide = politisk behandling. */
export type Phase = (typeof PHASES)[number]

export const PARTIES = ['steering', 'project', 'coordinator', 'council', 'secretariat'] as const
/** Who sees to a milestone. steering = styregruppe, project = projektgruppe, coordinator = projektkoordinator. */
export type Party = (typeof PARTIES)[number]

export const TEMPLATES = ['policy', 'empty'] as const
export type TemplateName = (typeof TEMPLATES)[number]

/** The milestones of a policy's revision: days after its terms (kommissorium) are approved. */
export const POLICY = [
  { key: 'terms', phase: 'prepare', party: 'steering', after: 0 },
  { key: 'workshop', phase: 'involve', party: 'project', after: 66 },
  { key: 'citizens', phase: 'involve', party: 'project', after: 72 },
  { key: 'hearing', phase: 'hearing', party: 'coordinator', after: 132 },
  { key: 'employees', phase: 'hearing', party: 'steering', after: 146 },
  { key: 'committees', phase: 'decide', party: 'steering', after: 176 },
  { key: 'adoption', phase: 'decide', party: 'steering', after: 206 },
] as const satisfies readonly { key: string; phase: Phase; party: Party; after: number }[]
export type PolicyKey = (typeof POLICY)[number]['key']

export interface Milestone {
  id: string
  phase: Phase
  party: Party
  title: string
  what: string
  /** `yyyy-MM-dd`, by which it is to be reached. */
  day: string
  /** `yyyy-MM-dd`, when it was. */
  doneOn?: string
  /** What came of it, for the next ones to build on. */
  result: string
  /** The id of the hearing that it is about. */
  hearing?: string
  /** The version of the process that changed it last. */
  touched?: number
}

export const plusDays = (day: string, days: number): string =>
  DateTime.fromISO(day).plus({ days }).toISODate() ?? day

export const daysBetween = (from: string, to: string): number =>
  Math.round(DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days)

/** By their days; those of the same day stay as they are. */
export const inOrder = (milestones: readonly Milestone[]): Milestone[] =>
  milestones
    .map((milestone, at) => ({ milestone, at }))
    .sort((a, b) => a.milestone.day.localeCompare(b.milestone.day) || a.at - b.at)
    .map(({ milestone }) => milestone)

/**
 * Moves a milestone to another day. `together` moves all that come after it by as many days; what is reached
 * stays where it was.
 */
export function moved(
  milestones: readonly Milestone[],
  id: string,
  day: string,
  together: boolean,
): Milestone[] {
  const ordered = inOrder(milestones)
  const at = ordered.findIndex((each) => each.id === id)
  const days = daysBetween(ordered[at]?.day ?? day, day)
  return inOrder(
    ordered.map((each, index) => {
      const follows = index === at || (together && index > at)
      return follows && !each.doneOn ? { ...each, day: plusDays(each.day, days) } : each
    }),
  )
}

/** How many after this one are not reached. */
export function openAfter(milestones: readonly Milestone[], id: string): number {
  const ordered = inOrder(milestones)
  return ordered.slice(ordered.findIndex((each) => each.id === id) + 1).filter(({ doneOn }) => !doneOn).length
}

/** The first that is not reached. */
export const nextOf = (milestones: readonly Milestone[]): Milestone | undefined =>
  inOrder(milestones).find(({ doneOn }) => !doneOn)

export const doneOf = (milestones: readonly Milestone[]): number =>
  milestones.filter(({ doneOn }) => doneOn).length

export const isLate = ({ day, doneOn }: Milestone, today: string): boolean => !doneOn && day < today

/**
 * Milestones that another builds on: those of the phase before that have something to carry on, and earlier
 * ones of its own.
 */
export function carriedTo(
  milestones: readonly Milestone[],
  id: string,
  carries: (milestone: Milestone) => boolean = ({ result }) => result !== '',
): Milestone[] {
  const ordered = inOrder(milestones)
  const at = ordered.findIndex((each) => each.id === id)
  const here = PHASES.indexOf(ordered[at]?.phase ?? 'prepare')
  const before = ordered.slice(0, at).filter(carries)
  const last = Math.max(-1, ...before.map(({ phase }) => PHASES.indexOf(phase)).filter((each) => each < here))
  return before.filter(({ phase }) => [last, here].includes(PHASES.indexOf(phase)))
}
