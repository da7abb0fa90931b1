import type { Searchable } from '../../core/feature'
import { certifiedSince } from './store'
import { electionWords } from './strings'

/** Certified elections, by their office and the name that the elected stood with. */
export const searchable: Searchable = async (scope, { council, since }) => {
  const held = await certifiedSince(scope, since)
  const words = electionWords(council.language)
  return held.map(({ id, office, kind, elected, nominees, certifiedAt, createdAt }) => ({
    source: `elections:${id}`,
    entries: [
      {
        id,
        kind: 'election' as const,
        title: words.title(words.offices[office], kind === 'byElection'),
        text: nominees.find(({ person }) => person === elected)?.name ?? '',
        at: certifiedAt ?? createdAt,
        focusAreas: [],
        readers: 'council' as const,
        verb: 'elections.show',
        data: { election: id },
      },
    ],
  }))
}
