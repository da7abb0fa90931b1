import { balanceOf, type Posting } from './ledger'
import { CATEGORIES, type Category } from './rules'

export interface CategoryAccount {
  category: Category
  /** All in øre. */
  planned: number
  used: number
  /** What is bound to come: meetings not yet held and claims not yet approved. */
  committed: number
  /** What the year will have cost at its end. */
  forecast: number
}

export interface Accounts {
  grant: number
  categories: CategoryAccount[]
  planned: number
  used: number
  committed: number
  forecast: number
  /** What can still be used: the grant without what is used and committed. */
  left: number
  owed: number
  paid: number
}

/**
 * The year's accounts. A category will cost what is used and committed, or what was planned where that is
 * more: nobody plans money that is not to be used.
 */
export function accountsOf({
  grant,
  planned,
  entries,
  waiting,
  perDiemsToCome,
}: {
  grant: number
  planned: Partial<Record<Category, number>>
  entries: readonly { postings: readonly Posting[] }[]
  waiting: readonly { category: Category; amount: number }[]
  perDiemsToCome: number
}): Accounts {
  const balance = balanceOf(entries)
  const categories = CATEGORIES.map((category): CategoryAccount => {
    const used = balance.used[category]
    const claimed = waiting
      .filter((claim) => claim.category === category)
      .reduce((sum, { amount }) => sum + amount, 0)
    const committed = claimed + (category === 'perDiems' ? perDiemsToCome : 0)
    const plan = planned[category] ?? 0
    return { category, planned: plan, used, committed, forecast: Math.max(plan, used + committed) }
  })
  const sum = (part: 'planned' | 'used' | 'committed' | 'forecast') =>
    categories.reduce((all, each) => all + each[part], 0)
  const [used, committed] = [sum('used'), sum('committed')]
  return {
    grant,
    categories,
    planned: sum('planned'),
    used,
    committed,
    forecast: sum('forecast'),
    left: grant - used - committed,
    owed: balance.owed,
    paid: balance.paid,
  }
}
