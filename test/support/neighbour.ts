import type { Council } from '../../src/core/council'
import { addCouncil } from '../../src/features/council'
import { DEMO_TENANT } from '../../src/local/demo'

/** A second council in the demo's municipality, with this person alone in it. */
export const addNeighbour = (
  person: string,
  role: 'chair' | 'member' | 'secretariat' = 'member',
): Promise<Council> =>
  addCouncil({
    tenant: DEMO_TENANT,
    type: 'medborgerforum',
    name: 'Medborgerforum Solby',
    language: 'da',
    timeZone: 'Europe/Copenhagen',
    phone: '70654321',
    seats: [
      role === 'secretariat'
        ? { id: 's1', kind: 'citizen', role: 'chair' }
        : { id: 's1', kind: 'citizen', person, role },
    ],
    staff: role === 'secretariat' ? [{ person, role }] : [],
    rules: [],
  })
