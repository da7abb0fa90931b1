import { DateTime } from 'luxon'
import { type Council, type CouncilScope, scopeOf } from '../../core/council'
import type { Chapter, WheelEntry } from '../../core/feature'
import type { Language } from '../../core/language'
import { type Rule, ruleValue } from '../../core/rules'
import { money } from './amount.strings'
import { accountsFor } from './budget'
import { closingOf } from './ledger-store'
import { closeBy, planBy } from './rules'
import { moneyWords } from './strings'

interface About {
  council: Council
  from: Date
  to: Date
  now: Date
  language: Language
}

/** The day that a rule `d.M` names in a year. */
const dayIn = (year: number, rule: Rule<string>, { council, now }: About): Date =>
  DateTime.fromFormat(`${ruleValue(rule, council, now)}.${year}`, 'd.M.yyyy', {
    zone: council.timeZone,
  }).toJSDate()

/** When the next budget is to be planned, and the last accounts to be closed as long as they are open. */
export async function wheel(scope: CouncilScope, about: About): Promise<WheelEntry[]> {
  const { from, to, language, council } = about
  const words = moneyWords(language).wheel
  const year = DateTime.fromJSDate(from, { zone: council.timeZone }).year
  const closed = await closingOf(scope, year - 1)
  const entries = [
    { at: dayIn(year, planBy, about), title: words.plan(year + 1) },
    ...(closed ? [] : [{ at: dayIn(year, closeBy, about), title: words.close(year - 1) }]),
  ]
  return entries.filter(({ at }) => at >= from && at < to).map((entry) => ({ ...entry, kind: 'budget' }))
}

/** The year's accounts for the annual report. */
export async function chapters(_: CouncilScope, about: About): Promise<Chapter[]> {
  const { council, from, now, language } = about
  const year = DateTime.fromJSDate(from, { zone: council.timeZone }).year
  const accounts = await accountsFor(scopeOf(council), council, year, now)
  const all = moneyWords(language)
  const words = all.chapter
  const kr = (øre: number) => money(øre, language)
  const touched = accounts.categories.filter(({ planned, used }) => planned !== 0 || used !== 0)
  const ended = accounts.closed !== undefined
  return [
    {
      part: 'money',
      title: words.title,
      texts: [
        accounts.grant === 0 ? words.noGrant : words.grant(kr(accounts.grant)),
        words.used(kr(accounts.used), kr(accounts.grant - accounts.used)),
        ended ? words.closed : words.open,
      ],
      table: {
        head: [all.budget.head.category, all.budget.head.planned, all.budget.head.used],
        rows: [
          ...touched.map(({ category, planned, used }) => [all.categories[category], kr(planned), kr(used)]),
          [words.sum, kr(accounts.planned), kr(accounts.used)],
        ],
        numbers: [1, 2],
      },
    },
  ]
}
