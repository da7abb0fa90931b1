import type { Card } from './cards'
import type { Council, CouncilScope, Member, Person, Role } from './council'
import type { Language, Strings } from './language'
import type { Rule } from './rules'

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
}

export type Handler<R> = (request: R) => Promise<Reply> | Reply

interface Open<Kind> {
  access: 'anyone'
  handle: Handler<Kind extends 'open' ? Request : never>
}
interface Closed {
  access: readonly Role[]
  handle: Handler<CouncilRequest>
}
type Guarded = Open<'open'> | Closed

/** A command in words. Its words, label and summary stand in the room's strings under `commands.<key>`. */
export type Command = Guarded & {
  key: string
  /** Place among the next steps that help offers; the lowest come first, none means only under "more". */
  rank?: number
  /** Where the client's own menu offers it; everywhere when absent. It can be written everywhere. */
  places?: readonly Place[]
  /** Whether help offers it to this person; to everybody who may use it when absent. */
  offeredTo?: (request: Request) => boolean
}

/** What a card's button does. */
export type Action = Guarded & {
  /** `<room>.<action>` */
  verb: string
}

/** What a room does with files that come without a command. */
export type FileTaker = Guarded

/** What an endpoint answers; dates leave as ISO instants. */
export interface EndpointReply {
  body: object
  notifications?: Notification[]
}

/**
 * What the tab reads (GET) or changes (POST), as JSON, by the use cases that chat calls. `request.data` is
 * the query or the body: parse before use. The one who asks sees the answer alone, as in a personal chat.
 */
export interface Endpoint {
  method: 'GET' | 'POST'
  /** `<room>/<name>` */
  path: string
  access: readonly Role[]
  handle: (request: CouncilRequest) => Promise<EndpointReply>
}

/** Renders a delivery at the moment of sending; undefined when it has become wrong and is skipped. */
export type Delivery = (
  delivery: { scope: CouncilScope; subject: string; council: Council; now: Date },
  /** `linkTo` is there in a personal chat only. */
  reader: { language: Language; person?: Person; linkTo?: LinkTo },
) => Promise<{ card: Card } | undefined>

/** A file as it is downloaded. */
export interface FileReply {
  name: string
  /** MIME type */
  type: string
  bytes: Buffer
}

/**
 * Makes a file at the moment of downloading; undefined when there is none that this member may have. It can
 * be a web page whose form is posted back to the link's own address: `fields` are then what it sent.
 */
export type Download = (request: {
  scope: CouncilScope
  kind: string
  subject: string
  council: Council
  person: Person
  member: Member
  language: Language
  now: Date
  fields?: Record<string, string>
}) => Promise<FileReply | undefined>

/** What a room knows of a meeting, for its reminders and the year wheel. */
export interface MeetingFacts {
  /** Names of what `done` can tell, for example `agenda`. */
  knows: readonly string[]
  /** Days that follow from the meeting's date, with the rule that sets each. `now` tells which rule holds. */
  deadlines(
    meeting: { start: Date; end: Date },
    council: Council,
    now: Date,
  ): { name: string; at: Date; rule: string }[]
  /** What is done for the meeting, and since when. */
  done(scope: CouncilScope, meeting: string): Promise<{ name: string; at: Date }[]>
}

export type WheelKind = 'meeting' | 'deadline' | 'hearing' | 'themeDay' | 'election' | 'budget' | 'other'

/** Something on the council's year wheel, in the reader's language, for everybody in the council to see. */
export interface WheelEntry {
  at: Date
  title: string
  kind: WheelKind
  /** The council's own entry that it was made from, and now stands for. */
  madeBy?: string
}

/** What a room has on the year wheel between two instants. */
export type WheelEntries = (
  scope: CouncilScope,
  about: { council: Council; from: Date; to: Date; now: Date; language: Language },
) => Promise<WheelEntry[]>

/** Runs at every tick. It must be safe to run twice or late: what is due is a query. */
export interface Job {
  name: string
  /**
   * Gives what is due. A job that notes how far it has come puts notifications in the outbox by `add`
   * before it notes it, so that a crash between the two loses nothing.
   */
  run(now: Date, add: (notifications: Notification[]) => Promise<void>): Promise<Notification[]>
}

/**
 * A rule in words. Its form is derived from its schema: `fields` names the parts of an object, `options`
 * what a choice can be.
 */
export interface RuleWords {
  title: string
  /** A sentence that says what the value does. */
  effect: (value: never) => string
  fields?: Record<string, string>
  options?: Record<string, string>
}

/** Words that the framework itself reads from a room's strings. */
export interface RoomWords {
  commands?: Record<string, { words: readonly string[]; label: string; summary: string }>
  errors?: Record<string, string | ((values: never) => string)>
  rules?: Record<string, RuleWords>
  /** What a delivery is, by its kind's name, for the list of what could not be delivered. */
  deliveries?: Record<string, string>
}

/** Something that a room would have the council talk about at its next meeting. */
export interface OfferedItem {
  /** The same for the same matter, so that it is taken once: `<room>:<id>`. */
  source: string
  title: string
  background: string
  recommendation: string
  purpose: 'information' | 'discussion' | 'decision'
  minutes: number
}

