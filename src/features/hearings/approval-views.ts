import type { Card } from '../../core/cards'
import { screenPart } from '../../core/form-screen'
import { longDate, wallTime } from '../../core/language'
import { noticeCard } from '../../core/router.views'
import { ruleValue } from '../../core/rules'
import { plainTextOf } from '../../documents/plain-text'
import { type Meeting, meetingWords } from '../meetings'
import { reasonForm } from './hearing-views'
import {
  type CouncilFrame,
  choiceField,
  correctionCard,
  dateField,
  formCard,
  pageCard,
  press,
  shortened,
  textField,
} from './layouts'
import { responseWords } from './response.strings'
import { type ResponseParts, responseDocument, senderOf } from './response-document'
import type { MemberVerdict } from './response-store'
import { type ApprovalOutcome, MOST, RESULTS, VERDICTS, writtenMajority } from './rules'
import type { Hearing } from './store'
import { hearingWords } from './strings'

/** Letters of a response that a card shows; the whole is in the file. */
const MOST_SHOWN = 9000

/** The text of a response as the card shows it, one section for each heading. */
function sectionsOf(parts: ResponseParts, { council, language }: CouncilFrame) {
  const { blocks } = responseDocument(parts, council, language)
  const sections: { title: string; text: string }[] = []
  for (const block of blocks) {
    if (block.kind === 'facts' || (block.kind === 'heading' && block.level === 1)) continue
    if (block.kind === 'heading' || block.kind === 'line') {
      sections.push({ title: block.kind === 'line' ? '' : block.text, text: '' })
      continue
    }
    const said = plainTextOf({ title: '', sender: '', language, at: parts.at, blocks: [block] }).trim()
    const last = sections.at(-1)
    if (last) last.text = [last.text, said].filter(Boolean).join('\n\n')
    else sections.push({ title: '', text: said })
  }
  let room = MOST_SHOWN
  return {
    cut: sections.reduce((sum, { text }) => sum + text.length, 0) > MOST_SHOWN,
    sections: sections.flatMap(({ title, text }) => {
      if (room <= 0) return []
      const shown = shortened(text, room)
      room -= shown.length
      return [{ title, text: shown }]
    }),
  }
}

/** Before a response goes to approval: which version, and by which way it can be approved in time. */
export function approveForm(
  hearing: Hearing,
  { version, meeting, inWriting }: { version: number; meeting?: Meeting; inWriting: boolean },
  frame: CouncilFrame,
): Card {
  const words = responseWords(frame.language)
  const of = { hearing: hearing.id }
  const when = meeting && meetingWords(frame.language).when(meeting, frame.council.timeZone)
  return pageCard(
    {
      fallbackText: words.approve.title,
      notice: '',
      over: hearing.title,
      title: words.approve.title,
      notes: [
        words.approve.version(version),
        when === undefined
          ? words.approve.none
          : inWriting
            ? words.approve.tooLate(when)
            : words.approve.meeting(when),
        writtenMajorityLine(frame),
      ],
      sections: [],
      links: [],
      buttons: [
        ...(inWriting ? [] : [press(words.approve.atMeeting, 'hearings.approveAtMeeting', of, 'positive')]),
        press(words.approve.inWriting, 'hearings.approveInWriting', of, inWriting ? 'positive' : 'default'),
        press(words.draft.back, 'hearings.draft', of),
      ],
    },
    frame,
  )
}

const writtenMajorityLine = ({ council, language, now }: CouncilFrame): string =>
  hearingWords(language).rules.writtenMajority.effect(ruleValue(writtenMajority, council, now))

