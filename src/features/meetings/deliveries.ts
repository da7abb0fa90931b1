import { type Council, memberOf, type Person } from '../../core/council'
import type { Delivery, LinkTo } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { attendanceOf } from './attendance'
import { substituteView, warningView } from './attendance-views'
import { isOpen, pollById, wishesFor } from './poll-store'
import { voteForm } from './poll-views'
import { repliesTo } from './reply-store'
import { quorum, quorumState } from './rules'
import { type Meeting, meetingById } from './store'
import { ownReply, statesOf } from './use-cases'
import { meetingView, noticeOf } from './views'

/** The meeting that a subject `<id>:<sequence>[:…]` speaks of, while it stands as it did then. */
async function unchanged(
  scope: Parameters<typeof meetingById>[0],
  subject: string,
): Promise<Meeting | undefined> {
  const [id = '', sequence] = subject.split(':')
  const meeting = await meetingById(scope, id)
  return String(meeting?.sequence) === sequence ? meeting : undefined
}

const reader = async (
  council: Council,
  meeting: Meeting,
  person: Person | undefined,
  linkTo: LinkTo | undefined,
) => ({
  member: person && memberOf(council, person),
  own: person && (await ownReply(council, meeting, person.id)),
  linkTo,
})

export const deliveries: Record<string, Delivery> = {
  'meetings.invitation': async ({ scope, subject, council, now }, { language, person, linkTo }) => {
    const meeting = await unchanged(scope, subject)
    if (meeting?.state !== 'planned') return undefined
    const frame = { language, council, now }
    const who = await reader(council, meeting, person, linkTo)
    return { card: meetingView(meeting, who, frame, noticeOf(meeting, frame)) }
  },
  'meetings.cancelled': async ({ scope, subject, council, now }, { language, person, linkTo }) => {
    const meeting = await unchanged(scope, subject)
    if (meeting?.state !== 'cancelled') return undefined
    const who = await reader(council, meeting, person, linkTo)
    return { card: meetingView(meeting, who, { language, council, now }) }
  },
  'meetings.callSubstitute': async ({ scope, subject, council, now }, { language }) => {
    const [id = '', seatId = '', round] = subject.split(':')
    const meeting = await meetingById(scope, id)
    if (meeting?.state !== 'planned' || now >= meeting.start) return undefined
    const reply = (await repliesTo(council, meeting)).find(({ seat }) => seat === seatId)
    if (reply?.answer !== 'no' || String(reply.round) !== round || reply.substitute) return undefined
    const state = (await statesOf(council, meeting)).find(({ seat }) => seat.id === seatId)
    return state && { card: substituteView(meeting, seatId, state.name, { language, council, now }) }
  },
  'meetings.quorum': async ({ scope, subject, council, now }, { language }) => {
    const meeting = await unchanged(scope, subject)
    if (meeting?.state !== 'planned' || now >= meeting.start) return undefined
    const states = await statesOf(council, meeting)
    const state = quorumState(attendanceOf(states), ruleValue(quorum, council, now))
    // `lost` as soon as too many have declined; `risk` when few days are left and too few have said yes.
    if (state === 'safe' || (subject.endsWith(':lost') && state !== 'lost')) return undefined
    return { card: warningView(meeting, states, { language, council, now }) }
  },
  'meetings.poll': async ({ scope, subject, council, now }, { language, person }) => {
    const poll = await pollById(scope, subject)
    if (!poll || !isOpen(poll, now)) return undefined
    const seat = council.seats.find((each) => each.person === person?.id)
    if (!seat || (await wishesFor(council, [poll])).some((each) => each.seat === seat.id)) return undefined
    return { card: voteForm(poll, {}, { language, council, now }) }
  },
}
