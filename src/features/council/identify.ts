import type { Council, Person } from '../../core/council'
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
  const person = tenant && aadObjectId ? await personByAccount({ tenant }, aadObjectId) : undefined
  if (!person) return { person: { id: '', tenant, name, aadObjectId }, councils: [] }
  return { person, councils: await councilsOf({ tenant }, person.id) }
}
