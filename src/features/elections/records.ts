import type { Feature } from '../../core/feature'
import { peopleById } from '../council'
import { certifiedElections } from './store'
import { electionWords } from './strings'

/** Who was elected at a meeting, for its minutes. */
export const recordsOf: NonNullable<Feature['recordsOf']> = async (scope, { council, from, to }) => {
  const held = (await certifiedElections(scope)).filter(({ rounds, certifiedAt }) =>
    [...rounds.map(({ openedAt }) => openedAt), certifiedAt].some((at) => at && from <= at && at <= to),
  )
  const people = await peopleById(
    scope,
    held.flatMap(({ elected }) => elected ?? []),
  )
  const words = electionWords(council.language)
  return held.map(({ office, kind, elected }) => {
    const name = elected && people.get(elected)?.name
    return {
      title: words.title(words.offices[office], kind === 'byElection'),
      text: name ? words.record.elected(name) : words.record.nobody,
      ...(name ? { openText: words.record.decided } : {}),
    }
  })
}
