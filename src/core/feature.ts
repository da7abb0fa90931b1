import type { Card } from './cards'
import type {
  Awaited,
  Chapter,
  Flaw,
  FoundKind,
  MeetingFacts,
  MeetingRecord,
  OfferedItem,
  Searchable,
  Share,
  Touch,
  WheelEntries,
  WheelKind,
} from './contributions'
import type { Council, CouncilScope, Member, Person, Role } from './council'
import type { Language, Strings } from './language'
import type { Rule } from './rules'
import type { CouncilRequest, LinkTo, Notification, Place, Reply, Request } from './turn'

export * from './contributions'
export * from './turn'

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

/**
 * A command of Teams' message extension: a search, whose action gets `words` and answers `found`, or one on
 * any message, whose action gets the message as `text` and `subject` and answers a form. Its words stand in
 * the room's strings under `extension.<name of the action>`.
 */
export interface ExtensionCommand {
  kind: 'search' | 'message'
  /** Of an action of the same room. */
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
  /** Of the message extension's commands, by the action's name; `field` is what a search asks for. */
  extension?: Record<string, { title: string; description: string; field?: string }>
  /** What a delivery is, by its kind's name, for the list of what could not be delivered. */
  deliveries?: Record<string, string>
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
  /** What of it may be put into any conversation. */
  shares?: Partial<Record<FoundKind, Share>>
  /** Each refers to one of `actions`. */
  extension?: ExtensionCommand[]
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
