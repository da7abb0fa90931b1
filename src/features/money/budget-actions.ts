import { z } from 'zod'
import { øreFrom } from '../../core/amount'
import { auditEntry } from '../../core/audit'
import { COUNCIL, SECRETARIAT } from '../../core/council'
import type { Action, CouncilRequest, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { themeDayBudgets } from '../theme-days'
import { claimsBookedIn } from './booking'
import { accountsFor, closeYear, counterEntry, enterExpense, knownMatter } from './budget'
import { budgetOf, planBudget } from './budget-store'
import { closeForm, expenseForm, planForm } from './budget-views'
import { budget, thisYear } from './commands'
import { counterForm, entriesView, entryView } from './entry-views'
import { type Entry, entriesOf, entryById } from './ledger-store'
import { CATEGORIES, type Category } from './rules'
import { moneyWords } from './strings'
import { tell } from './told'

const text = z.string().trim().max(500).default('')
const year = z.coerce.number().int().min(2000).max(2100)
const OfYear = z.object({ year })
const OfEntry = z.object({ entry: z.string() })
const Plan = z.looseObject({ year, version: z.coerce.number().int().min(0) })
const Expense = screenInputs.extend({
  year,
  day: z.iso.date(),
  amount: text,
  category: z.enum(CATEGORIES),
  matter: text,
  text,
  form: z.uuid(),
})
const Counter = screenInputs.extend({ ...OfEntry.shape, text })

// The ledger names claims: never where others read along.
const keeper = (verb: string, handle: (request: CouncilRequest) => Promise<Reply> | Reply): Action => ({
  verb: `money.${verb}`,
  access: SECRETARIAT,
  handle(request) {
    if (request.place !== 'personal') throw new UserError('money.personal')
    return handle(request)
  },
})

const accounts = ({ scope, council, now }: CouncilRequest, of: number) => accountsFor(scope, council, of, now)

const back = async (request: CouncilRequest, of: number, notice = ''): Promise<Reply> => ({
  replaceCard: (await budget(request, of, notice)).card,
})

async function entryOf(request: CouncilRequest): Promise<Entry> {
  const entry = await entryById(request.scope, OfEntry.parse(request.data).entry)
  if (!entry) throw new UserError('money.entryGone')
  return entry
}

async function showEntry(request: CouncilRequest, entry: Entry): Promise<Reply> {
  const [told] = await tell(request.scope, [entry])
  return { replaceCard: entryView(told ?? { entry }, request) }
}

/** The year's plan as entered; an empty field plans nothing. */
function plannedIn(inputs: Record<string, unknown>): Record<Category, number> {
  const planned = CATEGORIES.map((category) => {
    const typed = String(inputs[category] ?? '').trim()
    const amount = typed === '' ? 0 : øreFrom(typed)
    if (amount === undefined) throw new UserError('money.amount')
    return [category, amount] as const
  })
  return Object.fromEntries(planned) as Record<Category, number>
}

export const budgetActions: Action[] = [
  {
    verb: 'money.budget',
    access: COUNCIL,
    handle: (request) => back(request, OfYear.partial().parse(request.data ?? {}).year ?? thisYear(request)),
  },
  keeper('planForm', async (request) => ({
    replaceCard: planForm(await accounts(request, OfYear.parse(request.data).year), request),
  })),
  keeper('plan', async (request) => {
    const { year: of, version, ...inputs } = Plan.parse(request.data)
    const planned = plannedIn(inputs)
    const { scope } = request
    if ((await accounts(request, of)).closed) throw new UserError('money.closed')
    const audit = auditEntry(request, 'money.budget.planned', String(of))
    if (!(await planBudget(scope, of, version, planned, audit))) {
      const now = (await budgetOf(scope, of)).planned
      // The same press again finds its own plan.
      if (CATEGORIES.some((category) => now[category] !== planned[category]))
        throw new UserError('money.planChanged')
    }
    return back(request, of, moneyWords(request.language).planForm.saved)
  }),
  keeper('expenseForm', async (request) => {
    const { year: of, matter } = OfYear.extend({ matter: text }).parse(request.data)
    const themeDays = await themeDayBudgets(request.scope, of)
    return { replaceCard: expenseForm(of, { themeDays, matter }, request) }
  }),
  keeper('expense', async (request) => {
    const { amount, text: about, day, category, matter, form, ...inputs } = Expense.parse(request.data)
    screen([about], inputs)
    const øre = øreFrom(amount)
    if (!øre) throw new UserError('money.amount')
    const known = await knownMatter(request.scope, matter, day)
    const expense = { category, amount: øre, day, text: about, matter: known, form }
    const entry = await enterExpense(request, expense)
    return back(request, entry.year, moneyWords(request.language).expenseForm.saved)
  }),
  keeper('entries', async (request) => {
    const { year: of, page } = OfYear.extend({ page: z.coerce.number().int().min(0).default(0) }).parse(
      request.data,
    )
    return { replaceCard: entriesView(of, await entriesOf(request.scope, of), page, request) }
  }),
  keeper('entry', async (request) => showEntry(request, await entryOf(request))),
  keeper('counterForm', async (request) => ({ replaceCard: counterForm(await entryOf(request), request) })),
  keeper('counter', async (request) => {
    const { entry, text: why, ...inputs } = Counter.parse(request.data)
    screen([why], inputs)
    return showEntry(request, await counterEntry(request, entry, why))
  }),
  keeper('closeForm', async (request) => {
    const { year: of } = OfYear.parse(request.data)
    const open = (await claimsBookedIn(request.scope, of)).filter(
      ({ state }) => state === 'offered' || state === 'accepted' || state === 'approved',
    )
    return { replaceCard: closeForm(of, open.length, request) }
  }),
  keeper('close', async (request) => {
    const { year: of } = OfYear.parse(request.data)
    await closeYear(request, of)
    return back(request, of)
  }),
]
