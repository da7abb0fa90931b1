import type { Job } from '../../core/feature'
import { removeLoose } from './attachment-store'

const LOOSE_FOR_MS = 24 * 60 * 60 * 1000

export const jobs: Job[] = [
  {
    // A file that was sent but never put to an item is nobody's: it must not stay.
    name: 'agenda.looseFiles',
    async run(now) {
      await removeLoose(new Date(now.getTime() - LOOSE_FOR_MS))
      return []
    },
  },
]
