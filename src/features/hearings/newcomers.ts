import type { Job, Notification } from '../../core/feature'
import { councilById } from '../council'
import { askEach, reminders } from './notifications'
import { changeHearing, notLookedAtSince } from './store'

/** Who joins the council hears of what is under way within this time. */
const LOOK_MS = 60 * 60_000

/**
 * Tells those who have taken a seat or an office since a hearing was opened what the others are told. Everybody
 * is told anew each time: the outbox folds what is there already.
 */
export const newcomersJob: Job = {
  name: 'hearings.newcomers',
  async run(now, add) {
    for (const hearing of await notLookedAtSince(new Date(now.getTime() - LOOK_MS))) {
      const scope = { tenant: hearing.tenant, council: hearing.council }
      const council = await councilById(scope)
      if (council) {
        const asked: Notification[] =
          hearing.state === 'approving' && hearing.approval?.mode === 'written'
            ? askEach(hearing, { council, scope, now })
            : []
        await add([...asked, ...reminders(hearing, council, now)])
      }
      await changeHearing(scope, hearing.id, [hearing.state], { lookedAt: now })
    }
    return []
  },
}
