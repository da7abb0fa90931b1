import type { Council, CouncilScope } from '../../core/council'
import { peopleById } from '../council'
import type { Signer } from './store'

/** Chair and vice-chair (formandskabet), who sign. */
export async function signersOf(scope: CouncilScope, council: Council): Promise<Signer[]> {
  const offices = council.seats.filter(({ role, person }) => role !== 'member' && person !== undefined)
  const people = await peopleById(
    scope,
    offices.map(({ person }) => person as string),
  )
  return (['chair', 'viceChair'] as const).flatMap((role) =>
    offices
      .filter((seat) => seat.role === role)
      .flatMap(({ person }) => {
        const name = people.get(person as string)?.name
        return person && name ? [{ person, name, role }] : []
      }),
  )
}
