import { money } from './amount.strings'
import type { YearAccounts } from './budget'
import { categoryOf, toldRows } from './entry-views'
import type { Entry } from './ledger-store'
import type { Category } from './rules'
import { moneyWords } from './strings'
import type { Told } from './told'
import type { MoneyFrame } from './views'

/** One category of a year's money, as the tab shows it. */
export interface CategoryShown {
  facts: { label: string; amount: string }[]
  /** How what is used and committed came about, in sentences that name nobody. */
  how: string[]
  /** For the secretariat: the newest first. */
  entries?: {
    heading: string
    rows: { title: string; about: string; how: string[]; verb: string; data: Record<string, string> }[]
    more: string
  }
}

/** The entries that use a category's money, the newest first. */
export const entriesIn = (category: Category, entries: readonly Entry[]): Entry[] =>
  entries.filter((entry) => categoryOf(entry) === category).reverse()

/** `entries` are the category's; `told` those whose stories the reader may hear. */
export function categoryShown(
  category: Category,
  accounts: YearAccounts,
  { entries, told }: { entries: readonly Entry[]; told?: Told[] },
  frame: MoneyFrame,
): CategoryShown {
  const { budget, category: words } = moneyWords(frame.language)
  const account = accounts.categories.find((each) => each.category === category)
  const { planned = 0, used = 0, committed = 0, forecast = 0, waiting } = account ?? {}
  const kr = (øre: number) => money(øre, frame.language)
  const left = planned - used - committed
  const sum = (of: readonly Entry[]) =>
    of
      .flatMap(({ postings }) => postings)
      .reduce((all, { account: at, amount }) => (at === `used:${category}` ? all + amount : all), 0)
  const expenses = sum(entries.filter(({ claim }) => !claim))
  const claims = sum(entries.filter(({ claim }) => claim))
  const { toCome, themeDays } = accounts
  return {
    facts: [
      { label: budget.planned, amount: kr(planned) },
      { label: budget.used, amount: kr(used) },
      { label: budget.committed, amount: kr(committed) },
      ...(planned > 0 ? [{ label: left < 0 ? words.over : words.left, amount: kr(Math.abs(left)) }] : []),
      { label: budget.forecast, amount: kr(forecast) },
    ],
    how: [
      ...(expenses === 0 ? [] : [words.expenses(kr(expenses))]),
      ...(claims === 0 ? [] : [words.claims(kr(claims))]),
      ...(waiting && waiting.claims > 0 ? [words.waiting(waiting.claims, kr(waiting.amount))] : []),
      ...(category === 'perDiems' && toCome.meetings > 0
        ? [budget.toCome(toCome.meetings, toCome.people, kr(toCome.amount))]
        : []),
      ...(category === 'themeDays'
        ? themeDays.map((day) => budget.themeDay(day.title, kr(day.budget), kr(day.used)))
        : []),
    ],
    ...(told && {
      entries: {
        heading: words.entries,
        rows: toldRows(told, frame),
        more: entries.length > told.length ? words.more(entries.length - told.length) : '',
      },
    }),
  }
}
