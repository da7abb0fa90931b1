import type { Card } from '../../core/cards'
import type { LinkTo } from '../../core/feature'
import { formView } from '../../core/form.views'
import { routerWords } from '../../core/router.strings'
import { ruleValue } from '../../core/rules'
import { sheetView } from '../../core/sheet.views'
import { attendanceOf, isComing, type SeatState } from './attendance'
import { attendanceWords } from './attendance.strings'
import type { Callee } from './contacts'
import { quorum, quorumState, seatsNeeded } from './rules'
import type { Meeting } from './store'
import { meetingWords } from './strings'
import { type MeetingFrame, of, placeOf, whenOf } from './views'

function substituteLine(
  { name, answer, reachable, assisted }: NonNullable<SeatState['substitute']>,
  { language }: MeetingFrame,
): string {
  const { overview } = attendanceWords(language)
  if (answer === 'waiting') return (reachable ? overview.substituteAsked : overview.substituteCall)(name)
  const said = (answer === 'yes' ? overview.substituteYes : overview.substituteNo)(name)
  return assisted ? `${said} (${overview.assisted})` : said
}

/** Formandskab and secretariat: who comes, and whether there are enough. Reasons for the secretariat only. */
export function overviewView(
  meeting: Meeting,
  states: SeatState[],
  { reasons, linkTo }: { reasons: boolean; linkTo?: LinkTo },
  frame: MeetingFrame,
  notice = '',
): Card {
  const { overview, contacts } = attendanceWords(frame.language)
  const line = ({ name, assisted, reachable, reason, substitute }: SeatState): string =>
    [
      name,
      assisted ? overview.assisted : '',
      reachable ? '' : overview.noAccount,
      substitute ? substituteLine(substitute, frame) : '',
      reasons && reason ? meetingWords(frame.language).reason(reason) : '',
    ]
      .filter(Boolean)
      .join(' · ')
  const coming = states.filter(isComing)
  const declined = states.filter((state) => state.answer === 'no' && !isComing(state))
  const waiting = states.filter(({ answer }) => answer === 'waiting')
  const percent = ruleValue(quorum, frame.council, frame.now)
  const attendance = attendanceOf(states)
  const unreachable =
    reasons && states.some(({ reachable, substitute }) => !reachable || substitute?.reachable === false)
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
        ...(unreachable
          ? [{ title: contacts.title, verb: 'meetings.contacts', data: { meeting: meeting.id } }]
          : []),
        { title: routerWords(frame.language).showRule, verb: 'council.showRule', data: { rule: quorum.key } },
      ],
      links:
        linkTo && unreachable
          ? [{ title: overview.letters, url: linkTo('meetings.letters', meeting.id, { days: 1 }) }]
          : [],
    },
    frame,
  )
}

/** Enters a member's answer for them; those whom no message can reach come first. */
export function assistForm(meeting: Meeting, states: SeatState[], frame: MeetingFrame): Card {
  const { assist } = attendanceWords(frame.language)
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
          choices: order.flatMap(({ seat, name, substitute }) => [
            { title: name, value: seat.id },
            ...(substitute
              ? [
                  {
                    title: assist.substitute(substitute.name, name),
                    value: `${seat.id}/substitute`,
                  },
                ]
              : []),
          ]),
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
      cancel: { title: meetingWords(frame.language).undo, verb: 'meetings.overview', data: of(meeting) },
      screened: false,
    },
    frame,
  )
}

export function substituteView(meeting: Meeting, seat: string, name: string, frame: MeetingFrame): Card {
  const words = attendanceWords(frame.language).substitute
  const data = { ...of(meeting), seat }
  return sheetView(
    {
      title: words.title,
      lines: [words.text(name), whenOf(meeting, frame), placeOf(meeting, frame)],
      buttons: [
        {
          title: words.yes,
          verb: 'meetings.stepIn',
          data: { ...data, answer: 'yes' },
          style: 'positive',
        },
        { title: words.no, verb: 'meetings.stepIn', data: { ...data, answer: 'no' } },
      ],
    },
    frame,
  )
}

/** Warns formandskab and secretariat that too few may come. */
export function warningView(meeting: Meeting, states: SeatState[], frame: MeetingFrame): Card {
  const { warning, overview } = attendanceWords(frame.language)
  const { seats, coming } = attendanceOf(states)
  const needed = seatsNeeded(seats, ruleValue(quorum, frame.council, frame.now))
  return sheetView(
    {
      title: warning.title,
      lines: [whenOf(meeting, frame), warning.text(coming, needed)],
      buttons: [
        { title: overview.title, verb: 'meetings.overview', data: of(meeting), style: 'positive' },
        { title: routerWords(frame.language).showRule, verb: 'council.showRule', data: { rule: quorum.key } },
      ],
    },
    frame,
  )
}

/** Telephone numbers and addresses of those whom no message reaches; each row opens its form. */
export function contactsView(meeting: Meeting, callees: Callee[], frame: MeetingFrame, notice = ''): Card {
  const { contacts, overview } = attendanceWords(frame.language)
  return sheetView(
    {
      notice,
      title: contacts.title,
      lines: [callees.length === 0 ? contacts.nobody : contacts.text],
      groups: [
        {
          rows: callees.map(({ person, name, contact }) => ({
            title: name,
            about: [contact?.phone, contact?.address].filter(Boolean).join(' · ') || contacts.missing,
            verb: 'meetings.contactForm',
            data: { meeting: meeting.id, person },
          })),
        },
      ],
      buttons: [{ title: overview.title, verb: 'meetings.overview', data: of(meeting) }],
    },
    frame,
  )
}

export function contactForm(meeting: Meeting, { person, name, contact }: Callee, frame: MeetingFrame): Card {
  const { contacts } = attendanceWords(frame.language)
  return formView(
    {
      title: contacts.of(name),
      lines: [contacts.privacy],
      inputs: [
        { kind: 'text', id: 'phone', label: contacts.phone, value: contact?.phone ?? '', most: 20 },
        {
          kind: 'text',
          id: 'address',
          label: contacts.address,
          value: contact?.address ?? '',
          multiline: true,
          most: 200,
        },
      ],
      send: { title: contacts.save, verb: 'meetings.saveContact', data: { meeting: meeting.id, person } },
      cancel: {
        title: meetingWords(frame.language).undo,
        verb: 'meetings.contacts',
        data: { meeting: meeting.id },
      },
      screened: false,
    },
    frame,
  )
}
