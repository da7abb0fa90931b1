import type { Delivery } from '../../core/feature'
import { readersInChannel } from '../council'
import { meetingById } from '../meetings'
import { agendaOf } from './agenda-store'
import { fateView, joinedView, sharedFateView } from './item-views'
import { itemById } from './store'
import { agendaView, filesView } from './views'

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
    const userIds = await readersInChannel(council)
    const refresh = { verb: 'agenda.mine', data: { meeting: meeting.id }, userIds }
    return { card: agendaView(meeting, agenda, { language, council, now, refresh }) }
  },
  'agenda.fate': async ({ scope, subject, council, now }, { language }) => {
    const [id = '', moves, partId] = subject.split(':')
    const item = await itemById(scope, id)
    // Something else has happened to it since: that has its own delivery.
    if (!item || String(item.moves ?? 0) !== moves) return undefined
    const frame = { language, council, now }
    if (partId === undefined) {
      const into = item.mergedInto ? await itemById(scope, item.mergedInto) : undefined
      return { card: fateView(item, into, frame) }
    }
    const part = await itemById(scope, partId)
    return part?.mergedInto === id ? { card: sharedFateView(item, part, frame) } : undefined
  },
  'agenda.joined': async ({ scope, subject, council, now }, { language }) => {
    const [id, moves] = parts(subject)
    const item = await itemById(scope, id)
    const into = item?.mergedInto ? await itemById(scope, item.mergedInto) : undefined
    if (!item || !into || String(item.moves ?? 0) !== moves) return undefined
    return { card: joinedView(item, into, { language, council, now }) }
  },
  // Somebody asked for the files in the channel: the links are theirs alone.
  'agenda.files': async ({ scope, subject, council, now }, { language, linkTo }) => {
    // After the meeting's id stands that of the press: each press is answered once.
    const meeting = await meetingById(scope, subject.split(':')[0] as string)
    if (!meeting || !linkTo) return undefined
    const link = (form: string) => linkTo('agenda.file', form)
    return { card: filesView(meeting, link, false, { language, council, now }) }
  },
}
