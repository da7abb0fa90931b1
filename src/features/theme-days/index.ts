import { DateTime } from 'luxon'
import { COUNCIL, type CouncilScope } from '../../core/council'
import type { Feature } from '../../core/feature'
import { dayIn } from '../../core/language'
import { actions, list } from './actions'
import { evaluationsFor, signUpsFor } from './answers-store'
import { awaits } from './awaits'
import { deliveries } from './deliveries'
import { downloads } from './documents'
import { jobs } from './jobs'
import { forgetDays, reminderDays, signUpDays, startOf } from './rules'
import { openBetween } from './store'
import { themeDayWords } from './strings'
import { beginning, isOver } from './use-cases'
import { dayText } from './views'

const FOLLOW_UP_MINUTES = 15
/** A theme day is followed up at the meetings of this long after it. */
const FOLLOW_UP_DAYS = 120

/** Theme days (temadage): from the programme and the invitation to what they led to. */
export const themeDays: Feature = {
  name: 'theme-days',
  strings: themeDayWords,
  rules: [signUpDays, reminderDays, forgetDays],
  commands: [
    { key: 'themeDay', access: COUNCIL, handle: async (request) => ({ card: await list(request) }) },
  ],
  actions,
  deliveries,
  downloads,
  jobs,
  awaits,
  makes: {
    themeDay: (day, form) => ({ verb: 'theme-days.newForm', data: { kind: 'ordinary', day, form } }),
  },
  async wheel(scope, { council, from, to }) {
    const zone = council.timeZone
    return (await openBetween(scope, dayIn(from, zone), dayIn(to, zone))).map((day) => ({
      at: beginning(day, council),
      title: day.title,
      kind: 'themeDay' as const,
    }))
  },
  /** The last theme day can be followed up at the next meetings. */
  async offersItems(scope, { council, meeting, now }) {
    const zone = council.timeZone
    const since =
      DateTime.fromJSDate(meeting.start, { zone }).minus({ days: FOLLOW_UP_DAYS }).toISODate() ?? ''
    const held = (await openBetween(scope, since, dayIn(meeting.start, zone))).filter((day) =>
      isOver(day, council, now),
    )
    const { item } = themeDayWords(council.language)
    return Promise.all(
      held.slice(-1).map(async ({ id, title, agreements }) => ({
        source: `theme-days:${id}`,
        title: item.title(title).slice(0, 120),
        background: item.background(agreements, (await evaluationsFor(scope, id)).length).slice(0, 2000),
        recommendation: item.recommendation,
        purpose: 'discussion' as const,
        minutes: FOLLOW_UP_MINUTES,
      })),
    )
  },
  async touches(scope, { council, from, to }) {
    const zone = council.timeZone
    return (await openBetween(scope, dayIn(from, zone), dayIn(to, zone))).map((day) => ({
      kind: 'themeDay' as const,
      title: day.title,
      at: startOf(day, zone).toJSDate(),
      targetGroups: day.targetGroups,
      focusAreas: day.focusAreas,
    }))
  },
  async chapters(scope, { council, from, to, now, language }) {
    const zone = council.timeZone
    const { chapter } = themeDayWords(language)
    const held = (await openBetween(scope, dayIn(from, zone), dayIn(to, zone))).filter((day) =>
      isOver(day, council, now),
    )
    if (held.length === 0) return []
    const items = await Promise.all(
      held.map(async (day) => {
        const people = (await signUpsFor(scope, day)).filter(({ coming }) => coming).length
        return chapter.item(day.title, dayText(day.day, { language, council, now }), people)
      }),
    )
    return [{ part: 'themeDays' as const, title: chapter.title, texts: [], items }]
  },
}

/** Money that theme days of a year may cost: øre, and whether the day is still to be paid for. */
export async function themeDayBudgets(
  scope: CouncilScope,
  year: number,
): Promise<{ id: string; title: string; day: string; budget: number }[]> {
  return (await openBetween(scope, `${year}-01-01`, `${year + 1}-01-01`)).map(
    ({ id, title, day, budget }) => ({
      id,
      title,
      day,
      budget,
    }),
  )
}
