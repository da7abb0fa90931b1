import { CAST, DEMO_CHANNEL, DEMO_TENANT } from './demo'
import type { Cast } from './playground'

/** The demo council as the Playground shows it. */
export const playgroundCast: Cast = {
  tenantId: DEMO_TENANT,
  people: Object.entries(CAST).map(([part, { name, aadObjectId }]) => {
    const [givenName = '', surname = ''] = name.split(' ')
    return {
      id: `29:${part}`,
      name,
      aadObjectId,
      givenName,
      surname,
      email: `${givenName}@solby.example`.toLowerCase(),
    }
  }),
  team: { id: '19:solby@thread.tacv2', name: 'Solby', channels: [DEMO_CHANNEL] },
}
