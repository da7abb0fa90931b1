import type { Awaited, CouncilRequest } from '../../core/feature'
import { titleOf } from './election-lines'
import { currentRound } from './rounds'
import { runningElections } from './store'
import { electionWords } from './strings'
import { awaitingVote } from './voting'

/** Ballots that this person has not voted in, and questions whether they will stand. */
export async function awaits(request: CouncilRequest): Promise<Awaited[]> {
  const words = electionWords(request.language)
  const { council, scope, person } = request
  const votes = (await awaitingVote(request)).map((election): Awaited => {
    const { number, closesAt } = currentRound(election)
    return {
      kind: 'vote',
      title: titleOf(election, request),
      about: closesAt ? words.closesAt(closesAt, council.timeZone) : '',
      verb: 'elections.ballot',
      data: { election: election.id, round: String(number) },
    }
  })
  const asked = (await runningElections(scope)).filter(
    ({ state, nominees }) =>
      state === 'nominating' &&
      nominees.some((nominee) => nominee.person === person.id && nominee.state === 'asked'),
  )
  return [
    ...votes,
    ...asked.map(
      (election): Awaited => ({
        kind: 'answer',
        title: words.awaitsAnswer(titleOf(election, request)),
        about: '',
        verb: 'elections.wordsForm',
        data: { election: election.id },
      }),
    ),
  ]
}
