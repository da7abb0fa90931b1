import { z } from 'zod'
import { type Card, defineCard } from '../../core/cards'
import type { OfferedItem } from '../../core/feature'
import { clockTime, longDate } from '../../core/language'
import { routerWords } from '../../core/router.strings'
import { ruleValue } from '../../core/rules'
import { shortened } from '../../core/shortened'
import type { Meeting } from '../meetings'
import type { PublishedItem } from './agenda-store'
import { buildWords } from './build.strings'
import { fileWords } from './files.strings'
import { itemWords } from './item.strings'
import { plannedEnd, publishDays, publishDeadline } from './rules'
import type { Item } from './store'
import { agendaWords } from './strings'
import { type Button, button, type CouncilFrame, make, whenOf } from './views'

const row = z.object({
  verb: z.string(),
  data: z.record(z.string(), z.string()),
  title: z.string(),
  about: z.string(),
})

const listCard = defineCard(
  'agenda/list',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    when: z.string(),
    notice: z.string(),
    groups: z.array(z.object({ heading: z.string(), rows: z.array(row) })),
    note: z.string(),
    warning: z.string(),
    buttons: z.array(button),
  }),
)

export interface Building {
  meeting: Meeting
  /** What waits, in the order it came. */
  waiting: Item[]
  /** What publishing now would send. */
  draft: PublishedItem[]
  offers: OfferedItem[]
  published: { version: number; current: boolean }
}

// What a card of 28 KB holds; a row leads to all that waits.
const MOST_WAITING = 5
const MOST_LATE = 3
const MOST_OFFERS = 3
const MOST_OTHERS = 24
const MOST_TITLE = 64

const short = (title: string): string => shortened(title, MOST_TITLE)

/** Formandskab and secretariat: what waits, what is on, and the way to publishing. */
export function buildView(
  { meeting, waiting, draft, offers, published }: Building,
  frame: CouncilFrame,
  notice = '',
): Card {
  const { language, council, now } = frame
  const all = agendaWords(language)
  const words = buildWords(language).build
  const inTime = waiting.filter(({ late }) => !late)
  const late = waiting.filter((item) => item.late)
  const own = draft.filter(({ fixed }) => !fixed)
  const next = inTime[0] ?? late[0]
  const end = plannedEnd(meeting, draft)
  const rowOf = (item: Item) => waitingRow(item, frame)
  const groups = [
    {
      heading: waiting.length > 0 ? words.waiting(waiting.length) : words.noneWaiting,
      rows: inTime.slice(0, MOST_WAITING).map(rowOf),
    },
    ...(late.length > 0 ? [{ heading: words.late, rows: late.slice(0, MOST_LATE).map(rowOf) }] : []),
    ...(inTime.length > MOST_WAITING || late.length > MOST_LATE
      ? [
          {
            heading: '',
            rows: [{ verb: 'agenda.waiting', data: {}, title: words.all(waiting.length), about: '' }],
          },
        ]
      : []),
    {
      heading: words.chosen(
        own.length,
        own.reduce((sum, { minutes }) => sum + minutes, 0),
      ),
      rows: own.map(({ id, title, proposers, purpose, minutes }) => ({
        verb: 'agenda.open',
        data: { item: id },
        title: `${draft.findIndex((item) => item.id === id) + 1} · ${short(title)}`,
        about: words.row(all.list(proposers), all.purposes[purpose], minutes),
      })),
    },
    ...(offers.length > 0
      ? [
          {
            heading: words.offers,
            rows: offers.slice(0, MOST_OFFERS).map(({ source, title, purpose, minutes }) => ({
              verb: 'agenda.takeOffer',
              data: { source },
              title: short(title),
              about: all.about(all.purposes[purpose], minutes),
            })),
          },
        ]
      : []),
  ]
  const time = clockTime(end.at, council.timeZone, language)
  return listCard(
    {
      fallbackText: words.title,
      title: words.title,
      when: whenOf(meeting, frame),
      notice,
      groups,
      note: [
        own.length > 0 ? words.ends(time) : '',
        published.version === 0
          ? words.sendBy(
              longDate(publishDeadline(meeting, council, now), council.timeZone, language),
              ruleValue(publishDays, council, now),
            )
          : published.current
            ? words.published(published.version)
            : words.change(published.version),
      ]
        .filter((sentence) => sentence !== '')
        .join(' '),
      warning: own.length > 0 && end.over > 0 ? words.over(end.over) : '',
      buttons: buildButtons(meeting, next, own.length, published.version, frame),
    },
    { ...frame, tab: { page: 'builder' } },
  )
}

