import { DateTime } from 'luxon'
import { type Council, leadersOf, scopeOf } from '../../core/council'
import type { Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { scopeOfElection } from './rounds'
import { OFFICES, type Office, reminderDays, seated } from './rules'
import type { Term } from './store'

/** Whether nobody holds an office. */
export const isVacant = ({ office }: { office: Office }, council: Council): boolean =>
  !seated(council).some(({ role }) => role === office)

/** How long it is said that an office became vacant which no election here had filled. */
export const VACANCY_DAYS = 30

/** Word of offices whose holder has left since `since`, and that were not filled by an election here. */
export function vacancies(council: Council, filled: readonly Office[], since: Date): Notification[] {
  return OFFICES.filter((office) => !filled.includes(office) && isVacant({ office }, council)).flatMap(
    (office) => {
      const held = (council.former ?? []).filter(({ role, until }) => role === office && until >= since)
      const left = held.at(-1)?.until
      if (!left) return []
      return leadersOf(council).map((person) => ({
        kind: 'elections.vacant',
        scope: scopeOf(council),
        subject: `${office}@${left.getTime()}`,
        to: { person },
      }))
    },
  )
}

/**
 * Reminders about an office that was filled: its term ends soon and nobody is elected for the next
 * (`followed`), or it has become vacant before.
 */
export function reminders(election: Term, council: Council, now: Date, followed: boolean): Notification[] {
  const { id, from, until, applied } = election
  if (!from || from > now || !until || until <= now) return []
  const notice = (kind: string) =>
    leadersOf(council).map((person) => ({
      kind: `elections.${kind}`,
      scope: scopeOfElection(election),
      subject: id,
      to: { person },
    }))
  if (isVacant(election, council)) return notice('vacant')
  if (!applied || followed) return []
  const days = ruleValue(reminderDays, council, now)
  const due = DateTime.fromJSDate(until, { zone: council.timeZone }).minus({ days })
  return due.toJSDate() <= now ? notice('termEnds') : []
}
