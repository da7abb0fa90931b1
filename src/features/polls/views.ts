import { z } from 'zod'
import { choiceData } from '../../core/card-data'
import { type Card, defineCard, type Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import type { Awaited } from '../../core/feature'
import { newForm, screenData, screenPart } from '../../core/form-screen'
import { revealedBy } from '../elections'
import type { Poll } from './store'
import { pollWords } from './strings'

export interface CouncilFrame extends Frame {
  council: Council
  now: Date
}

const button = z.object({
  title: z.string(),
  verb: z.string(),
  data: z.record(z.string(), z.string()),
  style: z.string(),
})

const pollCard = defineCard(
  'polls/poll',
  z.object({
    fallbackText: z.string(),
    notice: z.string(),
    question: z.string(),
    lines: z.array(z.string()),
    rows: z.array(z.object({ text: z.string(), who: z.string(), figure: z.string() })),
    buttons: z.array(button),
  }),
)

/** A poll with its result as far as it may be seen, and what the reader can do. */
export interface ShownPoll {
  poll: Poll
  open: boolean
  answered: number
  /** How often each option was chosen. */
  result?: number[]
  /** Names by person id, for a named poll. */
  names: Map<string, string>
}

/** What the one who looks may do. */
export interface Reader {
  mayAnswer: boolean
  hasAnswered: boolean
  mayClose: boolean
  private: boolean
  /** What their anonymous answer was given with: the card's buttons hand it on. */
  token?: string
}

export function pollView(
  { poll, open, answered, result, names }: ShownPoll,
  reader: Reader,
  frame: CouncilFrame,
  notice = '',
): Card {
  const words = pollWords(frame.language)
  const make = (title: string, verb: string, style = 'default') => ({
    title,
    verb: `polls.${verb}`,
    data: { poll: poll.id, ...(reader.token ? { token: reader.token } : {}) },
    style,
  })
  const names_ = (at: number): string =>
    poll.anonymous
      ? ''
      : words.who(
          Object.entries(poll.answers)
            .filter(([, chosen]) => chosen.includes(String(at)))
            .map(([person]) => names.get(person) ?? ''),
        )
  return pollCard(
    {
      fallbackText: poll.question,
      notice,
      question: poll.question,
      lines: [
        `${words.askedBy(poll.askedBy.name)} ${words.turnout(answered, poll.roll.length)}`,
        ...(open ? [] : [words.isClosed]),
        ...(open && poll.closesAt ? [words.closesAt(poll.closesAt, frame.council.timeZone)] : []),
        ...(result ? [] : [words.hiddenNow]),
        ...(result && poll.anonymous && !open
          ? revealedBy(poll.multiple ? [] : result, answered, frame)
          : []),
      ],
      rows: poll.options.map((text, at) => ({
        text,
        who: result ? names_(at) : '',
        figure: result ? words.answers(result[at] ?? 0) : '',
      })),
      buttons: [
        ...(open && !reader.private ? [make(words.answer, 'toMe', 'positive')] : []),
        ...(open && reader.private && reader.mayAnswer
          ? [make(reader.hasAnswered ? words.change : words.answer, 'open', 'positive')]
          : []),
        ...(reader.private ? [make(words.see, 'show')] : []),
        ...(open && reader.mayClose ? [make(words.close, 'close')] : []),
      ],
    },
    frame,
  )
}

const answerCard = defineCard(
  'polls/answer',
  z.object({
    fallbackText: z.string(),
    question: z.string(),
    label: z.string(),
    value: z.string(),
    multiple: z.boolean(),
    error: z.string(),
    options: z.array(choiceData),
    notes: z.array(z.string()),
    send: z.string(),
    data: z.record(z.string(), z.string()),
  }),
)

/** Where one answers; an anonymous poll's card holds a token of its own. */
export function answerView(poll: Poll, token: string, chosen: string[], frame: CouncilFrame): Card {
  const words = pollWords(frame.language)
  const card = words.answerCard
  return answerCard(
    {
      fallbackText: poll.question,
      question: poll.question,
      label: poll.multiple ? card.labelMany : card.label,
      value: chosen.join(','),
      multiple: poll.multiple,
      error: card.error,
      options: poll.options.map((title, at) => ({ title, value: String(at) })),
      notes: [
        poll.anonymous ? card.anonymous : card.named,
        ...(poll.closesAt ? [words.closesAt(poll.closesAt, frame.council.timeZone)] : []),
      ],
      send: card.send,
      data: { poll: poll.id, token },
    },
    frame,
  )
}

const formCard = defineCard(
  'polls/form',
  z.object({
    fallbackText: z.string(),
    heading: z.string(),
    question: z.object({ label: z.string(), error: z.string() }),
    options: z.object({ label: z.string(), value: z.string(), error: z.string() }),
    toggles: z.array(z.object({ id: z.string(), title: z.string() })),
    closes: z.object({
      label: z.string(),
      error: z.string(),
      choices: z.array(choiceData),
    }),
    screen: screenData,
    send: z.string(),
    form: z.string(),
  }),
)

export function askForm(frame: CouncilFrame): Card {
  const words = pollWords(frame.language).form
  return formCard(
    {
      fallbackText: words.title,
      heading: words.title,
      question: { label: words.question, error: words.questionError },
      options: { label: words.options, value: words.optionsStart, error: words.optionsError },
      toggles: [
        { id: 'multiple', title: words.multiple },
        { id: 'anonymous', title: words.anonymous },
        { id: 'hidden', title: words.hidden },
      ],
      closes: {
        label: words.closes,
        error: words.closesError,
        choices: Object.entries(words.choices).map(([value, title]) => ({ title, value })),
      },
      screen: screenPart(frame.language),
      send: words.send,
      form: newForm(),
    },
    frame,
  )
}

const row = z.object({
  title: z.string(),
  about: z.string(),
  verb: z.string(),
  data: z.record(z.string(), z.string()),
})
const listCard = defineCard(
  'polls/list',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    note: z.string(),
    rows: z.array(row),
    buttons: z.array(button),
  }),
)

/** The polls, and among them those about dates for a meeting. */
export function pollsView(
  polls: { poll: Poll; open: boolean; answered: number }[],
  dates: z.infer<typeof row>[],
  may: { ask: boolean; askDates: boolean },
  frame: CouncilFrame,
): Card {
  const words = pollWords(frame.language).list
  return listCard(
    {
      fallbackText: words.title,
      title: words.title,
      note: polls.length + dates.length === 0 ? words.none : '',
      rows: [
        ...dates,
        ...polls.map(({ poll, open, answered }) => ({
          title: poll.question,
          about: open ? words.open(answered, poll.roll.length) : words.closed,
          verb: 'polls.show',
          data: { poll: poll.id },
        })),
      ],
      buttons: [
        ...(may.ask ? [{ title: words.ask, verb: 'polls.form', data: {}, style: 'positive' }] : []),
        ...(may.askDates
          ? [
              {
                title: words.askDates,
                verb: 'core.run',
                data: { command: words.askDates },
                style: 'default',
              },
            ]
          : []),
      ],
    },
    frame,
  )
}

/** Everything that waits for this person's vote or answer, each row the way to it. */
export function awaitingView(awaited: Awaited[], frame: CouncilFrame): Card {
  const words = pollWords(frame.language).awaiting
  return listCard(
    {
      fallbackText: words.title,
      title: words.title,
      note: awaited.length === 0 ? words.none : '',
      rows: awaited.slice(0, 20).map(({ title, about, verb, data }) => ({ title, about, verb, data })),
      buttons: [],
    },
    frame,
  )
}
