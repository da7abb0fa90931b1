import { amountTyped } from '../../core/amount'
import type { Card } from '../../core/cards'
import { formView, type Input } from '../../core/form.views'
import { newForm } from '../../core/form-screen'
import { charterOf, councilWords } from '../council'
import type { Evaluation, Expectation, ExpectationText, SignUp } from './answers-store'
import { GRADES, programmeText, type ThemeDayKind } from './rules'
import type { ThemeDay } from './store'
import { themeDayWords } from './strings'
import type { DayFrame } from './views'

const many = (id: string, label: string, value = '', most = 500): Input => ({
  kind: 'text',
  id,
  label,
  value,
  most,
  multiline: true,
})
const required = (error: string) => ({ required: true, error })

const toDay = (themeDay: ThemeDay, verb: 'day' | 'desk' | 'people', { language }: DayFrame) => ({
  title: themeDayWords(language).form.cancel,
  verb: `theme-days.${verb}`,
  data: { day: themeDay.id },
})

/** A new theme day, from its template when it is a start-up, or one that is there. `day` is `yyyy-MM-dd`. */
export function themeDayForm(
  about: { themeDay: ThemeDay } | { kind: ThemeDayKind; day: string; form: string },
  frame: DayFrame,
): Card {
  const all = themeDayWords(frame.language)
  const words = all.form
  const { focusAreas, targetGroups } = charterOf(frame.council.type)
  const named = councilWords(frame.language)
  const known = 'themeDay' in about ? about.themeDay : undefined
  const kind = 'kind' in about ? about.kind : about.themeDay.kind
  const template = kind === 'startUp' ? all.template : { title: '', purpose: '' }
  const tags = (keys: readonly string[], names: Record<string, string>) =>
    keys.map((value) => ({ value, title: names[value] ?? value }))
  return formView(
    {
      title: known ? words.edit : words.new[kind],
      inputs: [
        {
          kind: 'text',
          id: 'title',
          label: words.title,
          value: known?.title ?? template.title,
          most: 100,
          ...required(words.titleError),
        },
        many('purpose', words.purpose, known?.purpose ?? template.purpose),
        {
          kind: 'date',
          id: 'date',
          label: words.day,
          value: known?.day ?? ('day' in about ? about.day : ''),
          ...required(words.dayError),
        },
        {
          kind: 'time',
          id: 'from',
          label: words.from,
          value: known?.from ?? '10:00',
          ...required(words.timeError),
        },
        {
          kind: 'time',
          id: 'to',
          label: words.to,
          value: known?.to ?? '15:00',
          ...required(words.timeError),
        },
        { kind: 'text', id: 'place', label: words.place, value: known?.place ?? '', most: 200 },
        {
          kind: 'text',
          id: 'budget',
          label: words.budget,
          value: known && known.budget > 0 ? amountTyped(known.budget) : '',
          most: 10,
        },
        {
          kind: 'choice',
          id: 'focusAreas',
          label: words.focusAreas,
          value: known?.focusAreas.join(',') ?? '',
          several: true,
          choices: tags(focusAreas, named.focusAreas),
        },
        {
          kind: 'choice',
          id: 'targetGroups',
          label: words.targetGroups,
          value: known?.targetGroups.join(',') ?? '',
          several: true,
          choices: tags(targetGroups, named.targetGroups),
        },
      ],
      send: {
        title: words.save,
        verb: 'theme-days.save',
        data: {
          day: known?.id ?? '',
          version: String(known?.version ?? 0),
          kind,
          form: 'form' in about ? about.form : newForm(),
        },
      },
      cancel: known
        ? toDay(known, 'desk', frame)
        : { title: words.cancel, verb: 'theme-days.list', data: {} },
      screened: true,
    },
    frame,
  )
}

const versioned = (verb: string, title: string, { id, version }: ThemeDay) => ({
  title,
  verb: `theme-days.${verb}`,
  data: { day: id, version: String(version) },
})

/** The programme as lines; speakers are named, so it is not asked whether anybody is. */
export function programmeForm(themeDay: ThemeDay, frame: DayFrame): Card {
  const { programmeForm: words, form } = themeDayWords(frame.language)
  return formView(
    {
      title: words.title,
      lines: [words.line],
      inputs: [
        {
          ...many('programme', words.label, programmeText(themeDay.programme), 2000),
          ...required(words.error),
        },
      ],
      send: versioned('programme', form.save, themeDay),
      cancel: toDay(themeDay, 'desk', frame),
      screened: false,
    },
    frame,
  )
}

