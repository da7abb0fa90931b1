import { z } from 'zod'
import { type Card, defineCard } from '../../core/cards'
import { newForm, screenData, screenPart } from '../../core/form-screen'
import { noticeCard } from '../../core/router.views'
import type { Meeting } from '../meetings'
import { type ItemText, MINUTES, PURPOSES } from './rules'
import type { Item } from './store'
import { agendaWords } from './strings'
import { type CouncilFrame, deadlineNote, whenOf } from './views'

const choice = z.object({ title: z.string(), value: z.string() })
const field = z.object({ label: z.string(), value: z.string() })

const formCard = defineCard(
  'agenda/form',
  z.object({
    fallbackText: z.string(),
    heading: z.string(),
    meeting: z.string(),
    deadline: z.string(),
    title: field.extend({ error: z.string() }),
    background: field,
    recommendation: field,
    purpose: field.extend({ choices: z.array(choice) }),
    minutes: field.extend({ error: z.string(), choices: z.array(choice) }),
    screen: screenData,
    send: z.object({ title: z.string(), verb: z.string(), data: z.record(z.string(), z.string()) }),
  }),
)

/** The form for a new item, or for one that its proposer changes. */
export function itemForm(meeting: Meeting, item: Item | undefined, frame: CouncilFrame): Card {
  const words = agendaWords(frame.language).form
  const text: ItemText = item ?? {
    title: '',
    background: '',
    recommendation: '',
    purpose: 'discussion',
    minutes: 15,
  }
  const heading = item ? words.editTitle : words.newTitle
  return formCard(
    {
      fallbackText: heading,
      heading,
      meeting: words.meeting(whenOf(meeting, frame)),
      deadline: item ? '' : deadlineNote(meeting, frame),
      title: { label: words.title, value: text.title, error: words.titleError },
      background: { label: words.background, value: text.background },
      recommendation: { label: words.recommendation, value: text.recommendation },
      purpose: {
        label: words.purpose,
        value: text.purpose,
        choices: PURPOSES.map((purpose) => ({ title: words.purposeChoices[purpose], value: purpose })),
      },
      minutes: {
        label: words.minutes,
        value: String(text.minutes),
        error: words.minutesError,
        choices: MINUTES.map((minutes) => ({ title: words.minutesChoice(minutes), value: String(minutes) })),
      },
      screen: screenPart(frame.language),
      send: item
        ? { title: words.save, verb: 'agenda.rewrite', data: { item: item.id } }
        : { title: words.send, verb: 'agenda.propose', data: { form: newForm(), meeting: meeting.id } },
    },
    frame,
  )
}

const button = z.object({
  title: z.string(),
  verb: z.string(),
  data: z.record(z.string(), z.string()),
  style: z.string(),
})

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
    buttons: z.array(button),
  }),
)

/** One item with what this reader may do with it. */
export function itemView(
  item: Item,
  reader: { owns: boolean; leads: boolean },
  frame: CouncilFrame,
  notice = '',
): Card {
  const all = agendaWords(frame.language)
  const words = all.item
  const waits = item.state === 'proposed'
  const make = (title: string, verb: string, style = 'default') => ({
    title,
    verb,
    data: { item: item.id },
    style,
  })
  const buttons = [
    ...(waits && reader.leads
      ? [make(words.accept, 'agenda.accept', 'positive'), make(words.decline, 'agenda.declineForm')]
      : []),
    ...(waits && reader.owns
      ? [make(words.edit, 'agenda.editForm'), make(words.withdraw, 'agenda.withdraw')]
      : []),
    ...(item.state === 'withdrawn' && reader.owns ? [make(words.restore, 'agenda.restore')] : []),
    ...(reader.leads ? [make(words.back, 'agenda.build')] : []),
  ]
  return itemCard(
    {
      fallbackText: item.title,
      notice,
      title: item.title,
      state: words.states[item.state],
      about: `${all.about(all.purposes[item.purpose], item.minutes)} · ${words.proposedBy(item.proposer.name)}`,
      sections: [
        { title: words.background, text: item.background },
        { title: words.recommendation, text: item.recommendation },
      ].filter(({ text }) => text !== ''),
      notes: [
        ...(item.late ? [words.late] : []),
        ...(item.declineReason ? [words.declined(item.declineReason)] : []),
        ...(item.cprException && reader.leads ? [words.cprException(item.cprException)] : []),
      ],
      buttons,
    },
    frame,
  )
}

