import type { MeetingRecord } from '../../core/feature'
import type { FixedItem } from '../agenda'
import type { Choice, Outcome } from './rules'

export interface Attender {
  person: string
  name: string
  /** An office, or the staff's role; empty for an ordinary member. */
  role: string
  /** Their own seat's id. */
  seat?: string
  /** In the seat of the one with this name, who is away. */
  substituteFor?: string
  stays: { from: Date; to?: Date }[]
}

export interface ItemMinutes {
  id: string
  fixed?: FixedItem
  title: string
  recommendation: string
  /** When it was taken up first; absent when it never was. */
  from?: Date
  /** Minutes that it took. */
  used: number
  discussion: string
  decision: string
  outcome?: Outcome
  /** Who came and went meanwhile. */
  changes: { name: string; comes: boolean; at: Date }[]
  disqualified: string[]
  votes: Record<Choice, number>[]
  dissents: { name: string; text: string }[]
  followUps: { what: string; name: string; due: Date }[]
}

/** What minutes say, whatever they are shown as. */
export interface MinutesContent {
  start: Date
  end: Date
  place: string
  attenders: Attender[]
  /** Members with a seat who were not there at all, and had no substitute. */
  absent: string[]
  seats: number
  items: ItemMinutes[]
  /** What other rooms did at the meeting: elections held, hearings answered. */
  records: MeetingRecord[]
}
