import { DateTime } from 'luxon'
import { type Council, leadersOf, scopeOf } from '../../core/council'
import type { Delivery, Job, Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { councilById } from '../council'
import { milestoneView } from './milestone-views'
import { daysBetween, isLate, type Milestone, nextOf, plusDays, reminderDays } from './rules'
import { aboutMilestone } from './showing'
import { noteTold, type Process, processById, processesDue } from './store'
import { processWords } from './strings'
import { todayIn } from './use-cases'

/** The longest that a reminder can be set ahead. */
const AHEAD_DAYS = 61

/** What is told of a milestone: once ahead of its day, and once when that has passed. A moved one is told anew. */
const tellingOf = (milestone: Milestone, today: string): string =>
  `${milestone.id}:${milestone.day}${isLate(milestone, today) ? ':late' : ''}`

function told(council: Council, process: Process, what: string): Notification[] {
  return leadersOf(council).map((person) => ({
    kind: 'processes.due',
    scope: scopeOf(council),
    subject: `${process.id}:${what}`,
    to: { person },
    patient: true,
  }))
}

export const jobs: Job[] = [
  {
    name: 'processes.due',
    async run(now, add) {
      const by = DateTime.fromJSDate(now, { zone: 'utc' }).plus({ days: AHEAD_DAYS }).toISODate() ?? ''
      for (const process of await processesDue(by)) {
        const next = nextOf(process.milestones)
        const council = next && (await councilById(process))
        if (!council) continue
        const today = todayIn(council, now)
        const what = tellingOf(next, today)
        const due = plusDays(next.day, -ruleValue(reminderDays, council, now))
        if (today < due || process.told.includes(what)) continue
        await add(told(council, process, what))
        await noteTold(process, what)
      }
      return []
    },
  },
]

export const deliveries: Record<string, Delivery> = {
  'processes.due': async ({ scope, subject, council, now }, { language }) => {
    const [id = '', milestoneId, day] = subject.split(':')
    const process = await processById(scope, id)
    const milestone = process?.milestones.find((each) => each.id === milestoneId)
    // Moved or reached since, it is told anew or not at all.
    if (process?.state !== 'running' || !milestone || milestone.doneOn || milestone.day !== day)
      return undefined
    const { due } = processWords(language)
    const days = daysBetween(todayIn(council, now), milestone.day)
    const notice = days > 0 ? due.soon(days) : days === 0 ? due.today : due.late
    const asked = { scope, language, council, now }
    const about = await aboutMilestone(asked, process, milestone, { leads: true })
    return { card: milestoneView(process, milestone, about, asked, notice) }
  },
}
