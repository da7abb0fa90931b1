import type { Council, Person } from '../../core/council'
import { remembering } from '../../database/memory'
import { councilsOf, personByAccount } from './store'

/**
 * Who somebody is by tenant and Entra object id, and the councils in which they have a place.
 * Somebody we do not know is a person in no council, and nothing of them is kept.
 */
export async function identify(
  tenant: string,
  aadObjectId: string | undefined,
  name: string,
): Promise<{ person: Person; councils: Council[] }> {
  const known = tenant && aadObjectId ? await membership(tenant, aadObjectId) : undefined
  return known ?? { person: { id: '', tenant, name, aadObjectId }, councils: [] }
}

const membership = remembering(['people', 'councils'], async (tenant: string, aadObjectId: string) => {
  const person = await personByAccount({ tenant }, aadObjectId)
  return person && { person, councils: await councilsOf({ tenant }, person.id) }
})
