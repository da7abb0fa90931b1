import type { Council, CouncilScope } from './council'
import type { Language } from './language'
import type { TabPage } from './tab-pages'

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

const FOUND_KINDS = ['agenda', 'minutes', 'decision', 'easyRead', 'hearing', 'election', 'plan'] as const
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

/** What the public may read of something, in the council's language: it can be put into any conversation. */
export interface Shared {
  title: string
  about: string
  paragraphs: { text: string; heading?: boolean }[]
  tab?: TabPage
}

/** Gives what `searchable` gave of one thing as it is now; undefined where the public may not read it. */
export type Share = (
  scope: CouncilScope,
  found: { entry: string; data: Record<string, string> },
  about: { council: Council; now: Date },
) => Promise<Shared | undefined>

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
