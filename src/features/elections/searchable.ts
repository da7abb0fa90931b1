import type { Searchable } from '../../core/feature'
import { peopleById } from '../council'
import { certifiedElections } from './store'
import { electionWords } from './strings'

/** Certified elections, by their office and who was elected. */
export const searchable: Searchable = async (scope, { council }) => {
  const held = await certifiedElections(scope)
  const people = await peopleById(
    scope,
    held.flatMap(({ elected }) => elected ?? []),
  )
  const words = electionWords(council.language)
  return held.map(({ id, office, kind, elected, certifiedAt, createdAt }) => ({
    source: `elections:${id}`,
    entries: [
      {
        id,
        kind: 'election' as const,
        title: words.title(words.offices[office], kind === 'byElection'),
        text: (elected && people.get(elected)?.name) || '',
        at: certifiedAt ?? createdAt,
        focusAreas: [],
        readers: 'council' as const,
        verb: 'elections.show',
        data: { election: id },
      },
    ],
  }))
}
