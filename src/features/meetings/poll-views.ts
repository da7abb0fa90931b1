import type { Card } from '../../core/cards'
import { formView } from '../../core/form.views'
import { newForm } from '../../core/form-screen'
import { sheetView } from '../../core/sheet.views'
import { planWords, pollWords } from './plan.strings'
import { type DatePoll, WISHES, type Wish } from './poll-store'
import type { RankedOption } from './polls'
import { MEETING_KINDS } from './store'
import { meetingWords } from './strings'
import type { MeetingFrame } from './views'

/** Dates that a poll's form has room for. */
export const MOST_OPTIONS = 5

export function pollForm(place: string, minutes: number, frame: MeetingFrame): Card {
  const words = pollWords(frame.language)
  const plan = planWords(frame.language)
  const { kinds } = meetingWords(frame.language)
  return formView(
    {
      title: words.formTitle,
      lines: [words.formIntro],
      inputs: [
        {
          kind: 'choice',
          id: 'kind',
          label: plan.kind,
          value: 'ordinary',
          choices: MEETING_KINDS.map((kind) => ({ title: kinds[kind], value: kind })),
        },
        ...Array.from({ length: MOST_OPTIONS }, (_, index) => [
          { kind: 'date' as const, id: `date${index}`, label: words.option(index + 1) },
          { kind: 'time' as const, id: `time${index}`, label: words.start(index + 1) },
        ]).flat(),
        { kind: 'text', id: 'minutes', label: words.minutes, value: String(minutes), most: 3 },
        { kind: 'text', id: 'otherPlace', label: plan.place, value: place, most: 120 },
        { kind: 'text', id: 'link', label: plan.link, most: 300 },
      ],
      send: { title: words.send, verb: 'meetings.openPoll', data: { form: newForm() } },
      screened: false,
    },
    frame,
  )
}

const whenOf = (times: { start: Date; end: Date }, { language, council }: MeetingFrame): string =>
  meetingWords(language).when(times, council.timeZone)

/** The member's answers; what was said before is filled in. */
export function voteForm(poll: DatePoll, said: Record<string, Wish>, frame: MeetingFrame): Card {
  const words = pollWords(frame.language)
  return formView(
    {
      title: words.voteTitle,
      inputs: poll.options.map((option) => ({
        kind: 'choice' as const,
        id: `wish${option.key}`,
        label: whenOf(option, frame),
        value: said[option.key] ?? 'yes',
        style: 'expanded' as const,
        choices: WISHES.map((wish) => ({ title: words.wishes[wish], value: wish })),
      })),
      send: { title: words.vote, verb: 'meetings.vote', data: { poll: poll.id } },
      screened: false,
    },
    frame,
  )
}

/** The answers so far. Names of who cannot, and the choice, are for those who prepare the meeting. */
export function resultView(
  poll: DatePoll,
  ranked: RankedOption[],
  { answered, all, leads, votes }: { answered: number; all: number; leads: boolean; votes: boolean },
  frame: MeetingFrame,
  notice = '',
): Card {
  const words = pollWords(frame.language)
  const about = ({ yes, ifNeedBe, missing }: RankedOption): string =>
    [
      words.about(yes, ifNeedBe, missing.length),
      leads && missing.length > 0 ? words.missing(missing.join(', ')) : '',
    ]
      .filter(Boolean)
      .join(' · ')
  return sheetView(
    {
      notice,
      title: words.resultTitle,
      lines: [words.answered(answered, all), leads ? words.choose : ''],
      groups: leads
        ? [
            {
              rows: ranked.map((each) => ({
                title: whenOf(each.option, frame),
                about: about(each),
                verb: 'meetings.choose',
                data: { poll: poll.id, option: each.option.key },
              })),
            },
          ]
        : ranked.map((each) => ({ heading: whenOf(each.option, frame), texts: [about(each)] })),
      buttons: [
        ...(votes ? [{ title: words.change, verb: 'meetings.voteForm', data: { poll: poll.id } }] : []),
        ...(leads ? [{ title: words.close, verb: 'meetings.closePoll', data: { poll: poll.id } }] : []),
      ],
    },
    frame,
  )
}

export function noPollView(frame: MeetingFrame, text?: string): Card {
  const words = pollWords(frame.language)
  return sheetView({ title: words.formTitle, lines: [text ?? words.none] }, frame)
}
