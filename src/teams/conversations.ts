import type { Activity, ConversationReference } from 'botbuilder'
import type { Person, TenantScope } from '../core/council'
import type { Place } from '../delivery/conversation-store'
import { bringsBot, conversationOf, placeOf, type TeamsActivity, tenantOf } from './activity'

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

  return async (activity: TeamsActivity, person: Person): Promise<void> => {
    const tenant = tenantOf(activity)
    const conversation = conversationOf(activity)
    const { serviceUrl } = activity
    const key = JSON.stringify([tenant, conversation, perServiceUrl ? serviceUrl : ''])
    const whose = placeOf(activity) === 'personal' && person.id ? { person: person.id } : {}
    const value = JSON.stringify([serviceUrl, whose])
    // What was kept before the bot was taken out is deleted.
    if (kept.get(key) === value && !bringsBot(activity))
      return heard({ tenant }, { conversation, serviceUrl, ...whose }, perServiceUrl)

    await keep(
      { tenant },
      { conversation, serviceUrl, reference: referenceOf(activity), ...whose },
      perServiceUrl,
    )
    if (kept.size >= MOST_REMEMBERED) kept.clear()
    kept.set(key, value)
  }
}

/**
 * What sending needs and no more: who wrote is nobody's business here, and what the bot says on its own is no
 * answer in a thread.
 */
function referenceOf(activity: TeamsActivity): Partial<ConversationReference> {
  const { channelId, serviceUrl, locale, recipient, conversation } = activity as unknown as Activity
  const { conversationType, tenantId } = conversation
  return {
    channelId,
    serviceUrl,
    locale,
    bot: { id: recipient.id, name: recipient.name },
    conversation: {
      id: conversationOf(activity),
      conversationType,
      tenantId,
      isGroup: placeOf(activity) !== 'personal',
    } as ConversationReference['conversation'],
  }
}