const declineCard = defineCard(
  'agenda/decline',
  z.object({
    fallbackText: z.string(),
    heading: z.string(),
    title: z.string(),
    explain: z.string(),
    reason: z.object({ label: z.string(), error: z.string() }),
    screen: screenData,
    send: z.string(),
    cancel: z.string(),
    item: z.string(),
  }),
)

export function declineForm(item: Item, frame: CouncilFrame): Card {
  const words = agendaWords(frame.language).declineForm
  return declineCard(
    {
      fallbackText: words.title,
      heading: words.title,
      title: item.title,
      explain: words.explain(item.proposer.name),
      reason: { label: words.reason, error: words.reasonError },
      screen: screenPart(frame.language),
      send: words.send,
      cancel: words.cancel,
      item: item.id,
    },
    frame,
  )
}

const listCard = defineCard(
  'agenda/list',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    when: z.string(),
    groups: z.array(
      z.object({
        heading: z.string(),
        rows: z.array(z.object({ item: z.string(), title: z.string(), about: z.string() })),
      }),
    ),
    note: z.string(),
    buttons: z.array(button),
  }),
)

/** Formandskab and secretariat: what waits, what is on, and the way to publishing. */
export function buildView(
  meeting: Meeting,
  items: Item[],
  published: { version: number; current: boolean },
  frame: CouncilFrame,
): Card {
  const all = agendaWords(frame.language)
  const words = all.build
  const waiting = items.filter(({ state }) => state === 'proposed')
  const accepted = items.filter(({ state }) => state === 'accepted')
  const row = (item: Item) => ({
    item: item.id,
    title: item.title,
    about: words.row(item.proposer.name, all.purposes[item.purpose], item.minutes),
  })
  const minutes = accepted.reduce((sum, item) => sum + item.minutes, 0)
  const next = waiting[0]
  return listCard(
    {
      fallbackText: words.title,
      title: words.title,
      when: whenOf(meeting, frame),
      groups: [
        {
          heading: next ? words.waiting(waiting.length) : words.noneWaiting,
          rows: waiting.map(row),
        },
        { heading: words.chosen(accepted.length, minutes), rows: accepted.map(row) },
      ],
      note:
        published.version === 0
          ? ''
          : published.current
            ? words.published(published.version)
            : words.change(published.version),
      buttons: [
        ...(next
          ? [{ title: words.next, verb: 'agenda.open', data: { item: next.id }, style: 'positive' }]
          : []),
        { title: words.see, verb: 'agenda.preview', data: {}, style: next ? 'default' : 'positive' },
      ],
    },
    frame,
  )
}

export function myItemsView(meeting: Meeting, items: Item[], frame: CouncilFrame): Card {
  const all = agendaWords(frame.language)
  return listCard(
    {
      fallbackText: all.mine.title,
      title: all.mine.title,
      when: whenOf(meeting, frame),
      groups: [
        {
          heading: items.length === 0 ? all.mine.none : '',
          rows: items.map((item) => ({
            item: item.id,
            title: item.title,
            about: all.item.states[item.state],
          })),
        },
      ],
      note: '',
      buttons: [{ title: all.propose, verb: 'agenda.proposeForm', data: {}, style: 'default' }],
    },
    frame,
  )
}

/** Tells the proposer what became of the item. */
export function fateView(item: Item, frame: CouncilFrame): Card {
  const words = agendaWords(frame.language)
  const accepted = item.state === 'accepted'
  const title = accepted ? words.fate.accepted : words.fate.declined
  const reason = item.declineReason ? `\n${words.item.declined(item.declineReason)}` : ''
  return noticeCard(
    {
      fallbackText: title,
      title,
      text: `${item.title}${reason}`,
      buttons: [{ title: words.fate.read, verb: 'agenda.open', data: { item: item.id } }],
    },
    frame,
  )
}
