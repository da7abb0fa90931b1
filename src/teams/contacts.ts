import type { Contacts, RosterEntry } from '../core/feature'
import type { Log } from '../core/log'
import { conversationsOf, forgetChats, reachedAmong } from '../delivery/conversation-store'
import type { TeamsAdapter } from './adapter'
import { createRoster } from './roster'

/** Whom the bot can write to, from what it remembers and what Teams says of it. */
export function createContacts(adapter: TeamsAdapter, appId: string, log: Log): Contacts {
  const rosterOf = createRoster(adapter, appId)
  return {
    async roster(tenant, conversation) {
      const people = new Map<string, RosterEntry>()
      for (const known of await conversationsOf({ tenant }, { conversation }))
        try {
          for (const entry of await rosterOf(known)) people.set(entry.aadObjectId, entry)
        } catch (error) {
          log.warn({ name: (error as Error).name }, 'roster could not be read')
        }
      return [...people.values()]
    },
    reached: (tenant, people) => reachedAmong({ tenant }, people),
    forget: (tenant, person) => forgetChats({ tenant }, person),
  }
}
