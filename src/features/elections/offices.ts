import { DateTime } from 'luxon'
import type { Council } from '../../core/council'
import type { Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { scopeOfElection } from './rounds'
import { reminderDays, seated } from './rules'
import type { Election } from './store'

/** Whether nobody holds the office that an election filled. */
export const isVacant = ({ office }: Election, council: Council): boolean =>
  !seated(council).some(({ role }) => role === office)

/** Formandskab and secretariat, who are told of what must be arranged. */
const leaders = (council: Council): string[] => [
  ...new Set([
    ...seated(council)
      .filter(({ role }) => role !== 'member')
      .map(({ person }) => person),
    ...council.staff.filter(({ role }) => role === 'secretariat').map(({ person }) => person),
  ]),
]

/** Reminders about an office that was filled: its term ends soon, or it has become vacant before. */
export function reminders(election: Election, council: Council, now: Date): Notification[] {
  const { id, from, until, applied } = election
  if (!applied || !from || !until || until <= now) return []
  const notice = (kind: string) =>
    leaders(council).map((person) => ({
      kind: `elections.${kind}`,
      scope: scopeOfElection(election),
      subject: id,
      to: { person },
    }))
  if (isVacant(election, council)) return notice('vacant')
  const days = ruleValue(reminderDays, council, now)
  const due = DateTime.fromJSDate(until, { zone: council.timeZone }).minus({ days })
  return due.toJSDate() <= now ? notice('termEnds') : []
}
