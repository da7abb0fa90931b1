import { z } from 'zod'
import { type Card, defineCard, type Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import { longDate } from '../../core/language'
import { ruleValue } from '../../core/rules'
import { type Meeting, meetingWords } from '../meetings'
import { itemDeadline, itemDeadlineDays } from './rules'
import type { Agenda, PublishedItem } from './store'
import { agendaWords } from './strings'

/** A card about a council's matter always names the council. */
export interface CouncilFrame extends Frame {
  council: Council
  now: Date
}

export const whenOf = (meeting: Meeting, { language, council }: CouncilFrame): string =>
  meetingWords(language).when(meeting, council.timeZone)

const agendaCard = defineCard(
  'agenda/agenda',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    notice: z.string(),
    when: z.string(),
    place: z.string(),
    version: z.string(),
    rows: z.array(z.object({ number: z.string(), title: z.string(), about: z.string() })),
    note: z.string(),
    buttons: z.array(
      z.object({
        title: z.string(),
        verb: z.string(),
        data: z.record(z.string(), z.string()),
        style: z.string(),
      }),
    ),
  }),
)

const rowsOf = (items: PublishedItem[], { language }: Frame) => {
  const words = agendaWords(language)
  return items.map((item, index) => ({
    number: `${index + 1}.`,
    title: item.fixed ? words.fixed[item.fixed] : item.title,
    about: item.fixed ? '' : words.about(words.purposes[item.purpose], item.minutes),
  }))
}

/** The published agenda, as channel and members see it. */
export function agendaView(meeting: Meeting, agenda: Agenda, frame: CouncilFrame, notice = ''): Card {
  const words = agendaWords(frame.language)
  return agendaCard(
    {
      ...agendaHead(meeting, frame),
      notice,
      version: words.version(agenda.version, agenda.publishedAt, frame.council.timeZone),
      rows: rowsOf(agenda.items, frame),
      note: '',
      buttons: [{ title: words.propose, verb: 'agenda.proposeForm', data: {}, style: 'default' }],
    },
    frame,
  )
}

/** What the next meeting is and until when one can propose, while nothing is published. */
export function unpublishedView(meeting: Meeting, frame: CouncilFrame): Card {
  const words = agendaWords(frame.language)
  return agendaCard(
    {
      ...agendaHead(meeting, frame),
      notice: words.notPublished,
      version: '',
      rows: [],
      note: deadlineNote(meeting, frame),
      buttons: [{ title: words.propose, verb: 'agenda.proposeForm', data: {}, style: 'positive' }],
    },
    frame,
  )
}

/** Exactly what the channel gets, with the button that sends it. `from` is the version that it replaces. */
export function previewView(
  meeting: Meeting,
  items: PublishedItem[],
  from: number,
  frame: CouncilFrame,
): Card {
  const words = agendaWords(frame.language)
  return agendaCard(
    {
      ...agendaHead(meeting, frame),
      notice: words.preview.title,
      version: '',
      rows: rowsOf(items, frame),
      note: frame.council.channel ? '' : words.noChannel,
      buttons: [
        {
          title: from === 0 ? words.preview.publish : words.preview.republish,
          verb: 'agenda.publish',
          data: { meeting: meeting.id, from: String(from) },
          style: 'positive',
        },
        { title: words.preview.back, verb: 'agenda.build', data: {}, style: 'default' },
      ],
    },
    frame,
  )
}

const agendaHead = (meeting: Meeting, frame: CouncilFrame) => {
  const words = agendaWords(frame.language)
  const when = whenOf(meeting, frame)
  return { fallbackText: `${words.title}: ${when}`, title: words.title, when, place: meeting.place }
}

export function deadlineNote(meeting: Meeting, { language, council, now }: CouncilFrame): string {
  const words = agendaWords(language)
  const deadline = itemDeadline(meeting, council, now)
  const day = longDate(deadline, council.timeZone, language)
  return now <= deadline
    ? words.deadline(day, ruleValue(itemDeadlineDays, council, now))
    : words.deadlinePassed(day)
}
