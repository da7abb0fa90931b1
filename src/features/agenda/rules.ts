import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Council } from '../../core/council'
import { type Rule, ruleValue } from '../../core/rules'
import { COMMITTEES } from './committee.strings'

// What an item is for: orientering, drøftelse, beslutning (advisory, never a municipal decision).
export const PURPOSES = ['information', 'discussion', 'decision'] as const
export type Purpose = (typeof PURPOSES)[number]

/** The proposer's answer to whether the matter belongs to a standing committee (stående udvalg). */
export const COMMITTEE_ANSWERS = ['no', 'yes', 'unsure'] as const
export type CommitteeAnswer = (typeof COMMITTEE_ANSWERS)[number]

/** What people write about an item. The parts are those of Ishøj's own agendas. */
export interface ItemText {
  title: string
  /** Sagsfremstilling */
  background: string
  /** Indstilling: the wording after "at …". */
  recommendation: string
  purpose: Purpose
  /** Minutes that the item needs. */
  minutes: number
  /** Resumé, written by those who prepare the meeting. */
  summary?: string
  /** Økonomi, written by those who prepare the meeting. */
  economy?: string
  /** Keys of the charter's focus areas (indsatsområder). */
  focusAreas?: string[]
  /** Keys of the charter's target groups (målgrupper). */
  targetGroups?: string[]
  /** A web address. */
  link?: string
  committee?: CommitteeAnswer
}

/** Minutes that the form offers. */
export const MINUTES = [5, 10, 15, 20, 30, 45, 60] as const
/** Characters that an item's texts may have. */
export const MOST = {
  title: 120,
  background: 2000,
  recommendation: 500,
  summary: 500,
  economy: 500,
  link: 500,
} as const
/** Items that a card of 28 KB holds with the fixed ones. */
export const MOST_ITEMS = 20

/** Days before the meeting when members' items should be in. Custom, not law. */
export const itemDeadlineDays: Rule<number> = {
  key: 'agenda.itemDeadlineDays',
  schema: z.number().int().min(0).max(60),
  standard: 14,
}

/** What becomes of an item that comes after the deadline. */
export const lateItems: Rule<'askChair' | 'nextMeeting'> = {
  key: 'agenda.lateItems',
  schema: z.enum(['askChair', 'nextMeeting']),
  standard: 'askChair',
}

/** Days before the meeting when the agenda should be sent out. Custom, not law. */
export const publishDays: Rule<number> = {
  key: 'agenda.publishDays',
  schema: z.number().int().min(0).max(60),
  standard: 8,
}

const FIXED_ITEMS = ['approveAgenda', 'approveMinutes', 'chairReports', 'announcements', 'anyOther'] as const
export type FixedItem = (typeof FIXED_ITEMS)[number]

/** Items that stand on every agenda: `first` before the members' items, `last` after them. */
export const fixedItems: Rule<{ first: FixedItem[]; last: FixedItem[] }> = {
  key: 'agenda.fixedItems',
  schema: z.object({ first: z.array(z.enum(FIXED_ITEMS)), last: z.array(z.enum(FIXED_ITEMS)) }),
  standard: {
    first: ['approveAgenda', 'approveMinutes', 'chairReports'],
    last: ['announcements', 'anyOther'],
  },
}

/** Minutes that a fixed item takes unless the agenda says otherwise. */
export const fixedItemMinutes: Rule<number> = {
  key: 'agenda.fixedItemMinutes',
  schema: z.number().int().min(0).max(60),
  standard: 5,
}

/** Whether the form asks if the matter belongs to a standing committee. A Medborgerforum may not take those. */
export const committeeQuestion: Rule<boolean> = {
  key: 'agenda.committeeQuestion',
  schema: z.boolean(),
  standard: false,
  charter: { medborgerforum: true },
}

/** Committees to which a matter can be passed on. */
export const committees: Rule<string[]> = {
  key: 'agenda.committees',
  schema: z.array(z.string().max(80)).max(20),
  standard: COMMITTEES,
}

/** The end of the last day, in the council's wall time, on which an item is in time. */
export function itemDeadline(meeting: { start: Date }, council: Council, now: Date): Date {
  return daysBefore(meeting, ruleValue(itemDeadlineDays, council, now), council)
}

/** The end of the last day on which the agenda is sent out in time. */
export function publishDeadline(meeting: { start: Date }, council: Council, now: Date): Date {
  return daysBefore(meeting, ruleValue(publishDays, council, now), council)
}

const daysBefore = ({ start }: { start: Date }, days: number, { timeZone }: Council): Date =>
  DateTime.fromJSDate(start, { zone: timeZone }).minus({ days }).endOf('day').toJSDate()

/** When the meeting will end if every item takes its minutes, and by how many minutes that is too late. */
export function plannedEnd(
  { start, end }: { start: Date; end: Date },
  items: { minutes: number }[],
): { at: Date; over: number } {
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0)
  const at = new Date(start.getTime() + minutes * 60_000)
  return { at, over: Math.max(0, Math.ceil((at.getTime() - end.getTime()) / 60_000)) }
}

/**
 * Items in the order of the plan; what the plan does not name yet comes after, in the order given.
 * What the plan names but is gone is left out.
 */
export function inPlanOrder<T extends { id: string }>(items: T[], plan: { item: string }[]): T[] {
  const place = new Map(plan.map(({ item }, index) => [item, index]))
  return items
    .map((item, index) => ({ item, at: place.get(item.id) ?? plan.length + index }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/**
 * The ids in the order of the places that people gave them, from the order that they stood in. What was
 * moved to a place gets it: what stood there makes room.
 */
export const orderFrom = (places: { item: string; place: number }[]): string[] =>
  places
    .map((entry, index) => ({ ...entry, index, moved: Math.sign(entry.place - (index + 1)) }))
    .sort((a, b) => a.place - b.place || a.moved - b.moved || a.index - b.index)
    .map(({ item }) => item)

/** The wording after "at", whoever wrote the "at" along. */
export const afterAt = (recommendation: string): string =>
  recommendation.replace(/^\s*(…\s*)?at\s+/i, '').trim()

/** What an item says, to tell whether a published one has changed. */
export const wordingOf = (item: ItemText & { id: string; merged?: unknown; attachments?: unknown }): string =>
  JSON.stringify([
    item.id,
    item.title,
    item.background,
    item.recommendation,
    item.purpose,
    item.minutes,
    item.summary ?? '',
    item.economy ?? '',
    item.focusAreas ?? [],
    item.targetGroups ?? [],
    item.link ?? '',
    item.merged ?? [],
    item.attachments ?? [],
  ])
