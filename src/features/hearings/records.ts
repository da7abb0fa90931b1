import type { Feature } from '../../core/feature'
import { hearingsIn } from './store'
import { hearingWords } from './strings'

/** Responses that the council took up at a meeting, for its minutes. */
export const recordsOf: NonNullable<Feature['recordsOf']> = async (scope, { council, meeting }) => {
  const treated = await hearingsIn(scope, ['approving', 'approved', 'sent'])
  const words = hearingWords(council.language).record
  return treated
    .filter(({ approval }) => approval?.mode === 'meeting' && approval.meeting === meeting)
    .map(({ title, state }) => ({ title, text: state === 'approving' ? words.treated : words.approved }))
}
