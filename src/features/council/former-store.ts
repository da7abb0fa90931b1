import { type CouncilScope, placedIn } from '../../core/council'
import { Councils, People } from './store'

/** People of the council whose last place in any of the tenant's ended before an instant, and who still have their name. */
export async function formerBefore({ tenant, council }: CouncilScope, before: Date): Promise<string[]> {
  const councils = await Councils.find({ tenant }, { seats: 1, staff: 1, former: 1, formerStaff: 1 }).lean()
  const left = councils.flatMap(({ _id, former = [], formerStaff = [] }) =>
    [...former, ...formerStaff].map(({ person, until }) => ({ person, until, here: _id === council })),
  )
  const stay = new Set([
    ...councils.flatMap((each) => placedIn(each)),
    ...left.filter(({ until }) => until >= before).map(({ person }) => person),
  ])
  const gone = left.filter(({ person, here }) => here && !stay.has(person)).map(({ person }) => person)
  const named = await People.find(
    { _id: { $in: [...new Set(gone)] }, tenant, forgotten: { $exists: false } },
    { _id: 1 },
  ).lean()
  return named.map(({ _id }) => _id)
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
