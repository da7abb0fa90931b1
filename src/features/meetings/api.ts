import { z } from 'zod'
import { COUNCIL } from '../../core/council'
import type { CouncilRequest, Endpoint } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { attendanceOf } from './attendance'
import { nextMeeting } from './coming'
import { type Meeting, plannedMeetings } from './store'
import { meetingWords } from './strings'
import { isCurrent, ownReply, readMeeting, reply, statesOf } from './use-cases'

export interface MeetingShown {
  id: string
  kind: string
  start: Date
  end: Date
  when: string
  place: string
  link?: string
}

export interface NextMeeting {
  meeting?: MeetingShown & {
    /** Absent for people without a seat. */
    own?: 'yes' | 'no' | 'waiting'
    ownText?: string
    runs: boolean
    coming: number
    seats: number
  }
  /** Those after it. */
  later: MeetingShown[]
}

const MOST_LATER = 6
const Reply = z.object({ meeting: z.string(), start: z.iso.datetime(), answer: z.enum(['yes', 'no']) })

const shown = (meeting: Meeting, { language, council }: CouncilRequest): MeetingShown => {
  const { kinds, when } = meetingWords(language)
  const { id, kind, start, end, place, link } = meeting
  return { id, kind: kinds[kind], start, end, when: when(meeting, council.timeZone), place, link }
}

async function next(request: CouncilRequest): Promise<NextMeeting> {
  const { scope, council, person, now, language } = request
  const [meeting, planned] = await Promise.all([nextMeeting(scope, now), plannedMeetings(scope, now)])
  const later = planned.filter(({ id }) => id !== meeting?.id).slice(0, MOST_LATER)
  if (!meeting) return { later: later.map((each) => shown(each, request)) }
  const [own, states] = await Promise.all([ownReply(council, meeting, person.id), statesOf(council, meeting)])
  const { coming, seats } = attendanceOf(states)
  return {
    meeting: {
      ...shown(meeting, request),
      own,
      ownText: own && meetingWords(language).mine[own],
      runs: now >= meeting.start,
      coming,
      seats,
    },
    later: later.map((each) => shown(each, request)),
  }
}

/** The next meeting and one's own answer to it. */
export const api: Endpoint[] = [
  {
    method: 'GET',
    path: 'meetings/next',
    access: COUNCIL,
    handle: async (request) => ({ body: await next(request) }),
  },
  {
    method: 'POST',
    path: 'meetings/reply',
    access: COUNCIL,
    async handle(request) {
      const { meeting: id, start, answer } = Reply.parse(request.data)
      const meeting = await readMeeting(request.scope, id)
      // An answer to a date that the meeting no longer has is not taken: here is the new date.
      if (!isCurrent(meeting, start)) throw new UserError('meetings.movedSince')
      const notifications = await reply(request, meeting, answer)
      return { body: await next(request), notifications }
    },
  },
]
