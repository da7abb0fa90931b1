import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Rule } from '../../core/rules'

/** Months that an action plan (handlingsplan) reaches ahead: up to two years. */
export const planMonths: Rule<number> = {
  key: 'plans.planMonths',
  schema: z.number().int().min(1).max(48),
  standard: 24,
}

export const STATUSES = ['planned', 'running', 'done', 'dropped'] as const
/** planned = ikke begyndt, running = i gang, done = nået, dropped = opgivet. */
export type Status = (typeof STATUSES)[number]

/** A status and when it was set. */
export interface Standing {
  status: Status
  at: Date
}

/** How a goal stood just before an instant; one that has never been set, or only before that was noted, as it stands. */
export const standingAt = (
  { status, history = [], madeAt }: { status: Status; history?: Standing[]; madeAt: Date },
  instant: Date,
): Standing => history.findLast(({ at }) => at < instant) ?? history[0] ?? { status, at: madeAt }

export const KINDS = ['goal', 'initiative', 'theme'] as const
/** goal = mål, initiative = initiativ, theme = tema. */
export type GoalKind = (typeof KINDS)[number]

/** The last day `yyyy-MM-dd` that a plan made on the day `today` can name. */
export const lastDay = (today: string, months: number): string =>
  DateTime.fromISO(today).plus({ months }).toISODate() ?? today

export const isOpen = ({ status }: { status: Status }): boolean =>
  status === 'planned' || status === 'running'

/** Open, and its day has passed. Days are `yyyy-MM-dd`. */
export const isOverdue = (goal: { status: Status; due: string }, today: string): boolean =>
  isOpen(goal) && goal.due < today
