import type { Job, Notification } from '../../core/feature'
import { councilById } from '../council'
import { meetingsBetween, plannedMeetings } from '../meetings'
import { agendaOf } from './agenda-store'
import { publishDeadline } from './rules'

const DAY_MS = 86_400_000
/** The reminder comes so long before the day on which the agenda should be out. */
const AHEAD_MS = 2 * DAY_MS
/** The rule allows 60 days at most. */
const HORIZON_MS = 60 * DAY_MS + AHEAD_MS

/** Reminds those who prepare the meeting, once per meeting, that its agenda is not out. */
export const jobs: Job[] = [
  {
    name: 'agenda.remind',
    async run(now) {
      const due: Notification[] = []
      for (const meeting of await meetingsBetween(now, new Date(now.getTime() + HORIZON_MS))) {
        const scope = { tenant: meeting.tenant, council: meeting.council }
        const council = await councilById(scope)
        if (!council || publishDeadline(meeting, council, now).getTime() - now.getTime() > AHEAD_MS) continue
        const [next] = await plannedMeetings(scope, now)
        if (next?.id !== meeting.id || (await agendaOf(scope, meeting.id))) continue
        const leaders = [
          ...council.staff.filter(({ role }) => role === 'secretariat').map(({ person }) => person),
          ...council.seats.flatMap(({ role, person }) => (role !== 'member' && person ? [person] : [])),
        ]
        for (const person of new Set(leaders))
          due.push({
            kind: 'agenda.remind',
            scope,
            subject: meeting.id,
            to: { person },
            patient: true,
            expires: meeting.start,
          })
      }
      return due
    },
  },
]