/** Something that waits for one person; a row of a list that opens it. */
export interface Awaited {
  kind: 'vote' | 'answer'
  title: string
  /** Until when, or another word about it; may be empty. */
  about: string
  verb: string
  data: Record<string, string>
}

export const FOUND_KINDS = [
  'agenda',
  'minutes',
  'decision',
  'easyRead',
  'hearing',
  'election',
  'plan',
] as const
export type FoundKind = (typeof FOUND_KINDS)[number]

/** One thing that can be found by its words: a row that opens it. Texts are in the council's language. */
export interface Findable {
  /** The same each time, within its source. */
  id: string
  kind: FoundKind
  title: string
  /** What it is found by besides its title; never shown. */
  text: string
  /** The day that it belongs to. */
  at: Date
  /** Keys of the charter's focus areas. */
  focusAreas: readonly string[]
  /** Leaders find theirs in their own chat only. */
  readers: 'council' | 'leaders'
  verb: string
  data: Record<string, string>
}

/** All that can be found of one thing, for example a meeting's agenda; it takes the place of what was there. */
export interface FindableSource {
  /** `<room>:<id>` */
  source: string
  entries: Findable[]
}

/**
 * What a room lets people search. It gives at least what changed since an instant; what did not change
 * may be among it.
 */
export type Searchable = (
  scope: CouncilScope,
  about: { council: Council; since: Date; now: Date },
) => Promise<FindableSource[]>

/** Something that the council dealt with, and what it was about: keys of its charter. */
export interface Touch {
  kind: 'item' | 'hearing' | 'themeDay'
  title: string
  at: Date
  targetGroups: readonly string[]
  focusAreas: readonly string[]
}

export const CHAPTERS = ['meetings', 'hearings', 'themeDays', 'plans', 'processes', 'money'] as const

/** What a room tells of a year in the annual report (årsberetning). The public reads it: no members' names. */
export interface Chapter {
  part: (typeof CHAPTERS)[number]
  title: string
  texts: string[]
  items?: string[]
  /** `numbers` are columns of numbers. */
  table?: { head: string[]; rows: string[][]; numbers?: number[] }
}

/** Something that was done at a meeting, for example an election and who was elected. */
export interface MeetingRecord {
  title: string
  text: string
  /** What the public reads where the council names nobody; `text` when absent. */
  openText?: string
  /** What stands in the council's own minutes only. */
  inside?: string
}

/** Something in a room's data that breaks one of its invariants: never what somebody wrote. */
export interface Flaw {
  /** In kebab case, for example `entry-unbalanced`. */
  what: string
  /** Ids or numbers that tell where. */
  where: string
}

/** A room of the product: one plain value, its door. */
export interface Feature {
  name: string
  strings: Strings<RoomWords>
  commands?: Command[]
  actions?: Action[]
  deliveries?: Record<string, Delivery>
  /** By kind, `<room>.<name>`. */
  downloads?: Record<string, Download>
  jobs?: Job[]
  /** Items for the meeting that is being prepared, in the council's language; those already taken may be among them. */
  offersItems?: (
    scope: CouncilScope,
    about: { council: Council; meeting: { id: string; start: Date }; now: Date },
  ) => Promise<OfferedItem[]>
  meetingFacts?: MeetingFacts
  /** What waits for the person whose turn it is, the most urgent first. */
  awaits?: (request: CouncilRequest) => Promise<Awaited[]>
  wheel?: WheelEntries
  searchable?: Searchable
  /**
   * Makes what a year-wheel entry of a kind stands for: a button for the secretariat. `day` is
   * `yyyy-MM-dd`, `madeBy` the entry's id, so that it is made once.
   */
  makes?: Partial<
    Record<WheelKind, (day: string, madeBy: string) => { verb: string; data: Record<string, string> }>
  >
  /** What the room did at a meeting, for its minutes, in the council's language. */
  recordsOf?: (
    scope: CouncilScope,
    about: { council: Council; meeting: string; from: Date; to: Date },
  ) => Promise<MeetingRecord[]>
  /** What the room's matters between two instants were about. */
  touches?: (
    scope: CouncilScope,
    about: { council: Council; from: Date; to: Date; now: Date },
  ) => Promise<Touch[]>
  /** What the room tells of the time between two instants, which is a year by the council's wall clock. */
  chapters?: (
    scope: CouncilScope,
    about: { council: Council; from: Date; to: Date; now: Date; language: Language },
  ) => Promise<Chapter[]>
  /** Papers that members get by link or on paper when no message reaches them, the newest of each kind. */
  handouts?: (
    scope: CouncilScope,
    about: { council: Council; language: Language; now: Date },
  ) => Promise<{ title: string; kind: string; subject: string }[]>
  api?: Endpoint[]
  /** At most one room takes files. */
  takesFiles?: FileTaker
  rules?: Rule<unknown>[]
  /** What is wrong with a council's data, for whoever runs the bot; nothing while it is whole. */
  verifies?: (scope: CouncilScope) => Promise<Flaw[]>
}
