import type { Delivery } from '../../core/feature'
import { evaluationsFor } from './answers-store'
import { evaluateForm } from './forms'
import { readerOf } from './showing'
import { type ThemeDay, themeDayById } from './store'
import { themeDayWords } from './strings'
import { isOver } from './use-cases'
import { dayView } from './views'

const idIn = (subject: string): string => subject.split(':')[0] ?? ''

/** A card about a theme day while it is right to send one. */
const showing =
  (
    right: (state: ThemeDay['state'], over: boolean) => boolean,
    noticeOf: (words: ReturnType<typeof themeDayWords>) => string = () => '',
  ): Delivery =>
  async ({ scope, subject, council, now }, { language, person, linkTo }) => {
    const day = await themeDayById(scope, idIn(subject))
    if (!day || !right(day.state, isOver(day, council, now))) return undefined
    const reader = await readerOf(day, council, person, linkTo)
    return { card: dayView(day, reader, { language, council, now }, noticeOf(themeDayWords(language))) }
  }

const coming = (state: ThemeDay['state'], over: boolean): boolean => state === 'open' && !over

export const deliveries: Record<string, Delivery> = {
  'theme-days.invitation': showing(coming, ({ invited }) => invited),
  'theme-days.reminder': showing(coming, ({ reminder }) => reminder),
  'theme-days.mine': showing((state) => state === 'open'),
  'theme-days.cancelled': showing((state) => state === 'cancelled'),
  'theme-days.evaluate': async ({ scope, subject, council, now }, { language, person }) => {
    const day = await themeDayById(scope, idIn(subject))
    if (day?.state !== 'open' || !person) return undefined
    const answered = (await evaluationsFor(scope, day.id)).some((each) => each.person === person.id)
    return answered ? undefined : { card: evaluateForm(day, undefined, { language, council, now }) }
  },
}
