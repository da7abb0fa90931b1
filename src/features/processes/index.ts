import { DateTime } from 'luxon'
import { COUNCIL } from '../../core/council'
import type { Feature } from '../../core/feature'
import { dayIn } from '../../core/language'
import { actions, list } from './actions'
import { downloads } from './documents'
import { deliveries, jobs } from './jobs'
import { doneOf, nextOf, reminderDays } from './rules'
import { processesOf } from './store'
import { dayText, processWords } from './strings'

const STATUS_MINUTES = 15
/** A milestone is on a meeting's agenda when it is due within so many days after the meeting. */
const AHEAD_DAYS = 90

/** Processes of a policy: phases, milestones and who does what. */
export const processes: Feature = {
  name: 'processes',
  strings: processWords,
  rules: [reminderDays],
  commands: [{ key: 'process', access: COUNCIL, handle: async (request) => ({ card: await list(request) }) }],
  actions,
  deliveries,
  downloads,
  jobs,
  async wheel(scope, { council, from, to, language }) {
    const words = processWords(language)
    return (await processesOf(scope))
      .filter(({ state }) => state === 'running')
      .flatMap(({ title, milestones }) =>
        milestones
          .filter(({ doneOn }) => !doneOn)
          .map((milestone) => ({
            at: DateTime.fromISO(milestone.day, { zone: council.timeZone }).toJSDate(),
            title: words.wheel(milestone.title, title),
            kind: milestone.phase === 'hearing' ? ('hearing' as const) : ('deadline' as const),
          })),
      )
      .filter(({ at }) => at >= from && at < to)
  },
  /** A running process can be looked at where its next milestone is near. */
  async offersItems(scope, { council, meeting }) {
    const { item, process: say } = processWords(council.language)
    const until = DateTime.fromJSDate(meeting.start, { zone: council.timeZone })
      .plus({ days: AHEAD_DAYS })
      .toISODate()
    return (await processesOf(scope))
      .filter(({ state }) => state === 'running')
      .flatMap(({ id, title, milestones }) => {
        const next = nextOf(milestones)
        if (!next || !until || next.day > until) return []
        const ahead = say.by(next.title, dayText(next.day, council.language))
        return [
          {
            source: `processes:${id}:${meeting.id}`,
            title: item.title(title).slice(0, 120),
            background: item.background(doneOf(milestones), milestones.length, ahead),
            recommendation: item.recommendation,
            purpose: 'discussion' as const,
            minutes: STATUS_MINUTES,
          },
        ]
      })
  },
  async chapters(scope, { council, from, to, language }) {
    const day = (at: Date) => dayIn(at, council.timeZone)
    const [first, end] = [day(from), day(to)]
    const { chapter } = processWords(language)
    const items = (await processesOf(scope))
      .filter(
        ({ madeAt, milestones }) => madeAt < to && milestones.some((each) => (each.doneOn ?? end) >= first),
      )
      .flatMap(({ title, milestones }) => [
        chapter.item(
          title,
          doneOf(milestones.filter(({ doneOn }) => doneOn && doneOn < end)),
          milestones.length,
        ),
        ...milestones
          .filter(({ doneOn }) => doneOn && doneOn >= first && doneOn < end)
          .map((each) => chapter.result(each.title, each.result)),
      ])
    return items.length === 0 ? [] : [{ part: 'processes', title: chapter.title, texts: [], items }]
  },
}