/** What a member is asked to approve, with the text and three answers. */
export function askView(
  parts: ResponseParts,
  { own, word }: { own?: MemberVerdict; word: string },
  frame: CouncilFrame,
  notice = '',
): Card {
  const { hearing } = parts
  const words = responseWords(frame.language)
  const of = { hearing: hearing.id }
  const { sections, cut } = sectionsOf(parts, frame)
  const deadline = hearing.approval?.deadline
  return pageCard(
    {
      fallbackText: words.ask.title,
      notice,
      over: hearing.title,
      title: words.ask.title,
      notes: [
        ...(deadline ? [words.ask.until(longDate(deadline, frame.council.timeZone, frame.language))] : []),
        writtenMajorityLine(frame),
        ...(own ? [words.ask.yours(words.verdicts[own.verdict])] : []),
      ],
      sections: [...sections, ...(cut ? [{ title: '', text: words.ask.more }] : [])],
      links: word ? [{ title: words.ask.word, url: word }] : [],
      buttons: [
        press(words.ask.approve, 'hearings.verdict', { ...of, verdict: 'approve' }, 'positive'),
        press(words.ask.remark, 'hearings.remarkForm', of),
        press(words.ask.meeting, 'hearings.verdict', { ...of, verdict: 'meeting' }),
      ],
    },
    frame,
  )
}

export function remarkForm(hearing: Hearing, frame: CouncilFrame): Card {
  const words = responseWords(frame.language).remark
  return reasonForm(
    {
      title: words.title,
      intro: [hearing.title, words.explain],
      label: words.label,
      error: hearingWords(frame.language).errors.remarkMissing,
      send: words.send,
      verb: 'hearings.remark',
      back: press(words.cancel, 'hearings.approval', { hearing: hearing.id }),
      most: MOST.reason,
    },
    { hearing: hearing.id },
    frame,
  )
}

/** Who has answered what, for those who prepare the response. */
export function approvalView(
  hearing: Hearing,
  {
    verdicts,
    waiting,
    seats,
    meeting,
    secretariat,
  }: {
    verdicts: MemberVerdict[]
    /** Names of those who have not answered. */
    waiting: string[]
    seats: number
    meeting?: Meeting
    secretariat: boolean
  },
  frame: CouncilFrame,
  notice = '',
): Card {
  const words = responseWords(frame.language)
  const { approval } = hearing
  const of = { hearing: hearing.id }
  const written = approval?.mode === 'written'
  const zone = frame.council.timeZone
  const said = ({ name, verdict, remark, enteredBy }: MemberVerdict): string => {
    const answer = enteredBy
      ? words.status.entered(words.verdicts[verdict], enteredBy)
      : words.verdicts[verdict]
    return `${name}: ${answer}${remark ? `. ${remark}` : ''}`
  }
  return pageCard(
    {
      fallbackText: words.status.title,
      notice,
      over: hearing.title,
      title: words.status.title,
      notes: [
        ...(written && approval?.deadline
          ? [
              words.status.written(verdicts.length, seats, longDate(approval.deadline, zone, frame.language)),
              writtenMajorityLine(frame),
            ]
          : []),
        ...(meeting ? [words.status.meeting(meetingWords(frame.language).when(meeting, zone))] : []),
      ],
      sections: [
        ...(verdicts.length > 0
          ? [{ title: words.status.answers, text: verdicts.map(said).join('\n') }]
          : []),
        ...(written && waiting.length > 0 ? [{ title: words.status.waiting, text: waiting.join('\n') }] : []),
      ],
      links: [],
      buttons: [
        ...(written ? [] : [press(words.status.approved, 'hearings.approvedAtMeeting', of, 'positive')]),
        ...(written && secretariat ? [press(words.status.forOther, 'hearings.verdictForForm', of)] : []),
        press(words.status.back, 'hearings.backToDraft', of),
        press(words.workbench.hearing, 'hearings.show', of),
      ],
    },
    frame,
  )
}

export function verdictForForm(
  hearing: Hearing,
  people: { person: string; name: string }[],
  frame: CouncilFrame,
): Card {
  const all = responseWords(frame.language)
  const words = all.forOther
  return formCard(
    {
      fallbackText: words.title,
      heading: words.title,
      intro: [hearing.title, words.explain],
      fields: [
        choiceField(
          'person',
          words.who,
          '',
          people.map(({ person, name }) => ({ value: person, title: name })),
          { long: true, error: words.whoError },
        ),
        choiceField(
          'verdict',
          words.verdict,
          '',
          VERDICTS.map((value) => ({ value, title: all.verdicts[value] })),
          { error: words.verdictError },
        ),
        textField('remark', words.remark, '', MOST.reason, { lines: true }),
      ],
      screen: screenPart(frame.language),
      send: { title: words.send, verb: 'hearings.verdictFor', data: { hearing: hearing.id } },
      others: [press(words.cancel, 'hearings.approvalStatus', { hearing: hearing.id })],
    },
    frame,
  )
}

