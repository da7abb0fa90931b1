import type { Delivery } from '../../core/feature'
import { showToAll, showToPerson } from './showing'
import { pollById } from './store'

const idIn = (subject: string): string => subject.split(':')[0] ?? ''

export const deliveries: Record<string, Delivery> = {
  // One message that always shows how the poll stands.
  'polls.channel': async ({ scope, subject, council, now }, { language }) => {
    const poll = await pollById(scope, idIn(subject))
    return poll && { card: await showToAll(poll, { language, council, now }) }
  },
  'polls.card': async ({ scope, subject, council, now }, { language, person }) => {
    const poll = await pollById(scope, idIn(subject))
    if (!poll || !person) return undefined
    return { card: await showToPerson(poll, person, { language, council, now }) }
  },
}
