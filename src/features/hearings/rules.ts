import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Council } from '../../core/council'
import { type Rule, ruleValue } from '../../core/rules'

const days = z.number().int().min(0).max(60)

/** Days before the external deadline (høringsfrist) when members' input closes. Custom, not law. */
export const inputDays: Rule<number> = { key: 'hearings.inputDays', schema: days, standard: 7 }
/** Days before the external deadline when the draft should be ready. */
export const draftDays: Rule<number> = { key: 'hearings.draftDays', schema: days, standard: 4 }
/** Days before the external deadline when the approval must be there. */
export const approvalDays: Rule<number> = { key: 'hearings.approvalDays', schema: days, standard: 1 }
/** Days before a deadline when those who have not answered are reminded. */
export const remindDays: Rule<number> = { key: 'hearings.remindDays', schema: days, standard: 2 }

export const OPENNESS = ['count', 'names', 'contributions'] as const
/** What members and the channel may see of others' input before the response: how many, who, or what. */
export const openness: Rule<(typeof OPENNESS)[number]> = {
  key: 'hearings.openness',
  schema: z.enum(OPENNESS),
  standard: 'count',
}

export const MAJORITIES = ['seats', 'answers'] as const
/** Written approval: more than half of those who hold a seat, or of those who have answered at the deadline. */
export const writtenMajority: Rule<(typeof MAJORITIES)[number]> = {
  key: 'hearings.writtenMajority',
  schema: z.enum(MAJORITIES),
  standard: 'seats',
}
/** Days for a written approval that has no deadline to keep to. */
export const writtenDays: Rule<number> = { key: 'hearings.writtenDays', schema: days.min(1), standard: 5 }
/** So many who ask for a meeting stop a written approval. */
export const meetingDemands: Rule<number> = {
  key: 'hearings.meetingDemands',
  schema: z.number().int().min(1).max(30),
  standard: 3,
}

export const SENDERS = ['byraad', 'committee', 'administration'] as const
export type SenderKind = (typeof SENDERS)[number]
// An own initiative is a proposal (forslag), an analysis (analyse) or a recommendation (anbefaling).
export const INITIATIVES = ['proposal', 'analysis', 'recommendation'] as const
export const STANCES = ['support', 'concern', 'change', 'question'] as const
export type Stance = (typeof STANCES)[number]
export const TREATMENTS = ['untreated', 'used', 'merged', 'declined'] as const
export type Treatment = (typeof TREATMENTS)[number]
export const RESULTS = ['followed', 'partly', 'notFollowed'] as const
export const VERDICTS = ['approve', 'remark', 'meeting'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Characters that the texts may have. */
export const MOST = {
  title: 150,
  name: 150,
  journal: 60,
  summary: 1000,
  link: 500,
  document: 200_000,
  contribution: 5000,
  paragraph: 5000,
  reason: 500,
} as const

/** What a member's input is about when it is about everything. */
export const WHOLE = 'whole'

/** The section or theme that input to a passage is treated under: `s2-t1-b3` is treated under `s2-t1`. */
export const groupOf = (passage: string): string => passage.replace(/-[bp]\d+$/, '')

export interface Deadlines {
  input: Date
  draft: Date
  approval: Date
}

export type Phase =
  | 'preparing'
  | 'input'
  | 'drafting'
  | 'approving'
  | 'approved'
  | 'sent'
  | 'outcome'
  | 'dropped'

/** Where a hearing stands: input ends by time, the rest by what people do. */
export function phaseOf(
  hearing: {
    state: 'preparing' | 'open' | 'approving' | 'approved' | 'sent' | 'dropped'
    internal?: Deadlines
    outcome?: object
  },
  now: Date,
): Phase {
  if (hearing.state === 'sent') return hearing.outcome ? 'outcome' : 'sent'
  if (hearing.state !== 'open') return hearing.state
  return hearing.internal && now > hearing.internal.input ? 'drafting' : 'input'
}

/**
 * The internal deadlines that the council's rules derive from the external one, or from the meeting that
 * can approve the response before it. Where the time is short at least half of it is for input, and the
 * days for the rest are shortened alike (`shortened`). All are ends of days in the council's wall time, but
 * an approval is due when its meeting begins, and on the very last day at noon.
 */
export function deadlinesFor(
  external: Date,
  council: Council,
  now: Date,
  meeting?: Date,
): Deadlines & { shortened: boolean } {
  const zone = council.timeZone
  const last = DateTime.fromJSDate(meeting ?? external, { zone })
  const today = DateTime.fromJSDate(now, { zone })
  const available = Math.max(0, last.startOf('day').diff(today.startOf('day'), 'days').days)
  const after = ruleValue(approvalDays, council, now)
  const approval = meeting ? 0 : after
  const input = Math.max(approval, ruleValue(inputDays, council, now) - (meeting ? after : 0))
  const draft = Math.min(
    input,
    Math.max(approval, ruleValue(draftDays, council, now) - (meeting ? after : 0)),
  )
  const shortened = input > available / 2
  const share = shortened ? available / 2 / input : 1
  const inputBefore = Math.floor(input * share)
  const draftBefore = Math.min(inputBefore, Math.round(draft * share))
  const approvalBefore = Math.min(draftBefore, Math.round(approval * share))
  const before = (count: number): DateTime => last.minus({ days: count }).endOf('day')
  const noon = last.set({ hour: 12, minute: 0, second: 0, millisecond: 0 })
  const lastDay = noon > today ? noon : last
  const approved = meeting ? last : approvalBefore > 0 ? before(approvalBefore) : lastDay
  const within = (at: DateTime): Date => (at < approved ? at : approved).toJSDate()
  return {
    input: within(before(inputBefore)),
    draft: within(before(draftBefore)),
    approval: approved.toJSDate(),
    shortened,
  }
}

/** Whole days from today to the day of `deadline` by the council's calendar; negative when it has passed. */
export const daysLeft = (deadline: Date, zone: string, now: Date): number =>
  Math.round(
    DateTime.fromJSDate(deadline, { zone })
      .startOf('day')
      .diff(DateTime.fromJSDate(now, { zone }).startOf('day'), 'days').days,
  )

export type ApprovalOutcome = 'running' | 'approved' | 'meeting' | 'failed'

/**
 * How a written approval stands. `seats` is how many hold a seat; before the deadline it ends early only
 * when more than half of them approve, or enough of them ask for a meeting.
 */
export function approvalOutcome(
  verdicts: Verdict[],
  seats: number,
  rule: { majority: (typeof MAJORITIES)[number]; demands: number },
  over: boolean,
): ApprovalOutcome {
  const meeting = verdicts.filter((verdict) => verdict === 'meeting').length
  const approve = verdicts.length - meeting
  if (meeting >= rule.demands) return 'meeting'
  if (approve * 2 > seats) return 'approved'
  if (!over) return 'running'
  return rule.majority === 'answers' && approve * 2 > verdicts.length ? 'approved' : 'failed'
}
