import type { Feature } from '../../core/feature'
import { actions } from './actions'
import { awaits } from './awaits'
import { commands } from './commands'
import { deliveries } from './deliveries'
import { downloads } from './downloads'
import { jobs } from './jobs'
import { grant, mileageLimit, mileageRates, perDiemHours, perDiemRates, staffPerDiems } from './rules'
import { moneyWords } from './strings'

/** Per diems, mileage and outlays, and the council's yearly grant with its ledger. */
export const money: Feature = {
  name: 'money',
  strings: moneyWords,
  commands,
  actions,
  deliveries,
  downloads,
  jobs,
  awaits,
  rules: [grant, perDiemRates, perDiemHours, staffPerDiems, mileageRates, mileageLimit],
}

export { accountsFor } from './budget'
export { moneyWords }
