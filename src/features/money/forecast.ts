import { balanceOf, type Posting } from './ledger'
import { CATEGORIES, type Category } from './rules'

export interface CategoryAccount {
  category: Category
  /** All in øre. */
  planned: number
  used: number
  /** What is bound to come: meetings not yet held and claims not yet approved. */
  committed: number
  /** Of that, the claims. */
  waiting: { claims: number; amount: number }
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
  /** Approved and not paid out, also from years that are closed. */
  owed: number
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
  unpaid = [],
  toCome = {},
}: {
  grant: number
  planned: Partial<Record<Category, number>>
  entries: readonly { postings: readonly Posting[] }[]
  waiting: readonly { category: Category; amount: number }[]
  /** Approved claims that are not paid: their payment may come in another year than what they used. */
  unpaid?: readonly { amount: number }[]
  /** Øre that are bound besides, for example for meetings not yet held. */
  toCome?: Partial<Record<Category, number>>
}): Accounts {
  const balance = balanceOf(entries)
  const categories = CATEGORIES.map((category): CategoryAccount => {
    const used = balance.used[category]
    const claims = waiting.filter((claim) => claim.category === category)
    const claimed = claims.reduce((sum, { amount }) => sum + amount, 0)
    const committed = claimed + (toCome[category] ?? 0)
    const plan = planned[category] ?? 0
    return {
      category,
      planned: plan,
      used,
      committed,
      waiting: { claims: claims.length, amount: claimed },
      forecast: Math.max(plan, used + committed),
    }
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
    owed: unpaid.reduce((all, { amount }) => all + amount, 0),
  }
}

/** What something with a budget of its own has cost, and what is kept for it. All in øre. */
export interface MatterAccount {
  id: string
  title: string
  budget: number
  used: number
  committed: number
}

/** `settled`: nothing more is kept for it. Claims that wait are committed already. */
export function matterAccount(
  { id, title, budget, matter }: { id: string; title: string; budget: number; matter: string },
  entries: readonly { matter?: string; postings: readonly Posting[] }[],
  waiting: readonly { matter?: string; amount: number }[],
  settled: boolean,
): MatterAccount {
  const used = balanceOf(entries.filter((entry) => entry.matter === matter)).usedInAll
  const claimed = waiting
    .filter((claim) => claim.matter === matter)
    .reduce((sum, { amount }) => sum + amount, 0)
  return { id, title, budget, used, committed: settled ? 0 : Math.max(0, budget - used - claimed) }
}
