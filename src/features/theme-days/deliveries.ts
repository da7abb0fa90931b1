import type { Delivery } from '../../core/feature'
import { evaluationsFor } from './answers-store'
import { evaluateForm } from './forms'
import { readerOf } from './showing'
import { type ThemeDay, themeDayById } from './store'
import { themeDayWords } from './strings'
import { isOver } from './use-cases'
import { dayView } from './views'

/** A card about a theme day while it is right to send one. */
const showing =
  (
    right: (day: ThemeDay, over: boolean, date?: string) => boolean,
    noticeOf: (words: ReturnType<typeof themeDayWords>) => string = () => '',
  ): Delivery =>
  async ({ scope, subject, council, now }, { language, person, linkTo }) => {
    const [id = '', of] = subject.split(':')
    const day = await themeDayById(scope, id)
    if (!day || !right(day, isOver(day, council, now), of)) return undefined
    const reader = await readerOf(day, council, person, linkTo)
    return { card: dayView(day, reader, { language, council, now }, noticeOf(themeDayWords(language))) }
  }

const coming = ({ state }: ThemeDay, over: boolean): boolean => state === 'open' && !over

export const deliveries: Record<string, Delivery> = {
  'theme-days.invitation': showing(coming, ({ invited }) => invited),
  'theme-days.reminder': showing(
    // Of another date than it was sent for, it is sent anew.
    (day, over, date) => coming(day, over) && (!date || date === day.day),
    ({ reminder }) => reminder,
  ),
  'theme-days.mine': showing(({ state }) => state === 'open'),
  'theme-days.cancelled': showing(({ state }) => state === 'cancelled'),
  'theme-days.evaluate': async ({ scope, subject, council, now }, { language, person }) => {
    const day = await themeDayById(scope, subject.split(':')[0] ?? '')
    if (day?.state !== 'open' || !person || !isOver(day, council, now)) return undefined
    const answered = (await evaluationsFor(scope, day.id)).some((each) => each.person === person.id)
    return answered ? undefined : { card: evaluateForm(day, undefined, { language, council, now }) }
  },
}
