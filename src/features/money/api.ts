import { z } from 'zod'
import { COUNCIL } from '../../core/council'
import type { Endpoint } from '../../core/feature'
import { accountsFor } from './budget'
import { budgetFacts } from './budget-views'
import { thisYear } from './commands'
import { money, moneyWords } from './strings'

export interface BudgetShown {
  year: number
  thisYear: number
  title: string
  warnings: string[]
  sums: { label: string; amount: string }[]
  notes: string[]
  /** Names of a bar's parts and of the table's columns. */
  head: { planned: string; used: string; committed: string }
  chart: string
  /** Amounts in øre, and as they are written. */
  categories: {
    title: string
    planned: number
    used: number
    committed: number
    written: { planned: string; used: string; committed: string }
  }[]
}

const OfYear = z.object({ year: z.coerce.number().int().min(2000).max(2099).optional() })

/** Where the year's money stands: for all in the council, since it names nobody. */
export const api: Endpoint[] = [
  {
    method: 'GET',
    path: 'money/budget',
    access: COUNCIL,
    async handle(request) {
      const { scope, council, now, language } = request
      const year = OfYear.parse(request.data).year ?? thisYear(request)
      const accounts = await accountsFor(scope, council, year, now)
      const { budget, categories } = moneyWords(language)
      const { planned, used, committed } = budget.head
      const body: BudgetShown = {
        year,
        thisYear: thisYear(request),
        ...budgetFacts(accounts, request),
        head: { planned, used, committed },
        chart: budget.chart,
        categories: accounts.categories
          .filter((each) => each.planned !== 0 || each.forecast !== 0)
          .map((each) => ({
            title: categories[each.category],
            planned: each.planned,
            used: each.used,
            committed: each.committed,
            written: {
              planned: money(each.planned, language),
              used: money(each.used, language),
              committed: money(each.committed, language),
            },
          })),
      }
      return { body }
    },
  },
]
