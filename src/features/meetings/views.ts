import type { Card, Frame } from '../../core/cards'
import { type Council, LEADERS, type Member, SECRETARIAT } from '../../core/council'
import type { LinkTo } from '../../core/feature'
import { formView } from '../../core/form.views'
import { ruleValue } from '../../core/rules'
import { type SheetButton, sheetView } from '../../core/sheet.views'
import { attendanceOf, isComing, type SeatState } from './attendance'
import { quorum, quorumState, seatsNeeded } from './rules'
import type { Meeting } from './store'
import { meetingWords } from './strings'

/** A card about a meeting always names the council. */
export interface MeetingFrame extends Frame {
  council: Council
  now: Date
}

export type OwnReply = 'yes' | 'no' | 'waiting' | undefined

const whenOf = (meeting: { start: Date; end: Date }, { language, council }: MeetingFrame): string =>
  meetingWords(language).when(meeting, council.timeZone)

export const placeOf = (meeting: Pick<Meeting, 'place' | 'link'>, { language }: Frame): string =>
  meeting.place || (meeting.link ? meetingWords(language).online : '')

const of = (meeting: Meeting): Record<string, string> => ({
  meeting: meeting.id,
  start: meeting.start.toISOString(),
})

/** The meetings to come; `replies` beside them for their reader alone. */
export function meetingsView(
  meetings: Meeting[],
  replies: Map<string, OwnReply>,
  buttons: SheetButton[],
  frame: MeetingFrame,
): Card {
  const words = meetingWords(frame.language)
  return sheetView(
    {
      title: words.listTitle,
      lines: [meetings.length === 0 ? words.listNone : words.listHelp],
      groups: [
        {
          rows: meetings.slice(0, 12).map((meeting) => {
            const own = replies.get(meeting.id)
            const kind = meeting.kind === 'ordinary' ? '' : words.kinds[meeting.kind]
            return {
              title: whenOf(meeting, frame),
              about: [kind, placeOf(meeting, frame), own ? words.mine[own] : ''].filter(Boolean).join(' · '),
              verb: 'meetings.open',
              data: { meeting: meeting.id },
            }
          }),
        },
      ],
      buttons,
    },
    frame,
  )
}

/** Who reads a meeting's card, and where. */
export interface MeetingReader {
  member?: Member
  own: OwnReply
  /** Absent where others read along. */
  linkTo?: LinkTo
}

/** A meeting with what this reader may do about it. `heading` is what has happened to it, if anything. */
export function meetingView(
  meeting: Meeting,
  { member, own, linkTo }: MeetingReader,
  frame: MeetingFrame,
  notice = '',
): Card {
  const words = meetingWords(frame.language)
  const cancelled = meeting.state === 'cancelled'
  const open = !cancelled && frame.now < meeting.start
  const may = (roles: readonly string[]) => member !== undefined && roles.includes(member.role)
  const button = (title: string, verb: string, style?: SheetButton['style']): SheetButton => ({
    title,
    verb,
    data: of(meeting),
    style,
  })
  const replies =
    open && own !== undefined
      ? [
          ...(own === 'yes' ? [] : [button(words.attend, 'meetings.yes', 'positive')]),
          ...(own === 'no' ? [] : [button(words.decline, 'meetings.declineForm')]),
        ]
      : []
  return sheetView(
    {
      notice,
      title: cancelled ? words.cancelledTitle : words.kinds[meeting.kind],
      lines: [
        cancelled ? words.was(whenOf(meeting, frame)) : whenOf(meeting, frame),
        placeOf(meeting, frame),
        !cancelled && meeting.movedFrom
          ? words.was(whenOf({ start: meeting.movedFrom, end: endLike(meeting) }, frame))
          : '',
        meeting.reason ? words.reason(meeting.reason) : '',
        open && own ? words.mine[own] : '',
      ],
      buttons: [
        ...replies,
        ...(open && may(LEADERS) ? [button(words.who, 'meetings.overview')] : []),
        ...(open && may(SECRETARIAT)
          ? [button(words.move, 'meetings.moveForm'), button(words.cancel, 'meetings.cancelForm')]
          : []),
      ],
      links: [
        ...(linkTo
          ? [
              {
                title: cancelled ? words.removeFromCalendar : words.toCalendar,
                url: linkTo('meetings.entry', meeting.id),
              },
            ]
          : []),
        // Six buttons are what a card holds.
        ...(meeting.link && open && !may(SECRETARIAT) ? [{ title: words.join, url: meeting.link }] : []),
      ],
    },
    frame,
  )
}

const endLike = ({ start, end, movedFrom }: Meeting): Date =>
  new Date((movedFrom ?? start).getTime() + end.getTime() - start.getTime())

/** What the summons (mødeindkaldelse) says first. */
export function noticeOf(meeting: Meeting, { language }: Frame): string {
  const words = meetingWords(language)
  if (meeting.state === 'cancelled') return ''
  if (meeting.sequence === 0) return words.invited
  return meeting.movedFrom ? words.movedTo : words.changedTo
}

export function declineForm(meeting: Meeting, frame: MeetingFrame): Card {
  const words = meetingWords(frame.language)
  return formView(
    {
      title: words.declineForm.title,
      lines: [whenOf(meeting, frame), words.declineForm.explain],
      inputs: [{ kind: 'text', id: 'reason', label: words.declineForm.reason, multiline: true, most: 300 }],
      send: { title: words.declineForm.send, verb: 'meetings.no', data: of(meeting) },
      cancel: { title: words.undo, verb: 'meetings.open', data: { meeting: meeting.id } },
      screened: true,
    },
    frame,
  )
}

