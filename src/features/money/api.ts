import { z } from 'zod'
import { COUNCIL } from '../../core/council'
import type { Endpoint } from '../../core/feature'
import { money } from './amount.strings'
import { accountsFor } from './budget'
import { budgetFacts } from './budget-views'
import { type CategoryShown, categoryShown, entriesIn } from './category-views'
import { isSecretariat } from './claims'
import { thisYear } from './commands'
import { entriesOf } from './ledger-store'
import { CATEGORIES, type Category } from './rules'
import { moneyWords } from './strings'
import { tell } from './told'

export interface BudgetShown {
  year: number
  thisYear: number
  title: string
  warnings: string[]
  sums: { label: string; amount: string }[]
  notes: string[]
  /** What the chart shows, and names of its bars' parts. */
  chart: string
  parts: { planned: string; used: string; committed: string }
  /** Amounts in øre, and in words. */
  categories: {
    category: Category
    title: string
    about: string
    planned: number
    used: number
    committed: number
  }[]
}

const year = z.coerce.number().int().min(2000).max(2099)
const OfYear = z.object({ year: year.optional() })
const OfCategory = z.object({ year, category: z.enum(CATEGORIES) })

/** Entries that the tab shows of a category; the card has them all. */
const MOST_ENTRIES = 50

export const api: Endpoint[] = [
  {
    // For all in the council, since it names nobody.
    method: 'GET',
    path: 'money/budget',
    access: COUNCIL,
    async handle(request) {
      const { scope, council, now, language } = request
      const of = OfYear.parse(request.data).year ?? thisYear(request)
      const accounts = await accountsFor(scope, council, of, now)
      const { budget, categories } = moneyWords(language)
      const body: BudgetShown = {
        year: of,
        thisYear: thisYear(request),
        ...budgetFacts(accounts, request),
        chart: budget.chart,
        parts: { planned: budget.head.planned, used: budget.head.used, committed: budget.head.committed },
        categories: accounts.categories.map(({ category, planned, used, committed }) => ({
          category,
          title: categories[category],
          about: budget.about(money(planned, language), money(used, language), money(committed, language)),
          planned,
          used,
          committed,
        })),
      }
      return { body }
    },
  },
  {
    // Sums are for all in the council; single entries name people and are the secretariat's, as in chat.
    method: 'GET',
    path: 'money/category',
    access: COUNCIL,
    async handle(request) {
      const { scope, council, now } = request
      const { year: of, category } = OfCategory.parse(request.data)
      const [accounts, all] = await Promise.all([accountsFor(scope, council, of, now), entriesOf(scope, of)])
      const entries = entriesIn(category, all)
      const told = isSecretariat(request) ? await tell(scope, entries.slice(0, MOST_ENTRIES)) : undefined
      const body: CategoryShown = categoryShown(category, accounts, { entries, told }, request)
      return { body }
    },
  },
]
