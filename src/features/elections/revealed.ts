import { ruleValue } from '../../core/rules'
import type { CouncilFrame } from './reader'
import { smallBallot } from './rules'
import { electionWords } from './strings'

/**
 * What a small or unanimous ballot gives away by arithmetic; `counts` has how often each choice was made,
 * fewer votes than `small` are few.
 */
export function revealedBy(
  counts: number[],
  votes: number,
  { language, council, now }: CouncilFrame,
  small = ruleValue(smallBallot, council, now),
): string[] {
  const words = electionWords(language).reveals
  if (votes > 0 && counts.some((count) => count === votes)) return [words.unanimous]
  return votes > 0 && votes < small ? [words.few(votes)] : []
}
