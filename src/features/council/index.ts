import type { Feature, Job } from '../../core/feature'
import { appendPendingAudit } from '../../database/audit-store'
import { actions } from './actions'
import { commands } from './commands'
import { rulesFor } from './rule-actions'
import { shownOutside } from './rules'
import { councilWords } from './strings'

const audit: Job = {
  name: 'council.audit',
  async run(now) {
    await appendPendingAudit(now)
    return []
  },
}

/** The council as a body: charter, seats, members, roles, and the rules of all rooms. */
export function councilFor(rooms: Feature[]): Feature {
  const council: Feature = { name: 'council', strings: councilWords, jobs: [audit], rules: [shownOutside] }
  const rules = rulesFor([council, ...rooms])
  return Object.assign(council, {
    commands: [...commands, ...rules.commands],
    actions: [...actions, ...rules.actions],
  })
}

export { CHARTERS, charterOf } from './charters'
export { identify } from './identify'
export { openKind, showsOutside } from './rules'
export {
  addCouncil,
  addPerson,
  assignOffice,
  councilById,
  councilsOf,
  peopleById,
  personByAccount,
  personById,
} from './store'
export { councilWords } from './strings'
