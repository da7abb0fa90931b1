import { randomUUID } from 'node:crypto'
import { CAST, DEMO_TENANT } from '../../src/local/demo'

/** Who sends something from their personal chat. */
export interface Sender {
  tenant: string
  /** Entra object id. */
  account: string
  name?: string
  serviceUrl: string
}

/** Somebody of the demo. */
export const byCast = (serviceUrl: string, as: keyof typeof CAST = 'medlem'): Sender => ({
  tenant: DEMO_TENANT,
  account: CAST[as].aadObjectId,
  name: CAST[as].name,
  serviceUrl,
})

/** What all that somebody sends to the bot has in common. */
export const activity = (
  { tenant, account, name = 'Borger', serviceUrl }: Sender,
  fields: object,
): object => ({
  id: randomUUID(),
  channelId: 'msteams',
  serviceUrl,
  timestamp: new Date().toISOString(),
  locale: 'da-DK',
  from: { id: `29:${account}`, name, aadObjectId: account },
  recipient: { id: '28:bot', name: 'Rådsbot' },
  conversation: { id: `a:${account}`, conversationType: 'personal', tenantId: tenant },
  channelData: { tenant: { id: tenant } },
  ...fields,
})

export const message = (by: Sender, text: string): object =>
  activity(by, { type: 'message', textFormat: 'plain', text })

export const press = (by: Sender, verb: string, data: object): object =>
  activity(by, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb, data } },
  })

/** A new agenda item by its form. */
export const proposal = (by: Sender, meeting: string): object =>
  press(by, 'agenda.propose', {
    meeting,
    form: randomUUID(),
    title: 'Et punkt',
    purpose: 'discussion',
    minutes: '15',
    noNames: 'true',
  })
