import { CARD_TYPE, type Card, readable } from './card'
import type { Person } from './person'
import type { Turn } from './turn'
import type { World } from './world'

export interface SentActivity {
  type: string
  text?: string
  replyToId?: string
  attachments?: { contentType: string; content?: unknown }[]
  channelData?: { deliveryKey?: string; [key: string]: unknown }
  [key: string]: unknown
}

export interface Refusal {
  status: number
  code: string
}

/** Which message a card was shown on: a press may come from a card that has long been replaced. */
const shownOn = new WeakMap<object, Message>()
export const messageOf = (card: Card): Message | undefined => shownOn.get(card)

/** A message that the bot sent. */
export class Message {
  edits = 0
  deleted = false
  /** What single people see instead of the card, since their press or refresh was answered with another. */
  private readonly views = new Map<Person, Card>()

  constructor(
    readonly id: string,
    readonly conversation: Conversation,
    public activity: SentActivity,
    /** In a channel: the id of the message that began the thread. */
    readonly thread?: string,
  ) {
    this.remember()
  }

  get text(): string | undefined {
    return this.activity.text
  }

  /** The card that all see. */
  get card(): Card | undefined {
    return this.activity.attachments?.find((attachment) => attachment.contentType === CARD_TYPE)
      ?.content as Card
  }

  /** Everything to read in it. */
  get seen(): string {
    return [this.text, this.card && readable(this.card)].filter(Boolean).join('\n')
  }

  cardFor(person: Person): Card | undefined {
    return this.views.get(person) ?? this.card
  }

  edit(activity: SentActivity): void {
    this.activity = activity
    this.edits++
    this.views.clear()
    this.remember()
  }

  /** The answer to Action.Execute is for the one who pressed: in shared conversations the others see no change. */
  replaceFor(person: Person, card: Card): void {
    shownOn.set(card, this)
    if (this.conversation.type !== 'personal') {
      this.views.set(person, card)
      return
    }
    this.activity = { ...this.activity, attachments: [{ contentType: CARD_TYPE, content: card }] }
  }

  private remember() {
    if (this.card) shownOn.set(this.card, this)
  }
}

export class Conversation {
  /** The bot's messages, oldest first; deleted ones stay, marked. */
  readonly messages: Message[] = []
  readonly members = new Map<string, Person>()
  /** Set when the bot may not write here. */
  refusal?: Refusal
  // Really private, so that a failed test does not print the whole world.
  readonly #world: World
  private readonly byId = new Map<string, Message>()
  private readonly waiting = new Set<() => void>()

  constructor(
    world: World,
    readonly id: string,
    readonly type: 'personal' | 'groupChat' | 'channel',
    readonly tenantId: string,
    members: Person[],
  ) {
    this.#world = world
    for (const member of members) this.members.set(member.id, member)
    world.conversations.set(id, this)
  }

  get last(): Message | undefined {
    return this.messages.at(-1)
  }

  message(id: string): Message | undefined {
    return this.byId.get(id)
  }

  keep(message: Message): void {
    this.messages.push(message)
    this.byId.set(message.id, message)
    this.changed()
  }

  changed(): void {
    for (const look of [...this.waiting]) look()
  }

  /** The first message, there already or to come, for which `wanted` holds. */
  waitFor(wanted: (message: Message) => boolean, { within = 20_000 } = {}): Promise<Message> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.messages.find(wanted)
        if (!found) return
        clearTimeout(timer)
        this.waiting.delete(look)
        resolve(found)
      }
      const timer = setTimeout(() => {
        this.waiting.delete(look)
        reject(new Error(`No such message in ${this.id} within ${within} ms; it has ${this.messages.length}`))
      }, within)
      this.waiting.add(look)
      look()
    })
  }

  /** `conversation` in the activities that come from here. */
  account(thread?: string) {
    const shared = this.type === 'personal' ? {} : { isGroup: true }
    const id = this.type === 'channel' && thread ? `${this.id};messageid=${thread}` : this.id
    return { ...shared, conversationType: this.type, tenantId: this.tenantId, id }
  }

  /** `channelData` in the activities that come from here. */
  channelData(): Record<string, unknown> {
    return { tenant: { id: this.tenantId } }
  }

  /** Someone adds the bot here: Teams tells it twice, at the same time and in no certain order. */
  addBot(by: Person = this.someone()): Promise<Turn> {
    for (const place of this.whole()) place.refusal = undefined
    return this.tell(by, [
      { type: 'conversationUpdate', membersAdded: [this.botMember()], eventType: 'teamMemberAdded' },
      { type: 'installationUpdate', action: 'add' },
    ])
  }

  /** The bot is thrown out: it is told, and may not write here any more. */
  removeBot(by: Person = this.someone()): Promise<Turn> {
    const refusal = { status: 403, code: 'BotNotInConversationRoster' }
    for (const place of this.whole()) place.refusal = refusal
    return this.tell(by, [
      { type: 'conversationUpdate', membersRemoved: [this.botMember()], eventType: 'teamMemberRemoved' },
      { type: 'installationUpdate', action: 'remove' },
    ])
  }

  add(person: Person, by: Person = person): Promise<Turn> {
    for (const place of this.whole()) place.members.set(person.id, person)
    const membersAdded = [{ id: person.id, aadObjectId: person.aadObjectId }]
    return this.tell(by, [{ type: 'conversationUpdate', membersAdded, eventType: 'teamMemberAdded' }])
  }

  remove(person: Person, by: Person = person): Promise<Turn> {
    for (const place of this.whole()) place.members.delete(person.id)
    const membersRemoved = [{ id: person.id, aadObjectId: person.aadObjectId }]
    return this.tell(by, [{ type: 'conversationUpdate', membersRemoved, eventType: 'teamMemberRemoved' }])
  }

  /** All the conversations that belong together, first the one in which the bot hears what befalls them. */
  protected whole(): Conversation[] {
    return [this]
  }

  protected eventData(_eventType?: string): Record<string, unknown> {
    return this.channelData()
  }

  private tell(by: Person, events: { type: string; eventType?: string; [key: string]: unknown }[]) {
    const place = this.whole()[0] ?? this
    const activities = events.map(({ eventType, ...event }) => {
      const fields = { ...event, channelData: this.eventData(eventType) }
      return by.activity(place, `f:${crypto.randomUUID()}`, fields)
    })
    return this.#world.line.turn(by, place, activities)
  }

  private someone(): Person {
    const [first] = this.members.values()
    if (!first) throw new Error(`Nobody is in ${this.id} to add or remove the bot`)
    return first
  }

  private botMember() {
    return { id: this.#world.bot.id }
  }
}

export interface Team {
  id: string
  name: string
  aadGroupId: string
  tenantId: string
  channels: Channel[]
}

export class Channel extends Conversation {
  constructor(
    world: World,
    id: string,
    readonly name: string,
    readonly team: Team,
    members: Person[],
  ) {
    super(world, id, 'channel', team.tenantId, members)
    team.channels.push(this)
  }

  override channelData() {
    return {
      teamsChannelId: this.id,
      teamsTeamId: this.team.id,
      channel: { id: this.id },
      team: { id: this.team.id },
      tenant: { id: this.tenantId },
    }
  }

  /** Members and bots belong to the team, not to one channel. */
  protected override whole() {
    return this.team.channels
  }

  /** Events tell more about the team than messages do. */
  protected override eventData(eventType?: string) {
    const { id, name, aadGroupId } = this.team
    const settings = { selectedChannel: { id: this.id } }
    return { team: { id, name, aadGroupId }, tenant: { id: this.tenantId }, settings, eventType }
  }
}
