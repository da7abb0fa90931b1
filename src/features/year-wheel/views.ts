import { DateTime } from 'luxon'
import { z } from 'zod'
import { buttonData } from '../../core/card-data'
import { type Card, defineCard, type Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import { formView } from '../../core/form.views'
import { newForm } from '../../core/form-screen'
import { dayIn, longDate, shortDate } from '../../core/language'
import { type SheetButton, sheetView } from '../../core/sheet.views'
import { remindDaysOf } from './rules'
import { ENTRY_KINDS, type Entry } from './store'
import { wheelWords } from './strings'
import type { NumberedEntry } from './wheel'

interface CouncilFrame extends Frame {
  council: Council
  now: Date
}

const wheelCard = defineCard(
  'year-wheel/wheel',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    picture: z.string(),
    altText: z.string(),
    lines: z.array(z.string()),
    buttons: z.array(buttonData),
  }),
)

/** Entries that a card has room for beside a picture, and as a list. */
const BESIDE = 12
const LISTED = 60

const lineOf = ({ number, at, title }: NumberedEntry, { council, language }: CouncilFrame): string =>
  wheelWords(language).line(number, shortDate(at, council.timeZone, language), title)

/** The year as a picture, with what comes next in words; the alternative text says all of it. */
export function wheelView(
  year: number,
  entries: NumberedEntry[],
  picture: string,
  leads: boolean,
  frame: CouncilFrame,
): Card {
  const words = wheelWords(frame.language)
  const lines = entries.map((entry) => lineOf(entry, frame))
  const coming = entries.filter(({ at }) => at >= frame.now).slice(0, BESIDE)
  return wheelCard(
    {
      fallbackText: words.title(year),
      title: words.title(year),
      picture,
      altText: words.alt(year, lines.length === 0 ? words.none : lines.slice(0, LISTED).join(' ')),
      lines: lines.length === 0 ? [words.none] : coming.map((entry) => lineOf(entry, frame)),
      buttons: [
        { title: words.asList, verb: 'year-wheel.list', data: { year: String(year) } },
        ...(leads
          ? [{ title: words.add, verb: 'year-wheel.form', data: { year: String(year), entry: '' } }]
          : []),
      ],
    },
    { ...frame, tab: { page: 'wheel', id: String(year) } },
  )
}

/** The year by month. What the council has entered itself can be opened by those who prepare its year. */
export function listView(
  year: number,
  entries: NumberedEntry[],
  { leads, pictured }: { leads: boolean; pictured: boolean },
  frame: CouncilFrame,
  notice = '',
): Card {
  const words = wheelWords(frame.language)
  const shown = entries.slice(0, LISTED)
  const monthOf = ({ at }: NumberedEntry) => DateTime.fromJSDate(at, { zone: frame.council.timeZone }).month
  const data = { year: String(year) }
  const own = leads ? entries.filter((entry) => entry.own).slice(0, 15) : []
  const buttons: SheetButton[] = [
    ...(pictured ? [{ title: words.asPicture, verb: 'year-wheel.show', data }] : []),
    ...(leads
      ? [
          { title: words.add, verb: 'year-wheel.form', data: { ...data, entry: '' } },
          ...(entries.some(({ own, kind }) => own || kind === 'meeting')
            ? [{ title: words.nextYear(year + 1), verb: 'year-wheel.copy', data }]
            : []),
        ]
      : []),
  ]
  return sheetView(
    {
      notice,
      title: words.title(year),
      lines: entries.length === 0 ? [words.none] : [],
      groups: [
        ...words.monthNames.flatMap((heading, index) => {
          const texts = shown
            .filter((entry) => monthOf(entry) === index + 1)
            .map((entry) => lineOf(entry, frame))
          return texts.length > 0 ? [{ heading, texts }] : []
        }),
        ...(own.length > 0
          ? [
              {
                heading: words.edit,
                rows: own.map((entry) => ({
                  title: entry.title,
                  about: `${shortDate(entry.at, frame.council.timeZone, frame.language)} · ${words.kinds[entry.kind]}`,
                  verb: 'year-wheel.open',
                  data: { entry: entry.own?.id ?? '' },
                })),
              },
            ]
          : []),
      ],
      note: entries.length > LISTED ? words.more(entries.length - LISTED) : '',
      buttons,
    },
    { ...frame, tab: { page: 'wheel', id: String(year) } },
  )
}

const dayOf = (at: Date, { council }: CouncilFrame): string => dayIn(at, council.timeZone)

const versioned = ({ id, version = 0 }: Entry) => ({ entry: id, version: String(version) })

/** An own entry with what can be done about it. */
export function entryView(
  entry: Entry,
  make: { verb: string; data: Record<string, string> } | undefined,
  frame: CouncilFrame,
  notice = '',
): Card {
  const words = wheelWords(frame.language)
  const title = words.make[entry.kind]
  const year = dayOf(entry.at, frame).slice(0, 4)
  return sheetView(
    {
      notice,
      title: entry.title,
      lines: [longDate(entry.at, frame.council.timeZone, frame.language), words.kinds[entry.kind]],
      buttons: [
        ...(make && title ? [{ title, ...make, style: 'positive' as const }] : []),
        { title: words.form.editTitle, verb: 'year-wheel.form', data: { year, entry: entry.id } },
        { title: words.remove, verb: 'year-wheel.remove', data: versioned(entry) },
        { title: words.form.back, verb: 'year-wheel.list', data: { year } },
      ],
    },
    frame,
  )
}

export function entryForm(year: number, entry: Entry | undefined, frame: CouncilFrame): Card {
  const words = wheelWords(frame.language)
  const { form } = words
  const ahead = entry && remindDaysOf(entry, frame.council.timeZone)
  return formView(
    {
      title: entry ? form.editTitle : form.newTitle,
      inputs: [
        {
          kind: 'text',
          id: 'title',
          label: form.title,
          value: entry?.title ?? '',
          most: 80,
          required: true,
          error: form.titleError,
        },
        {
          kind: 'choice',
          id: 'kind',
          label: form.kind,
          value: entry?.kind ?? 'other',
          choices: ENTRY_KINDS.map((kind) => ({ title: words.kinds[kind], value: kind })),
        },
        {
          kind: 'date',
          id: 'day',
          label: form.day,
          value: entry ? dayOf(entry.at, frame) : '',
          required: true,
          error: form.dayError,
        },
        {
          kind: 'choice',
          id: 'remind',
          label: form.remind,
          value: String(ahead ?? 'none'),
          choices: Object.entries(form.remindChoices)
            .sort(([a], [b]) => (a === 'none' ? -1 : b === 'none' ? 1 : Number(a) - Number(b)))
            .map(([value, title]) => ({ title, value })),
        },
      ],
      send: {
        title: form.save,
        verb: 'year-wheel.save',
        data: { ...(entry ? versioned(entry) : { entry: '' }), form: newForm() },
      },
      cancel: { title: form.back, verb: 'year-wheel.list', data: { year: String(year) } },
      screened: true,
    },
    frame,
  )
}

export function reminderView(entry: Entry, frame: CouncilFrame): Card {
  const words = wheelWords(frame.language)
  return sheetView(
    {
      title: entry.title,
      lines: [words.reminder(longDate(entry.at, frame.council.timeZone, frame.language))],
      buttons: [
        {
          title: words.form.back,
          verb: 'year-wheel.list',
          data: { year: dayOf(entry.at, frame).slice(0, 4) },
        },
        { title: words.form.editTitle, verb: 'year-wheel.open', data: { entry: entry.id } },
      ],
      note: words.why,
    },
    frame,
  )
}
