import { NOBODY } from '../../core/audit'
import { type Council, scopeOf } from '../../core/council'
import type { Job, Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { councilById } from '../council'
import { meetingById } from '../meetings'
import { endedMeetings } from '../minutes'
import { bookClaim } from './booking'
import { unbookedClaims } from './claim-store'
import { offerPerDiems } from './claims'
import { entitled } from './office'
import { dayOf } from './recipients'
import { offerHours, perDiemRates, rateOn } from './rules'
import { settle, settledAmong } from './settlement-store'

const AT_ONCE = 100
const HOUR_MS = 3_600_000
/** What ended earlier than this is settled by hand. */
const LOOK_BACK_MS = 14 * 24 * HOUR_MS

/** Asks those on a meeting's attendance list, as the secretariat would by its form; undefined when it cannot. */
async function offerFor(council: Council, id: string, now: Date): Promise<Notification[] | undefined> {
  const scope = scopeOf(council)
  const meeting = await meetingById(scope, id)
  // Without a rate nobody can be asked: the meeting stays on the secretariat's list.
  if (!meeting || !rateOn(ruleValue(perDiemRates, council, now), dayOf(meeting.start, council)))
    return undefined
  const there = await entitled(council, meeting)
  const doing = { scope, council, person: NOBODY, now }
  const { notifications } = await offerPerDiems(
    doing,
    meeting,
    [...there.keys()],
    (person) => there.get(person) ?? 0,
  )
  return notifications
}

export const jobs: Job[] = [
  {
    // Makes the ledger's entries for claims that changed just before a crash.
    name: 'money.book',
    async run(now) {
      for (const claim of await unbookedClaims(AT_ONCE)) await bookClaim(claim, now)
      return []
    },
  },
  {
    name: 'money.offer',
    async run(now, add) {
      const ended = await endedMeetings(new Date(now.getTime() - LOOK_BACK_MS), now)
      const settled = await settledAmong(ended.map(({ meeting }) => meeting))
      for (const { meeting, tenant, council: id, endedAt } of ended) {
        if (settled.has(meeting)) continue
        const scope = { tenant, council: id }
        const council = await councilById(scope)
        const hours = council ? ruleValue(offerHours, council, now) : 0
        if (!council || hours === 0 || now.getTime() < endedAt.getTime() + hours * HOUR_MS) continue
        const offers = await offerFor(council, meeting, now)
        if (!offers) continue
        await add(offers)
        await settle(scope, meeting, now)
      }
      return []
    },
  },
]
