import type { CouncilRequest, Feature } from '../../core/feature'
import { composeMinutes } from './compose'
import type { MinutesContent } from './content'
import { type Changed, differenceOf } from './difference'
import { answersTo, type Minutes, type MinutesAnswer, minutesIn, minutesOf, versionOf } from './minutes-store'
import { type Sitting, sittingOf } from './sitting-store'

/** Minutes as somebody reads them: what is out, or for leaders the draft as it can be made now. */
export interface Reading {
  minutes: Minutes
  sitting: Sitting
  content: MinutesContent
  answers: MinutesAnswer[]
  /** Of approved minutes: what was written since they went out. */
  changed: Changed[]
}

/** The minutes that this reader may see now; undefined when there are none for them. */
export async function readMinutes(
  rooms: Feature[],
  { scope, council, now }: Pick<CouncilRequest, 'scope' | 'council' | 'now'>,
  meeting: string,
  leader: boolean,
): Promise<Reading | undefined> {
  const [minutes, sitting] = await Promise.all([minutesOf(scope, meeting), sittingOf(scope, meeting)])
  if (!minutes || !sitting) return undefined
  const kept = minutes.version > 0 ? await versionOf(scope, meeting, minutes.version) : undefined
  if (minutes.state === 'draft' && !leader) return undefined
  const draft = leader ? await composeMinutes(rooms, council, sitting, now) : undefined
  const content = minutes.state === 'draft' ? draft : kept?.content
  if (!content) return undefined
  const answers = minutes.version > 0 ? await answersTo(scope, meeting, minutes.version) : []
  const changed =
    minutes.state === 'approved' && draft && kept ? differenceOf(kept.content, draft, council, now) : []
  return { minutes, sitting, content, answers, changed }
}

/** The minutes to show when nobody said which: what is under way for leaders, else the last approved. */
export async function newestFor(
  scope: CouncilRequest['scope'],
  states: Minutes['state'][],
): Promise<Minutes | undefined> {
  const [newest] = await minutesIn(scope, states, 1)
  return newest
}
