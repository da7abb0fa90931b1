import type { Job } from '../../core/feature'
import { bookClaim } from './booking'
import { unbookedClaims } from './claim-store'

const AT_ONCE = 100

/** Makes the ledger's entries for claims that changed just before a crash. */
export const jobs: Job[] = [
  {
    name: 'money.book',
    async run(now) {
      for (const claim of await unbookedClaims(AT_ONCE)) await bookClaim(claim, now)
      return []
    },
  },
]
