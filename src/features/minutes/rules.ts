import { z } from 'zod'
import type { Rule } from '../../core/rules'

/** What the council said to an item, in the conventional words. Advisory, never a municipal decision. */
export const OUTCOMES = ['approved', 'endorsed', 'discussed', 'noted', 'postponed', 'rejected'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What the secretary writes about an item, each with a version of its own. */
const FIELDS = ['discussion', 'decision', 'outcome'] as const
export type Field = (typeof FIELDS)[number]

export const CHOICES = ['for', 'against', 'abstain'] as const
export type Choice = (typeof CHOICES)[number]

/** Characters that a text of the minutes may have. */
export const MOST = {
  discussion: 3000,
  decision: 1500,
  what: 200,
  remark: 1000,
  dissent: 500,
  name: 80,
} as const

/** Whether those who have not spoken to the item get the floor before those who have. */
export const firstTimeFirst: Rule<boolean> = {
  key: 'minutes.firstTimeFirst',
  schema: z.boolean(),
  standard: true,
}

/** Days in which members approve the minutes or send remarks. Custom: within 8 days. */
export const approvalDays: Rule<number> = {
  key: 'minutes.approvalDays',
  schema: z.number().int().min(1).max(60),
  standard: 8,
}

/** Days before its day when somebody is reminded of a follow-up. */
export const followUpDays: Rule<number> = {
  key: 'minutes.followUpDays',
  schema: z.number().int().min(0).max(30),
  standard: 3,
}

/** Somebody came or went; a person's odd changes are arrivals and the even ones departures. */
export interface AttendanceChange {
  person: string
  number: number
  at: Date
}

/** Part of a meeting that somebody was there for; without `to` they are there still. */
export interface Stay {
  from: Date
  to?: Date
}

export const comes = ({ number }: { number: number }): boolean => number % 2 === 1

/** Who was there from when to when. */
export function staysOf(changes: AttendanceChange[]): Map<string, Stay[]> {
  const stays = new Map<string, Stay[]>()
  for (const change of [...changes].sort((a, b) => a.number - b.number)) {
    const own = stays.get(change.person) ?? []
    if (comes(change)) own.push({ from: change.at })
    else if (own.length > 0) own[own.length - 1] = { ...(own[own.length - 1] as Stay), to: change.at }
    stays.set(change.person, own)
  }
  return stays
}

/** When something happens at a meeting: of one that is entered afterwards nobody knows better than its start. */
export const momentOf = (
  { afterwards, startedAt }: { afterwards?: boolean; startedAt: Date },
  now: Date,
): Date => (afterwards ? startedAt : now)

/** What an instant knows of stays: who came later was not there, and who left later was there still. */
export const staysUntil = (stays: Stay[], at: Date): Stay[] =>
  stays.flatMap(({ from, to }) => (from > at ? [] : [to !== undefined && to > at ? { from } : { from, to }]))

export const isThere = (stays: Stay[] | undefined, at: Date): boolean =>
  (stays ?? []).some(({ from, to }) => from <= at && (to === undefined || at < to))

/** Whole minutes within the meeting that somebody was there. */
export const minutesThere = (stays: Stay[], meeting: { from: Date; to: Date }): number =>
  Math.round(
    stays.reduce((sum, { from, to }) => {
      const start = Math.max(from.getTime(), meeting.from.getTime())
      const end = Math.min((to ?? meeting.to).getTime(), meeting.to.getTime())
      return sum + Math.max(0, end - start)
    }, 0) / 60_000,
  )

export interface Quorum {
  present: number
  seats: number
  needed: number
  reached: boolean
}

/** Whether enough of the filled seats are there for the meeting to speak for the council. */
export function quorumOf(present: number, seats: number, needed: number): Quorum {
  return { present, seats, needed, reached: present >= needed }
}

/** An item was taken up at that instant. */
export interface Step {
  item: string
  at: Date
}

/** Milliseconds that each item has had; the last one taken up runs until `until`. */
export function timeUsed(course: Step[], until: Date): Map<string, number> {
  const used = new Map<string, number>()
  course.forEach(({ item, at }, index) => {
    const end = course[index + 1]?.at ?? until
    used.set(item, (used.get(item) ?? 0) + Math.max(0, end.getTime() - at.getTime()))
  })
  return used
}

export interface ItemClock {
  /** Whole minutes. */
  used: number
  planned: number
  /** Minutes over the plan. */
  over: number
}

export function clockOf(item: { id: string; minutes: number }, course: Step[], now: Date): ItemClock {
  const used = Math.floor((timeUsed(course, now).get(item.id) ?? 0) / 60_000)
  return { used, planned: item.minutes, over: Math.max(0, used - item.minutes) }
}

/** When the meeting will end: what is left of the current item and all that was not taken up yet. */
export function expectedEnd(items: { id: string; minutes: number }[], course: Step[], now: Date): Date {
  const used = timeUsed(course, now)
  const current = course.at(-1)?.item
  const left = items.reduce((sum, { id, minutes }) => {
    if (id === current) return sum + Math.max(0, minutes * 60_000 - (used.get(id) ?? 0))
    return used.has(id) ? sum : sum + minutes * 60_000
  }, 0)
  return new Date(now.getTime() + left)
}

export interface Asking {
  id: string
  person: string
  askedAt: Date
}

/** The speaker list (talerliste): by turn, with those who have not spoken yet first if that is the rule. */
export function floorOrder<T extends Asking>(waiting: T[], spoken: Set<string>, newFirst: boolean): T[] {
  return [...waiting].sort((a, b) => {
    const byTurn = newFirst ? Number(spoken.has(a.person)) - Number(spoken.has(b.person)) : 0
    return byTurn || a.askedAt.getTime() - b.askedAt.getTime() || a.id.localeCompare(b.id)
  })
}

/** Who is disqualified (inhabil) on an item. */
export const disqualifiedOn = (
  { disqualified }: { disqualified: { item: string; person: string }[] },
  item: string,
): Set<string> => new Set(disqualified.flatMap((each) => (each.item === item ? [each.person] : [])))

/** Substitutes whose vote the seat's own member has taken over by voting too: each seat has one vote. */
export const relieved = (
  ballots: Record<string, Choice>,
  seats: { person?: string; substitute?: string }[],
  disqualified: ReadonlySet<string>,
): string[] =>
  Object.keys(ballots).filter((voter) => {
    if (seats.some(({ person }) => person === voter)) return false
    const member = seats.find(({ substitute }) => substitute === voter)?.person
    return member !== undefined && ballots[member] !== undefined && !disqualified.has(member)
  })

/** How a vote stands. Who is disqualified on the item does not count, whenever that was noted. */
export const countVotes = (
  ballots: Record<string, Choice>,
  disqualified: ReadonlySet<string>,
): Record<Choice, number> => {
  const cast = Object.entries(ballots).flatMap(([person, choice]) =>
    disqualified.has(person) ? [] : [choice],
  )
  const of = (choice: Choice) => cast.filter((each) => each === choice).length
  return { for: of('for'), against: of('against'), abstain: of('abstain') }
}
