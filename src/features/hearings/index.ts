import type { Feature, Job } from '../../core/feature'
import { actions } from './actions'
import { api } from './api'
import { settleOverdue } from './approval'
import { approvalActions } from './approval-actions'
import { awaits } from './awaits'
import { commands } from './commands'
import { deliveries } from './deliveries'
import { newcomersJob } from './newcomers'
import { offersItems } from './offers'
import { takesFiles } from './preparation-actions'
import { recordsOf } from './records'
import { RESPONSE_FILE, responseFile } from './response'
import { responseActions } from './response-actions'
import {
  approvalDays,
  draftDays,
  inputDays,
  meetingDemands,
  openness,
  remindDays,
  writtenDays,
  writtenMajority,
} from './rules'
import { searchable } from './searchable'
import { shares } from './shares'
import { hearingWords } from './strings'
import { synthesisActions } from './synthesis-actions'
import { wheel } from './wheel'
import { workbenchApi } from './workbench-api'
import { chapters, touches } from './year'

const approvals: Job = { name: 'hearings.approvals', run: settleOverdue }

/** Hearings (høringer): from the municipality's letter to the response that was sent and what came of it. */
export const hearings: Feature = {
  name: 'hearings',
  strings: hearingWords,
  commands,
  actions: [...actions, ...synthesisActions, ...approvalActions, ...responseActions],
  deliveries,
  downloads: { [RESPONSE_FILE]: responseFile },
  jobs: [approvals, newcomersJob],
  takesFiles,
  awaits,
  api: [...api, ...workbenchApi],
  offersItems,
  recordsOf,
  searchable,
  shares,
  wheel,
  touches,
  chapters,
  rules: [
    inputDays,
    draftDays,
    approvalDays,
    remindDays,
    openness,
    writtenMajority,
    writtenDays,
    meetingDemands,
  ],
}

export { type CarriedTheme, themesCarried } from './carried'
export { hearingRow } from './hearing-views'
export type { Proposal } from './preparation-views'
export { createProposed, formOf, proposedForm, setPartOf } from './proposing'
export { type Hearing, hearingById, hearingsIn, type PartOf } from './store'
