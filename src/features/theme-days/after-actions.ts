import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Action, CouncilRequest } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { putOnWheel } from '../year-wheel'
import type { ExpectationText } from './answers-store'
import { agreementsForm, wheelForm } from './forms'
import { arranging, desk, OfDay, text, Versioned } from './handling'
import { linesOf } from './rules'
import type { ThemeDay } from './store'
import { themeDayWords } from './strings'
import { hasCome, readExpectations, readThemeDay, saveAgreements, todayIn } from './use-cases'

const Agreements = screenInputs.extend({ ...Versioned.shape, agreements: text(3000) })
const OnWheel = screenInputs.extend({
  ...OfDay.shape,
  form: z.uuid(),
  title: z.string().trim().min(1).max(80),
  date: z.iso.date(),
})

// Before the day they are nobody's to read, also not the organisers'.
const openExpectations = async (request: CouncilRequest, day: ThemeDay): Promise<ExpectationText[]> =>
  hasCome(day, request.council, request.now) ? readExpectations(request, day) : []

/** What a theme day leads to: agreements on working together, and entries on the year wheel. */
export const afterActions: Action[] = [
  arranging('agreementsForm', async (request) => {
    const day = await readThemeDay(request, OfDay.parse(request.data).day)
    return { replaceCard: agreementsForm(day, await openExpectations(request, day), request) }
  }),
  arranging('agreements', async (request) => {
    const { day: id, version, agreements, ...inputs } = Agreements.parse(request.data)
    screen([agreements], inputs)
    const before = await readThemeDay(request, id)
    const day = await saveAgreements(request, before, version, linesOf(agreements))
    return desk(request, day, themeDayWords(request.language).agreements.saved)
  }),
  arranging('wheelForm', async (request) => {
    const day = await readThemeDay(request, OfDay.parse(request.data).day)
    return { replaceCard: wheelForm(day, await openExpectations(request, day), request) }
  }),
  arranging('wheel', async (request) => {
    const { day: id, form, title, date, ...inputs } = OnWheel.parse(request.data)
    const { cprException } = screen([title], inputs)
    const { council, now } = request
    const day = await readThemeDay(request, id)
    if (date < todayIn(council, now)) throw new UserError('theme-days.wheelDay')
    const at = DateTime.fromISO(date, { zone: council.timeZone }).toJSDate()
    await putOnWheel(request, { title, kind: 'other', at, cprException }, form)
    const { saved } = themeDayWords(request.language).wheel
    return { replaceCard: wheelForm(day, await openExpectations(request, day), request, saved) }
  }),
]
