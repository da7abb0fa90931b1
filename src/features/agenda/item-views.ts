import { z } from 'zod'
import { buttonData, linkData } from '../../core/card-data'
import { type Card, defineCard } from '../../core/cards'
import { noticeCard } from '../../core/router.views'
import { councilWords } from '../council'
import type { Attachment } from './attachment-store'
import { itemWords } from './item.strings'
import { afterAt, committeeQuestion, type ItemText, itemDeadlineDays, lateItems } from './rules'
import type { Item } from './store'
import { agendaWords } from './strings'
import { type Button, button, type CouncilFrame, make } from './views'

const itemCard = defineCard(
  'agenda/item',
  z.object({
    fallbackText: z.string(),
    notice: z.string(),
    title: z.string(),
    state: z.string(),
    about: z.string(),
    sections: z.array(z.object({ title: z.string(), text: z.string() })),
    notes: z.array(z.string()),
    links: z.array(linkData),
    rows: z.array(buttonData),
    buttons: z.array(button),
  }),
)

export interface Reader {
  owns: boolean
  leads: boolean
}

/** What belongs to an item besides its own words. */
export interface Around {
  /** Items that were laid together with it. */
  joined: Item[]
  /** The item that it was laid together with. */
  into?: Item
  attachments: (Pick<Attachment, 'id' | 'item' | 'name'> & { url: string })[]
  /** The version of the meeting's plan that moving it up or down starts from. */
  planVersion: number
}
export const NOTHING_AROUND: Around = { joined: [], attachments: [], planVersion: 0 }

/** One item with what this reader may do with it. */
export function itemView(item: Item, reader: Reader, around: Around, frame: CouncilFrame, notice = ''): Card {
  const { joined, into, attachments } = around
  const all = agendaWords(frame.language)
  const words = itemWords(frame.language)
  const names = [...new Set([item, ...joined].map(({ proposer }) => proposer.name))]
  return itemCard(
    {
      fallbackText: item.title,
      notice,
      title: item.title,
      state: words.states[item.state],
      about: `${all.about(all.purposes[item.purpose], item.minutes)} · ${words.proposedBy(all.list(names))}`,
      sections: [
        ...sectionsOf(item, frame),
        ...joined.map((part) => ({
          title: words.joined(part.title, part.proposer.name),
          text: [part.background, part.recommendation].filter((text) => text !== '').join('\n'),
        })),
      ],
      notes: notesOf(item, reader, into, frame),
      links: [
        ...(item.link ? [{ title: words.openLink, url: item.link }] : []),
        ...attachments.map(({ name, url }) => ({ title: words.attachment(name), url })),
      ],
      rows: rowsOf(item, reader, around, frame),
      buttons: buttonsOf(item, reader, around, frame),
    },
    frame,
  )
}

/** An item's texts under the names of their parts, empty ones left out. */
export function sectionsOf(
  item: Pick<
    ItemText,
    'background' | 'recommendation' | 'summary' | 'economy' | 'focusAreas' | 'targetGroups'
  >,
  { language }: { language: CouncilFrame['language'] },
): { title: string; text: string }[] {
  const words = itemWords(language)
  const named = councilWords(language)
  const names = (keys: string[] | undefined, table: Record<string, string>) =>
    (keys ?? []).flatMap((key) => table[key] ?? []).join(' · ')
  return [
    { title: words.summary, text: item.summary ?? '' },
    { title: words.background, text: item.background },
    { title: words.economy, text: item.economy ?? '' },
    {
      title: words.recommendation,
      text: item.recommendation && words.at(afterAt(item.recommendation)),
    },
    { title: words.focusAreas, text: names(item.focusAreas, named.focusAreas) },
    { title: words.targetGroups, text: names(item.targetGroups, named.targetGroups) },
  ].filter(({ text }) => text !== '')
}

function notesOf(
  item: Item,
  { leads }: Reader,
  into: Item | undefined,
  { language }: CouncilFrame,
): string[] {
  const words = itemWords(language)
  return [
    ...(item.late && item.state === 'proposed' ? [words.late] : []),
    ...(item.declineReason && item.state === 'declined' ? [words.declined(item.declineReason)] : []),
    ...(item.committeeName ? [words.passedOn(item.committeeName)] : []),
    ...(into ? [words.into(into.title)] : []),
    ...(leads && item.committee && item.committee !== 'no' ? [words.committee[item.committee]] : []),
    ...(item.cprException && leads ? [words.cprException(item.cprException)] : []),
  ]
}

// The sender thinks that it may be a committee's matter: then passing it on is one of the next steps.
const elsewhere = ({ committee }: Item): boolean => committee === 'yes' || committee === 'unsure'