const waitingRow = ({ id, title, proposer, purpose, minutes }: Item, { language }: CouncilFrame) => {
  const all = agendaWords(language)
  return {
    verb: 'agenda.open',
    data: { item: id },
    title: short(title),
    about: buildWords(language).build.row(proposer.name, all.purposes[purpose], minutes),
  }
}

/** Everything that waits, where the builder shows only the first. */
export function waitingView(meeting: Meeting, waiting: Item[], frame: CouncilFrame): Card {
  const words = buildWords(frame.language).build
  const heading = waiting.length > 0 ? words.waiting(waiting.length) : words.noneWaiting
  return listCard(
    {
      fallbackText: heading,
      title: heading,
      when: whenOf(meeting, frame),
      notice: '',
      groups: [{ heading: '', rows: waiting.slice(0, MOST_OTHERS).map((item) => waitingRow(item, frame)) }],
      note: '',
      warning: '',
      buttons: [make(itemWords(frame.language).back, 'agenda.build')],
    },
    frame,
  )
}

function buildButtons(
  meeting: Meeting,
  next: Item | undefined,
  count: number,
  version: number,
  frame: CouncilFrame,
): Button[] {
  const { language } = frame
  const words = buildWords(language).build
  return [
    ...(next ? [make(words.next, 'agenda.open', { item: next.id }, 'positive')] : []),
    make(words.see, 'agenda.preview', {}, next ? 'default' : 'positive'),
    ...(count > 0 ? [make(words.arrange, 'agenda.arrangeForm')] : []),
    version > 0
      ? make(fileWords(language).files.get, 'agenda.files', { meeting: meeting.id })
      : make(routerWords(language).showRule, 'council.showRule', { rule: publishDays.key }),
  ]
}

/** A person's own items and what became of them. */
export function myItemsView(items: Item[], frame: CouncilFrame): Card {
  const words = itemWords(frame.language)
  return listCard(
    {
      fallbackText: words.mine.title,
      title: words.mine.title,
      when: '',
      notice: '',
      groups: [
        {
          heading: items.length === 0 ? words.mine.none : '',
          rows: items.map((item) => ({
            verb: 'agenda.open',
            data: { item: item.id },
            title: short(item.title),
            about: words.states[item.state],
          })),
        },
      ],
      note: '',
      warning: '',
      buttons: [make(agendaWords(frame.language).propose, 'agenda.proposeForm')],
    },
    frame,
  )
}

/** Which other item of the meeting an item is to be laid together with. */
export function mergeView(item: Item, others: Item[], frame: CouncilFrame): Card {
  const all = itemWords(frame.language)
  const words = buildWords(frame.language).merge
  return listCard(
    {
      fallbackText: words.title,
      title: words.title,
      when: item.title,
      notice: '',
      groups: [
        {
          heading: others.length > 0 ? words.choose : words.none,
          rows: others.slice(0, MOST_OTHERS).map(({ id, title, proposer }) => ({
            verb: 'agenda.merge',
            data: { item: item.id, into: id },
            title: short(title),
            about: all.proposedBy(proposer.name),
          })),
        },
      ],
      note: words.note,
      warning: '',
      buttons: [make(all.backToItem, 'agenda.open', { item: item.id })],
    },
    frame,
  )
}
