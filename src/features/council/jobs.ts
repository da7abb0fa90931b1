import { auditEntry, NOBODY } from '../../core/audit'
import type { Seat } from '../../core/council'
import type { Job, Notification } from '../../core/feature'
import { appendPendingAudit } from '../../database/audit-store'
import { end } from './seat-changes'
import { councilsWithLeavers, removeStaff } from './seat-store'

export const jobs: Job[] = [
  {
    name: 'council.audit',
    async run(now) {
      await appendPendingAudit(now)
      return []
    },
  },
  {
    // Memberships and stand-ins that end by themselves.
    name: 'council.leavers',
    async run(now) {
      const told: Notification[] = []
      for (const council of await councilsWithLeavers(now)) {
        const scope = { tenant: council.tenant, council: council.id }
        const audit = (what: string, ...subject: string[]) =>
          auditEntry({ scope, person: NOBODY, now }, what, ...subject)
        for (const seat of council.seats)
          if (seat.person && seat.leaves && seat.leaves <= now) {
            const left = seat as Seat & { person: string }
            told.push(
              ...(await end(scope, left, now, audit('council.left', seat.id, seat.person))).notifications,
            )
          }
        for (const staff of council.staff)
          if (staff.until && staff.until <= now)
            await removeStaff(scope, staff, audit('council.staffRemoved', staff.person))
      }
      return told
    },
  },
]
