import { z } from 'zod'
import type { Council, Seat } from '../../core/council'
import type { Rule } from '../../core/rules'

/** The offices that the council fills from its own members: formand and næstformand. */
export const OFFICES = ['chair', 'viceChair'] as const
export type Office = (typeof OFFICES)[number]

/**
 * How a result is found. A voter of the roll counts as present; blank votes count as cast, for nobody.
 */
export interface RuleSet {
  /** Free ballots (frie valg) before the run-off. */
  freeBallots: number
  /** What more than half is taken of in a free ballot: those on the roll, or the votes cast. */
  majority: 'present' | 'cast'
  /** The run-off (bundet valg) is between the two with most votes: most votes win, or half of those cast is needed. */
  runOff: 'mostVotes' | 'majorityOfCast'
  /** What settles a tie for the office. A tie for a place in the run-off is always drawn. */
  tie: 'lot' | 'castingVote'
}

export const RULE_SETS = {
  // The byråd's own way, which members know.
  byraad: { freeBallots: 2, majority: 'present', runOff: 'mostVotes', tie: 'lot' },
  castVotes: { freeBallots: 2, majority: 'cast', runOff: 'majorityOfCast', tie: 'lot' },
  castingVote: { freeBallots: 2, majority: 'present', runOff: 'mostVotes', tie: 'castingVote' },
  // One ballot among all: the most votes win.
  mostVotes: { freeBallots: 0, majority: 'cast', runOff: 'mostVotes', tie: 'lot' },
} as const satisfies Record<string, RuleSet>
export type RuleSetName = keyof typeof RULE_SETS
export const RULE_SET_NAMES = Object.keys(RULE_SETS) as RuleSetName[]

/** Characters of a candidate's own words. */
export const MOST_WORDS = 300
/** Candidates that a ballot card has room for. */
export const MOST_CANDIDATES = 20

export const ruleSet: Rule<RuleSetName> = {
  key: 'elections.ruleSet',
  schema: z.enum(RULE_SET_NAMES as [RuleSetName, ...RuleSetName[]]),
  standard: 'byraad',
}

/** Who is on the roll: the members who have checked in, or all who hold a seat. */
export const VOTERS = ['present', 'members'] as const
export type Voters = (typeof VOTERS)[number]
export const voters: Rule<Voters> = {
  key: 'elections.voters',
  schema: z.enum(VOTERS),
  standard: 'present',
}

/** Percent of the taken seats that must be on the roll, and that must have voted. */
export const quorumPercent: Rule<number> = {
  key: 'elections.quorumPercent',
  schema: z.number().int().min(0).max(100),
  standard: 50,
}

export const changeVote: Rule<boolean> = {
  key: 'elections.changeVote',
  schema: z.boolean(),
  standard: false,
}

/** Who conducts an election while the council has no chair: the secretariat, or also the member longest in office. */
export const convener: Rule<'secretariat' | 'longestInOffice'> = {
  key: 'elections.convener',
  schema: z.enum(['secretariat', 'longestInOffice']),
  standard: 'longestInOffice',
}

/** With fewer votes than this the result says what it gives away. */
export const smallBallot: Rule<number> = {
  key: 'elections.smallBallot',
  schema: z.number().int().min(0).max(50),
  standard: 5,
}

export const termMonths: Rule<number> = {
  key: 'elections.termMonths',
  schema: z.number().int().min(1).max(120),
  standard: 48,
}

/** Days before a term ends when those who conduct elections are reminded. */
export const reminderDays: Rule<number> = {
  key: 'elections.reminderDays',
  schema: z.number().int().min(0).max(365),
  standard: 60,
}

/** Who has the last word: the council, or the byråd, which appoints whom the council has elected. */
export type Appointment = 'council' | 'byraad'
export const appointment: Rule<Appointment> = {
  key: 'elections.appointment',
  schema: z.enum(['council', 'byraad']),
  standard: 'council',
}

export const seated = (council: Council): (Seat & { person: string })[] =>
  council.seats.filter((seat): seat is Seat & { person: string } => seat.person !== undefined)

/** How many make up `percent` of `members`, rounded up. */
export const quorum = (members: number, percent: number): number => Math.ceil((members * percent) / 100)
