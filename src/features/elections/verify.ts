import type { CouncilScope } from '../../core/council'
import type { Flaw } from '../../core/feature'
import { countBoxes, turnoutOf } from './box-store'
import { runningElections } from './store'

/** What is wrong with open ballots. It tells nobody's vote. */
export async function verify(scope: CouncilScope): Promise<Flaw[]> {
  const open = (await runningElections(scope)).filter(({ state }) => state === 'open')
  const found = await Promise.all(
    open.map(async ({ id, roll, rounds }) => {
      const key = { election: id, round: rounds.length }
      const { waiting } = await turnoutOf(scope, key)
      const { codes, paper } = await countBoxes(scope, key)
      const where = `${id}/${rounds.length}`
      const sum = waiting.length + paper.length + codes.length
      return [
        ...(sum === roll.length ? [] : [{ what: 'ballots-and-roll-differ', where }]),
        ...(new Set(codes).size === codes.length ? [] : [{ what: 'code-twice', where }]),
      ]
    }),
  )
  return found.flat()
}
