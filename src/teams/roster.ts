import { type ConversationReference, TeamsInfo } from 'botbuilder'
import type { RosterEntry } from '../core/feature'
import type { Conversation } from '../delivery/conversation-store'
import type { TeamsAdapter } from './adapter'

const PAGE = 200

/** Reads who is in a remembered conversation. Throws what Teams refuses. */
export function createRoster(adapter: TeamsAdapter, appId: string) {
  return async ({ reference }: Conversation): Promise<RosterEntry[]> => {
    const found: RosterEntry[] = []
    await adapter.continueConversationAsync(
      appId,
      reference as Partial<ConversationReference>,
      async (context) => {
        let page: string | undefined
        do {
          const { members, continuationToken } = await TeamsInfo.getPagedMembers(context, PAGE, page)
          for (const { id, aadObjectId, name, userRole } of members)
            if (aadObjectId)
              found.push({ aadObjectId, teamsId: id, name: name ?? '', guest: userRole === 'guest' })
          page = continuationToken
        } while (page)
      },
    )
    return found
  }
}
