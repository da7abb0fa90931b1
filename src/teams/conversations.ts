import { type Activity, type ConversationReference, TurnContext } from 'botbuilder'
import type { Person, TenantScope } from '../core/council'
import type { Place } from '../delivery/conversation-store'
import { conversationOf, placeOf, type TeamsActivity, tenantOf } from './activity'

/** What delivery does with what is found. */
export interface Known {
  keep(scope: TenantScope, found: Place, perServiceUrl: boolean): Promise<void>
  /** Somebody in a conversation that was kept before was heard from. */
  heard(
    scope: TenantScope,
    found: Pick<Place, 'conversation' | 'person' | 'serviceUrl'>,
    perServiceUrl: boolean,
  ): Promise<void>
}

// What was kept last, so that not every turn writes; a miss only costs a write.
const MOST_REMEMBERED = 10_000

/** Keeps, for what the bot says on its own, where each conversation can be written to. */
export function createRemember({ keep, heard }: Known, { perServiceUrl }: { perServiceUrl: boolean }) {
  const kept = new Map<string, string>()

  return async (context: TurnContext, activity: TeamsActivity, person: Person): Promise<void> => {
    const tenant = tenantOf(activity)
    const personal = placeOf(activity) === 'personal'
    const conversation = conversationOf(activity)
    const key = JSON.stringify([tenant, conversation, perServiceUrl ? activity.serviceUrl : ''])
    const value = JSON.stringify([activity.serviceUrl, person.id])
    const whose = personal && person.id ? { person: person.id } : {}
    if (kept.get(key) === value)
      return heard({ tenant }, { conversation, serviceUrl: activity.serviceUrl, ...whose }, perServiceUrl)

    const reference = TurnContext.getConversationReference(context.activity as Activity)
    // A reference made from a thread would answer into it; what the bot says on its own starts a new one.
    delete reference.activityId
    const { conversationType, tenantId } = activity.conversation
    // Only what was looked at: the rest is whatever the sender put there.
    reference.conversation = {
      id: conversation,
      conversationType,
      tenantId,
      isGroup: !personal,
    } as ConversationReference['conversation']
    await keep(
      { tenant },
      {
        conversation,
        serviceUrl: activity.serviceUrl,
        reference,
        ...whose,
      },
      perServiceUrl,
    )
    if (kept.size >= MOST_REMEMBERED) kept.clear()
    kept.set(key, value)
  }
}
