import type { Card } from '../../core/cards'
import { newForm, screenPart } from '../../core/form-screen'
import { longDate, shortDate, wallTime } from '../../core/language'
import { ruleValue } from '../../core/rules'
import { charterOf, councilWords } from '../council'
import { meetingWords } from '../meetings'
import {
  type Button,
  type CouncilFrame,
  choiceField,
  correctionCard,
  dateField,
  formCard,
  hearingCard,
  listCard,
  press,
  type Row,
  shortened,
  textField,
} from './layouts'
import {
  approvalDays,
  type Deadlines,
  daysLeft,
  INITIATIVES,
  MOST,
  openness,
  phaseOf,
  SENDERS,
} from './rules'
import type { Passage } from './split'
import type { Hearing, HearingText } from './store'
import { hearingWords } from './strings'
import type { HearingStatus } from './use-cases'

export type Kind = 'hearing' | 'initiative'
export const kindOf = ({ initiative }: Pick<HearingText, 'initiative'>): Kind =>
  initiative ? 'initiative' : 'hearing'

/** The form for a new hearing or initiative, or for one that is changed. */
export function detailsForm(hearing: Hearing | undefined, kind: Kind, frame: CouncilFrame): Card {
  const { language, council } = frame
  const all = hearingWords(language)
  const words = all.form
  const charter = charterOf(council.type)
  const named = councilWords(language)
  const preparing = !hearing || hearing.state === 'preparing'
  const heading = hearing ? words.change : kind === 'hearing' ? words.newHearing : words.newInitiative
  const day = hearing?.deadline && wallTime(hearing.deadline, council.timeZone, language).toISODate()
  const about =
    kind === 'hearing'
      ? [
          choiceField(
            'senderKind',
            words.sender,
            hearing?.sender?.kind ?? 'committee',
            SENDERS.map((value) => ({ value, title: all.senders[value] })),
            { long: true },
          ),
          textField('senderName', words.senderName, hearing?.sender?.name ?? '', MOST.name),
        ]
      : [
          choiceField(
            'initiative',
            words.initiative,
            hearing?.initiative ?? 'proposal',
            INITIATIVES.map((value) => ({ value, title: all.initiatives[value] })),
            { long: true },
          ),
          textField('to', words.to, hearing?.to ?? '', MOST.name, { error: words.toError }),
        ]
  return formCard(
    {
      fallbackText: heading,
      heading,
      intro: hearing ? [] : [kind === 'hearing' ? words.fileHint : words.initiativeHint],
      fields: [
        textField('title', words.title, hearing?.title ?? '', MOST.title, { error: words.titleError }),
        ...about,
        dateField('deadline', kind === 'hearing' ? words.deadline : words.wish, day ?? ''),
        textField('summary', words.summary, hearing?.summary ?? '', MOST.summary, { lines: true }),
        textField('journal', words.journal, hearing?.journal ?? '', MOST.journal),
        ...(preparing ? [textField('document', words.document, '', MOST.document, { lines: true })] : []),
        textField('link', words.link, hearing?.link ?? '', MOST.link),
        choiceField(
          'focusAreas',
          words.focusAreas,
          hearing?.focusAreas.join(',') ?? '',
          charter.focusAreas.map((value) => ({ value, title: named.focusAreas[value] ?? value })),
          { many: true, long: true },
        ),
        choiceField(
          'targetGroups',
          words.targetGroups,
          hearing?.targetGroups.join(',') ?? '',
          charter.targetGroups.map((value) => ({ value, title: named.targetGroups[value] ?? value })),
          { many: true, long: true },
        ),
      ],
      screen: screenPart(language),
      send: hearing
        ? { title: words.save, verb: 'hearings.rewrite', data: { hearing: hearing.id, kind } }
        : { title: words.next, verb: 'hearings.create', data: { form: newForm(), kind } },
      others: hearing
        ? [press(words.cancel, preparing ? 'hearings.prepare' : 'hearings.show', { hearing: hearing.id })]
        : [],
    },
    frame,
  )
}

