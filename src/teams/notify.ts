import type { ConversationReference, TurnContext } from 'botbuilder'
import { type Activity, TurnContext as Turn } from 'botbuilder'
import type { Conversation } from '../delivery/conversation-store'
import { type OpenChat, type Send, SendError } from '../delivery/send'
import type { TeamsAdapter } from './adapter'
import { cardMessage, type Present } from './present'

/** Sends what the bot says on its own, to a conversation that it remembers. */
export function createSend(adapter: TeamsAdapter, appId: string, present: Present): Send {
  return async (conversation: Conversation, { card, deliveryKey, activity }) => {
    let id: string | undefined
    const message = { ...cardMessage(present(card)), channelData: { deliveryKey } }
    const send = async (context: TurnContext) => {
      if (activity) {
        await context.updateActivity({ ...message, id: activity })
        id = activity
        return
      }
      id = (await context.sendActivity(message))?.id
    }
    try {
      await adapter.continueConversationAsync(
        appId,
        conversation.reference as Partial<ConversationReference>,
        send,
      )
    } catch (error) {
      throw sendErrorOf(error)
    }
    if (id === undefined) throw new SendError(0, 'noActivityId')
    return id
  }
}

/** Opens personal chats. Teams allows it where the app is installed for the person. */
export function createOpenChat(adapter: TeamsAdapter, appId: string): OpenChat {
  return async (serviceUrl, tenant, aadObjectId) => {
    let reference: Partial<ConversationReference> | undefined
    try {
      await adapter.createConversationAsync(
        appId,
        'msteams',
        serviceUrl,
        'https://api.botframework.com',
        {
          isGroup: false,
          // Teams takes an Entra object id for a member's id.
          members: [{ id: aadObjectId, name: '' }],
          tenantId: tenant,
          channelData: { tenant: { id: tenant } },
          bot: { id: appId, name: '' },
          activity: undefined as unknown as Activity,
        },
        async (context) => {
          reference = Turn.getConversationReference(context.activity)
        },
      )
    } catch (error) {
      throw sendErrorOf(error)
    }
    const conversation = reference?.conversation?.id
    if (!reference || !conversation) throw new SendError(0, 'noConversationId')
    delete reference.activityId
    return { conversation, serviceUrl, reference }
  }
}

interface RestError {
  statusCode?: number
  code?: string
  body?: { error?: { code?: string } }
  response?: { headers?: { get(name: string): string | undefined } }
}

function sendErrorOf(error: unknown): SendError {
  const { statusCode = 0, code, body, response } = error as RestError
  return new SendError(
    statusCode,
    body?.error?.code ?? code ?? '',
    retryAfterMs(response?.headers?.get('retry-after')),
  )
}

/** Seconds, or a date. */
function retryAfterMs(header: string | undefined): number | undefined {
  if (!header) return undefined
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return ms > 0 ? ms : undefined
}
