import { DateTime } from 'luxon'
import { type Council, everybodyIn, scopeOf } from '../../core/council'
import type { Job, Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { councilById } from '../council'
import { expectationsFor, forgetNeeds, signUpsFor } from './answers-store'
import { endOf, hasTold, reminderDays, reminderDue, startOf, tellingOf } from './rules'
import { forgettable, noteForgotten, noteTold, openAnywhere, type ThemeDay } from './store'
import { isOver } from './use-cases'

/** The longest that a reminder can be set ahead, and how long after a day one is asked about it. */
const AHEAD_DAYS = 61
const BEHIND_DAYS = 7

const telling = (
  council: Council,
  day: ThemeDay,
  kind: string,
  person: string,
  expires: DateTime,
): Notification => ({
  kind: `theme-days.${kind}`,
  scope: scopeOf(council),
  subject: `${day.id}:${day.day}`,
  to: { person },
  expires: expires.toJSDate(),
  patient: true,
})

/** Who has not answered, or for a start-up has not said what they expect. */
async function reminded(council: Council, day: ThemeDay): Promise<Notification[]> {
  const scope = scopeOf(council)
  const signUps = new Map((await signUpsFor(scope, day)).map((each) => [each.person, each]))
  const expected = new Set((await expectationsFor(scope, day.id)).map(({ person }) => person))
  return everybodyIn(council)
    .filter((person) => {
      const own = signUps.get(person)
      if (!own) return true
      return own.coming && day.kind === 'startUp' && !expected.has(person)
    })
    .map((person) => telling(council, day, 'reminder', person, startOf(day, council.timeZone)))
}

async function asked(council: Council, day: ThemeDay): Promise<Notification[]> {
  const end = endOf(day, council.timeZone)
  return (await signUpsFor(scopeOf(council), day))
    .filter(({ coming }) => coming)
    .map(({ person }) => telling(council, day, 'evaluate', person, end.plus({ days: BEHIND_DAYS })))
}

export const jobs: Job[] = [
  {
    name: 'theme-days.tell',
    async run(now, add) {
      const today = DateTime.fromJSDate(now, { zone: 'utc' })
      const from = today.minus({ days: BEHIND_DAYS }).toISODate() ?? ''
      const to = today.plus({ days: AHEAD_DAYS }).toISODate() ?? ''
      for (const day of await openAnywhere(from, to)) {
        if (hasTold('evaluate', day)) continue
        const council = await councilById(day)
        if (!council) continue
        if (isOver(day, council, now)) {
          await add(await asked(council, day))
          await noteTold(day, tellingOf('evaluate', day))
          continue
        }
        const due = reminderDue(day, ruleValue(reminderDays, council, now), council.timeZone)
        if (hasTold('remind', day) || now < due.toJSDate()) continue
        await add(await reminded(council, day))
        await noteTold(day, tellingOf('remind', day))
      }
      return []
    },
  },
  {
    // What people need can tell of their health: it is kept no longer than it is of use.
    name: 'theme-days.forget',
    async run(now) {
      for (const day of await forgettable(now)) {
        await forgetNeeds({ tenant: day.tenant, council: day.council }, day.id)
        await noteForgotten(day)
      }
      return []
    },
  },
]
