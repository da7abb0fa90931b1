import type { Feature } from '../../core/feature'
import { actionsFor } from './actions'
import { buildFor, commandsFor } from './commands'
import { deliveries } from './deliveries'
import { downloads } from './document'
import { jobs } from './jobs'
import {
  committeeQuestion,
  committees,
  fixedItemMinutes,
  fixedItems,
  itemDeadlineDays,
  lateItems,
  publishDays,
} from './rules'
import { agendaWords } from './strings'

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
    downloads,
    jobs,
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
export { afterAt, type FixedItem, type ItemText, PURPOSES, type Purpose } from './rules'
export { type Item, itemById, proposeItem as addItem } from './store'
export { agendaWords } from './strings'
