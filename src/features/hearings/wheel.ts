import type { WheelEntries } from '../../core/feature'
import { hearingsDue } from './store'
import { hearingWords } from './strings'

/** The hearings' deadlines, and the council's own last day for input. */
export const wheel: WheelEntries = async (scope, { from, to, language }) => {
  const words = hearingWords(language).wheel
  return (await hearingsDue(scope, from, to))
    .flatMap(({ title, deadline, internal }) => [
      ...(internal ? [{ at: internal.input, title: words.input(title) }] : []),
      ...(deadline ? [{ at: deadline, title: words.deadline(title) }] : []),
    ])
    .filter(({ at }) => at >= from && at < to)
    .map((entry) => ({ ...entry, kind: 'hearing' as const }))
}
