import type { Feature } from '../../core/feature'
import { actions, takesFiles } from './actions'
import { commands } from './commands'
import { deliveries } from './deliveries'
import {
  approvalDays,
  draftDays,
  inputDays,
  meetingDemands,
  openness,
  remindDays,
  writtenMajority,
} from './rules'
import { hearingWords } from './strings'

/** Hearings (høringer): from the municipality's letter to the response that was sent and what came of it. */
export const hearings: Feature = {
  name: 'hearings',
  strings: hearingWords,
  commands,
  actions,
  deliveries,
  takesFiles,
  rules: [inputDays, draftDays, approvalDays, remindDays, openness, writtenMajority, meetingDemands],
}
