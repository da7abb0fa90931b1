import type { Card } from './cards'
import type { Council, CouncilScope, Member, Person } from './council'
import type { Language } from './language'

export const PLACES = ['personal', 'channel', 'group'] as const
/** Where a turn takes place. */
export type Place = (typeof PLACES)[number]

/** A file that somebody sent to the bot in the personal chat. */
export interface SentFile {
  name: string
  /** Fetches it, at most 10 MB. Throws `UserError` where it is larger, gone or too slow. */
  read(): Promise<Buffer>
}

/** Somebody whom Teams lists as a member of a conversation. */
export interface RosterEntry {
  aadObjectId: string
  /** Teams' own id. */
  teamsId: string
  name: string
  guest: boolean
}

/** What the edge knows of whom the bot can write to. */
export interface Contacts {
  /** Who is in a channel or chat; empty where the bot was never heard from. Throws nothing. */
  roster(tenant: string, conversation: string): Promise<RosterEntry[]>
  /** Which of these people have a chat with the bot that Teams lets it write to. */
  reached(tenant: string, people: string[]): Promise<Set<string>>
  /** Writes no more to the chats that a person has had: they have another account now. */
  forget(tenant: string, person: string): Promise<void>
}

/** What a turn is about, whoever takes part in it. */
export interface Request {
  /** Teams' id of the activity; the same when Teams sends it again. */
  activityId: string
  person: Person
  /** The councils that the person belongs to. */
  councils: Council[]
  place: Place
  /** Teams' id of the conversation, without a thread. */
  conversation: string
  language: Language
  now: Date
  /** What stands after a command's words. */
  args: string
  /** A card action's data and inputs: parse before use. */
  data: unknown
  files?: SentFile[]
  contacts?: Contacts
  council?: Council
  member?: Member
}

/** How long a download link works (30 days unless told otherwise), whether once only, and for whom. */
export interface LinkOptions {
  days?: number
  once?: boolean
  /** Another member's id, whom the secretariat hands the link to. */
  for?: string
}

/**
 * A signed web address at which one person gets a file of some room's `downloads`. Never put it into a
 * card that others see.
 */
export type LinkTo = (kind: string, subject: string, options?: LinkOptions) => string

/** A turn by somebody in a council. */
export interface CouncilRequest extends Request {
  scope: CouncilScope
  council: Council
  member: Member
  /** Links to files for the person whose turn it is. */
  linkTo: LinkTo
}

/** To one person's chat with the bot, or to the council's channel. */
export type Recipient = { person: string } | 'channel'

/**
 * Something that the bot says on its own. Only ids: the card is made when it is sent, so that it is
 * never stale and no text lies in the outbox.
 */
export interface Notification {
  /** `<room>.<name>`, a key of a feature's `deliveries`. */
  kind: string
  scope: CouncilScope
  /** What it is about, for example an agenda's id and version. */
  subject: string
  to: Recipient
  /** Not before this instant; now when absent. */
  due?: Date
  /** Not at or after this instant: then it is recorded as skipped. */
  expires?: Date
  /** Can wait until the recipient may be disturbed: the council's quiet hours, and the person's own. */
  patient?: boolean
  /** Deliveries with the same thread update one message instead of posting another. */
  thread?: string
}

/** What a handler answers. Handlers return; they do not send. */
export interface Reply {
  text?: string
  /** A new message with a card. */
  card?: Card
  /** Takes the pressed card's place. */
  replaceCard?: Card
  /** A short notice to the one who pressed. */
  toast?: string
  notifications?: Notification[]
  /** What a search of the message extension found, the newest first. */
  found?: Found[]
}

/** A row of the message extension's search, and the card that it puts into the conversation. */
export interface Found {
  title: string
  about: string
  at: Date
  card: Card
}
