import { type Council, type CouncilScope, type Person, placedIn } from '../../core/council'
import { remembering } from '../../database/memory'
import { councilsIn, personByAccount } from './store'

/**
 * Who somebody is by tenant and Entra object id, and the councils in which they have a place.
 * Somebody we do not know is a person in no council, and neither their name nor their account is kept.
 */
export async function identify(
  tenant: string,
  aadObjectId: string | undefined,
  name: string,
): Promise<{ person: Person; councils: Council[] }> {
  const person = tenant && aadObjectId ? await account(tenant, aadObjectId) : undefined
  if (!person) return { person: { id: '', tenant, name, aadObjectId }, councils: [] }
  return { person, councils: (await councils(tenant)).byPerson.get(person.id) ?? [] }
}

const account = remembering(['people'], (tenant: string, aadObjectId: string) =>
  personByAccount({ tenant }, aadObjectId),
)

/** A council as it was at most two seconds ago. For what is sent to many, one after another. */
export const recentCouncil = async ({ tenant, council }: CouncilScope): Promise<Council | undefined> =>
  (await councils(tenant)).byId.get(council)

// A tenant has a handful of councils: read once for all people, since one of a thousand seats takes its time.
const councils = remembering(['councils'], async (tenant: string) => {
  const all = await councilsIn({ tenant })
  const byPerson = new Map<string, Council[]>()
  for (const council of all)
    for (const person of placedIn(council)) byPerson.set(person, [...(byPerson.get(person) ?? []), council])
  return { byId: new Map(all.map((council) => [council.id, council])), byPerson }
})
