import { type Activity, envelope, written } from './activity'
import { type Button, button, type Card, filledIn, type Inputs, readable, textsIn } from './card'
import { Conversation, Message, messageOf } from './conversation'
import { type Dialog, dialogOf, type Turn } from './turn'
import { idFrom, type World } from './world'

export interface PersonDetails {
  name: string
  aadObjectId?: string
  tenantId?: string
  locale?: string
  timezone?: string
  email?: string
  userRole?: 'user' | 'guest'
}

export interface Writing {
  /** Where; otherwise in the personal chat. */
  in?: Conversation
  /** With the bot's mention; by default everywhere but in the personal chat. */
  mention?: boolean
  /** As a slash command of the client's menu: without a mention, and seen by the bot alone. */
  slash?: boolean
  /** In a channel: the thread to answer in; otherwise a new one. */
  thread?: Message | string
  /** Files sent with it, as Teams does in the personal chat: a name and where to fetch it. */
  files?: { name: string; url: string }[]
}

export interface Pressing {
  /** Skip what the client checks: empty, too long or unknown inputs, disabled buttons, membership, deletion. */
  force?: boolean
  /** Which of several buttons with the same title, from 1. */
  nth?: number
  /** As a client that does not know Action.Execute: press its Action.Submit fallback. */
  fallback?: boolean
}

/** In Teams only the first 60 of a card's `refresh.userIds` count. */
const REFRESHED = 60

const fileInfo = ({ name, url }: { name: string; url: string }) => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  contentUrl: `https://example.sharepoint.com/personal/${encodeURIComponent(name)}`,
  name,
  content: { downloadUrl: url, uniqueId: idFrom('uuid', 'file', url), fileType: name.split('.').at(-1) },
})

export class Person {
  readonly id: string
  readonly name: string
  readonly aadObjectId: string
  readonly tenantId: string
  readonly locale: string
  readonly timezone: string
  readonly email: string
  readonly userRole: 'user' | 'guest'
  /** The personal chat with the bot. */
  readonly chat: Conversation

  readonly #world: World

  constructor(world: World, details: PersonDetails) {
    this.#world = world
    this.name = details.name
    this.tenantId = details.tenantId ?? world.tenantId
    this.aadObjectId = details.aadObjectId ?? idFrom('uuid', this.tenantId, details.name)
    this.locale = details.locale ?? 'da-DK'
    this.timezone = details.timezone ?? 'Europe/Copenhagen'
    this.email = details.email ?? `${details.name.toLowerCase().replace(/\s+/g, '.')}@example.dk`
    this.userRole = details.userRole ?? 'user'
    this.id = `29:1${idFrom('long', 'person', this.tenantId, this.aadObjectId)}`
    const chatId = `a:1${idFrom('long', 'chat', this.tenantId, this.aadObjectId)}`
    this.chat = new Conversation(world, chatId, 'personal', this.tenantId, [this])
  }

