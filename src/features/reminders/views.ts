import type { Card, Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import { formView } from '../../core/form.views'
import { longDate } from '../../core/language'
import { type SheetButton, sheetView } from '../../core/sheet.views'
import { type Meeting, meetingWords } from '../meetings'
import type { ChainFacts, ReminderName } from './chain'
import type { Preferences } from './preferences-store'
import type { WakingHours } from './quiet-hours'
import { reminderWords } from './strings'

interface CouncilFrame extends Frame {
  council: Council
  now: Date
}

interface About {
  meeting: Meeting
  facts: ChainFacts
  answer?: 'yes' | 'no'
  /** Where the calendar entry is. */
  link?: string
}

/** One reminder: what it is about, the next step as a button, why one gets it and how to turn it off. */
export function reminderView(
  name: ReminderName,
  { meeting, facts, answer, link }: About,
  frame: CouncilFrame,
): Card {
  const words = reminderWords(frame.language)
  const { council, language } = frame
  const { itemDeadline } = facts
  const day = itemDeadline ? longDate(itemDeadline, council.timeZone, language) : ''
  return sheetView(
    {
      title: words.titles[name],
      lines: [
        meetingWords(language).when(meeting, council.timeZone),
        meeting.place,
        words.texts[name](day),
        name === 'dayBefore' && answer === undefined ? words.notAnswered : '',
      ],
      buttons: [
        ...stepsOf(name, meeting, answer, frame),
        { title: words.choose, verb: 'reminders.preferences', data: {} },
      ],
      links: [
        ...(name === 'hourBefore' && meeting.link
          ? [{ title: meetingWords(language).join, url: meeting.link }]
          : []),
        ...(name === 'dayBefore' && link ? [{ title: meetingWords(language).toCalendar, url: link }] : []),
      ],
      note: words.why[name],
    },
    frame,
  )
}

function stepsOf(
  name: ReminderName,
  meeting: Meeting,
  answer: 'yes' | 'no' | undefined,
  { language }: Frame,
): SheetButton[] {
  const words = reminderWords(language)
  const meetings = meetingWords(language)
  const run = (title: string, command: string): SheetButton => ({
    title,
    verb: 'core.run',
    data: { command },
    style: 'positive',
  })
  const data = { meeting: meeting.id, start: meeting.start.toISOString() }
  const replies: SheetButton[] = [
    { title: meetings.attend, verb: 'meetings.yes', data, style: 'positive' },
    { title: meetings.decline, verb: 'meetings.declineForm', data },
  ]
  switch (name) {
    case 'itemsOpen':
    case 'itemsLastWeek':
      return [run(words.propose, 'punkt')]
    case 'itemsClosed':
    case 'agendaDue':
      return [{ title: words.build, verb: 'agenda.startBuild', data: {}, style: 'positive' }]
    case 'agendaPublished':
      return [run(words.read, 'dagsorden')]
    case 'unanswered':
      return replies
    case 'dayBefore':
    case 'hourBefore':
      return [
        ...(answer === undefined
          ? replies
          : [{ title: meetings.decline, verb: 'meetings.declineForm', data }]),
        { title: words.read, verb: 'core.run', data: { command: 'dagsorden' } },
      ]
    default:
      return [run(words.minutes, 'referat')]
  }
}

/** What one wants to be reminded of, among `choosable`, and when one may be disturbed. */
export function preferencesForm(
  { off, hours }: Preferences,
  choosable: readonly ReminderName[],
  standard: WakingHours,
  frame: CouncilFrame,
): Card {
  const words = reminderWords(frame.language)
  return formView(
    {
      title: words.preferences.title,
      lines: [words.preferences.explain],
      inputs: [
        {
          kind: 'choice',
          id: 'wanted',
          label: words.preferences.wanted,
          value: choosable.filter((name) => !off.includes(name)).join(','),
          style: 'expanded',
          several: true,
          choices: choosable.map((name) => ({ title: words.choices[name], value: name })),
        },
        { kind: 'time', id: 'from', label: words.preferences.from, value: (hours ?? standard).from },
        { kind: 'time', id: 'to', label: words.preferences.to, value: (hours ?? standard).to },
      ],
      send: { title: words.preferences.save, verb: 'reminders.save', data: {} },
      screened: false,
    },
    frame,
  )
}

export function preferencesSaved(hours: WakingHours, frame: CouncilFrame): Card {
  const words = reminderWords(frame.language)
  return sheetView(
    {
      title: words.preferences.saved,
      lines: [words.preferences.hours(hours.from, hours.to)],
      buttons: [{ title: words.choose, verb: 'reminders.preferences', data: {} }],
    },
    frame,
  )
}
