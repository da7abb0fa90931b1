import { quorum, type RuleSet } from './rules'

/** Which ballot it is: a free one (frit valg) by its number, or the run-off (bundet valg). */
export type Stage = { kind: 'free'; number: number } | { kind: 'runOff' }

/** What came out of the boxes of one ballot. */
export interface Votes {
  stage: Stage
  /** Person ids in the order of the ballot paper. */
  candidates: string[]
  /** Votes for each candidate; absent is none. */
  counts: Record<string, number>
  blank: number
  /** Voters on the roll. */
  roll: number
  /** Taken seats of the council. */
  members: number
}

export type Outcome =
  | { kind: 'elected'; candidate: string; by: 'majority' | 'mostVotes' | 'lot' | 'castingVote' | 'unopposed' }
  /** Another ballot is needed. */
  | { kind: 'again'; stage: Stage; candidates: string[] }
  /** A tie: `places` of `among` are to be found; `through` are already in the run-off. */
  | { kind: 'tie'; for: 'office' | 'runOff'; through: string[]; among: string[]; places: number }
  /** Nobody got what the rules ask for, and they know no further ballot. */
  | { kind: 'nobody' }
  /** Too few voted: the ballot does not count and is held again. */
  | { kind: 'noQuorum'; needed: number; again: { stage: Stage; candidates: string[] } }

export const firstStage = (rules: RuleSet): Stage =>
  rules.freeBallots > 0 ? { kind: 'free', number: 1 } : { kind: 'runOff' }

const cast = ({ counts, blank }: Votes): number =>
  Object.values(counts).reduce((sum, votes) => sum + votes, blank)

/** What a ballot led to by the rule set. Nobody is elected who missed the majority that it asks for. */
export function outcomeOf(rules: RuleSet, quorumPercent: number, votes: Votes): Outcome {
  const { stage, candidates } = votes
  const needed = quorum(votes.members, quorumPercent)
  const total = cast(votes)
  if (total < needed) return { kind: 'noQuorum', needed, again: { stage, candidates } }

  const votesFor = (candidate: string) => votes.counts[candidate] ?? 0
  const ranked = [...candidates].sort((a, b) => votesFor(b) - votesFor(a))
  const first = ranked[0] as string
  if (stage.kind === 'free') {
    const base = rules.majority === 'present' ? votes.roll : total
    if (votesFor(first) * 2 > base) return { kind: 'elected', candidate: first, by: 'majority' }
    if (stage.number < rules.freeBallots)
      return { kind: 'again', stage: { kind: 'free', number: stage.number + 1 }, candidates }
    return toRunOff(ranked, votesFor, candidates)
  }

  const leaders = inOrder(tiedWith(first, ranked, votesFor), candidates)
  const doubled = votesFor(first) * 2
  if (doubled === 0) return { kind: 'nobody' }
  if (rules.runOff === 'majorityOfCast' && (leaders.length > 1 ? doubled < total : doubled <= total))
    return { kind: 'nobody' }
  if (leaders.length > 1) return { kind: 'tie', for: 'office', through: [], among: leaders, places: 1 }
  return {
    kind: 'elected',
    candidate: first,
    by: rules.runOff === 'majorityOfCast' ? 'majority' : 'mostVotes',
  }
}

type VotesFor = (candidate: string) => number

const tiedWith = (first: string, ranked: string[], votesFor: VotesFor): string[] =>
  ranked.filter((candidate) => votesFor(candidate) === votesFor(first))

const inOrder = (some: string[], candidates: string[]): string[] =>
  candidates.filter((candidate) => some.includes(candidate))

function toRunOff(ranked: string[], votesFor: VotesFor, candidates: string[]): Outcome {
  const last = ranked[Math.min(2, ranked.length) - 1] as string
  const through = ranked.filter((candidate) => votesFor(candidate) > votesFor(last))
  const among = tiedWith(last, ranked, votesFor)
  const places = Math.min(2, ranked.length) - through.length
  if (among.length === places)
    return {
      kind: 'again',
      stage: { kind: 'runOff' },
      candidates: inOrder([...through, ...among], candidates),
    }
  return { kind: 'tie', for: 'runOff', through, among: inOrder(among, candidates), places }
}

/** What a tie leads to when lot or casting vote has found `chosen` among those tied. */
export function settled(
  tie: Extract<Outcome, { kind: 'tie' }>,
  chosen: string[],
  by: 'lot' | 'castingVote',
  candidates: string[],
): Outcome {
  if (tie.for === 'office') return { kind: 'elected', candidate: chosen[0] as string, by }
  return {
    kind: 'again',
    stage: { kind: 'runOff' },
    candidates: inOrder([...tie.through, ...chosen], candidates),
  }
}
