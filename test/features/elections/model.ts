import type { Outcome } from '../../../src/features/elections/count'
import type { RuleSetName } from '../../../src/features/elections/rules'

/**
 * A plain model of each rule set, written from the words of the rules and not from the code: it looks at
 * ballots one by one, and says every outcome that the rules allow.
 */
const MODEL: Record<RuleSetName, { free: number; ofAll: boolean; needsHalf: boolean }> = {
  byraad: { free: 2, ofAll: true, needsHalf: false },
  castVotes: { free: 2, ofAll: false, needsHalf: true },
  castingVote: { free: 2, ofAll: true, needsHalf: false },
  mostVotes: { free: 0, ofAll: false, needsHalf: false },
}

export function model(
  name: RuleSetName,
  round: number,
  ballots: string[],
  names: string[],
  roll: number,
): string {
  const { free: freeRounds, ofAll, needsHalf } = MODEL[name]
  const tally = new Map(names.map((person) => [person, ballots.filter((vote) => vote === person).length]))
  const best = Math.max(...tally.values())
  const top = names.filter((person) => tally.get(person) === best)
  if (round <= freeRounds) {
    const half = (ofAll ? roll : ballots.length) / 2
    const over = names.find((person) => (tally.get(person) as number) > half)
    if (over) return `elected ${over}`
    if (round < freeRounds) return 'again free'
    if (names.length <= 2) return `run-off ${names.join(' ')}`
    const order = [...tally.values()].sort((a, b) => b - a)
    const second = order[1] as number
    const safe = names.filter((person) => (tally.get(person) as number) > second)
    const tied = names.filter((person) => tally.get(person) === second)
    if (safe.length + tied.length === 2)
      return `run-off ${names.filter((person) => [...safe, ...tied].includes(person)).join(' ')}`
    return `draw ${2 - safe.length} of ${tied.join(' ')}`
  }
  if (best === 0) return 'nobody'
  if (needsHalf && (top.length === 1 ? best <= ballots.length / 2 : best < ballots.length / 2))
    return 'nobody'
  return top.length === 1 ? `elected ${top[0]}` : `tie ${top.join(' ')}`
}

/** An outcome in the model's words. */
export const said = (outcome: Outcome): string => {
  switch (outcome.kind) {
    case 'elected':
      return `elected ${outcome.candidate}`
    case 'again':
      return outcome.stage.kind === 'free' ? 'again free' : `run-off ${outcome.candidates.join(' ')}`
    case 'tie':
      return outcome.for === 'runOff'
        ? `draw ${outcome.places} of ${outcome.among.join(' ')}`
        : `tie ${outcome.among.join(' ')}`
    default:
      return outcome.kind
  }
}
