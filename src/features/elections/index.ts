import type { Feature } from '../../core/feature'
import { awaits } from './awaits'
import { ballotActions } from './ballot-actions'
import { callActions } from './call-actions'
import { commands } from './commands'
import { conductActions } from './conduct-actions'
import { decisionActions } from './decision-actions'
import { deliveries } from './deliveries'
import { downloads } from './downloads'
import { jobs } from './jobs'
import { recordsOf } from './records'
import {
  appointment,
  changeVote,
  convener,
  quorumPercent,
  reminderDays,
  ruleSet,
  smallBallot,
  termMonths,
  voters,
} from './rules'
import { searchable } from './searchable'
import { electionWords } from './strings'
import { verify } from './verify'
import { webActions } from './web-actions'
import { wheel } from './wheel'

/** Elections of chair and vice-chair by secret ballot, from the call for candidates to the certified result. */
export const elections: Feature = {
  name: 'elections',
  strings: electionWords,
  commands,
  actions: [...callActions, ...conductActions, ...ballotActions, ...webActions, ...decisionActions],
  deliveries,
  downloads,
  jobs,
  verifies: verify,
  awaits,
  recordsOf,
  searchable,
  wheel,
  makes: { election: () => ({ verb: 'elections.startForm', data: {} }) },
  rules: [
    ruleSet,
    voters,
    quorumPercent,
    changeVote,
    convener,
    smallBallot,
    termMonths,
    reminderDays,
    appointment,
  ],
}

export { codeOf, newToken } from './ballot'
export {
  boxOf,
  castBallot,
  closeBoxes,
  countBoxes,
  emptyBoxes,
  openBoxes,
  turnoutOf,
} from './box-store'
export { revealedBy } from './revealed'
