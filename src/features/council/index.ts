import type { Feature } from '../../core/feature'
import { actions } from './actions'
import { commands } from './commands'
import { deliveries } from './deliveries'
import { detailsActions, detailsCommands } from './details'
import { jobs } from './jobs'
import { logFor } from './log'
import { membershipActions } from './membership'
import { rulesFor } from './rule-actions'
import { shownOutside } from './rules'
import { seatsApi } from './seats-api'
import { setupActions, setupCommands } from './setup'
import { roomWords } from './strings'

/** The council as a body: charter, seats, members, roles, and the rules of all rooms. */
export function councilFor(rooms: Feature[]): Feature {
  const council: Feature = { name: 'council', strings: roomWords, deliveries, jobs, rules: [shownOutside] }
  const rules = rulesFor([council, ...rooms])
  const log = logFor([council, ...rooms])
  return Object.assign(council, {
    api: [...rules.api, ...seatsApi],
    commands: [...commands, ...setupCommands, ...detailsCommands, ...rules.commands, ...log.commands],
    actions: [
      ...actions,
      ...setupActions,
      ...detailsActions,
      ...membershipActions(rooms),
      ...rules.actions,
      ...log.actions,
    ],
  })
}

export { councilWords } from './charter.strings'
export { charterOf } from './charters'
export { forgetPeople, formerBefore } from './former-store'
export { identify, recentCouncil } from './identify'
export { readersInChannel, unreachedOf } from './reach'
export { openKind, shownOutside, showsOutside } from './rules'
export {
  addCouncil,
  addPerson,
  allCouncils,
  assignOffice,
  councilById,
  councilsLeftSince,
  councilsOf,
  noteAudit,
  peopleById,
  personByAccount,
  personById,
} from './store'
