import type { Card, Frame } from '../../core/cards'
import { type Council, LEADERS, type Member, SECRETARIAT } from '../../core/council'
import type { LinkTo } from '../../core/feature'
import { formView } from '../../core/form.views'
import { type SheetButton, sheetView } from '../../core/sheet.views'
import type { Meeting } from './store'
import { meetingWords } from './strings'

/** A card about a meeting always names the council. */
export interface MeetingFrame extends Frame {
  council: Council
  now: Date
}

export type OwnReply = 'yes' | 'no' | 'waiting' | undefined

export const whenOf = (meeting: { start: Date; end: Date }, { language, council }: MeetingFrame): string =>
  meetingWords(language).when(meeting, council.timeZone)

export const placeOf = (meeting: Pick<Meeting, 'place' | 'link'>, { language }: Frame): string =>
  meeting.place || (meeting.link ? meetingWords(language).online : '')

/** Data of a button about the meeting at its present date. */
export const of = (meeting: Meeting): Record<string, string> => ({
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
