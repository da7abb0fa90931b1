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
  type ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector'
import type { Config } from '../config'
import { createConnectors } from './connector'

const UNAUTHORIZED = 401
/** The status with which the SDK's AuthenticationError says so. */
export const KEYS_UNREADABLE = 500

class Authentication extends ConfigurationBotFrameworkAuthentication {
  private tokens: Promise<UserTokenClient> | undefined

  constructor(
    settings: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[0],
    private readonly issuer: string | undefined,
    private readonly connectors: (factory: ConnectorFactory) => ConnectorFactory,
  ) {
    super(settings)
  }

  /** One for all turns: the SDK makes a client for each, and we sign nobody in by it. */
  override createUserTokenClient(
    ...parts: Parameters<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>
  ): Promise<UserTokenClient> {
    this.tokens ??= super.createUserTokenClient(...parts)
    return this.tokens
  }

  override createConnectorFactory(
    ...parts: Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
  ): ConnectorFactory {
    return this.connectors(super.createConnectorFactory(...parts))
  }

  override async authenticateRequest(
    ...parts: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ) {
    // The SDK lets in the Bot Framework Emulator too, whose tokens are bound to no service URL.
    if (this.issuer && issuerOf(parts[1]) !== this.issuer)
      throw new AuthenticationError('WrongIssuer', UNAUTHORIZED)
    const result = await super.authenticateRequest(...parts).catch((error: Error) => {
      if (error instanceof AuthenticationError) throw error
      // What the token library refuses would else look like a fault of ours; all else comes from reading the keys.
      const isToken = /^(JsonWebToken|TokenExpired|NotBefore)Error$/.test(error.name)
      throw new AuthenticationError(error.message, isToken ? UNAUTHORIZED : KEYS_UNREADABLE)
    })
    return {
      ...result,
      connectorFactory: result.connectorFactory && this.connectors(result.connectorFactory),
    }
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

export function createAdapter({ bot, cloud = {}, proxy }: Config): TeamsAdapter {
  const settings = {
    MicrosoftAppId: bot?.appId,
    MicrosoftAppPassword: bot?.password,
    MicrosoftAppType: bot?.type,
    MicrosoftAppTenantId: bot?.tenantId,
    ...cloud,
  }
  const issuer = cloud.ToBotFromChannelTokenIssuer ?? AuthenticationConstants.ToBotFromChannelTokenIssuer
  return new TeamsAdapter(new Authentication(settings, bot && issuer, createConnectors(proxy)))
}
