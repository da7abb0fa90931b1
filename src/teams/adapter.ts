import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder'
import type { Config } from '../config'

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
    new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppId: bot?.appId,
      MicrosoftAppPassword: bot?.password,
      MicrosoftAppType: bot?.type,
      MicrosoftAppTenantId: bot?.tenantId,
    }),
  )
}
