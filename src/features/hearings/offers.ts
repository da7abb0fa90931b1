import type { Feature } from '../../core/feature'
import { responseWords } from './response.strings'
import { hearingsIn } from './store'

/** Responses that wait for a meeting's approval, as items for its agenda. */
export const offersItems: Feature['offersItems'] = async (scope, { council, meeting }) => {
  const words = responseWords(council.language).item
  const approving = await hearingsIn(scope, ['approving'])
  return approving
    .filter(({ approval }) => approval?.mode === 'meeting' && approval.meeting === meeting.id)
    .map(({ id, title, summary, approval }) => ({
      source: `hearings:${id}:${approval?.round}`,
      title: words.title(title).slice(0, 120),
      background: summary,
      recommendation: words.recommendation,
      purpose: 'decision',
      minutes: 15,
    }))
}
