import { z } from 'zod'
import type { Place } from '../core/feature'
import { type Language, languageOf } from '../core/language'
import { messageText } from './message-text'

const account = z.looseObject({
  id: z.string().min(1).max(500),
  name: z.string().max(500).optional(),
  aadObjectId: z.string().min(1).max(200).optional(),
})

const base = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().min(1).max(500).optional(),
  // Every bot registration also has Web Chat and Direct Line, where callers name themselves.
  channelId: z.literal('msteams'),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  locale: z.string().max(50).optional(),
  recipient: account,
  conversation: z.looseObject({
    id: z.string().min(1).max(1000),
    conversationType: z.string().max(100).optional(),
    tenantId: z.string().max(200).optional(),
  }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string().max(200) }).optional() }).nullish(),
})

const said = base.extend({ id: z.string().min(1).max(500), from: account })

const verb = z.string().min(1).max(200)
/** What a dialog's button sends: its verb stands among its data. */
const sent = z.looseObject({ data: z.looseObject({ verb }) })

/** The invokes that we answer, and what each must bring. */
const INVOKES = {
  'adaptiveCard/action': z.looseObject({ action: z.looseObject({ verb, data: z.unknown().optional() }) }),
  'task/fetch': sent,
  'task/submit': sent,
  'composeExtension/query': z.looseObject({
    commandId: verb,
    parameters: z
      .array(z.looseObject({ name: z.string(), value: z.unknown().optional() }))
      .max(20)
      .nullish(),
    queryOptions: z.looseObject({ skip: z.number().nullish() }).nullish(),
  }),
  'composeExtension/fetchTask': z.looseObject({
    commandId: verb,
    messagePayload: z
      .looseObject({
        subject: z.string().nullish(),
        body: z.looseObject({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
      })
      .nullish(),
  }),
  'composeExtension/submitAction': sent,
}
export type InvokeName = keyof typeof INVOKES
export type InvokeValue<Name extends InvokeName> = z.infer<(typeof INVOKES)[Name]>

const invoke = <Name extends InvokeName>(name: Name) =>
  said.extend({ type: z.literal('invoke'), name: z.literal(name), value: INVOKES[name] })

const Activity = z.union([
  said.extend({
    type: z.literal('message'),
    text: z.string().nullish(),
    value: z.unknown().optional(),
    entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  }),
  invoke('adaptiveCard/action'),
  invoke('task/fetch'),
  invoke('task/submit'),
  invoke('composeExtension/query'),
  invoke('composeExtension/fetchTask'),
  invoke('composeExtension/submitAction'),
  said.extend({
    type: z.literal('invoke'),
    name: z
      .string()
      .max(200)
      .refine((name) => !(name in INVOKES)),
  }),
  base.extend({
    type: z.string().refine((type) => type !== 'message' && type !== 'invoke'),
    from: account.optional(),
    membersAdded: z.array(account).nullish(),
    membersRemoved: z.array(account).nullish(),
    action: z.string().optional(),
  }),
])

/** An activity that has what we read of it; everything else that Teams sends stays beside it. */
export type TeamsActivity = z.infer<typeof Activity>

/** The activity, or undefined when it is none that can be answered. */
export function parseActivity(body: unknown): TeamsActivity | undefined {
  const parsed = Activity.safeParse(body)
  return parsed.success ? parsed.data : undefined
}

export const tenantOf = (activity: TeamsActivity): string =>
  activity.conversation.tenantId ?? activity.channelData?.tenant?.id ?? ''

/** A channel's thread is `19:…@thread.tacv2;messageid=…`: the channel is what stands before it. */
export const conversationOf = (activity: TeamsActivity): string =>
  activity.conversation.id.split(';')[0] as string

export function placeOf({ conversation }: TeamsActivity): Place {
  if (conversation.conversationType === 'channel') return 'channel'
  return conversation.conversationType === 'groupChat' ? 'group' : 'personal'
}

export const localeOf = (activity: TeamsActivity): Language => languageOf(activity.locale)

/** The entity of a message that one person alone sees in a conversation of several. */
export const TARGETED = 'targetedMessageInfo'

/** Whether only its sender and the bot see it, as a slash command in a channel or group chat. */
export const isTargeted = ({ recipient }: TeamsActivity): boolean => recipient.isTargeted === true

// What stands in a message's text for a card that its sender put there with a message extension.
const INSERTED_CARD = 'http://schema.skype.com/InputExtension'

/** What was written, without the mentions of the bot and without inserted cards. */
export function textOf(activity: Extract<TeamsActivity, { type: 'message' }>): string {
  let text = activity.text ?? ''
  for (const entity of activity.entities ?? []) {
    const mention = entity as { type: string; text?: unknown; mentioned?: { id?: unknown } }
    const ours = mention.type === 'mention' && mention.mentioned?.id === activity.recipient.id
    if (ours && typeof mention.text === 'string' && mention.text) text = text.replaceAll(mention.text, ' ')
  }
  if (text.includes(INSERTED_CARD)) text = messageText({ content: text })
  return text.replace(/\s+/gu, ' ').trim()
}

/** A button's verb and data, where an older client sent them as a message (Action.Submit). */
export function submitOf(value: unknown): { verb: string; data: unknown } | undefined {
  const data = value as { verb?: unknown } | null | undefined
  return data && typeof data === 'object' && typeof data.verb === 'string'
    ? { verb: data.verb, data }
    : undefined
}

/** The bot is put into a conversation, perhaps once more. */
export const bringsBot = (activity: TeamsActivity): boolean =>
  activity.type === 'installationUpdate'
    ? String(activity.action).startsWith('add')
    : activity.type === 'conversationUpdate' &&
      ((activity.membersAdded ?? []) as { id: string }[]).some(({ id }) => id === activity.recipient.id)

/** The bot is thrown out of a conversation. */
export const removesBot = (activity: TeamsActivity): boolean =>
  activity.type === 'installationUpdate'
    ? String(activity.action).startsWith('remove')
    : activity.type === 'conversationUpdate' &&
      ((activity.membersRemoved ?? []) as { id: string }[]).some(({ id }) => id === activity.recipient.id)
