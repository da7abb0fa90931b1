import { DateTime } from 'luxon'
import { z } from 'zod'
import { auditEntry } from '../../core/audit'
import type { Council, CouncilScope } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { type Rule, ruleValue } from '../../core/rules'
import { countOlder, type Dated, eraseChats, eraseOlder } from '../../database/erasure'
import { forgetPeople, formerBefore, noteAudit } from '../council'
import { privacyWords } from './strings'

/**
 * What is deleted when it has become old. Agendas, minutes, hearing responses and accounts are not here: they
 * are the municipality's records (journaliseringspligt) and leave with the council's case.
 */
const DATED = {
  replies: [{ collection: 'replies', field: 'start' }],
  speakers: [{ collection: 'speakers', field: 'askedAt' }],
  remarks: [{ collection: 'minutesAnswers', field: 'at' }],
  themeDays: [
    { collection: 'themeDaySignUps', field: 'at' },
    { collection: 'themeDayExpectations', field: 'at' },
    { collection: 'themeDayEvaluations', field: 'at' },
  ],
  messages: [{ collection: 'deliveries', field: 'doneAt' }],
  claims: [
    { collection: 'claims', field: 'madeAt' },
    { collection: 'receipts', field: 'addedAt' },
  ],
} as const satisfies Record<string, Dated[]>

type Kind = keyof typeof DATED | 'former'

const months = (kind: Kind, standard: number, least: number): Rule<number> => ({
  key: `privacy.${kind}`,
  schema: z.int().min(least).max(240),
  standard,
})

/** How many months each kind is kept. */
export const keptFor: Record<Kind, Rule<number>> = {
  replies: months('replies', 12, 1),
  speakers: months('speakers', 12, 1),
  remarks: months('remarks', 24, 6),
  // The year's report still counts who came.
  themeDays: months('themeDays', 24, 15),
  messages: months('messages', 6, 1),
  // The bookkeeping act asks for five years after the end of the year.
  claims: months('claims', 72, 72),
  former: months('former', 24, 6),
}
export const KINDS = Object.keys(keptFor) as Kind[]

export interface Due {
  kind: Kind
  count: number
  months: number
}

interface About {
  scope: CouncilScope
  council: Council
  now: Date
}

const cutOff = (kind: Kind, { council, now }: About): Date =>
  DateTime.fromJSDate(now, { zone: council.timeZone })
    .startOf('day')
    .minus({ months: ruleValue(keptFor[kind], council, now) })
    .toJSDate()

/** What has become old, and could be deleted now. */
export async function dueForErasure(about: About): Promise<Due[]> {
  const all = await Promise.all(
    KINDS.map(async (kind) => {
      const before = cutOff(kind, about)
      const count =
        kind === 'former'
          ? (await formerBefore(about.scope, before)).length
          : await sum(DATED[kind].map((dated) => countOlder(about.scope, dated, before)))
      return { kind, count, months: ruleValue(keptFor[kind], about.council, about.now) }
    }),
  )
  return all.filter(({ count }) => count > 0)
}

/** Deletes what is due, and makes former members nameless; safe to run twice. Gives how many documents. */
export async function erase(request: CouncilRequest): Promise<number> {
  const { scope, council, now } = request
  const { formerName } = privacyWords(council.language)
  const due = await dueForErasure(request)
  if (due.length === 0) return 0
  // Before it happens: what is gone is not due any more, and nobody could note it when they try again.
  const expected = due.reduce((total, { count }) => total + count, 0)
  await noteAudit(scope, auditEntry(request, 'privacy.erased', String(expected)))
  return sum(
    due.map(async ({ kind }) => {
      const before = cutOff(kind, request)
      return kind === 'former'
        ? forget(scope, await formerBefore(scope, before), formerName, now)
        : sum(DATED[kind].map((dated) => eraseOlder(scope, dated, before)))
    }),
  )
}

/** The chats first: once nameless, nobody would find them again. */
async function forget(scope: CouncilScope, people: string[], name: string, now: Date): Promise<number> {
  await eraseChats(scope, people)
  return forgetPeople(scope, people, name, now)
}

const sum = async (counts: Promise<number>[]): Promise<number> =>
  (await Promise.all(counts)).reduce((total, count) => total + count, 0)
