import type { Feature } from '../../core/feature'
import { MOST_OF_ITEM } from '../agenda'
import { apiFor } from './api'
import { attendanceActions } from './attendance-actions'
import { awaits } from './awaits'
import { commandsFor } from './commands'
import { deliveriesFor } from './deliveries'
import { downloadsFor } from './downloads'
import { glossary, noticePlaces } from './easy-read'
import { easyReadActions, easyReadCommand, postDue, poster } from './easy-read-actions'
import { followUpActions } from './follow-up-actions'
import { openFollowUps } from './follow-up-store'
import { forwardingActions } from './forwarding-actions'
import { jobs } from './jobs'
import { meetingActions } from './meeting-actions'
import { minutesOf, versionOf } from './minutes-store'
import { paperActions } from './paper-actions'
import { approvalDays, firstTimeFirst, followUpDays } from './rules'
import { searchable } from './searchable'
import { shares } from './shares'
import { minutesWords } from './strings'
import { short } from './views'
import { voteActions } from './vote-actions'
import { writingActions } from './writing-actions'
import { chapters } from './year'

/** Meetings as they are held, their minutes, and what is to be done after them. */
export function minutesFor(rooms: Feature[]): Feature {
  return {
    name: 'minutes',
    strings: minutesWords,
    commands: [...commandsFor(rooms), easyReadCommand],
    actions: [
      ...meetingActions,
      ...attendanceActions,
      ...voteActions,
      ...writingActions(rooms),
      ...paperActions(rooms),
      ...forwardingActions(rooms),
      ...followUpActions,
      ...easyReadActions,
    ],
    deliveries: { ...deliveriesFor(rooms), 'minutes.postDue': postDue },
    downloads: { ...downloadsFor(rooms), 'minutes.poster': poster },
    jobs,
    searchable,
    shares,
    awaits,
    chapters,
    api: apiFor(rooms),
    rules: [firstTimeFirst, approvalDays, followUpDays, glossary, noticePlaces],
    meetingFacts: {
      knows: ['minutes'],
      deadlines: () => [],
      async done(scope, meeting) {
        const minutes = await minutesOf(scope, meeting)
        if (!minutes || minutes.state === 'draft') return []
        const sent = await versionOf(scope, meeting, minutes.version)
        return sent ? [{ name: 'minutes', at: sent.at }] : []
      },
    },
    // What the council agreed to do stands on the next agenda until it is done. Agendas are read by everybody:
    // nobody is named.
    async offersItems(scope, { council, meeting }) {
      const open = await openFollowUps(scope)
      if (open.length === 0) return []
      const words = minutesWords(council.language)
      const list = open.map(({ what }) => what).join('\n')
      return [
        {
          source: `minutes:${meeting.id}`,
          title: words.followUps.offer,
          background: short(list, MOST_OF_ITEM.background),
          recommendation: '',
          purpose: 'information',
          minutes: 10,
        },
      ]
    },
  }
}

export { attendanceOf, meetingNow } from './attendance'
export { endedMeetings } from './sitting-store'
