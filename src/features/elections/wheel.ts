import type { WheelEntries } from '../../core/feature'
import { certifiedElections } from './store'
import { electionWords } from './strings'

/** When the terms of the chair and the vice-chair end, by the last election of each. */
export const wheel: WheelEntries = async (scope, { from, to, language }) => {
  const words = electionWords(language)
  return (await certifiedElections(scope))
    .filter(({ office }, at, all) => all.findIndex((other) => other.office === office) === at)
    .flatMap(({ office, until }) =>
      until && until >= from && until < to
        ? [{ at: until, title: words.termEnds.title(words.offices[office]), kind: 'election' as const }]
        : [],
    )
}