/** `2. Baggrund`, a theme's or bullet's words, or what stands for the whole. */
export function passageLabel(passage: Passage | undefined, { language }: CouncilFrame): string {
  const words = hearingWords(language)
  if (!passage || passage.id === 'whole') return words.whole
  if (passage.kind !== 'section') return passage.text
  return passage.number === 0 ? words.opening : words.section(passage.number, passage.text)
}

const SECTIONS_A_PAGE = 12

type Plan = Deadlines & { shortened: boolean }

/** How the document was split, for correction, and the button that opens the hearing. */
export function splitView(
  hearing: Hearing,
  passages: Passage[],
  { plan, from }: { plan?: Plan; from: number },
  frame: CouncilFrame,
  notice = '',
): Card {
  const words = hearingWords(frame.language).split
  const sections = passages.filter(({ kind }) => kind === 'section')
  const count = (kind: Passage['kind'], under = '') =>
    passages.filter((passage) => passage.kind === kind && passage.id.startsWith(under)).length
  const shown = sections.slice(from, from + SECTIONS_A_PAGE)
  return listCard(
    {
      fallbackText: words.title(hearing.title),
      notice,
      title: words.title(hearing.title),
      intro: [
        ...plannedLines(hearing, plan, frame),
        sections.length === 0 ? words.none : words.found(sections.length, count('theme'), count('bullet')),
      ],
      groups: [
        {
          heading: sections.length === 0 ? '' : words.correct,
          rows: shown.map((section) => ({
            title: passageLabel(section, frame),
            about: words.counts(count('theme', `${section.id}-`), count('bullet', `${section.id}-`)),
            verb: 'hearings.correctForm',
            data: { hearing: hearing.id, section: section.id },
          })),
        },
      ],
      links: [],
      buttons: [
        press(words.open, 'hearings.open', { hearing: hearing.id }, 'positive'),
        press(words.edit, 'hearings.editForm', { hearing: hearing.id }),
        ...pageButton('hearings.prepare', hearing.id, from + SECTIONS_A_PAGE, sections.length, frame),
        press(words.discard, 'hearings.discard', { hearing: hearing.id }),
      ],
    },
    frame,
  )
}

export const pageButton = (
  verb: string,
  hearing: string,
  next: number,
  total: number,
  { language }: CouncilFrame,
  more: Record<string, string> = {},
): Button[] =>
  next < total ? [press(hearingWords(language).more, verb, { hearing, from: String(next), ...more })] : []

/** What opening would mean for the deadlines, said before it is done. */
function plannedLines(hearing: Hearing, plan: Plan | undefined, frame: CouncilFrame): string[] {
  const { council, language } = frame
  const words = hearingWords(language)
  if (!hearing.deadline || !plan) return hearing.sender ? [words.split.noDeadline] : []
  const day = (at: Date) => longDate(at, council.timeZone, language)
  return [
    words.split.deadlines(day(hearing.deadline), day(plan.input), day(plan.draft), day(plan.approval)),
    ...(plan.shortened ? [words.split.shortened] : []),
  ]
}

export function correctForm(hearing: Hearing, section: string, outline: string, frame: CouncilFrame): Card {
  const words = hearingWords(frame.language).correct
  return correctionCard(
    {
      fallbackText: words.title,
      heading: words.title,
      intro: [...words.how],
      fields: [textField('outline', words.text, outline, 12_000, { lines: true })],
      send: {
        title: words.save,
        verb: 'hearings.correct',
        data: { hearing: hearing.id, section },
      },
      others: [press(words.cancel, 'hearings.prepare', { hearing: hearing.id })],
    },
    frame,
  )
}

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
      buttons: buttonsOf(status, phase, reader, frame).slice(0, 6),
    },
    frame,
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
  return formCard(
    {
      fallbackText: title,
      heading: title,
      intro,
      fields: [...fields, textField('text', label, '', most, { lines: true, error })],
      screen: screenPart(frame.language),
      send: { title: send, verb, data },
      others: [back],
    },
    frame,
  )
}
