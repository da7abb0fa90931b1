import type { Feature } from '../../core/feature'
import { actions } from './actions'
import { commands } from './commands'
import { deliveries } from './deliveries'
import { jobs } from './jobs'
import { membershipActions } from './membership'
import { rulesFor } from './rule-actions'
import { shownOutside } from './rules'
import { setupActions, setupCommands } from './setup'
import { councilWords } from './strings'

/** The council as a body: charter, seats, members, roles, and the rules of all rooms. */
export function councilFor(rooms: Feature[]): Feature {
  const council: Feature = { name: 'council', strings: councilWords, deliveries, jobs, rules: [shownOutside] }
  const rules = rulesFor([council, ...rooms])
  return Object.assign(council, {
    commands: [...commands, ...setupCommands, ...rules.commands],
    actions: [...actions, ...setupActions, ...membershipActions(rooms), ...rules.actions],
  })
}

export { CHARTERS, charterOf } from './charters'
export { identify } from './identify'
export { readersInChannel, unreachedOf } from './membership'
export { openKind, showsOutside } from './rules'
export {
  addCouncil,
  addPerson,
  allCouncils,
  assignOffice,
  councilById,
  councilsOf,
  peopleById,
  personByAccount,
  personById,
} from './store'
export { councilWords } from './strings'
