import { z } from 'zod'
import { COUNCIL, everybodyIn, type Role, SECRETARIAT } from '../../core/council'
import type { Action, CouncilRequest, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { peopleById, personById } from '../council'
import { expectationsView, peopleView, resultsView } from './answer-views'
import { evaluationsFor, expectationsFor, signUpsFor } from './answers-store'
import { evaluateForm, expectForm, signUpForm } from './forms'
import { OfDay, personally, text } from './handling'
import { GRADES } from './rules'
import { shown } from './showing'
import type { ThemeDay } from './store'
import { themeDayWords } from './strings'
import {
  checkInTime,
  evaluate,
  expect,
  hasCome,
  isOver,
  ownSignUp,
  readExpectations,
  readThemeDay,
  signUp,
} from './use-cases'

const MOST = 300
const OfPerson = OfDay.extend({ person: z.string().optional(), date: z.iso.date().optional() })
const SignUp = screenInputs.extend({
  ...OfPerson.shape,
  access: text(200),
  food: text(200),
  transport: text(200),
})
const Expect = screenInputs.extend({
  ...OfDay.shape,
  others: text(MOST),
  secretariat: text(MOST),
  year: text(MOST),
})
const Evaluate = screenInputs.extend({
  ...OfDay.shape,
  grade: z.enum(GRADES),
  good: text(MOST),
  better: text(MOST),
})

/** What is somebody's own is answered in their own chat, wherever it was pressed. */
const inOwnChat = ({ scope, person, language, activityId }: CouncilRequest, day: ThemeDay): Reply => ({
  toast: themeDayWords(language).day.sentToYou,
  notifications: [
    { kind: 'theme-days.mine', scope, subject: `${day.id}:${activityId}`, to: { person: person.id } },
  ],
})

const answering = (
  verb: string,
  handle: (request: CouncilRequest) => Promise<Reply>,
  access: readonly Role[] = COUNCIL,
): Action => ({
  verb: `theme-days.${verb}`,
  access,
  handle(request) {
    personally(request)
    return handle(request)
  },
})

// Only the secretariat answers for others.
function whom({ member, person }: CouncilRequest, named: string | undefined): string {
  if (named === undefined || named === person.id) return person.id
  if (!SECRETARIAT.includes(member.role)) throw new UserError('theme-days.notInCouncil')
  return named
}

async function people(request: CouncilRequest, day: ThemeDay, notice = ''): Promise<Reply> {
  const { scope, council, linkTo } = request
  const signUps = await signUpsFor(scope, day)
  const ids = [...new Set([...everybodyIn(council), ...signUps.map(({ person }) => person)])]
  const known = await peopleById(scope, ids)
  const named = ids
    .map((person) => ({ person, name: known.get(person)?.name ?? '' }))
    .sort((a, b) => a.name.localeCompare(b.name, council.language))
  const word = linkTo('theme-days.people', day.id)
  return { replaceCard: peopleView(day, signUps, named, word, request, notice) }
}

async function results(request: CouncilRequest, day: ThemeDay, notice = ''): Promise<Reply> {
  if (!isOver(day, request.council, request.now)) throw new UserError('theme-days.notOver')
  const { evaluate: words } = themeDayWords(request.language)
  const all = await evaluationsFor(request.scope, day.id)
  const grades = GRADES.map((grade) =>
    words.gradeLine(words.grades[grade], all.filter((each) => each.grade === grade).length),
  )
  const texts = (of: 'good' | 'better') => all.map((each) => each[of]).filter((each) => each !== '')
  const found = { grades: all.length > 0 ? grades : [], good: texts('good'), better: texts('better') }
  return { replaceCard: resultsView(day, found, all.length, request, notice) }
}

export const answerActions: Action[] = [
  {
    verb: 'theme-days.signUpForm',
    access: COUNCIL,
    async handle(request) {
      const day = await readThemeDay(request, OfDay.parse(request.data).day)
      if (request.place !== 'personal') return inOwnChat(request, day)
      await checkInTime(request, day)
      return { replaceCard: signUpForm(day, await ownSignUp(request, day), undefined, request) }
    },
  },
  answering('signUp', async (request) => {
    const { day: id, date, person, access, food, transport, ...inputs } = SignUp.parse(request.data)
    screen([access, food, transport], inputs)
    const who = whom(request, person)
    const day = await signUp(request, id, { date, person: who, coming: true, access, food, transport })
    const { thanksYes } = themeDayWords(request.language).day
    return who === request.person.id ? shown(request, day, thanksYes) : people(request, day)
  }),
  {
    verb: 'theme-days.decline',
    access: COUNCIL,
    async handle(request) {
      const { day: id, date, person } = OfPerson.parse(request.data)
      const who = whom(request, person)
      const nothing = { access: '', food: '', transport: '' }
      const day = await signUp(request, id, { date, person: who, coming: false, ...nothing })
      const { thanksNo } = themeDayWords(request.language).day
      if (request.place !== 'personal') return { toast: thanksNo }
      return who === request.person.id ? shown(request, day, thanksNo) : people(request, day)
    },
  },
  answering(
    'people',
    async (request) => people(request, await readThemeDay(request, OfDay.parse(request.data).day)),
    SECRETARIAT,
  ),
  answering(
    'personForm',
    async (request) => {
      const { day: id, person = '' } = OfPerson.parse(request.data)
      const day = await readThemeDay(request, id)
      const own = (await signUpsFor(request.scope, day)).find((each) => each.person === person)
      const name = (await personById(request.scope, person))?.name ?? ''
      return { replaceCard: signUpForm(day, own, { person, name }, request) }
    },
    SECRETARIAT,
  ),
  answering('expectForm', async (request) => {
    const { scope, person, council, now } = request
    const day = await readThemeDay(request, OfDay.parse(request.data).day)
    if (hasCome(day, council, now)) throw new UserError('theme-days.onDay')
    const own = (await expectationsFor(scope, day.id)).find((each) => each.person === person.id)
    return { replaceCard: expectForm(day, own, request) }
  }),
  answering('expect', async (request) => {
    const { day: id, others, secretariat, year, ...inputs } = Expect.parse(request.data)
    screen([others, secretariat, year], inputs)
    const day = await expect(request, id, { others, secretariat, year })
    return shown(request, day, themeDayWords(request.language).expect.saved)
  }),
  answering('expectations', async (request) => {
    const day = await readThemeDay(request, OfDay.parse(request.data).day)
    const all = await readExpectations(request, day)
    const pdf = request.linkTo('theme-days.expectations', day.id)
    return { replaceCard: expectationsView(day, all, pdf, request) }
  }),
  answering('evaluateForm', async (request) => {
    const { scope, person } = request
    const day = await readThemeDay(request, OfDay.parse(request.data).day)
    if (!isOver(day, request.council, request.now)) throw new UserError('theme-days.notOver')
    const own = (await evaluationsFor(scope, day.id)).find((each) => each.person === person.id)
    return { replaceCard: evaluateForm(day, own, request) }
  }),
  answering('evaluate', async (request) => {
    const { day: id, grade, good, better, ...inputs } = Evaluate.parse(request.data)
    screen([good, better], inputs)
    const day = await evaluate(request, id, { grade, good, better })
    return results(request, day, themeDayWords(request.language).evaluate.saved)
  }),
  answering('results', async (request) =>
    results(request, await readThemeDay(request, OfDay.parse(request.data).day)),
  ),
]