  writes(
    text: string,
    { in: where = this.chat, mention, slash = false, thread, files = [] }: Writing = {},
  ): Promise<Turn> {
    this.#world.typed.push({ verb: '', field: '', text })
    const id = this.#world.nextId()
    const root = thread instanceof Message ? (thread.thread ?? thread.id) : (thread ?? id)
    const named = mention ?? (where.type !== 'personal' && !slash)
    const { mentions, ...message } = written(text, named ? this.#world.bot : undefined)
    const activity = this.activity(where, id, { type: 'message', ...message }, root)
    activity.attachments = [...((activity.attachments as object[] | undefined) ?? []), ...files.map(fileInfo)]
    activity.entities = [...mentions, ...(activity.entities as object[])]
    if (slash) activity.recipient = { ...this.#world.bot, isTargeted: true }
    return this.#world.line.turn(this, where, [activity])
  }

  /** Presses a button by its visible title, on a card that the simulator showed (it may be an old one). */
  async presses(
    on: Card | Message | Turn | undefined,
    title: string,
    inputs: Inputs = {},
    { force, nth, fallback }: Pressing = {},
  ): Promise<Turn> {
    const open = on && 'activities' in on ? (on as Turn).card : on
    const dialog = open && dialogOf(open)
    if (dialog) return this.submitsIn(dialog, this.fills(button(open as Card, title, nth), inputs, force))
    const { card, message } = this.sees(on)
    if (!force) this.mustReach(message)
    const found = button(card, title, nth)
    const action = fallback ? (found.action.fallback as Record<string, unknown>) : found.action
    if (!action?.type) throw new Error(`"${title}" has no fallback`)
    if (action.isEnabled === false && !force) throw new Error(`"${title}" is disabled`)
    const pressed = { ...found, action }
    switch (action.type) {
      case 'Action.Execute': {
        const { id, verb } = action
        const value = { action: { type: action.type, id, verb, data: this.fills(pressed, inputs, force) } }
        return this.invokes('adaptiveCard/action', { ...value, trigger: 'manual' }, { on: message })
      }
      case 'Action.Submit': {
        const data = this.fills(pressed, inputs, force)
        const opens = (data as { msteams?: { type?: string } }).msteams?.type === 'task/fetch'
        if (opens && !fallback)
          return this.invokes('task/fetch', { data, context: { theme: 'default' } }, { on: message })
        return this.submits(message, data)
      }
      case 'Action.OpenUrl':
        return this.stays(message, { url: String(action.url), card })
      default:
        throw new Error(`"${title}" is ${action.type}, which sends nothing: press what it shows`)
    }
  }

  /** Searches in the message extension, from any conversation. */
  searches(commandId: string, words: string, { in: where = this.chat }: { in?: Conversation } = {}) {
    const parameters = [{ name: 'words', value: words }]
    const value = { commandId, parameters, queryOptions: { skip: 0, count: 25 } }
    return this.invokes('composeExtension/query', value, { in: where })
  }

  /** Chooses a command of the message extension on a message, whose text Teams gives as HTML. */
  takesUp(
    commandId: string,
    html: string,
    { in: where = this.chat, subject }: { in?: Conversation; subject?: string } = {},
  ) {
    const messagePayload = { id: this.#world.nextId(), subject, body: { contentType: 'html', content: html } }
    const value = { commandId, commandContext: 'message', messagePayload, context: { theme: 'default' } }
    return this.invokes('composeExtension/fetchTask', value, { in: where })
  }

  /** Looks at a message: where the card asks for it, the client refreshes it. Returns what she then sees. */
  async opens(message: Message | undefined): Promise<Turn> {
    if (!message?.card) throw new Error('No card to open')
    this.mustReach(message)
    const refresh = message.card.refresh as
      | { action?: Record<string, unknown>; userIds?: string[] }
      | undefined
    const { action, userIds = [] } = refresh ?? {}
    if (!action || !userIds.slice(0, REFRESHED).includes(this.id)) {
      return this.stays(message, { card: message.cardFor(this) })
    }
    const { type, id, verb, data } = action
    const value = { action: { type, id, verb, data }, trigger: 'automatic' }
    const turn = await this.invokes('adaptiveCard/action', value, { on: message })
    return { ...turn, card: message.cardFor(this) }
  }

  /** Any other invoke, for example `fileConsent/invoke`; the answer is in the turn's status and body. */
  invokes(
    name: string,
    value: unknown,
    { in: where = this.chat, on }: { in?: Conversation; on?: Message } = {},
  ) {
    const place = on?.conversation ?? where
    const invoke = { type: 'invoke', name, value, replyToId: on?.id }
    const activity = this.activity(place, `f:${crypto.randomUUID()}`, invoke, on?.thread)
    return this.#world.line.turn(this, place, [activity], on)
  }

  installs(): Promise<Turn> {
    return this.chat.addBot(this)
  }

  uninstalls(): Promise<Turn> {
    return this.chat.removeBot(this)
  }

  /** Blocks the bot, which is not told: its next message is refused. */
  blocks(): void {
    this.chat.refusal = { status: 403, code: 'ConversationBlockedByUser' }
  }

  unblocks(): void {
    this.chat.refusal = undefined
  }

  /** Any activity of hers, with all that Teams puts around it. */
  activity(
    where: Conversation,
    id: string,
    fields: { type: string; [key: string]: unknown },
    thread?: string,
  ) {
    const activity: Activity = { id, ...envelope(this.#world, { by: this, in: where, thread }), ...fields }
    return activity
  }

  /** How rosters show her. */
  account() {
    const [givenName, ...rest] = this.name.split(' ')
    const { id, name, aadObjectId, email, tenantId, userRole } = this
    const names = { name, givenName, surname: rest.join(' ') }
    return {
      id,
      ...names,
      objectId: aadObjectId,
      aadObjectId,
      email,
      userPrincipalName: email,
      tenantId,
      userRole,
    }
  }

  private fills(pressed: Button, inputs: Inputs, force = false): unknown {
    const sent = filledIn(pressed, inputs, force)
    const verb = String(pressed.action.verb ?? (sent as { verb?: unknown }).verb)
    for (const [field, text] of textsIn(pressed, sent)) this.#world.typed.push({ verb, field, text })
    return sent
  }

  private submitsIn({ submit, conversation }: Dialog, data: unknown): Promise<Turn> {
    return this.invokes(submit, { data, context: { theme: 'default' } }, { in: conversation })
  }

  /** A pressed Action.Submit comes as a message without text; `messageBack` gives it one. */
  private submits(message: Message, data: unknown): Promise<Turn> {
    const { msteams, ...rest } = (data ?? {}) as Record<string, unknown>
    const special = msteams as { type?: string; text?: string; value?: unknown } | undefined
    const text = special?.type === 'imBack' ? { text: special.value } : special ? { text: special.text } : {}
    const value = special?.type === 'messageBack' ? { ...(special.value as object), ...rest } : rest
    const fields = { type: 'message', value: typeof data === 'object' ? value : data, replyToId: message.id }
    const { conversation, thread } = message
    const activity = this.activity(conversation, this.#world.nextId(), { ...fields, ...text }, thread)
    activity.channelData = { ...conversation.channelData(), source: { name: 'message' } }
    return this.#world.line.turn(this, conversation, [activity], message)
  }

  private stays(on: Message, what: { url?: string; card?: Card }): Turn {
    const { conversation } = on
    const nothing = { activities: [], status: 0, body: undefined, replies: [], text: '' }
    return { ...nothing, by: this, conversation, on, seen: what.card ? readable(what.card) : '', ...what }
  }

  private sees(on: Card | Message | Turn | undefined): { card: Card; message: Message } {
    const card = on instanceof Message ? on.cardFor(this) : on && 'activities' in on ? (on as Turn).card : on
    const message = card && messageOf(card as Card)
    if (!message) throw new Error(card ? 'This card is on no message' : 'There is no card to press')
    return { card: card as Card, message }
  }

  private mustReach({ conversation, deleted }: Message): void {
    if (deleted) throw new Error('The message with this card is deleted')
    if (!conversation.members.has(this.id)) throw new Error(`${this.name} is not in that conversation`)
  }
}
