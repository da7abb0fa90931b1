import type { Feature } from '../../core/feature'
import { actions } from './actions'
import { api } from './api'
import { awaits } from './awaits'
import { commands } from './commands'
import { deliveries } from './deliveries'
import { downloads } from './downloads'
import { jobs } from './jobs'
import {
  closeBy,
  grant,
  mileageLimit,
  mileageRates,
  offerHours,
  perDiemHours,
  perDiemRates,
  planBy,
  settleDays,
  staffPerDiems,
} from './rules'
import { moneyWords } from './strings'
import { verify } from './verify'
import { chapters, wheel } from './year'

/** Per diems, mileage and outlays, and the council's yearly grant with its ledger. */
export const money: Feature = {
  name: 'money',
  strings: moneyWords,
  commands,
  actions,
  deliveries,
  downloads,
  jobs,
  verifies: verify,
  awaits,
  api,
  wheel,
  chapters,
  makes: { budget: (day) => ({ verb: 'money.budget', data: { year: day.slice(0, 4) } }) },
  rules: [
    grant,
    perDiemRates,
    perDiemHours,
    staffPerDiems,
    offerHours,
    mileageRates,
    mileageLimit,
    settleDays,
    planBy,
    closeBy,
  ],
}
