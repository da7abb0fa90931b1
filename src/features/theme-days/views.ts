import type { Card, Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import { longDate } from '../../core/language'
import { ruleValue } from '../../core/rules'
import { type SheetButton, sheetView } from '../../core/sheet.views'
import { councilWords } from '../council'
import type { SignUp } from './answers-store'
import { lastSignUp, type Slot, signUpDays, startOf } from './rules'
import type { ThemeDay } from './store'
import { themeDayWords } from './strings'
import { hasCome, isOver, signUpIsOver } from './use-cases'

export interface DayFrame extends Frame {
  council: Council
  now: Date
}

/** Rows of one kind that a card has room for. */
export const MOST_ROWS = 12

export const dayText = (day: string, { council, language }: DayFrame): string =>
  longDate(
    startOf({ day, from: '12:00', to: '12:00' }, council.timeZone).toJSDate(),
    council.timeZone,
    language,
  )

const clock = (time: string, { language }: Frame): string =>
  language === 'da' ? time.replace(':', '.') : time

export const whenText = (day: ThemeDay, frame: DayFrame): string =>
  themeDayWords(frame.language).day.when(
    dayText(day.day, frame),
    clock(day.from, frame),
    clock(day.to, frame),
  )

/** What it is about, in the charter's names. */
export function aboutText({ focusAreas, targetGroups }: ThemeDay, { language }: Frame): string {
  const named = councilWords(language)
  const names = [
    ...focusAreas.map((key) => named.focusAreas[key] ?? key),
    ...targetGroups.map((key) => named.targetGroups[key] ?? key),
  ]
  return names.length === 0 ? '' : themeDayWords(language).day.about(names.join(', '))
}

const slotText = ({ time, title, speaker }: Slot, frame: Frame): string =>
  [`${clock(time, frame)} ${title}`, speaker].filter(Boolean).join(' · ')

/** Theme days to come, and those that were. */
export function listView(days: ThemeDay[], arranges: boolean, frame: DayFrame): Card {
  const { list } = themeDayWords(frame.language)
  const { council, now } = frame
  const rows = (of: ThemeDay[]) =>
    of.slice(0, MOST_ROWS).map((day) => ({
      title: day.title,
      about: whenText(day, frame),
      verb: day.state === 'draft' ? 'theme-days.desk' : 'theme-days.day',
      data: { day: day.id },
    }))
  const open = days.filter(({ state }) => state === 'open')
  const groups = [
    { heading: list.coming, rows: rows(open.filter((day) => !isOver(day, council, now)).reverse()) },
    { heading: list.drafts, rows: arranges ? rows(days.filter(({ state }) => state === 'draft')) : [] },
    { heading: list.held, rows: rows(open.filter((day) => isOver(day, council, now))) },
  ].filter((group) => group.rows.length > 0)
  return sheetView(
    {
      title: list.title,
      lines: groups.length === 0 ? [list.none] : [],
      groups,
      buttons: arranges
        ? [
            { title: list.new, verb: 'theme-days.newForm', data: { kind: 'ordinary' } },
            { title: list.startUp, verb: 'theme-days.newForm', data: { kind: 'startUp' } },
          ]
        : [],
    },
    frame,
  )
}

export interface DayReader {
  /** In their own chat: there one can answer. */
  personal: boolean
  arranges: boolean
  own?: SignUp
  counts: { yes: number; no: number; expected: number; evaluated: number }
  /** Address of the programme as a file. */
  word?: string
}

/** A theme day for everybody in the council. */
export function dayView(
  themeDay: ThemeDay,
  { personal, arranges, own, counts, word }: DayReader,
  frame: DayFrame,
  notice = '',
): Card {
  const { language, council, now } = frame
  const { day: words, errors } = themeDayWords(language)
  const { state, kind } = themeDay
  const over = isOver(themeDay, council, now)
  const come = hasCome(themeDay, council, now)
  const live = state === 'open' && !over
  const data = { day: themeDay.id, date: themeDay.day }
  const late = live && signUpIsOver(themeDay, council, now)
  const button = (title: string, verb: string, style?: SheetButton['style']): SheetButton => ({
    title,
    verb: `theme-days.${verb}`,
    data,
    style,
  })
  const answerBy = lastSignUp(themeDay.day, ruleValue(signUpDays, council, now))
  const buttons = [
    ...(live && !own?.coming && !late
      ? [button(words.come, 'signUpForm', own ? 'default' : 'positive')]
      : []),
    ...(live && own?.coming && personal ? [button(words.change, 'signUpForm')] : []),
    ...(live && own?.coming !== false ? [button(words.stay, 'decline')] : []),
    ...(live && kind === 'startUp' && !come ? [button(words.expect, 'expectForm')] : []),
    ...(state === 'open' && over && personal ? [button(words.evaluate, 'evaluateForm', 'positive')] : []),
    ...(state === 'open' && kind === 'startUp' && come && personal
      ? [button(words.expectations, 'expectations')]
      : []),
    ...(over && counts.evaluated > 0 && personal ? [button(words.results, 'results')] : []),
    ...(arranges && state !== 'cancelled' ? [button(words.arrange, 'desk')] : []),
  ]
  return sheetView(
    {
      title: themeDay.title,
      notice,
      noticeColor: 'Good',
      lines: [
        state === 'cancelled' ? words.cancelled : '',
        state === 'draft' ? words.draft : '',
        whenText(themeDay, frame),
        themeDay.place,
        themeDay.purpose,
        aboutText(themeDay, frame),
        live && personal && own ? (own.coming ? words.yes : words.no) : '',
        live && !own && !late ? words.answerBy(dayText(answerBy, frame)) : '',
        late && !own?.coming ? errors.late : '',
      ],
      groups: [
        {
          heading: themeDay.programme.length > 0 ? words.programme : '',
          texts: themeDay.programme.map((slot) => slotText(slot, frame)),
        },
        ...(themeDay.agreements.length > 0
          ? [{ heading: words.agreements, texts: themeDay.agreements }]
          : []),
      ],
      note: [
        state !== 'cancelled' && counts.yes + counts.no > 0 ? words.counts(counts.yes, counts.no) : '',
        kind === 'startUp' && counts.expected > 0 ? words.expected(counts.expected) : '',
      ]
        .filter(Boolean)
        .join(' '),
      buttons,
      links:
        word && state !== 'cancelled' && themeDay.programme.length > 0
          ? [{ title: words.word, url: word }]
          : [],
    },
    frame,
  )
}

/** What its organisers can do about a theme day. */
export function deskView(
  themeDay: ThemeDay,
  { secretariat, counts, budget }: { secretariat: boolean; counts: DayReader['counts']; budget: string },
  frame: DayFrame,
  notice = '',
): Card {
  const { day: say, desk } = themeDayWords(frame.language)
  const { state, programme, kind } = themeDay
  const over = isOver(themeDay, frame.council, frame.now)
  const data = { day: themeDay.id, version: String(themeDay.version) }
  const row = (title: string, about: string, verb: string) => ({
    title,
    about,
    verb: `theme-days.${verb}`,
    data,
  })
  return sheetView(
    {
      title: desk.title(themeDay.title),
      notice,
      noticeColor: 'Good',
      lines: [
        state === 'draft' ? say.draft : say.counts(counts.yes, counts.no),
        kind === 'startUp' && counts.expected > 0 ? say.expected(counts.expected) : '',
        budget === '' ? '' : desk.budget(budget),
      ],
      groups: [
        {
          heading: desk.todo,
          rows: [
            row(desk.edit, whenText(themeDay, frame), 'editForm'),
            row(
              desk.programme,
              programme.length === 0 ? desk.programmeNone : desk.programmeLines(programme.length),
              'programmeForm',
            ),
            ...(secretariat && state === 'open' ? [row(desk.people, '', 'people')] : []),
            ...(state === 'open' && !over ? [row(desk.guests, desk.guestsAbout, 'guests')] : []),
            ...(state === 'open' && kind === 'startUp' ? [row(desk.agreements, '', 'agreementsForm')] : []),
            ...(state === 'open' ? [row(desk.wheel, '', 'wheelForm')] : []),
          ],
        },
      ],
      buttons: [
        ...(state === 'draft' && !over
          ? [{ title: desk.open, verb: 'theme-days.open', data, style: 'positive' as const }]
          : []),
        ...(secretariat && state === 'open'
          ? [
              {
                title: desk.expense,
                verb: 'money.expenseForm',
                data: { year: themeDay.day.slice(0, 4), matter: `theme-days:${themeDay.id}` },
              },
            ]
          : []),
        ...(over ? [] : [{ title: desk.cancel, verb: 'theme-days.cancelForm', data }]),
        state === 'draft'
          ? { title: say.back, verb: 'theme-days.list', data: {} }
          : { title: say.toDay, verb: 'theme-days.day', data: { day: themeDay.id } },
      ],
    },
    frame,
  )
}

/** Asks whether to call it off. */
export function cancelView(themeDay: ThemeDay, frame: DayFrame): Card {
  const { desk } = themeDayWords(frame.language)
  const data = { day: themeDay.id, version: String(themeDay.version) }
  return sheetView(
    {
      title: desk.cancelTitle,
      lines: [
        themeDay.title,
        whenText(themeDay, frame),
        themeDay.state === 'open' ? desk.cancelLine : desk.deleteLine,
      ],
      buttons: [
        { title: desk.cancelYes, verb: 'theme-days.cancel', data, style: 'destructive' },
        { title: desk.cancelNo, verb: 'theme-days.desk', data: { day: themeDay.id } },
      ],
    },
    frame,
  )
}
