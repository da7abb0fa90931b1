import { LEADERS } from '../../core/council'
import type { Awaited, CouncilRequest } from '../../core/feature'
import { money } from './amount.strings'
import { accountsFor } from './budget'
import { claimsIn, claimsOf } from './claim-store'
import { isSecretariat } from './claims'
import { thisYear } from './commands'
import { moneyWords } from './strings'
import { rowOf } from './views'

const MOST = 30

/** Per diems that the member has not answered. */
async function offers(request: CouncilRequest): Promise<Awaited[]> {
  const claims = await claimsOf(request.scope, request.person.id, MOST)
  const { mine } = moneyWords(request.language)
  return claims
    .filter(({ state }) => state === 'offered')
    .map((claim): Awaited => ({ kind: 'answer', ...rowOf(claim, mine.waiting, request) }))
}

/** Claims that the secretariat has not approved. */
async function approvals(request: CouncilRequest): Promise<Awaited[]> {
  if (!isSecretariat(request)) return []
  const claims = await claimsIn(request.scope, ['accepted'])
  const { office } = moneyWords(request.language)
  return claims.length === 0
    ? []
    : [
        {
          kind: 'answer',
          title: office.waiting(claims.length),
          about: office.title,
          verb: 'money.list',
          data: {},
        },
      ]
}

/** Tells those who can do something about it that the year's money will not last, before it is used. */
async function shortage(request: CouncilRequest): Promise<Awaited[]> {
  const { scope, council, now, language, member } = request
  if (!LEADERS.includes(member.role)) return []
  const year = thisYear(request)
  const { grant, forecast } = await accountsFor(scope, council, year, now)
  if (grant === 0 || forecast <= grant) return []
  const { budget } = moneyWords(language)
  const about = budget.breaks(money(forecast - grant, language))
  return [
    { kind: 'answer', title: budget.title(year), about, verb: 'money.budget', data: { year: String(year) } },
  ]
}

/** Own per diems to answer; for those who keep the money, what they have to look at. */
export async function awaits(request: CouncilRequest): Promise<Awaited[]> {
  return (await Promise.all([offers(request), approvals(request), shortage(request)])).flat()
}
