import type { Job, Notification } from '../../core/feature'
import { councilById } from '../council'
import { movePoll, pollsIn } from './store'
import { announce, finishClosing, isOpen } from './use-cases'

/** Closes polls whose time is up, ends what a crash left half-closed, and brings the channels' cards up to date. */
export const jobs: Job[] = [
  {
    name: 'polls.running',
    async run(now) {
      const notifications: Notification[] = []
      for (const poll of await pollsIn(['open', 'closing'])) {
        const scope = { tenant: poll.tenant, council: poll.council }
        const due = poll.state === 'open' && !isOpen(poll, now)
        const moved = due ? await movePoll(scope, poll.id, 'open', { state: 'closing' }) : poll
        const council = await councilById(scope)
        if (moved && council) notifications.push(...(await announce(council, await finishClosing(moved))))
      }
      return notifications
    },
  },
]
