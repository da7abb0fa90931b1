import type { Card } from '../../core/cards'
import { formView } from '../../core/form.views'
import { longDate, shortDate } from '../../core/language'
import { ruleValue } from '../../core/rules'
import { shortened } from '../../core/shortened'
import { meetingWords } from '../meetings'
import { type Button, type CouncilFrame, hearingCard, press, type Row, textField } from './layouts'
import { kindOf } from './preparation-views'
import { approvalDays, type Deadlines, daysLeft, MOST, openness, phaseOf } from './rules'
import type { HearingStatus } from './status'
import type { Hearing } from './store'
import { hearingWords } from './strings'

export type Plan = Deadlines & { shortened: boolean }

/** What this reader may do next, in the order in which it matters. */
export interface Reader {
  leads: boolean
  secretariat: boolean
  works: boolean
  seated: boolean
  /** In the personal chat; elsewhere others read along. */
  personal: boolean
}

/** The card about a hearing: what it is about, days left, how many have answered, and the next step. */
export function hearingView(status: HearingStatus, reader: Reader, frame: CouncilFrame, notice = ''): Card {
  const { hearing } = status
  const { language, now } = frame
  const all = hearingWords(language)
  const words = all.card
  const phase = phaseOf(hearing, now)
  return hearingCard(
    {
      fallbackText: words.fallback(all.kinds[kindOf(hearing)], hearing.title),
      notice,
      kind: hearing.initiative ? all.initiatives[hearing.initiative] : all.kinds.hearing,
      title: hearing.title,
      state: words.states[phase],
      summary: hearing.summary,
      facts: factsOf(status, reader, frame),
      notes: notesOf(status, reader, frame),
      rows: hearing.partOf ? [{ ...hearing.partOf, title: words.partOf(hearing.partOf.title) }] : [],
      buttons: buttonsOf(status, phase, reader, frame).slice(0, 6),
    },
    // What is being prepared has no page of its own.
    phase === 'preparing' ? frame : { ...frame, tab: { page: 'hearings', id: hearing.id } },
  )
}

function factsOf(status: HearingStatus, reader: Reader, { language, council, now }: CouncilFrame) {
  const all = hearingWords(language)
  const words = all.card
  const { hearing, answered, seated } = status
  const phase = phaseOf(hearing, now)
  const day = (at: Date) => longDate(at, council.timeZone, language)
  const running = phase === 'input' || phase === 'drafting' || phase === 'approving' || phase === 'approved'
  const sender = hearing.sender ? hearing.sender.name || all.senders[hearing.sender.kind] : ''
  return [
    ...(sender ? [{ title: words.from, value: sender }] : []),
    ...(hearing.initiative ? [{ title: words.to, value: hearing.to }] : []),
    ...(hearing.internal && phase === 'input'
      ? [
          {
            title: words.answerBy,
            value: words.dayAndLeft(
              day(hearing.internal.input),
              daysLeft(hearing.internal.input, council.timeZone, now),
            ),
          },
        ]
      : []),
    ...(hearing.deadline && running
      ? [
          {
            title: hearing.sender ? words.deadline : words.wish,
            value: words.dayAndLeft(day(hearing.deadline), daysLeft(hearing.deadline, council.timeZone, now)),
          },
        ]
      : []),
    ...(phase === 'input' || phase === 'drafting'
      ? [{ title: words.answers, value: words.answered(answered.size, seated.length) }]
      : []),
    ...(hearing.sent
      ? [{ title: words.sent, value: words.sentTo(day(hearing.sent.at), hearing.sent.to) }]
      : []),
    ...(hearing.outcome ? [{ title: words.result, value: all.results[hearing.outcome.result] }] : []),
    ...(hearing.journal && reader.leads ? [{ title: words.journal, value: hearing.journal }] : []),
  ]
}

function notesOf(status: HearingStatus, reader: Reader, frame: CouncilFrame): string[] {
  const { hearing, meeting, approveInWriting, names } = status
  const { language, council, now } = frame
  const words = hearingWords(language).card
  const phase = phaseOf(hearing, now)
  const before = phase === 'input' || phase === 'drafting'
  const open = ruleValue(openness, council, now) !== 'count'
  return [
    ...(before && open && names.length > 0 ? [words.names(names)] : []),
    ...(before && hearing.internal && approveInWriting
      ? [
          words.inWriting(
            meeting && meetingWords(language).when(meeting, council.timeZone),
            longDate(hearing.internal.approval, council.timeZone, language),
            ruleValue(approvalDays, council, now),
            hearing.deadline
              ? daysLeft(hearing.deadline, council.timeZone, hearing.internal.approval)
              : ruleValue(approvalDays, council, now),
          ),
        ]
      : []),
    ...(before && hearing.internal && !approveInWriting && meeting
      ? [words.atMeeting(meetingWords(language).when(meeting, council.timeZone))]
      : []),
    ...(hearing.link ? [words.link(hearing.link)] : []),
    ...(hearing.outcome ? [hearing.outcome.text] : []),
    ...(hearing.droppedBecause ? [words.dropped(hearing.droppedBecause)] : []),
    ...(phase === 'input' && !reader.personal ? [words.privately] : []),
  ]
}

