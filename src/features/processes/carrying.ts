import type { CouncilRequest } from '../../core/feature'
import { type CarriedTheme, hearingById, themesCarried } from '../hearings'
import { carriedTo, type Milestone } from './rules'
import type { Process } from './store'

/** What a milestone hands on: its result, and the themes of its hearing with what came of them. */
export interface Carried {
  title: string
  result: string
  hearing?: { title: string; themes: CarriedTheme[] }
}

type Asked = Pick<CouncilRequest, 'scope' | 'council' | 'language' | 'now'>

/** What each of these milestones hands on, by its id; a hearing without an approved response has nothing yet. */
export async function handedOn(
  asked: Asked,
  milestones: readonly Milestone[],
): Promise<Map<string, Carried>> {
  const all = await Promise.all(
    milestones.map(async ({ id, title, result, hearing: linked }) => {
      const hearing = linked ? await hearingById(asked.scope, linked) : undefined
      const themes = hearing ? await themesCarried(asked, hearing) : []
      return [
        id,
        {
          title,
          result,
          ...(hearing && themes.length > 0 ? { hearing: { title: hearing.title, themes } } : {}),
        },
      ] as const
    }),
  )
  return new Map(all.filter(([, { result, hearing }]) => result !== '' || hearing))
}

/** What a milestone builds on. */
export async function carriedInto(
  asked: Asked,
  { milestones }: Process,
  { id }: Milestone,
): Promise<Carried[]> {
  const given = await handedOn(
    asked,
    milestones.filter((each) => each.id !== id),
  )
  return carriedTo(milestones, id, (each) => given.has(each.id)).flatMap((each) => given.get(each.id) ?? [])
}
