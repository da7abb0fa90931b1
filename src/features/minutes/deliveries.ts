import { memberOf, scopeOf } from '../../core/council'
import type { Delivery, Feature } from '../../core/feature'
import { meetingById } from '../meetings'
import { deskView, memberView, startedView } from './desk-views'
import { followUpById } from './follow-up-store'
import { followUpView } from './follow-up-views'
import { minutesOf } from './minutes-store'
import { filesView, minutesView } from './minutes-views'
import { readMinutes } from './reading'
import { shownOf } from './showing'
import { talliesOf } from './sitting'
import { sittingOf } from './sitting-store'
import { minutesWords } from './strings'
import { voteView } from './vote-views'

/** `<id>:<rest>` */
const idIn = (subject: string): string => subject.slice(0, subject.indexOf(':'))

export function deliveriesFor(rooms: Feature[]): Record<string, Delivery> {
  const minutesCardFor =
    (state: 'draft' | 'review' | 'overdue'): Delivery =>
    async ({ scope, subject, council, now }, { language, person }) => {
      const [meeting = '', version] = subject.split(':')
      const member = person && memberOf(council, person)
      if (!person || !member) return undefined
      const leads = member.role !== 'member' && member.role !== 'observer'
      const reading = await readMinutes(rooms, { scope, council, now }, meeting, leads)
      if (!reading || reading.minutes.state !== (state === 'draft' ? 'draft' : 'review')) return undefined
      if (state !== 'draft' && String(reading.minutes.version) !== version) return undefined
      const reader = { leads, personal: true, seated: member.seat !== undefined, person: person.id }
      const notice = state === 'overdue' ? minutesWords(language).minutes.overdue : ''
      return { card: minutesView(reading, reader, { language, council, now }, notice) }
    }

  return {
    'minutes.desk': async ({ scope, subject, council, now }, { language, person }) => {
      const sitting = await sittingOf(scope, idIn(subject))
      if (sitting?.state !== 'running') return undefined
      const writes = council.staff.some((entry) => entry.person === person?.id)
      return {
        card: deskView(await shownOf({ scope, council, now }, sitting), writes, { language, council, now }),
      }
    },
    'minutes.own': async ({ scope, subject, council, now }, { language, person }) => {
      const sitting = await sittingOf(scope, idIn(subject))
      const member = person && memberOf(council, person)
      if (sitting?.state !== 'running' || !member) return undefined
      const frame = { language, council, now }
      return { card: memberView(await shownOf({ scope, council, now }, sitting), member, frame) }
    },
    'minutes.started': async ({ scope, subject, council, now }, { language }) => {
      const [sitting, meeting] = await Promise.all([sittingOf(scope, subject), meetingById(scope, subject)])
      if (sitting?.state !== 'running' || !meeting) return undefined
      return { card: startedView(meeting, sitting, { language, council, now }) }
    },
    'minutes.vote': async ({ scope, subject, council, now }, { language, person }) => {
      const sitting = await sittingOf(scope, subject.slice(0, subject.lastIndexOf('#')))
      if (!sitting || sitting.voteOpen !== subject || !person) return undefined
      const tally = talliesOf(sitting, council).find(({ id }) => id === subject)
      return tally && { card: voteView(sitting, tally, person.id, { language, council, now }) }
    },
    'minutes.draft': minutesCardFor('draft'),
    'minutes.review': minutesCardFor('review'),
    'minutes.overdue': minutesCardFor('overdue'),
    'minutes.published': async ({ scope, subject, council, now }, { language }) => {
      const [meeting = '', version] = subject.split(':')
      const reading = await readMinutes(rooms, { scope, council, now }, meeting, false)
      // A newer version has its own delivery.
      if (reading?.minutes.state !== 'approved' || String(reading.minutes.version) !== version)
        return undefined
      const reader = { leads: false, personal: false, seated: false, person: '' }
      return { card: minutesView(reading, reader, { language, council, now }) }
    },
    // Somebody asked for the files in the channel: the links are theirs alone.
    'minutes.files': async ({ scope, subject, council, now }, { language, linkTo }) => {
      const minutes = await minutesOf(scope, idIn(subject))
      if (!minutes || minutes.state === 'draft' || !linkTo) return undefined
      const link = (form: string) => linkTo('minutes.file', `${minutes.id}:${form}`)
      return { card: filesView(minutes, link, undefined, { language, council, now }) }
    },
    'minutes.followUpDue': async ({ subject, council, now }, { language, person }) => {
      // Who has left the council since is not written to any more.
      if (!person || !memberOf(council, person)) return undefined
      const followUp = await followUpById(scopeOf(council), idIn(subject))
      if (followUp?.state !== 'open' || `${followUp.id}:${followUp.moves}` !== subject) return undefined
      const notice = minutesWords(language).followUps.reminder
      return { card: followUpView(followUp, true, { language, council, now }, notice) }
    },
  }
}
