import { DateTime } from 'luxon'
import type { Conversation } from './conversation'
import type { Person } from './person'
import type { World } from './world'

/** What Teams sends to the bot. */
export interface Activity {
  type: string
  id: string
  [key: string]: unknown
}

/** What all activities from Teams have, as captured from real ones. */
export function envelope(
  world: World,
  { by, in: conversation, thread }: { by: Person; in: Conversation; thread?: string },
) {
  const now = DateTime.fromJSDate(world.now())
  const { locale, timezone } = by
  return {
    channelId: 'msteams',
    serviceUrl: world.serviceUrl,
    timestamp: now.toUTC().toISO(),
    localTimestamp: now.setZone(timezone).toISO(),
    localTimezone: timezone,
    locale,
    from: { id: by.id, name: by.name, aadObjectId: by.aadObjectId },
    recipient: { ...world.bot },
    conversation: conversation.account(thread),
    channelData: conversation.channelData(),
    entities: [
      { type: 'clientInfo', locale, country: locale.split('-')[1], platform: 'Windows', timezone },
    ] as Record<string, unknown>[],
  }
}

/** A written message's own fields: plain text, and the HTML that the client made of it. */
export function written(text: string, mention?: { id: string; name: string }) {
  const html = text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)
  const paragraph = (content: string) => [{ contentType: 'text/html', content: `<p>${content}</p>` }]
  if (!mention) return { text, textFormat: 'plain', attachments: paragraph(html), mentions: [] }
  const span = `<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="0">${mention.name}</span>`
  const at = `<at>${mention.name}</at>`
  return {
    text: `${at} ${text}`,
    textFormat: 'plain',
    attachments: paragraph(`${span}&nbsp;${html}`),
    mentions: [{ type: 'mention', mentioned: { id: mention.id, name: mention.name }, text: at }],
  }
}