function buttonsOf(
  { hearing, untreated }: HearingStatus,
  phase: ReturnType<typeof phaseOf>,
  reader: Reader,
  { language, council, now }: CouncilFrame,
): Button[] {
  const words = hearingWords(language).card
  const of = { hearing: hearing.id }
  const read = press(words.readResponse, 'hearings.response', of)
  if (!reader.personal) {
    if (phase === 'input') return [press(words.answer, 'hearings.answer', of, 'positive')]
    if (phase === 'sent' || phase === 'outcome') return [read]
    return []
  }
  const others = ruleValue(openness, council, now) === 'contributions'
  const working = phase === 'input' || phase === 'drafting'
  return [
    ...(phase === 'input' && reader.works ? [press(words.answer, 'hearings.answer', of, 'positive')] : []),
    ...(phase === 'approving' && hearing.approval?.mode === 'written' && reader.seated
      ? [press(words.giveVerdict, 'hearings.approval', of, 'positive')]
      : []),
    ...(working && reader.leads
      ? [
          press(
            untreated > 0 ? words.workbenchWith(untreated) : words.workbench,
            'hearings.workbench',
            of,
            phase === 'drafting' ? 'positive' : 'default',
          ),
        ]
      : []),
    ...(working && reader.secretariat ? [press(words.forOther, 'hearings.answerFor', of)] : []),
    ...(phase === 'approving' && reader.leads ? [press(words.approval, 'hearings.approvalStatus', of)] : []),
    ...(phase === 'approved' && reader.leads
      ? [press(words.markSent, 'hearings.sentForm', of, 'positive')]
      : []),
    ...(phase === 'sent' && reader.leads ? [press(words.recordOutcome, 'hearings.outcomeForm', of)] : []),
    ...(working && others ? [press(words.others, 'hearings.others', of)] : []),
    ...(['approving', 'approved', 'sent', 'outcome'].includes(phase) ? [read] : []),
    ...(working && reader.leads ? [press(words.edit, 'hearings.editForm', of)] : []),
    ...(['input', 'drafting', 'approving', 'approved'].includes(phase) && reader.leads
      ? [press(words.drop, 'hearings.dropForm', of)]
      : []),
  ]
}

/** A line of the overview: what it is called, and where it stands. */
export function hearingRow(hearing: Hearing, { language, council, now }: CouncilFrame): Row {
  const words = hearingWords(language).card
  const phase = phaseOf(hearing, now)
  const due = phase === 'input' ? hearing.internal?.input : hearing.deadline
  const ends =
    due && (phase === 'input' || phase === 'drafting' || phase === 'approving' || phase === 'approved')
  const when = ends
    ? words.leftUntil(shortDate(due, council.timeZone, language), daysLeft(due, council.timeZone, now))
    : hearing.sent
      ? shortDate(hearing.sent.at, council.timeZone, language)
      : ''
  return {
    title: shortened(hearing.title, 120),
    about: [words.states[phase], when].filter(Boolean).join(' · '),
    verb: phase === 'preparing' ? 'hearings.prepare' : 'hearings.show',
    data: { hearing: hearing.id },
  }
}

/** A form with one text that says why or what. */
export function reasonForm(
  {
    title,
    intro,
    label,
    error,
    send,
    verb,
    back,
    fields = [],
    most = MOST.reason,
  }: {
    title: string
    intro: string[]
    label: string
    error: string
    send: string
    verb: string
    back: Button
    fields?: ReturnType<typeof textField>[]
    most?: number
  },
  data: Record<string, string>,
  frame: CouncilFrame,
): Card {
  return formView(
    {
      title,
      lines: intro,
      inputs: [...fields, textField('text', label, '', most, { lines: true, error })],
      screened: true,
      send: { title: send, verb, data },
      others: [back],
    },
    frame,
  )
}
