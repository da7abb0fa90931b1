import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder'
import type { ConnectorClient, ConnectorFactory } from 'botframework-connector'
import type { Config } from '../config'
import { TARGETED } from './activity'

/** Less than Teams waits for a turn, and than the outbox waits for a send. */
const TIMEOUT_MS = 12_000

/**
 * Without the client's own way of trying again: it sends a POST up to four times, so that one message
 * becomes several, and waits as long as any Retry-After says. What is tried again is the outbox's matter.
 */
function onceOnly(factory: ConnectorFactory): ConnectorFactory {
  return {
    async create(serviceUrl: string, audience: string): Promise<ConnectorClient> {
      const connector = await factory.create(serviceUrl, audience)
      const { pipeline } = (connector as unknown as { client: { pipeline: Pipeline } }).client
      pipeline.removePolicy({ name: 'defaultRetryPolicy' })
      pipeline.addPolicy({
        name: 'timeout',
        sendRequest(request, next) {
          request.timeout = TIMEOUT_MS
          return next(request)
        },
      })
      pipeline.addPolicy({
        name: 'targeted',
        sendRequest(request, next) {
          return next(targeted(request))
        },
      })
      return connector
    },
  }
}

interface ClientRequest {
  url: string
  timeout: number
  body?: unknown
}

/**
 * A message for one person's eyes in a conversation of several, as Teams asks for it: by a parameter of the
 * address, and by an entity that names the message it answers. The SDK knows neither.
 */
function targeted(request: ClientRequest): ClientRequest {
  if (typeof request.body !== 'string' || !request.body.includes(`"${TARGETED}"`)) return request
  const message = JSON.parse(request.body)
  const entity = message.entities?.find(({ type }: { type?: string }) => type === TARGETED)
  if (!entity) return request
  entity.messageId = message.replyToId
  request.body = JSON.stringify(message)
  request.url += '?isTargetedActivity=true'
  return request
}

/** What we use of the pipeline of @azure/core-rest-pipeline under botbuilder's client. */
interface Pipeline {
  removePolicy(policy: { name: string }): void
  addPolicy(policy: {
    name: string
    sendRequest(request: ClientRequest, next: (request: object) => Promise<unknown>): Promise<unknown>
  }): void
}

class Authentication extends ConfigurationBotFrameworkAuthentication {
  override createConnectorFactory(
    ...parts: Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
  ): ConnectorFactory {
    return onceOnly(super.createConnectorFactory(...parts))
  }

  override async authenticateRequest(
    ...parts: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ) {
    const result = await super.authenticateRequest(...parts)
    return { ...result, connectorFactory: result.connectorFactory && onceOnly(result.connectorFactory) }
  }
}

/** botbuilder's adapter, answering with the invoke response instead of writing to the HTTP response itself. */
export class TeamsAdapter extends CloudAdapter {
  /** Checks the channel's token and runs one turn. Throws botbuilder's AuthenticationError. */
  turn(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, logic)
  }
}

export function createAdapter({ bot }: Config): TeamsAdapter {
  return new TeamsAdapter(
    new Authentication({
      MicrosoftAppId: bot?.appId,
      MicrosoftAppPassword: bot?.password,
      MicrosoftAppType: bot?.type,
      MicrosoftAppTenantId: bot?.tenantId,
    }),
  )
}
