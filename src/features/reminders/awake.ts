import type { Council, Person } from '../../core/council'
import { ruleValue } from '../../core/rules'
import { preferencesOf } from './preferences-store'
import { awakeAt, commonHours } from './quiet-hours'
import { quietHours } from './rules'

/** The first instant from `now` on at which a person, or the council's channel, may be disturbed. */
export async function awakeFrom(council: Council, person: Person | undefined, now: Date): Promise<Date> {
  const hours = ruleValue(quietHours, council, now)
  const own = person ? (await preferencesOf(council, person.id)).hours : undefined
  return awakeAt(commonHours(hours, own), council.timeZone, now)
}
