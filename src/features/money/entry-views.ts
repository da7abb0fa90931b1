import type { Card } from '../../core/cards'
import { sheetView } from '../../core/sheet.views'
import type { Entry } from './ledger-store'
import { CATEGORIES } from './rules'
import { dayText, money, moneyWords } from './strings'
import { type MoneyFrame, roomForm } from './views'

export const ENTRIES_A_PAGE = 12

/** What an entry moves: what it adds to one account, as it takes it from another. */
export const amountOf = ({ postings }: Entry): number => postings[0]?.amount ?? 0

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
            title: words.row(entry.number, words.kinds[entry.kind], money(amountOf(entry), frame.language)),
            about: [dayText(entry.day, frame.language), entry.text].filter(Boolean).join(' · '),
            verb: 'money.entry',
            data: { entry: entry.id },
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

/** `3/2027` */
const reference = ({ number, year }: Entry): string => `${number}/${year}`

export function entryView(
  entry: Entry,
  { counter, countered }: { counter?: Entry; countered?: Entry },
  frame: MoneyFrame,
): Card {
  const all = moneyWords(frame.language)
  const words = all.entries
  const used = entry.postings.find(({ account }) => account.startsWith('used:'))?.account.slice(5)
  const category = CATEGORIES.find((each) => each === used)
  const { year, claim } = entry
  return sheetView(
    {
      title: words.row(entry.number, words.kinds[entry.kind], money(amountOf(entry), frame.language)),
      lines: [
        dayText(entry.day, frame.language),
        category ? all.categories[category] : '',
        entry.text,
        countered ? words.counters(reference(countered)) : '',
        counter ? words.counteredBy(reference(counter)) : '',
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
