import { z } from 'zod'
import { amountTyped } from '../../core/amount'
import { buttonData } from '../../core/card-data'
import { type Card, defineCard } from '../../core/cards'
import { newForm } from '../../core/form-screen'
import { dayText, money } from './amount.strings'
import type { YearAccounts } from './budget'
import { dayOf } from './recipients'
import { moneyWords } from './strings'
import { categoryChoices, type MoneyFrame, matterInput, roomForm } from './views'

const budgetCard = defineCard(
  'money/budget',
  z.object({
    fallbackText: z.string(),
    notice: z.string(),
    title: z.string(),
    warnings: z.array(z.string()),
    chart: z.string(),
    chartText: z.string(),
    sums: z.array(z.object({ label: z.string(), amount: z.string(), weight: z.enum(['Default', 'Bolder']) })),
    categories: z.array(z.object({ title: z.string(), about: z.string() })),
    notes: z.array(z.string()),
    buttons: z.array(buttonData),
  }),
)

/** The year's money in words: what stands there, what is about to break, and what to know. */
export function budgetFacts(accounts: YearAccounts, { language, council }: MoneyFrame) {
  const all = moneyWords(language)
  const words = all.budget
  const { year, grant, toCome, closed } = accounts
  const kr = (øre: number) => money(øre, language)
  const line = (label: string, amount: number, bold = false) => ({
    label,
    amount: kr(amount),
    weight: bold ? ('Bolder' as const) : ('Default' as const),
  })
  const sums = [
    ...(grant > 0 ? [line(words.grant, grant)] : []),
    ...(accounts.planned > 0 ? [line(words.planned, accounts.planned)] : []),
    line(words.used, accounts.used),
    line(words.committed, accounts.committed),
    ...(grant > 0 ? [line(words.left, accounts.left, true)] : []),
    line(words.forecast, accounts.forecast),
    ...(accounts.owed > 0 ? [line(words.owed, accounts.owed)] : []),
  ]
  const over = accounts.categories.filter(({ planned, forecast }) => planned > 0 && forecast > planned)
  return {
    title: words.title(year),
    sums,
    warnings: [
      ...(grant === 0 ? [words.noGrant] : []),
      ...(grant > 0 && accounts.forecast > grant ? [words.breaks(kr(accounts.forecast - grant))] : []),
      ...over.map(({ category, forecast, planned }) =>
        words.over(all.categories[category], kr(forecast - planned)),
      ),
    ],
    notes: [
      ...accounts.themeDays.map(({ title, budget, used }) => words.themeDay(title, kr(budget), kr(used))),
      ...(toCome.meetings > 0 ? [words.toCome(toCome.meetings, toCome.people, kr(toCome.amount))] : []),
      ...(closed ? [words.closed(dayText(dayOf(closed.at, council), language))] : []),
    ],
  }
}

/** Where the year's money stands: for all in the council, since it names nobody. */
export function budgetView(
  accounts: YearAccounts,
  { keeps, chart }: { keeps: boolean; chart: string },
  frame: MoneyFrame,
  notice = '',
): Card {
  const { language, council, now } = frame
  const all = moneyWords(language)
  const words = all.budget
  const { year, closed } = accounts
  const kr = (øre: number) => money(øre, language)
  const { title, sums, warnings, notes } = budgetFacts(accounts, frame)
  const touched = accounts.categories.filter(
    ({ planned, used, committed }) => planned !== 0 || used !== 0 || committed !== 0,
  )
  const thisYear = Number(dayOf(now, council).slice(0, 4))
  const data = { year: String(year) }
  const other = year === thisYear ? year - 1 : thisYear
  return budgetCard(
    {
      fallbackText: `${title}: ${words.used} ${kr(accounts.used)}`,
      notice,
      title,
      warnings,
      chart,
      chartText: `${words.chart}: ${sums.map(({ label, amount }) => `${label} ${amount}`).join(', ')}`,
      sums,
      categories: touched.map(({ category, planned, used, committed }) => ({
        title: all.categories[category],
        about: words.about(kr(planned), kr(used), kr(committed)),
      })),
      notes,
      buttons: [
        ...(keeps && !closed
          ? [
              { title: words.expense, verb: 'money.expenseForm', data },
              { title: words.plan, verb: 'money.planForm', data },
            ]
          : []),
        ...(keeps ? [{ title: words.entries, verb: 'money.entries', data }] : []),
        ...(keeps && !closed && year < thisYear
          ? [{ title: words.close, verb: 'money.closeForm', data }]
          : []),
        { title: words.other(other), verb: 'money.budget', data: { year: String(other) } },
      ],
    },
    { ...frame, tab: { page: 'budget', id: String(year) } },
  )
}

const toBudget = (year: number, { language }: MoneyFrame) => ({
  title: moneyWords(language).planForm.cancel,
  verb: 'money.budget',
  data: { year: String(year) },
})

export function planForm(accounts: YearAccounts, frame: MoneyFrame): Card {
  const all = moneyWords(frame.language)
  const words = all.planForm
  const { year, grant, categories, version } = accounts
  const [perDiems] = categories
  const expected = perDiems ? perDiems.used + perDiems.committed : 0
  return roomForm(
    {
      title: words.title(year),
      lines: [
        words.line(money(grant, frame.language)),
        ...(expected > 0 ? [words.hint(money(expected, frame.language))] : []),
      ],
      inputs: categories.map(({ category, planned }) => ({
        kind: 'text' as const,
        id: category,
        label: all.categories[category],
        value: amountTyped(planned),
        most: 14,
      })),
      send: {
        title: words.send,
        verb: 'money.plan',
        data: { year: String(year), version: String(version) },
      },
      cancel: toBudget(year, frame),
      screened: false,
    },
    frame,
  )
}

/** `matter` is what the expense is for, chosen beforehand. */
export function expenseForm(
  year: number,
  { themeDays, matter }: { themeDays: readonly { id: string; title: string }[]; matter: string },
  frame: MoneyFrame,
): Card {
  const all = moneyWords(frame.language)
  const words = all.expenseForm
  const today = dayOf(frame.now, frame.council)
  return roomForm(
    {
      title: words.title,
      inputs: [
        {
          kind: 'date',
          id: 'day',
          label: words.day,
          value: today.startsWith(String(year)) ? today : `${year}-12-31`,
          required: true,
          error: all.tripForm.dayError,
        },
        {
          kind: 'text',
          id: 'amount',
          label: all.outlayForm.amount,
          most: 14,
          required: true,
          error: all.outlayForm.amountError,
        },
        {
          kind: 'choice',
          id: 'category',
          label: all.outlayForm.category,
          value: matter === '' ? 'catering' : 'themeDays',
          choices: categoryChoices(frame),
        },
        ...matterInput(themeDays, matter, frame),
        { kind: 'text', id: 'text', label: words.text, required: true, error: words.textError },
      ],
      send: { title: words.send, verb: 'money.expense', data: { year: String(year), form: newForm() } },
      cancel: toBudget(year, frame),
      screened: true,
    },
    frame,
  )
}

export function closeForm(year: number, waiting: number, frame: MoneyFrame): Card {
  const words = moneyWords(frame.language).closeForm
  return roomForm(
    {
      title: words.title(year),
      lines: [words.line, words.waiting(waiting)].filter((text) => text !== ''),
      inputs: [],
      send: { title: words.send, verb: 'money.close', data: { year: String(year) }, style: 'destructive' },
      cancel: toBudget(year, frame),
      screened: false,
    },
    frame,
  )
}