// The next step as a button; what is done less often as a row.
function buttonsOf(
  item: Item,
  { owns, leads }: Reader,
  { planVersion }: Around,
  { language }: CouncilFrame,
): Button[] {
  const words = itemWords(language)
  const data = { item: item.id }
  const waits = item.state === 'proposed'
  const on = item.state === 'accepted'
  const place = { ...data, from: String(planVersion) }
  return [
    ...(waits && leads
      ? [
          make(words.accept, 'agenda.accept', data, 'positive'),
          make(words.decline, 'agenda.declineForm', data),
          ...(elsewhere(item) ? [make(words.passOn, 'agenda.passOnForm', data)] : []),
        ]
      : []),
    ...(waits && owns && !leads
      ? [make(words.edit, 'agenda.editForm', data), make(words.withdraw, 'agenda.withdraw', data)]
      : []),
    ...(on && leads
      ? [
          make(words.up, 'agenda.up', place),
          make(words.down, 'agenda.down', place),
          make(words.edit, 'agenda.editForm', data),
        ]
      : []),
    ...(item.state === 'merged' && leads ? [make(words.unmerge, 'agenda.unmerge', data)] : []),
    ...(item.state === 'withdrawn' && owns ? [make(words.restore, 'agenda.restore', data)] : []),
    ...(leads ? [make(words.back, 'agenda.build')] : []),
  ]
}

function rowsOf(
  item: Item,
  { owns, leads }: Reader,
  { joined, attachments }: Around,
  { language }: CouncilFrame,
): z.infer<typeof buttonData>[] {
  const words = itemWords(language)
  const data = { item: item.id }
  const waits = item.state === 'proposed'
  const live = waits || item.state === 'accepted'
  return [
    ...(waits && leads ? [{ title: words.editText, verb: 'agenda.editForm', data }] : []),
    ...(item.state === 'accepted' && leads ? [{ title: words.takeOff, verb: 'agenda.takeOff', data }] : []),
    ...(live && leads
      ? [
          { title: words.merge, verb: 'agenda.mergeList', data },
          { title: words.postpone, verb: 'agenda.postpone', data: { ...data, meeting: item.meeting } },
        ]
      : []),
    ...(waits && leads && !elsewhere(item) ? [{ title: words.passOn, verb: 'agenda.passOnForm', data }] : []),
    ...(leads
      ? joined.map((part) => ({
          title: words.seeJoined(part.title),
          verb: 'agenda.open',
          data: { item: part.id },
        }))
      : []),
    ...(waits && owns && leads ? [{ title: words.withdraw, verb: 'agenda.withdraw', data }] : []),
    ...(live && (owns || leads) ? [{ title: words.howToAttach, verb: 'agenda.howToAttach', data }] : []),
    ...(leads || (waits && owns)
      ? attachments
          .filter((file) => file.item === item.id)
          .map(({ id, name }) => ({
            title: words.removeFile(name),
            verb: 'agenda.removeFile',
            data: { ...data, file: id },
          }))
      : []),
    ...(elsewhere(item) && leads && waits
      ? [{ title: words.committeeRule, verb: 'council.showRule', data: { rule: committeeQuestion.key } }]
      : []),
    ...(item.late
      ? [{ title: words.lateRule, verb: 'council.showRule', data: { rule: lateItems.key } }]
      : live && owns
        ? [{ title: words.deadlineRule, verb: 'council.showRule', data: { rule: itemDeadlineDays.key } }]
        : []),
  ]
}

/** Tells the proposer what became of the item. */
export function fateView(item: Item, into: Item | undefined, frame: CouncilFrame): Card {
  const words = itemWords(frame.language)
  const title = words.fate[item.move ?? 'accepted']
  const why =
    item.move === 'declined' && item.declineReason
      ? words.declined(item.declineReason)
      : item.move === 'passedOn' && item.committeeName
        ? words.passedOn(item.committeeName)
        : item.move === 'merged' && into
          ? words.into(into.title)
          : ''
  return noticeCard(
    {
      fallbackText: title,
      title,
      text: [item.title, why].filter((text) => text !== '').join('\n'),
      buttons: [{ title: words.fate.read, verb: 'agenda.open', data: { item: item.id } }],
    },
    frame,
  )
}

/** Tells those whose `part` was laid together with the item what became of both. */
export function sharedFateView(item: Item, part: Item, frame: CouncilFrame): Card {
  const words = itemWords(frame.language)
  const title = words.fate[item.move ?? 'accepted']
  return noticeCard(
    {
      fallbackText: title,
      title,
      text: `${part.title}\n${words.into(item.title)}`,
      buttons: [{ title: words.fate.read, verb: 'agenda.open', data: { item: part.id } }],
    },
    frame,
  )
}

/** Tells the proposer that somebody else's item has been laid together with theirs. */
export function joinedView(item: Item, into: Item, frame: CouncilFrame): Card {
  const words = itemWords(frame.language)
  return noticeCard(
    {
      fallbackText: words.fate.joined,
      title: words.fate.joined,
      text: words.fate.joinedText(into.title, item.title, item.proposer.name),
      buttons: [{ title: words.fate.read, verb: 'agenda.open', data: { item: into.id } }],
    },
    frame,
  )
}
