import type { CouncilScope } from '../../core/council'
import { Councils, councilsOf, People } from './store'

/** People who left the council before an instant, are in no council of the tenant, and still have their name. */
export async function formerBefore(scope: CouncilScope, before: Date): Promise<string[]> {
  const { tenant } = scope
  const council = await Councils.findOne({ _id: scope.council, tenant }, { former: 1 }).lean()
  const left = [
    ...new Set((council?.former ?? []).filter(({ until }) => until < before).map(({ person }) => person)),
  ]
  const named = await People.find(
    { _id: { $in: left }, tenant, forgotten: { $exists: false } },
    { _id: 1 },
  ).lean()
  const inNone = await Promise.all(
    named.map(async ({ _id }) => ((await councilsOf(scope, _id)).length === 0 ? [_id] : [])),
  )
  return inNone.flat()
}

/** Makes people nameless: what they did stays theirs by an id that leads nowhere. Gives how many. */
export async function forgetPeople(
  { tenant }: CouncilScope,
  people: string[],
  name: string,
  now: Date,
): Promise<number> {
  const forgotten = await People.updateMany(
    { _id: { $in: people }, tenant, forgotten: { $exists: false } },
    {
      $set: { name, forgotten: now },
      $unset: { aadObjectId: 1, teamsId: 1, language: 1, currentCouncil: 1, guest: 1, reach: 1 },
    },
  )
  return forgotten.modifiedCount
}
