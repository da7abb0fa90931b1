import { z } from 'zod'
import { øreFrom } from '../../core/amount'
import { COUNCIL } from '../../core/council'
import type { Action, CouncilRequest } from '../../core/feature'
import { newForm, screen, screenInputs } from '../../core/form-screen'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { charterOf } from '../council'
import { afterActions } from './after-actions'
import { answerActions } from './answer-actions'
import { programmeForm, themeDayForm } from './forms'
import { guestActions } from './guest-actions'
import { arranging, desk, OfDay, text, Versioned } from './handling'
import { BadLine, KINDS, programmeFrom } from './rules'
import { shown } from './showing'
import { type ThemeDay, themeDaysOf } from './store'
import { themeDayWords } from './strings'
import {
  arranges,
  cancelThemeDay,
  isOver,
  openThemeDay,
  readThemeDay,
  saveProgramme,
  saveThemeDay,
  signUpIsOver,
} from './use-cases'
import { cancelView, listView } from './views'

const keys = z
  .string()
  .default('')
  .transform((list) => list.split(',').filter((key) => key !== ''))
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const New = z.object({
  kind: z.enum(KINDS).default('ordinary'),
  day: z.string().default(''),
  form: z.string().optional(),
})
const Save = screenInputs.extend({
  ...Versioned.shape,
  kind: z.enum(KINDS),
  form: z.string().min(1),
  title: z.string().trim().min(1).max(100),
  purpose: text(500),
  date: z.iso.date(),
  from: clock,
  to: clock,
  place: text(200),
  budget: text(10),
  focusAreas: keys,
  targetGroups: keys,
})
const Programme = Versioned.extend({ programme: text(2000) })

/** An amount as it is typed, in øre; an empty one is nothing. */
function amountFrom(typed: string): number {
  const øre = typed === '' ? 0 : øreFrom(typed)
  if (øre === undefined) throw new UserError('theme-days.amount')
  return øre
}

function programmeIn(typed: string) {
  try {
    return programmeFrom(typed)
  } catch (error) {
    if (error instanceof BadLine) throw new UserError('theme-days.badLine', { line: error.line })
    throw error
  }
}

/** With a word to the organisers when it is too late to sign up. */
const noticed = (said: string, day: ThemeDay, { council, now, language }: CouncilRequest): string =>
  day.state === 'open' && !isOver(day, council, now) && signUpIsOver(day, council, now)
    ? `${said} ${themeDayWords(language).desk.late}`
    : said

export const list = async (request: CouncilRequest) =>
  listView(await themeDaysOf(request.scope), arranges(request), request)

const planning: Action[] = [
  {
    verb: 'theme-days.list',
    access: COUNCIL,
    handle: async (request) => ({ replaceCard: await list(request) }),
  },
  {
    verb: 'theme-days.day',
    access: COUNCIL,
    handle: async (request) => shown(request, await readThemeDay(request, OfDay.parse(request.data).day)),
  },
  arranging('desk', async (request) =>
    desk(request, await readThemeDay(request, OfDay.parse(request.data).day)),
  ),
  arranging('newForm', async (request) => {
    const { kind, day, form } = New.parse(request.data)
    return { replaceCard: themeDayForm({ kind, day, form: form ?? newForm() }, request) }
  }),
  arranging('editForm', async (request) => ({
    replaceCard: themeDayForm(
      { themeDay: await readThemeDay(request, OfDay.parse(request.data).day) },
      request,
    ),
  })),
  arranging('save', async (request) => {
    const {
      day: id,
      version,
      form,
      kind,
      date,
      budget,
      noNames,
      notCpr,
      notCprReason,
      ...written
    } = Save.parse(request.data)
    const { title, purpose, place, from, to } = written
    const { cprException } = screen([title, purpose, place], { noNames, notCpr, notCprReason })
    const charter = charterOf(request.council.type)
    const known = (named: string[], of: readonly string[]) => named.filter((key) => of.includes(key))
    const themeDay = {
      title,
      purpose,
      day: date,
      from,
      to,
      place,
      budget: amountFrom(budget),
      focusAreas: known(written.focusAreas, charter.focusAreas),
      targetGroups: known(written.targetGroups, charter.targetGroups),
      cprException,
    }
    const words = themeDayWords(request.language)
    const programme =
      kind === 'startUp' ? programmeFrom(themeDayWords(request.council.language).template.programme) : []
    const { day, notifications } = await saveThemeDay(request, themeDay, {
      id,
      version,
      form,
      kind,
      programme,
    })
    return { ...(await desk(request, day, noticed(words.form.saved, day, request))), notifications }
  }),
  arranging('programmeForm', async (request) => ({
    replaceCard: programmeForm(await readThemeDay(request, OfDay.parse(request.data).day), request),
  })),
  arranging('programme', async (request) => {
    const { day, version, programme } = Programme.parse(request.data)
    if (holdsCpr(programme)) throw new UserError('core.cpr')
    const before = await readThemeDay(request, day)
    const saved = await saveProgramme(request, before, version, programmeIn(programme))
    return desk(request, saved, themeDayWords(request.language).form.saved)
  }),
  arranging('open', async (request) => {
    const { day: id, version } = Versioned.parse(request.data)
    const { day, notifications } = await openThemeDay(request, id, version)
    const { opened } = themeDayWords(request.language).desk
    return { ...(await desk(request, day, noticed(opened, day, request))), notifications }
  }),
  arranging('cancelForm', async (request) => ({
    replaceCard: cancelView(await readThemeDay(request, OfDay.parse(request.data).day), request),
  })),
  arranging('cancel', async (request) => {
    const { day: id, version } = Versioned.parse(request.data)
    const { notifications } = await cancelThemeDay(request, id, version)
    return { replaceCard: await list(request), notifications }
  }),
]

export const actions: Action[] = [...planning, ...answerActions, ...afterActions, ...guestActions]
