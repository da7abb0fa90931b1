import { DateTime } from 'luxon'
import { z } from 'zod'
import { COUNCIL, LEADERS } from '../../core/council'
import type { Action, CouncilRequest, Feature, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { DOCX, fileName } from '../../documents/document'
import { docxOf } from '../../documents/docx'
import { charterOf } from '../council'
import { planDocument } from './document'
import { isOpen, isOverdue, KINDS, planMonths, STATUSES, standingAt } from './rules'
import { type Goal, goalsOf } from './store'
import { planWords } from './strings'
import { leads, readGoal, saveGoal, setStatus, todayIn } from './use-cases'
import { goalForm, goalView, planView } from './views'

const REVIEW_MINUTES = 15

const text = (most: number) => z.string().trim().max(most).default('')
const OfPage = z.object({ page: z.coerce.number().int().min(0).default(0) })
const OfGoal = z.object({ goal: z.string() })
const version = z.coerce.number().int().min(0)
const SetStatus = OfGoal.extend({ version, status: z.enum(STATUSES) })
const Save = screenInputs.extend({
  goal: z.string(),
  version,
  form: z.uuid(),
  kind: z.enum(KINDS),
  title: z.string().trim().min(1).max(100),
  what: text(1000),
  who: text(100),
  due: z.iso.date(),
  focusAreas: z
    .string()
    .default('')
    .transform((list) => list.split(',').filter((area) => area !== '')),
  together: text(500),
})

async function plan(request: CouncilRequest, page = 0) {
  const { scope, place, linkTo } = request
  const word = place === 'personal' ? linkTo('plans.actionPlan', scope.council) : undefined
  return planView(await goalsOf(scope), { leads: leads(request), word, page }, request)
}

const shown = (request: CouncilRequest, goal: Goal, notice = ''): Reply => ({
  replaceCard: goalView(goal, leads(request), request, notice),
})

const writing = (verb: string, handle: (request: CouncilRequest) => Promise<Reply>): Action => ({
  verb: `plans.${verb}`,
  access: LEADERS,
  handle(request) {
    if (request.place !== 'personal') throw new UserError('plans.personal')
    return handle(request)
  },
})

/** The council's action plan (handlingsplan): goals, initiatives and themes of up to two years. */
export const plans: Feature = {
  name: 'plans',
  strings: planWords,
  rules: [planMonths],
  commands: [{ key: 'plan', access: COUNCIL, handle: async (request) => ({ card: await plan(request) }) }],
  actions: [
    {
      verb: 'plans.show',
      access: COUNCIL,
      handle: async (request) => ({
        replaceCard: await plan(request, OfPage.parse(request.data ?? {}).page),
      }),
    },
    {
      verb: 'plans.goal',
      access: COUNCIL,
      handle: async (request) => shown(request, await readGoal(request, OfGoal.parse(request.data).goal)),
    },
    writing('goalForm', async (request) => {
      const { goal } = OfGoal.partial().parse(request.data)
      return { replaceCard: goalForm(goal ? await readGoal(request, goal) : undefined, request) }
    }),
    writing('save', async (request) => {
      const {
        goal,
        version: from,
        form,
        kind,
        title,
        what,
        who,
        due,
        focusAreas,
        together,
        ...inputs
      } = Save.parse(request.data)
      const { cprException } = screen([title, what, who, together], inputs)
      const known = charterOf(request.council.type).focusAreas
      const words = {
        kind,
        title,
        what,
        who,
        due,
        together,
        cprException,
        focusAreas: focusAreas.filter((area) => known.includes(area)),
      }
      const saved = await saveGoal(request, words, { form, goal, version: from })
      return shown(request, saved, planWords(request.language).plan.saved)
    }),
    writing('status', async (request) => {
      const { goal, version: from, status } = SetStatus.parse(request.data)
      return shown(request, await setStatus(request, goal, from, status))
    }),
  ],
  searchable: async (scope, { council }) => [
    {
      source: 'plans:goals',
      entries: (await goalsOf(scope)).map(({ id, title, what, who, together, due, focusAreas }) => ({
        id,
        kind: 'plan',
        title,
        text: [what, who, together].join('\n'),
        at: DateTime.fromISO(due, { zone: council.timeZone }).toJSDate(),
        focusAreas,
        readers: 'council',
        verb: 'plans.goal',
        data: { goal: id },
      })),
    },
  ],
  downloads: {
    'plans.actionPlan': async ({ scope, council, language, now }) => {
      const { name } = planWords(language).file
      return {
        name: fileName([name, todayIn(council, now)], 'docx'),
        type: DOCX,
        bytes: await docxOf(planDocument(await goalsOf(scope), { council, language, now })),
      }
    },
  },
  /** A review of the plan can be taken on the agenda of any meeting as long as a goal is open. */
  async offersItems(scope, { council, meeting, now }) {
    const open = (await goalsOf(scope)).filter(isOpen)
    if (open.length === 0) return []
    const words = planWords(council.language).review
    const titles = (goals: Goal[]) => goals.map(({ title }) => title).join('; ')
    const late = open.filter((goal) => isOverdue(goal, todayIn(council, now)))
    return [
      {
        source: `plans:${meeting.id}`,
        title: words.title,
        background: words.background(titles(open), titles(late)).slice(0, 2000),
        recommendation: words.recommendation,
        purpose: 'discussion',
        minutes: REVIEW_MINUTES,
      },
    ]
  },
  /** How the goals stood at the end; those that were done or dropped before it began are told of already. */
  async chapters(scope, { from, to, language }) {
    const { chapter, statuses } = planWords(language)
    const kept = (await goalsOf(scope))
      .filter(({ madeAt }) => madeAt < to)
      .map((goal) => ({ goal, ...standingAt(goal, to) }))
      .filter(({ status }) => status !== 'dropped')
      .filter(({ goal, status, at }) => status !== 'done' || !goal.history || at >= from)
    if (kept.length === 0) return []
    const done = kept.filter(({ status }) => status === 'done').length
    const items = kept.map(({ goal, status }) => chapter.item(goal.title, statuses[status]))
    return [{ part: 'plans', title: chapter.title, texts: [chapter.count(done, kept.length)], items }]
  },
  async wheel(scope, { council, from, to, now, language }) {
    const today = todayIn(council, now)
    return (await goalsOf(scope))
      .filter(isOpen)
      .map((goal) => ({
        at: DateTime.fromISO(goal.due, { zone: council.timeZone }).toJSDate(),
        title: planWords(language).wheel(goal.title, isOverdue(goal, today)),
        kind: 'deadline' as const,
      }))
      .filter(({ at }) => at >= from && at < to)
  },
}
