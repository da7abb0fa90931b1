import type { Feature } from '../../core/feature'
import { actionsFor } from './actions'
import { agendaOf } from './agenda-store'
import { apiFor } from './api'
import { buildFor, commandsFor } from './commands'
import { deliveries } from './deliveries'
import { downloads, handouts } from './document'
import { jobs } from './jobs'
import {
  committeeQuestion,
  committees,
  fixedItemMinutes,
  fixedItems,
  itemDeadline,
  itemDeadlineDays,
  lateItems,
  publishDays,
  publishDeadline,
} from './rules'
import { searchable } from './searchable'
import { shares } from './shares'
import { agendaWords } from './strings'
import { touches } from './year'

/**
 * Items that members propose and other rooms offer, and the agenda that formandskab and secretariat
 * build and publish.
 */
export function agendaFor(rooms: Feature[]): Feature {
  const build = buildFor(rooms)
  return {
    name: 'agenda',
    strings: agendaWords,
    commands: commandsFor(build),
    actions: actionsFor(rooms, build),
    deliveries,
    api: apiFor(rooms),
    downloads,
    handouts,
    jobs,
    searchable,
    shares,
    extension: [{ kind: 'message', verb: 'agenda.quoteForm' }],
    touches,
    meetingFacts: {
      knows: ['agenda'],
      deadlines: (meeting, council, now) => [
        { name: 'items', at: itemDeadline(meeting, council, now), rule: itemDeadlineDays.key },
        { name: 'agenda', at: publishDeadline(meeting, council, now), rule: publishDays.key },
      ],
      async done(scope, meeting) {
        const agenda = await agendaOf(scope, meeting)
        return agenda ? [{ name: 'agenda', at: agenda.publishedAt }] : []
      },
    },
    rules: [
      itemDeadlineDays,
      lateItems,
      publishDays,
      fixedItems,
      fixedItemMinutes,
      committeeQuestion,
      committees,
    ],
  }
}

export { type Agenda, agendaOf, type PublishedItem } from './agenda-store'
export { postpone } from './build'
export { draftAgenda } from './publish'
export { committees, type FixedItem, type ItemText, MOST as MOST_OF_ITEM, type Purpose } from './rules'
export { type Item, proposeItem as addItem } from './store'
export { agendaWords } from './strings'
