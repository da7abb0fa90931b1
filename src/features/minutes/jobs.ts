import { scopeOf } from '../../core/council'
import type { Job } from '../../core/feature'
import { councilById } from '../council'
import { minutesOverdue } from './minutes-store'
import { deskNotices } from './sitting'
import { runningSittings } from './sitting-store'

const MINUTE_MS = 60_000
/** Nobody waits for the card of a meeting that was never ended. */
const LONGEST_MS = 12 * 60 * MINUTE_MS

export const jobs: Job[] = [
  {
    name: 'minutes.clock',
    async run(now) {
      const minute = Math.floor(now.getTime() / MINUTE_MS)
      const due = []
      for (const sitting of await runningSittings()) {
        if (now.getTime() - sitting.startedAt.getTime() > LONGEST_MS) continue
        const council = await councilById({ tenant: sitting.tenant, council: sitting.council })
        if (!council) continue
        const expires = new Date((minute + 2) * MINUTE_MS)
        for (const notice of deskNotices({ scope: scopeOf(council), council }, sitting.id, String(minute)))
          due.push({ ...notice, expires })
      }
      return due
    },
  },
  {
    name: 'minutes.overdue',
    async run(now) {
      const due = []
      for (const { id, tenant, council: councilId, version } of await minutesOverdue(now)) {
        const scope = { tenant, council: councilId }
        const council = await councilById(scope)
        if (!council) continue
        for (const { to } of deskNotices({ scope, council }, id, ''))
          due.push({ kind: 'minutes.overdue', scope, subject: `${id}:${version}`, to, patient: true })
      }
      return due
    },
  },
]
