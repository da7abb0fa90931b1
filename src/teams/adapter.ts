import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder'
import {
  AuthenticationConstants,
  AuthenticationError,
  type ConnectorClient,
  type ConnectorFactory,
} from 'botframework-connector'
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

const UNAUTHORIZED = 401

class Authentication extends ConfigurationBotFrameworkAuthentication {
  constructor(
    settings: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[0],
    private readonly issuer: string | undefined,
  ) {
    super(settings)
  }

  override createConnectorFactory(
    ...parts: Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
  ): ConnectorFactory {
    return onceOnly(super.createConnectorFactory(...parts))
  }

  override async authenticateRequest(
    ...parts: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ) {
    // The SDK lets in the Bot Framework Emulator too, whose tokens are bound to no service URL.
    if (this.issuer && issuerOf(parts[1]) !== this.issuer)
      throw new AuthenticationError('not a token of the channel', UNAUTHORIZED)
    const result = await super.authenticateRequest(...parts).catch((error: Error) => {
      // What the token library refuses would else look like a fault of ours.
      throw /^(JsonWebToken|TokenExpired|NotBefore)Error$/.test(error.name)
        ? new AuthenticationError(error.message, UNAUTHORIZED)
        : error
    })
    return { ...result, connectorFactory: result.connectorFactory && onceOnly(result.connectorFactory) }
  }
}

/** Who claims to have issued a token, before anything of it is checked. */
function issuerOf(authorization: string): unknown {
  try {
    const [, claims = ''] = authorization.split('.')
    return JSON.parse(Buffer.from(claims, 'base64url').toString()).iss
  } catch {
    return undefined
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

export function createAdapter({ bot, cloud = {} }: Config): TeamsAdapter {
  const settings = {
    MicrosoftAppId: bot?.appId,
    MicrosoftAppPassword: bot?.password,
    MicrosoftAppType: bot?.type,
    MicrosoftAppTenantId: bot?.tenantId,
    ...cloud,
  }
  const issuer = cloud.ToBotFromChannelTokenIssuer ?? AuthenticationConstants.ToBotFromChannelTokenIssuer
  return new TeamsAdapter(new Authentication(settings, bot && issuer))
}
