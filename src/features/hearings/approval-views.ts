import type { Card } from '../../core/cards'
import { formView } from '../../core/form.views'
import { longDate } from '../../core/language'
import { noticeCard } from '../../core/router.views'
import { ruleValue } from '../../core/rules'
import { type Meeting, meetingWords } from '../meetings'
import { reasonForm } from './hearing-views'
import { type CouncilFrame, choiceField, pageCard, press, textField } from './layouts'
import { responseWords } from './response.strings'
import type { ResponseParts } from './response-document'
import type { MemberVerdict } from './response-store'
import { sectionsOf } from './response-views'
import { type ApprovalOutcome, MOST, VERDICTS, writtenMajority } from './rules'
import type { Hearing } from './store'
import { hearingWords } from './strings'

/** Before a response goes to approval: which version, and by which way it can be approved in time. */
export function approveForm(
  hearing: Hearing,
  { version, meeting, inWriting }: { version: number; meeting?: Meeting; inWriting: boolean },
  frame: CouncilFrame,
  notice = '',
): Card {
  const words = responseWords(frame.language)
  const of = { hearing: hearing.id, version: String(version) }
  const when = meeting && meetingWords(frame.language).when(meeting, frame.council.timeZone)
  return pageCard(
    {
      fallbackText: words.approve.title,
      notice,
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
        press(words.draft.back, 'hearings.draft', { hearing: hearing.id }),
      ],
    },
    frame,
  )
}

const writtenMajorityLine = ({ council, language, now }: CouncilFrame): string =>
  hearingWords(language).rules.writtenMajority.effect(ruleValue(writtenMajority, council, now))

/** Names the approval that a card is about, so that no press on it counts in another. */
const ofRound = ({ id, approval }: Hearing) => ({ hearing: id, round: String(approval?.round) })

/** What a member is asked to approve, with the text and three answers. */
export function askView(
  parts: ResponseParts,
  { own, word }: { own?: MemberVerdict; word: string },
  frame: CouncilFrame,
  notice = '',
): Card {
  const { hearing } = parts
  const words = responseWords(frame.language)
  const of = ofRound(hearing)
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
    ofRound(hearing),
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
    begun,
    secretariat,
  }: {
    verdicts: MemberVerdict[]
    /** Names of those who have not answered. */
    waiting: string[]
    seats: number
    meeting?: Meeting
    /** The meeting is being held, or was. */
    begun: boolean
    secretariat: boolean
  },
  frame: CouncilFrame,
  notice = '',
): Card {
  const words = responseWords(frame.language)
  const { approval } = hearing
  const of = ofRound(hearing)
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
        ...(written || begun ? [] : [words.status.notYet]),
      ],
      sections: [
        ...(verdicts.length > 0
          ? [{ title: words.status.answers, text: verdicts.map(said).join('\n') }]
          : []),
        ...(written && waiting.length > 0 ? [{ title: words.status.waiting, text: waiting.join('\n') }] : []),
      ],
      links: [],
      buttons: [
        ...(written || !begun
          ? []
          : [press(words.status.approved, 'hearings.approvedAtMeeting', of, 'positive')]),
        ...(written && secretariat
          ? [press(words.status.forOther, 'hearings.verdictForForm', { hearing: hearing.id })]
          : []),
        press(words.status.back, 'hearings.backToDraft', of),
        press(words.workbench.hearing, 'hearings.show', { hearing: hearing.id }),
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
  return formView(
    {
      title: words.title,
      lines: [hearing.title, words.explain],
      inputs: [
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
      screened: true,
      send: { title: words.send, verb: 'hearings.verdictFor', data: ofRound(hearing) },
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
