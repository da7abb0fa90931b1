import { CATEGORIES, type Category } from './rules'

/** `used:<category>` is what the council has used; `owed` is not yet paid out, `paid` is. */
export type Account = `used:${Category}` | 'owed' | 'paid'

/** Øre, whole; what is added to an account. */
export interface Posting {
  account: Account
  amount: number
}

/**
 * approved = a claim that the council owes, paid = its payment, expense = paid at once, counter =
 * takes another entry back, closing = the year's last.
 */
export type EntryKind = 'approved' | 'paid' | 'expense' | 'counter' | 'closing'

/** Every entry's postings sum to nothing. */
export const approvedPostings = (category: Category, amount: number): Posting[] => [
  { account: `used:${category}`, amount },
  { account: 'owed', amount: -amount },
]

export const paidPostings = (amount: number): Posting[] => [
  { account: 'owed', amount },
  { account: 'paid', amount: -amount },
]

export const expensePostings = (category: Category, amount: number): Posting[] => [
  { account: `used:${category}`, amount },
  { account: 'paid', amount: -amount },
]

export const counterPostings = (postings: readonly Posting[]): Posting[] =>
  postings.map(({ account, amount }) => ({ account, amount: amount === 0 ? 0 : -amount }))

/** Where the money is, in øre: used = owed + paid, always. */
export interface Balance {
  used: Record<Category, number>
  usedInAll: number
  owed: number
  paid: number
}

export function balanceOf(entries: readonly { postings: readonly Posting[] }[]): Balance {
  const sums = new Map<Account, number>()
  for (const { postings } of entries)
    for (const { account, amount } of postings) sums.set(account, (sums.get(account) ?? 0) + amount)
  const sum = (account: Account): number => sums.get(account) ?? 0
  const used = Object.fromEntries(
    CATEGORIES.map((category) => [category, sum(`used:${category}`)]),
  ) as Balance['used']
  return {
    used,
    usedInAll: CATEGORIES.reduce((all, category) => all + used[category], 0),
    // What is owed and paid stands on the other side: positive for people.
    owed: 0 - sum('owed'),
    paid: 0 - sum('paid'),
  }
}
