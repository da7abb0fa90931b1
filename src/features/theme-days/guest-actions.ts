import { invitingActions } from '../contacts'
import { OfDay } from './handling'
import type { ThemeDay } from './store'
import { readThemeDay } from './use-cases'

/** What contacts are invited to. */
export const guestsOf = ({ id }: ThemeDay): string => `theme-days:${id}`

/** Guests from the council's contact list, whom letters reach and whose answers the organisers enter. */
export const guestActions = invitingActions('theme-days', async (request) => {
  const day = await readThemeDay(request, OfDay.parse(request.data).day)
  return {
    title: day.title,
    source: guestsOf(day),
    data: { day: day.id },
    back: 'theme-days.desk',
    letters: { kind: 'theme-days.letters', subject: day.id },
  }
})
