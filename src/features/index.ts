import type { Feature } from '../core/feature'
import { agendaFor } from './agenda'
import { contacts } from './contacts'
import { councilFor } from './council'
import { elections } from './elections'
import { hearings } from './hearings'
import { helpFor } from './help'
import { meetings } from './meetings'
import { minutesFor } from './minutes'
import { money } from './money'
import { plans } from './plans'
import { pollsFor } from './polls'
import { privacy } from './privacy'
import { processes } from './processes'
import { remindersFor } from './reminders'
import { reportsFor } from './reports'
import { searchFor } from './search'
import { themeDays } from './theme-days'
import { yearWheelFor } from './year-wheel'

const offering: Feature[] = [meetings, elections, hearings, plans, processes, themeDays]
offering.push(minutesFor(offering))
const working: Feature[] = [...offering, agendaFor(offering), contacts, money, privacy]
working.push(
  remindersFor(working),
  pollsFor(working),
  reportsFor(working),
  yearWheelFor(working),
  searchFor(working),
)
const rooms: Feature[] = [councilFor(working), ...working]

/** Every room of the product, and one that lies outside this folder and knows the others. */
export function featuresWith(more: (rooms: Feature[]) => Feature): Feature[] {
  const all = [...rooms, more(rooms)]
  return [...all, helpFor(all)]
}

/** Every room in this folder. */
export const features: Feature[] = [...rooms, helpFor(rooms)]