/** What somebody needs; `other` is whom the secretariat answers for. */
export function signUpForm(
  themeDay: ThemeDay,
  own: SignUp | undefined,
  other: { person: string; name: string } | undefined,
  frame: DayFrame,
): Card {
  const { signUpForm: words } = themeDayWords(frame.language)
  const data = { day: themeDay.id, date: themeDay.day, ...(other ? { person: other.person } : {}) }
  return formView(
    {
      title: other ? words.titleOf(other.name) : words.title,
      lines: [themeDay.title, words.line],
      inputs: [
        { kind: 'text', id: 'access', label: words.access, value: own?.access ?? '' },
        { kind: 'text', id: 'food', label: words.food, value: own?.food ?? '' },
        { kind: 'text', id: 'transport', label: words.transport, value: own?.transport ?? '' },
      ],
      send: { title: other ? words.sendOf : words.send, verb: 'theme-days.signUp', data },
      others: other ? [{ title: words.declineOf, verb: 'theme-days.decline', data }] : [],
      cancel: toDay(themeDay, other ? 'people' : 'day', frame),
      screened: true,
    },
    frame,
  )
}

/** What a member expects, in three questions. */
export function expectForm(themeDay: ThemeDay, own: Expectation | undefined, frame: DayFrame): Card {
  const { expect: words } = themeDayWords(frame.language)
  return formView(
    {
      title: words.title,
      lines: [words.line],
      inputs: [
        many('others', words.others, own?.others),
        many('secretariat', words.secretariat, own?.secretariat),
        many('year', words.year, own?.year),
      ],
      send: { title: words.send, verb: 'theme-days.expect', data: { day: themeDay.id } },
      cancel: toDay(themeDay, 'day', frame),
      screened: true,
    },
    frame,
  )
}

const MOST_DRAFTED = 10

/** The council's agreements, a line each; before the first they begin as what people expect of each other. */
export function agreementsForm(themeDay: ThemeDay, expectations: ExpectationText[], frame: DayFrame): Card {
  const { agreements: words, form } = themeDayWords(frame.language)
  const expected = expectations
    .flatMap(({ others, secretariat }) => [others, secretariat])
    .filter((text) => text !== '')
    .slice(0, MOST_DRAFTED)
  const first = themeDay.agreements.length === 0
  return formView(
    {
      title: words.title,
      lines: [first && expected.length > 0 ? words.line : words.lineAgain],
      inputs: [
        many(
          'agreements',
          words.label,
          (first ? expected : themeDay.agreements).join('\n').slice(0, 3000),
          3000,
        ),
      ],
      send: versioned('agreements', form.save, themeDay),
      cancel: toDay(themeDay, 'desk', frame),
      screened: true,
    },
    frame,
  )
}

/** An entry for the year wheel, beside what people hope of the year. */
export function wheelForm(
  themeDay: ThemeDay,
  expectations: ExpectationText[],
  frame: DayFrame,
  notice = '',
): Card {
  const { wheel: words } = themeDayWords(frame.language)
  const hopes = expectations.map(({ year }) => year).filter((text) => text !== '')
  return formView(
    {
      title: words.title,
      lines: [
        ...(notice === '' ? [] : [notice]),
        ...(hopes.length > 0 ? [words.line, ...hopes.slice(0, MOST_DRAFTED)] : []),
      ],
      inputs: [
        { kind: 'text', id: 'title', label: words.what, most: 80, ...required(words.whatError) },
        {
          kind: 'date',
          id: 'date',
          label: words.day,
          ...required(themeDayWords(frame.language).form.dayError),
        },
      ],
      send: {
        title: words.save,
        verb: 'theme-days.wheel',
        data: { day: themeDay.id, form: newForm() },
      },
      cancel: toDay(themeDay, 'desk', frame),
      screened: true,
    },
    frame,
  )
}

export function evaluateForm(themeDay: ThemeDay, own: Evaluation | undefined, frame: DayFrame): Card {
  const { evaluate: words } = themeDayWords(frame.language)
  return formView(
    {
      title: words.title(themeDay.title),
      lines: [words.line],
      inputs: [
        {
          kind: 'choice',
          id: 'grade',
          label: words.grade,
          value: own?.grade ?? '',
          style: 'expanded',
          choices: GRADES.map((value) => ({ value, title: words.grades[value] })),
          ...required(words.gradeError),
        },
        many('good', words.good, own?.good),
        many('better', words.better, own?.better),
      ],
      send: { title: words.send, verb: 'theme-days.evaluate', data: { day: themeDay.id } },
      cancel: toDay(themeDay, 'day', frame),
      screened: true,
    },
    frame,
  )
}
