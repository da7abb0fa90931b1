import { createHash } from 'node:crypto'
import type { CouncilScope } from '../../core/council'
import { BLANK } from './ballot'
import { openBoxes } from './box-store'
import { type Outcome, settled } from './count'
import type { Election, Round } from './store'

export const scopeOfElection = ({ tenant, council }: Pick<Election, 'tenant' | 'council'>): CouncilScope => ({
  tenant,
  council,
})

export const currentRound = ({ rounds }: Election): Round => rounds.at(-1) as Round

/** What a counted ballot led to, a settled tie included; undefined before it is counted. */
export function resultOf({ outcome, lot, candidates }: Round): Outcome | undefined {
  if (!lot) return outcome
  return settled(lot.tie, lot.chosen, lot.how === 'castingVote' ? 'castingVote' : 'lot', candidates)
}

/** Makes the boxes of the running ballot where they are missing. */
export const openBoxesOf = (election: Election): Promise<void> => {
  const { number, candidates, closesAt } = currentRound(election)
  return openBoxes(
    scopeOfElection(election),
    { election: election.id, round: number },
    { roll: election.roll, choices: [...candidates, BLANK], changeVote: election.changeVote, closesAt },
  )
}

/** What the audit holds of a ballot. */
export const sha256 = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex')
