import type { Delivery } from '../../core/feature'
import { meetingById } from '../meetings'
import { fateView } from './item-views'
import { agendaOf, itemById } from './store'
import { agendaView } from './views'

const parts = (subject: string): [string, string] => {
  const at = subject.lastIndexOf(':')
  return [subject.slice(0, at), subject.slice(at + 1)]
}

export const deliveries: Record<string, Delivery> = {
  'agenda.published': async ({ scope, subject, council, now }, { language }) => {
    const [meetingId, version] = parts(subject)
    const [meeting, agenda] = await Promise.all([meetingById(scope, meetingId), agendaOf(scope, meetingId)])
    // A newer version has its own delivery.
    if (!meeting || String(agenda?.version) !== version || !agenda) return undefined
    return { card: agendaView(meeting, agenda, { language, council, now }) }
  },
  'agenda.fate': async ({ scope, subject, council, now }, { language }) => {
    const [id, state] = parts(subject)
    const item = await itemById(scope, id)
    return item?.state === state ? { card: fateView(item, { language, council, now }) } : undefined
  },
}
