import type { Card, Frame } from '../../core/cards'
import { sheetView } from '../../core/sheet.views'
import type { ExpectationText, SignUp } from './answers-store'
import type { ThemeDay } from './store'
import { themeDayWords } from './strings'
import { type DayFrame, MOST_ROWS } from './views'

const needsText = ({ access, food, transport }: SignUp, { language }: Frame): string => {
  const { people } = themeDayWords(language)
  return [
    access && people.access(access),
    food && people.food(food),
    transport && people.transport(transport),
  ]
    .filter(Boolean)
    .join(' · ')
}

const MOST_PEOPLE = 45

/** Who comes and what they need: for the secretariat alone. */
export function peopleView(
  themeDay: ThemeDay,
  signUps: SignUp[],
  people: { person: string; name: string }[],
  word: string | undefined,
  frame: DayFrame,
  notice = '',
): Card {
  const { people: words, day: say } = themeDayWords(frame.language)
  const byPerson = new Map(signUps.map((each) => [each.person, each]))
  const rows = (of: { person: string; name: string }[], about: (own: SignUp | undefined) => string) =>
    of.slice(0, MOST_PEOPLE / 3).map(({ person, name }) => ({
      title: name,
      about: about(byPerson.get(person)),
      verb: 'theme-days.personForm',
      data: { day: themeDay.id, person },
    }))
  const coming = people.filter(({ person }) => byPerson.get(person)?.coming)
  const declined = people.filter(({ person }) => byPerson.get(person)?.coming === false)
  const silent = people.filter(({ person }) => !byPerson.has(person))
  const needs = (own: SignUp | undefined) => (own && needsText(own, frame)) || words.nothing
  return sheetView(
    {
      title: words.title,
      notice,
      noticeColor: 'Good',
      lines: [themeDay.title],
      groups: [
        { heading: words.coming(coming.length), rows: rows(coming, needs) },
        { heading: words.declined(declined.length), rows: rows(declined, () => '') },
        { heading: words.silent(silent.length), rows: rows(silent, () => '') },
      ],
      note: words.note,
      buttons: [{ title: say.toDay, verb: 'theme-days.desk', data: { day: themeDay.id } }],
      links: word ? [{ title: words.word, url: word }] : [],
    },
    frame,
  )
}

const MOST_EXPECTED = 8

export const COLUMNS = ['others', 'secretariat', 'year'] as const

/** What everybody expects, by what they expect it of; nobody's name. */
export function expectationsView(
  themeDay: ThemeDay,
  expectations: ExpectationText[],
  pdf: string | undefined,
  frame: DayFrame,
): Card {
  const { expect: words, day: say } = themeDayWords(frame.language)
  return sheetView(
    {
      title: words.view,
      lines: [expectations.length === 0 ? words.none : words.viewLine],
      groups: COLUMNS.map((column) => {
        const texts = expectations.map((each) => each[column]).filter((text) => text !== '')
        const more = texts.length - MOST_EXPECTED
        return {
          heading: texts.length > 0 ? words.columns[column] : '',
          texts: [...texts.slice(0, MOST_EXPECTED), ...(more > 0 ? [words.more(more)] : [])],
        }
      }),
      buttons: [{ title: say.toDay, verb: 'theme-days.day', data: { day: themeDay.id } }],
      links: pdf && expectations.length > 0 ? [{ title: words.pdf, url: pdf }] : [],
    },
    frame,
  )
}

/** How people found the day; nobody's name. */
export function resultsView(
  themeDay: ThemeDay,
  { grades, good, better }: { grades: string[]; good: string[]; better: string[] },
  count: number,
  frame: DayFrame,
  notice = '',
): Card {
  const { evaluate: words, day: say } = themeDayWords(frame.language)
  return sheetView(
    {
      title: words.results(themeDay.title),
      notice,
      noticeColor: 'Good',
      lines: [count === 0 ? words.none : words.answers(count), ...grades],
      groups: [
        { heading: good.length > 0 ? words.good : '', texts: good.slice(0, MOST_ROWS) },
        { heading: better.length > 0 ? words.better : '', texts: better.slice(0, MOST_ROWS) },
      ],
      buttons: [{ title: say.toDay, verb: 'theme-days.day', data: { day: themeDay.id } }],
    },
    frame,
  )
}
