import type { ConversationReference, TurnContext } from 'botbuilder'
import type { Conversation } from '../delivery/store'
import { type Send, SendError } from '../delivery/worker'
import type { TeamsAdapter } from './adapter'
import { cardMessage } from './bot'

/** Sends what the bot says on its own, to a conversation that it remembers. */
export function createSend(adapter: TeamsAdapter, appId: string): Send {
  return async (conversation: Conversation, { card, deliveryKey, activity }) => {
    let id: string | undefined
    const message = { ...cardMessage(card), channelData: { deliveryKey } }
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

interface RestError {
  statusCode?: number
  code?: string
  body?: { error?: { code?: string } }
  response?: { headers?: { get(name: string): string | undefined } }
}

function sendErrorOf(error: unknown): SendError {
  const { statusCode = 0, code, body, response } = error as RestError
  const seconds = Number(response?.headers?.get('retry-after'))
  return new SendError(
    statusCode,
    body?.error?.code ?? code ?? '',
    Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined,
  )
}
