import type { Card, Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import { formView } from '../../core/form.views'
import { newForm } from '../../core/form-screen'
import { type SheetButton, sheetView } from '../../core/sheet.views'
import { charterOf, councilWords } from '../council'
import { isOpen, isOverdue, KINDS, type Status } from './rules'
import type { Goal } from './store'
import { dayText, planWords } from './strings'
import { todayIn } from './use-cases'

export interface PlanFrame extends Frame {
  council: Council
  now: Date
}

const A_PAGE = 24

/** A page of the plan, from 0: what is overdue first, then by status. `word` is the reader's own address of the file. */
export function planView(
  goals: Goal[],
  { leads, word, page }: { leads: boolean; word?: string; page: number },
  frame: PlanFrame,
): Card {
  const { language, council, now } = frame
  const words = planWords(language)
  const today = todayIn(council, now)
  const late = goals.filter((goal) => isOverdue(goal, today))
  const inTime = goals.filter((goal) => !isOverdue(goal, today))
  const groups = [
    { heading: words.plan.overdue, of: late },
    ...(['running', 'planned', 'done', 'dropped'] as const).map((status) => ({
      heading: words.statuses[status],
      of: inTime.filter((goal) => goal.status === status),
    })),
  ].filter(({ of }) => of.length > 0)
  let before = 0
  const shown = groups.map(({ heading, of }) => {
    const from = page * A_PAGE - before
    before += of.length
    return {
      heading,
      rows: of.slice(Math.max(0, from), Math.max(0, from + A_PAGE)).map((goal) => ({
        title: goal.title,
        about: words.plan.row(goal.who, dayText(goal.due, language)),
        verb: 'plans.goal',
        data: { goal: goal.id },
      })),
    }
  })
  const to = (title: string, at: number) => ({ title, verb: 'plans.show', data: { page: String(at) } })
  const done = goals.filter(({ status }) => status === 'done').length
  const kept = goals.filter(({ status }) => status !== 'dropped').length
  return sheetView(
    {
      title: words.plan.title,
      lines: [goals.length === 0 ? words.plan.none : words.plan.progress(done, kept)],
      groups: shown.filter(({ rows }) => rows.length > 0),
      buttons: [
        ...(leads
          ? [
              {
                title: words.plan.new,
                verb: 'plans.goalForm',
                data: {},
                style: goals.length === 0 ? ('positive' as const) : ('default' as const),
              },
            ]
          : []),
        ...(goals.length > (page + 1) * A_PAGE ? [to(words.plan.next, page + 1)] : []),
        ...(page > 0 ? [to(words.plan.earlier, page - 1)] : []),
      ],
      links: word && goals.length > 0 ? [{ title: words.plan.word, url: word }] : [],
    },
    frame,
  )
}

const NEXT: Record<Status, Status[]> = {
  planned: ['running', 'dropped'],
  running: ['done', 'dropped'],
  done: ['running'],
  dropped: ['planned'],
}

/** What a goal is about, in the charter's names. */
export const areasOf = ({ focusAreas }: Goal, { language }: Frame): string =>
  focusAreas.map((area) => councilWords(language).focusAreas[area] ?? area).join(', ')

export function goalView(goal: Goal, leads: boolean, frame: PlanFrame, notice = ''): Card {
  const { language, council, now } = frame
  const words = planWords(language)
  const data = { goal: goal.id, version: String(goal.version) }
  const buttons: SheetButton[] = leads
    ? [
        ...NEXT[goal.status].map((status, at) => ({
          title: words.goal.to[status],
          verb: 'plans.status',
          data: { ...data, status },
          style: at === 0 && isOpen(goal) ? ('positive' as const) : ('default' as const),
        })),
        { title: words.goal.edit, verb: 'plans.goalForm', data: { goal: goal.id } },
      ]
    : []
  return sheetView(
    {
      title: goal.title,
      notice,
      noticeColor: 'Good',
      lines: [
        `${words.kinds[goal.kind]} · ${words.statuses[goal.status]}`,
        isOverdue(goal, todayIn(council, now)) ? words.goal.late : '',
        goal.what,
        goal.who ? words.goal.who(goal.who) : '',
        words.goal.due(dayText(goal.due, language)),
        goal.focusAreas.length > 0 ? words.goal.focus(areasOf(goal, frame)) : '',
        goal.together ? words.goal.together(goal.together) : '',
      ],
      buttons: [...buttons, { title: words.plan.back, verb: 'plans.show', data: {} }],
    },
    frame,
  )
}

export function goalForm(goal: Goal | undefined, frame: PlanFrame): Card {
  const { language, council } = frame
  const all = planWords(language)
  const words = all.form
  const named = councilWords(language).focusAreas
  return formView(
    {
      title: goal ? words.edit : words.new,
      inputs: [
        {
          kind: 'choice',
          id: 'kind',
          label: words.kind,
          value: goal?.kind ?? 'goal',
          choices: KINDS.map((value) => ({ value, title: all.kinds[value] })),
        },
        {
          kind: 'text',
          id: 'title',
          label: words.title,
          value: goal?.title ?? '',
          most: 100,
          required: true,
          error: words.titleError,
        },
        { kind: 'text', id: 'what', label: words.what, value: goal?.what ?? '', multiline: true, most: 1000 },
        { kind: 'text', id: 'who', label: words.who, value: goal?.who ?? '', most: 100 },
        {
          kind: 'date',
          id: 'due',
          label: words.due,
          value: goal?.due ?? '',
          required: true,
          error: words.dueError,
        },
        {
          kind: 'choice',
          id: 'focusAreas',
          label: words.focus,
          value: goal?.focusAreas.join(',') ?? '',
          several: true,
          choices: charterOf(council.type).focusAreas.map((value) => ({
            value,
            title: named[value] ?? value,
          })),
        },
        {
          kind: 'text',
          id: 'together',
          label: words.together,
          value: goal?.together ?? '',
          multiline: true,
          most: 500,
        },
      ],
      send: {
        title: words.save,
        verb: 'plans.save',
        data: { goal: goal?.id ?? '', version: String(goal?.version ?? 0), form: newForm() },
      },
      cancel: goal
        ? { title: words.cancel, verb: 'plans.goal', data: { goal: goal.id } }
        : { title: words.cancel, verb: 'plans.show', data: {} },
      screened: true,
    },
    frame,
  )
}
