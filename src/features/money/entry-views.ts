import type { Card } from '../../core/cards'
import { sheetView } from '../../core/sheet.views'
import { dayText, money } from './amount.strings'
import type { Entry } from './ledger-store'
import { CATEGORIES, type Category } from './rules'
import { moneyWords } from './strings'
import type { Told } from './told'
import { howOf, type MoneyFrame, roomForm } from './views'

const ENTRIES_A_PAGE = 12

/** What an entry moves: what it adds to one account, as it takes it from another. */
const amountOf = ({ postings }: Entry): number => postings[0]?.amount ?? 0

/** The category whose money an entry uses; none where it only pays out or closes. */
export function categoryOf({ postings }: Entry): Category | undefined {
  const used = postings.find(({ account }) => account.startsWith('used:'))?.account.slice(5)
  return CATEGORIES.find((each) => each === used)
}

const titleOf = (entry: Entry, { language }: MoneyFrame): string => {
  const words = moneyWords(language).entries
  return words.row(entry.number, words.kinds[entry.kind], money(amountOf(entry), language))
}

const open = (entry: Entry) => ({ verb: 'money.entry', data: { entry: entry.id } })

/** `3/2027` */
const reference = ({ number, year }: Entry): string => `${number}/${year}`

/** How an entry came about, in lines. */
function howOfEntry({ entry, claim, name, counter, countered }: Told, frame: MoneyFrame): string[] {
  const { claim: say, entries: words } = moneyWords(frame.language)
  return [
    name ? say.for(name) : '',
    claim ? howOf(claim, frame) : '',
    claim?.text ?? '',
    countered ? words.counters(reference(countered)) : '',
    claim?.why && entry.kind === 'counter' ? say.why(claim.why) : '',
    counter ? words.counteredBy(reference(counter)) : '',
  ].filter((line) => line !== '')
}

/** A row for each entry, with how it came about. */
export const toldRows = (told: Told[], frame: MoneyFrame) =>
  told.map((each) => ({
    title: titleOf(each.entry, frame),
    about: [dayText(each.entry.day, frame.language), each.entry.text].filter(Boolean).join(' · '),
    how: howOfEntry(each, frame),
    ...open(each.entry),
  }))

/** A page of a year's entries, the newest first; `page` counts from 0. */
export function entriesView(year: number, entries: Entry[], page: number, frame: MoneyFrame): Card {
  const all = moneyWords(frame.language)
  const words = all.entries
  const newestFirst = [...entries].reverse()
  const shown = newestFirst.slice(page * ENTRIES_A_PAGE, (page + 1) * ENTRIES_A_PAGE)
  const to = (title: string, at: number) => ({
    title,
    verb: 'money.entries',
    data: { year: String(year), page: String(at) },
  })
  return sheetView(
    {
      title: words.title(year),
      lines: entries.length === 0 ? [words.none] : [],
      groups: [
        {
          rows: shown.map((entry) => ({
            title: titleOf(entry, frame),
            about: [dayText(entry.day, frame.language), entry.text].filter(Boolean).join(' · '),
            ...open(entry),
          })),
        },
      ],
      buttons: [
        ...(page > 0 ? [to(words.newer, page - 1)] : []),
        ...(newestFirst.length > (page + 1) * ENTRIES_A_PAGE ? [to(words.older, page + 1)] : []),
        { title: words.back, verb: 'money.budget', data: { year: String(year) } },
      ],
    },
    frame,
  )
}

export function entryView(told: Told, frame: MoneyFrame): Card {
  const all = moneyWords(frame.language)
  const words = all.entries
  const { entry, counter } = told
  const category = categoryOf(entry)
  const { year, claim } = entry
  return sheetView(
    {
      title: titleOf(entry, frame),
      lines: [
        dayText(entry.day, frame.language),
        category ? all.categories[category] : '',
        entry.text,
        ...howOfEntry(told, frame),
      ],
      buttons: [
        ...(entry.kind === 'expense' && !counter
          ? [{ title: words.counter, verb: 'money.counterForm', data: { entry: entry.id } }]
          : []),
        ...(claim ? [{ title: words.claim, verb: 'money.claim', data: { claim } }] : []),
        { title: words.back, verb: 'money.entries', data: { year: String(year) } },
      ],
    },
    frame,
  )
}

export function counterForm(entry: Entry, frame: MoneyFrame): Card {
  const all = moneyWords(frame.language)
  const words = all.entries
  return roomForm(
    {
      title: words.counterTitle,
      lines: [words.counterLine],
      inputs: [{ kind: 'text', id: 'text', label: words.reason, required: true, error: words.reasonError }],
      send: { title: words.counter, verb: 'money.counter', data: { entry: entry.id } },
      cancel: { title: all.correctForm.cancel, verb: 'money.entry', data: { entry: entry.id } },
      screened: true,
    },
    frame,
  )
}
