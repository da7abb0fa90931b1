import { DateTime } from 'luxon'
import { auditEntry } from '../../core/audit'
import type { Council, CouncilScope } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { meetingsBetween } from '../meetings'
import { themeDayBudgets } from '../theme-days'
import { book, claimsBookedIn } from './booking'
import { budgetOf } from './budget-store'
import { type Accounts, accountsOf, type MatterAccount, matterAccount } from './forecast'
import { counterPostings, expensePostings } from './ledger'
import { append, closingOf, type Entry, entriesOf, entryById } from './ledger-store'
import { dayOf, recipients } from './recipients'
import { type Category, grant, perDiemHours, perDiemRates, rateOn, settleDays, unitsFor } from './rules'
import { settledMeetings } from './settlement-store'

const yearSpan = (year: number, { timeZone }: Council): [Date, Date] => {
  const start = DateTime.fromObject({ year }, { zone: timeZone })
  return [start.toJSDate(), start.plus({ years: 1 }).toJSDate()]
}

/** Øre that per diems will cost for the year's meetings for which none have been offered yet. */
async function perDiemsToCome(
  scope: CouncilScope,
  council: Council,
  year: number,
  offered: ReadonlySet<string>,
  now: Date,
): Promise<{ meetings: number; people: number; amount: number }> {
  const meetings = (await meetingsBetween(scope, ...yearSpan(year, council))).filter(
    ({ id }) => !offered.has(id),
  )
  const people = recipients(council, now).length
  const hours = ruleValue(perDiemHours, council, now)
  const rates = ruleValue(perDiemRates, council, now)
  const amount = meetings.reduce((sum, { start, end }) => {
    const rate = rateOn(rates, dayOf(start, council))?.amounts[0] ?? 0
    return sum + people * unitsFor((end.getTime() - start.getTime()) / 60_000, hours) * rate
  }, 0)
  return { meetings: meetings.length, people, amount }
}

export interface YearAccounts extends Accounts {
  year: number
  /** Raised at each change of the plan. */
  version: number
  toCome: { meetings: number; people: number; amount: number }
  themeDays: MatterAccount[]
  closed?: Entry
}

/** Where the year's money stands, and where it will stand at the year's end. */
export async function accountsFor(
  scope: CouncilScope,
  council: Council,
  year: number,
  now: Date,
): Promise<YearAccounts> {
  const [, end] = yearSpan(year, council)
  const [entries, claims, { planned, version }, settled, themeDays] = await Promise.all([
    entriesOf(scope, year),
    claimsBookedIn(scope, year),
    budgetOf(scope, year),
    settledMeetings(scope),
    themeDayBudgets(scope, year),
  ])
  const offered = new Set([...settled, ...claims.flatMap(({ meeting }) => meeting ?? [])])
  const closed = entries.find(({ kind }) => kind === 'closing')
  const toCome = closed
    ? { meetings: 0, people: 0, amount: 0 }
    : await perDiemsToCome(scope, council, year, offered, now)
  const waiting = claims.filter(({ state }) => state === 'offered' || state === 'accepted')
  const settleBefore = dayOf(
    DateTime.fromJSDate(now)
      .minus({ days: ruleValue(settleDays, council, now) })
      .toJSDate(),
    council,
  )
  const matters = themeDays.map((day) =>
    matterAccount(
      { ...day, matter: `theme-days:${day.id}` },
      entries,
      waiting,
      day.day < settleBefore || closed !== undefined,
    ),
  )
  // The grant that holds on the year's last day is the year's.
  const granted = ruleValue(grant, council, new Date(end.getTime() - 1)) * 100
  return {
    year,
    version,
    closed,
    toCome,
    themeDays: matters,
    ...accountsOf({
      grant: granted,
      planned,
      entries,
      waiting,
      unpaid: claims.filter(({ state }) => state === 'approved'),
      toCome: {
        perDiems: toCome.amount,
        themeDays: matters.reduce((sum, { committed }) => sum + committed, 0),
      },
    }),
  }
}

/** What an expense of a day is for, where it is a theme day of that year. */
export async function knownMatter(
  scope: CouncilScope,
  matter: string,
  day: string,
): Promise<string | undefined> {
  const days = await themeDayBudgets(scope, Number(day.slice(0, 4)))
  return days.some(({ id }) => matter === `theme-days:${id}`) ? matter : undefined
}

export interface Expense {
  category: Category
  amount: number
  day: string
  text: string
  matter?: string
  form: string
}

/** Enters what was paid at once, for example catering. */
export async function enterExpense(request: CouncilRequest, expense: Expense): Promise<Entry> {
  const { scope, now, person, council } = request
  if (expense.day > dayOf(now, council)) throw new UserError('money.ahead')
  const key = `expense:${expense.form}`
  const entry = await append(
    scope,
    {
      year: Number(expense.day.slice(0, 4)),
      key,
      kind: 'expense',
      day: expense.day,
      text: expense.text,
      matter: expense.matter,
      postings: expensePostings(expense.category, expense.amount),
      at: now,
      by: person.id,
    },
    auditEntry(request, 'money.entry.made', key),
  )
  if (!entry) throw new UserError('money.closed')
  return entry
}

/** Takes an expense back by a counter-entry, once; in the first open year when its own is closed. */
export async function counterEntry(request: CouncilRequest, id: string, text: string): Promise<Entry> {
  const { scope, now, person } = request
  const entry = await entryById(scope, id)
  if (!entry) throw new UserError('money.entryGone')
  if (entry.kind !== 'expense') throw new UserError('money.notAnExpense')
  const key = `counter:${entry.id}`
  return book(
    scope,
    {
      key,
      kind: 'counter',
      day: entry.day,
      text,
      postings: counterPostings(entry.postings),
      counters: entry.id,
      matter: entry.matter,
      at: now,
      by: person.id,
    },
    auditEntry(request, 'money.entry.countered', key),
  )
}

/** Closes a year's accounts: nothing can be added to them any more. */
export async function closeYear(request: CouncilRequest, year: number): Promise<Entry> {
  const { scope, now, person, council } = request
  const today = dayOf(now, council)
  if (year >= Number(today.slice(0, 4))) throw new UserError('money.yearRuns')
  const key = `closing:${year}`
  const closing = await append(
    scope,
    { year, key, kind: 'closing', day: `${year}-12-31`, text: '', postings: [], at: now, by: person.id },
    auditEntry(request, 'money.year.closed', String(year)),
  )
  return closing ?? ((await closingOf(scope, year)) as Entry)
}