/** Tells those who prepare the response how a written approval ended. */
export function settledView(
  hearing: Hearing,
  {
    outcome,
    approved,
    seats,
  }: { outcome: Exclude<ApprovalOutcome, 'running'>; approved: number; seats: number },
  frame: CouncilFrame,
): Card {
  const words = responseWords(frame.language).settled
  return noticeCard(
    {
      fallbackText: words[outcome],
      title: words[outcome],
      text: `${words.text(hearing.title, approved, seats)}\n${words.next[outcome]}`,
      buttons: [{ title: words.open, verb: 'hearings.show', data: { hearing: hearing.id } }],
    },
    frame,
  )
}

/** The response to read, with the files where `files` gives their addresses. */
export function responseView(
  parts: ResponseParts,
  { files, contributed }: { files?: { word: string; text: string }; contributed: boolean },
  frame: CouncilFrame,
): Card {
  const { hearing } = parts
  const all = responseWords(frame.language)
  const words = all.response
  const { sections, cut } = sectionsOf(parts, frame)
  const of = { hearing: hearing.id }
  const zone = frame.council.timeZone
  const state = hearing.sent
    ? words.sent(longDate(hearing.sent.at, zone, frame.language), hearing.sent.to)
    : hearing.state === 'approved'
      ? words.approved
      : words.draft
  return pageCard(
    {
      fallbackText: all.document.title(hearing.title),
      notice: '',
      over: '',
      title: all.document.title(hearing.title),
      notes: [
        state,
        ...(hearing.outcome
          ? [hearingWords(frame.language).results[hearing.outcome.result], hearing.outcome.text]
          : []),
      ],
      sections: [...sections, ...(cut ? [{ title: '', text: words.cut }] : [])],
      links: files
        ? [
            { title: words.word, url: files.word },
            { title: words.text, url: files.text },
          ]
        : [],
      buttons: [
        ...(contributed ? [press(words.mine, 'hearings.mine', of)] : []),
        press(words.hearing, 'hearings.show', of),
      ],
    },
    frame,
  )
}

export function sentForm(hearing: Hearing, frame: CouncilFrame): Card {
  const words = responseWords(frame.language).sentForm
  const today = wallTime(frame.now, frame.council.timeZone, frame.language).toISODate() ?? ''
  return correctionCard(
    {
      fallbackText: words.title,
      heading: words.title,
      intro: [hearing.title, words.explain],
      fields: [
        dateField('at', words.at, today, words.atError),
        textField('to', words.to, hearing.to || senderOf(hearing, frame.language), MOST.name, {
          error: words.toError,
        }),
      ],
      send: { title: words.send, verb: 'hearings.markSent', data: { hearing: hearing.id } },
      others: [press(words.cancel, 'hearings.show', { hearing: hearing.id })],
    },
    frame,
  )
}

export function outcomeForm(hearing: Hearing, frame: CouncilFrame): Card {
  const words = responseWords(frame.language).outcomeForm
  return reasonForm(
    {
      title: words.title,
      intro: [hearing.title, words.explain],
      fields: [
        choiceField(
          'result',
          words.result,
          '',
          RESULTS.map((value) => ({ value, title: hearingWords(frame.language).results[value] })),
          { error: words.resultError },
        ),
      ],
      label: words.text,
      error: words.textError,
      send: words.send,
      verb: 'hearings.recordOutcome',
      back: press(words.cancel, 'hearings.show', { hearing: hearing.id }),
      most: 2000,
    },
    { hearing: hearing.id },
    frame,
  )
}
