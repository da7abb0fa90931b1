import type { CouncilScope } from '../../core/council'
import { peopleById } from '../council'
import { type Claim, claimsById } from './claim-store'
import { countersOf, type Entry, entriesById } from './ledger-store'

/** An entry with what it takes to tell how it came about. */
export interface Told {
  entry: Entry
  claim?: Claim
  /** Whose claim it is. */
  name?: string
  /** The entry that takes this one back. */
  counter?: Entry
  /** The entry that this one takes back. */
  countered?: Entry
}

/** Looks up what stands behind entries. It names people: for the secretariat only. */
export async function tell(scope: CouncilScope, entries: Entry[]): Promise<Told[]> {
  const [claims, counters, countered] = await Promise.all([
    claimsById(
      scope,
      entries.flatMap(({ claim }) => claim ?? []),
    ),
    countersOf(
      scope,
      entries.map(({ id }) => id),
    ),
    entriesById(
      scope,
      entries.flatMap((entry) => entry.counters ?? []),
    ),
  ])
  const people = await peopleById(
    scope,
    claims.map(({ person }) => person),
  )
  return entries.map((entry) => {
    const claim = claims.find(({ id }) => id === entry.claim)
    return {
      entry,
      claim,
      name: claim && people.get(claim.person)?.name,
      counter: counters.find((each) => each.counters === entry.id),
      countered: countered.find(({ id }) => id === entry.counters),
    }
  })
}
