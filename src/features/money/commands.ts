import { COUNCIL, WORKING } from '../../core/council'
import type { Command, CouncilRequest, Reply } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { themeDayBudgets } from '../theme-days'
import { accountsFor } from './budget'
import { budgetView } from './budget-views'
import { claimsOf } from './claim-store'
import { isSecretariat } from './claims'
import { officeFor } from './office'
import { officeView } from './office-views'
import { takeReceipt } from './receipts'
import { dayOf } from './recipients'
import { mileageRates, rateOn } from './rules'
import { moneyWords } from './strings'
import { mineView, outlayForm, outlayHowView, tripForm } from './views'

const MOST_OWN = 30

/** What is private comes in the own chat, wherever it was asked for. */
export function inOwnChat({ scope, person, language, activityId }: CouncilRequest): Reply {
  return {
    text: moneyWords(language).mine.sentToYou,
    notifications: [{ kind: 'money.mine', scope, subject: activityId, to: { person: person.id } }],
  }
}

/** The secretariat's work list, or a member's own claims. */
export async function list(request: CouncilRequest, notice = ''): Promise<Reply> {
  if (request.place !== 'personal') return inOwnChat(request)
  if (isSecretariat(request)) return { card: officeView(await officeFor(request), request, notice) }
  return { card: mineView(await claimsOf(request.scope, request.person.id, MOST_OWN), request) }
}

export function trip(request: CouncilRequest): Reply {
  if (request.place !== 'personal') return inOwnChat(request)
  const { council, now } = request
  const today = dayOf(now, council)
  const rate = rateOn(ruleValue(mileageRates, council, now), today)
  return { card: tripForm(today, rate?.amounts[0], request) }
}

export const thisYear = ({ council, now }: CouncilRequest): number => Number(dayOf(now, council).slice(0, 4))

export async function budget(request: CouncilRequest, year: number, notice = ''): Promise<Reply> {
  const { scope, council, now, place } = request
  const accounts = await accountsFor(scope, council, year, now)
  // The picture's address is its reader's own: where others read along there are the numbers.
  const alone = place === 'personal'
  const chart = alone ? request.linkTo('money.chart', String(year)) : ''
  return { card: budgetView(accounts, { keeps: alone && isSecretariat(request), chart }, request, notice) }
}

export const commands: Command[] = [
  { key: 'perDiem', access: WORKING, handle: (request) => list(request) },
  { key: 'mileage', access: WORKING, handle: trip },
  {
    key: 'outlay',
    access: WORKING,
    async handle(request) {
      if (request.place !== 'personal') return inOwnChat(request)
      const receipt = await takeReceipt(request)
      if (!receipt) return { card: outlayHowView(request) }
      const today = dayOf(request.now, request.council)
      const themeDays = await themeDayBudgets(request.scope, thisYear(request))
      return { card: outlayForm(receipt, today, themeDays, request) }
    },
  },
  {
    key: 'budget',
    access: COUNCIL,
    handle(request) {
      const asked = request.args.trim()
      if (asked !== '' && !/^20\d{2}$/.test(asked)) throw new UserError('money.badYear')
      return budget(request, asked === '' ? thisYear(request) : Number(asked))
    },
  },
]
