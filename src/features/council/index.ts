import type { Feature } from '../../core/feature'
import { actions } from './actions'
import { commands } from './commands'
import { councilWords } from './strings'

/** The council as a body: charter, seats, members, roles and rules. */
export const council: Feature = { name: 'council', strings: councilWords, commands, actions }

export { CHARTERS, charterOf } from './charters'
export { identify } from './identify'
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