/** Formandskab and secretariat: who comes, and whether there are enough. Reasons for the secretariat only. */
export function overviewView(
  meeting: Meeting,
  states: SeatState[],
  { reasons, linkTo }: { reasons: boolean; linkTo?: LinkTo },
  frame: MeetingFrame,
  notice = '',
): Card {
  const words = meetingWords(frame.language)
  const { overview } = words
  const line = ({ name, assisted, reachable, reason, substitute }: SeatState): string =>
    [
      name,
      assisted ? overview.assisted : '',
      reachable ? '' : overview.noAccount,
      substitute
        ? {
            yes: overview.substituteYes,
            no: overview.substituteNo,
            waiting: overview.substituteAsked,
          }[substitute.answer](substitute.name)
        : '',
      reasons && reason ? words.reason(reason) : '',
    ]
      .filter(Boolean)
      .join(' · ')
  const coming = states.filter(isComing)
  const declined = states.filter((state) => state.answer === 'no' && !isComing(state))
  const waiting = states.filter(({ answer }) => answer === 'waiting')
  const percent = ruleValue(quorum, frame.council, frame.now)
  const attendance = attendanceOf(states)
  const unreachable = states.some(({ reachable }) => !reachable)
  return sheetView(
    {
      notice,
      title: overview.title,
      lines: [
        whenOf(meeting, frame),
        overview.quorum[quorumState(attendance, percent)](seatsNeeded(attendance.seats, percent)),
      ],
      groups: [
        { heading: overview.coming(coming.length), texts: coming.map(line) },
        { heading: overview.declined(declined.length), texts: declined.map(line) },
        { heading: overview.waiting(waiting.length), texts: waiting.map(line) },
      ],
      buttons: [
        { title: overview.assist, verb: 'meetings.assistForm', data: of(meeting) },
        { title: words.warning.rule, verb: 'council.showRule', data: { rule: quorum.key } },
      ],
      links:
        linkTo && reasons && unreachable
          ? [{ title: overview.letters, url: linkTo('meetings.letters', meeting.id, { days: 1 }) }]
          : [],
    },
    frame,
  )
}

/** Enters a member's answer for them; those whom no message can reach come first. */
export function assistForm(meeting: Meeting, states: SeatState[], frame: MeetingFrame): Card {
  const words = meetingWords(frame.language)
  const { assist } = words
  const order = [...states].sort((a, b) => Number(a.reachable) - Number(b.reachable))
  return formView(
    {
      title: assist.title,
      lines: [whenOf(meeting, frame), assist.explain],
      inputs: [
        {
          kind: 'choice',
          id: 'seat',
          label: assist.who,
          required: true,
          error: assist.whoError,
          choices: order.map(({ seat, name }) => ({ title: name, value: seat.id })),
        },
        {
          kind: 'choice',
          id: 'answer',
          label: assist.answer,
          value: 'yes',
          style: 'expanded',
          choices: [
            { title: assist.yes, value: 'yes' },
            { title: assist.no, value: 'no' },
          ],
        },
      ],
      send: { title: assist.save, verb: 'meetings.assist', data: of(meeting) },
      cancel: { title: words.undo, verb: 'meetings.overview', data: of(meeting) },
      screened: false,
    },
    frame,
  )
}

export function substituteView(meeting: Meeting, seat: string, name: string, frame: MeetingFrame): Card {
  const words = meetingWords(frame.language)
  const data = { ...of(meeting), seat }
  return sheetView(
    {
      title: words.substitute.title,
      lines: [words.substitute.text(name), whenOf(meeting, frame), placeOf(meeting, frame)],
      buttons: [
        {
          title: words.substitute.yes,
          verb: 'meetings.stepIn',
          data: { ...data, answer: 'yes' },
          style: 'positive',
        },
        { title: words.substitute.no, verb: 'meetings.stepIn', data: { ...data, answer: 'no' } },
      ],
    },
    frame,
  )
}

/** Warns formandskab and secretariat that too few may come. */
export function warningView(meeting: Meeting, states: SeatState[], frame: MeetingFrame): Card {
  const words = meetingWords(frame.language)
  const { seats, coming } = attendanceOf(states)
  const needed = seatsNeeded(seats, ruleValue(quorum, frame.council, frame.now))
  return sheetView(
    {
      title: words.warning.title,
      lines: [whenOf(meeting, frame), words.warning.text(coming, needed)],
      buttons: [
        { title: words.who, verb: 'meetings.overview', data: of(meeting), style: 'positive' },
        { title: words.warning.rule, verb: 'council.showRule', data: { rule: quorum.key } },
      ],
    },
    frame,
  )
}

/** The way to a subscription of all meetings. */
export function feedView(url: string, frame: MeetingFrame, notice = ''): Card {
  const words = meetingWords(frame.language).feed
  return sheetView(
    {
      notice,
      title: words.title,
      lines: [words.text, words.secret],
      buttons: [{ title: words.revoke, verb: 'meetings.revokeCalendar', data: {} }],
      links: [{ title: words.open, url }],
    },
    frame,
  )
}
