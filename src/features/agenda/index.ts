import type { Feature } from '../../core/feature'
import { actions } from './actions'
import { commands } from './commands'
import { deliveries } from './deliveries'
import { fixedItems, itemDeadlineDays } from './rules'
import { agendaWords } from './strings'

/** Items that members propose, and the agenda that formandskab and secretariat build and publish. */
export const agenda: Feature = {
  name: 'agenda',
  strings: agendaWords,
  commands,
  actions,
  deliveries,
  rules: [itemDeadlineDays, fixedItems],
}

export type { ItemText } from './rules'
export { proposeItem as addItem } from './store'
