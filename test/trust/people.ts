import type { Council, Role } from '../../src/core/council'
import { addCouncil, addPerson } from '../../src/features/council'
import { DEMO_TENANT } from '../../src/local/demo'
import type { World } from '../support/app'
import type { Person, Turn } from '../support/teams'

/** A council with one person of each role, each in no other council. */
export async function addStaffedCouncil(
  world: World,
  name: string,
  tenant = DEMO_TENANT,
): Promise<{ council: Council; people: Record<Role, Person> }> {
  const person = (role: string) => world.teams.person({ name: `${name} ${role}`, tenantId: tenant })
  const people = {
    chair: person('formand'),
    viceChair: person('næstformand'),
    secretariat: person('sekretær'),
    member: person('medlem'),
    observer: person('observatør'),
  }
  const ids = new Map<Role, string>()
  for (const [role, { aadObjectId, name: called }] of Object.entries(people))
    ids.set(role as Role, (await addPerson({ tenant, name: called, aadObjectId })).id)
  const seat = (id: string, role: 'chair' | 'viceChair' | 'member') => ({
    id,
    kind: 'citizen',
    role,
    person: ids.get(role),
  })
  const council = await addCouncil({
    tenant,
    type: 'medborgerforum',
    name,
    language: 'da',
    timeZone: 'Europe/Copenhagen',
    phone: '70654321',
    seats: [seat('s1', 'chair'), seat('s2', 'viceChair'), seat('s3', 'member')],
    staff: [
      { person: ids.get('secretariat') as string, role: 'secretariat' },
      { person: ids.get('observer') as string, role: 'observer' },
    ],
    rules: [],
  })
  return { council, people }
}

/** Presses a button that no card need have shown. */
export const forges = (person: Person, verb: string, data: object): Promise<Turn> =>
  person.invokes('adaptiveCard/action', { action: { type: 'Action.Execute', verb, data } })
