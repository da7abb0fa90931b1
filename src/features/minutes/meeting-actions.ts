import { z } from 'zod'
import { COUNCIL, LEADERS, leads } from '../../core/council'
import type { Action, CouncilRequest, Reply } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { enter } from './attendance'
import { desk, itemCard, mustBePersonal, opened, ownCard } from './showing'
import {
  askOrLeave,
  beginAfterwards,
  deskNotices,
  goTo,
  held,
  itemIn,
  nextSpeaker,
  running,
  setFloor,
} from './sitting'
import type { Sitting } from './sitting-store'
import { minutesWords } from './strings'

const OfMeeting = z.object({ meeting: z.string() })
const OfItem = OfMeeting.extend({ item: z.string() })
const GoTo = OfMeeting.extend({ from: z.string(), to: z.string() })
const Speaking = OfMeeting.extend({ speaking: z.string() })
const SetFloor = OfItem.extend({ closed: z.enum(['true', 'false']) })

/** An answer in a channel is a short word to the one who pressed; in their own chat it is their card. */
async function toOneself(request: CouncilRequest, sitting: Sitting, notice: string): Promise<Reply> {
  if (request.place !== 'personal') return { toast: notice }
  return { replaceCard: await ownCard(request, sitting, notice) }
}

/** What people press while the meeting runs. */
export const meetingActions: Action[] = [
  {
    verb: 'minutes.here',
    access: COUNCIL,
    async handle(request) {
      const { meeting } = OfMeeting.parse(request.data)
      const sitting = await running(request, meeting)
      await enter(request, sitting, [{ person: request.person.id, arrives: true }])
      return toOneself(request, sitting, minutesWords(request.language).member.welcome)
    },
  },
  {
    verb: 'minutes.leave',
    access: COUNCIL,
    async handle(request) {
      const { meeting } = OfMeeting.parse(request.data)
      const sitting = await askOrLeave(request, meeting, false)
      await enter(request, sitting, [{ person: request.person.id, arrives: false }])
      return toOneself(request, sitting, minutesWords(request.language).member.bye)
    },
  },
  {
    verb: 'minutes.now',
    access: COUNCIL,
    async handle(request) {
      const { meeting } = OfMeeting.parse(request.data)
      const sitting = await running(request, meeting)
      if (request.place === 'personal') return opened(request, await ownCard(request, sitting))
      return {
        toast: minutesWords(request.language).member.sent,
        notifications: [
          {
            kind: 'minutes.own',
            scope: request.scope,
            subject: `${meeting}:${request.activityId}`,
            to: { person: request.person.id },
          },
        ],
      }
    },
  },
  ...(['minutes.ask', 'minutes.leaveFloor'] as const).map(
    (verb): Action => ({
      verb,
      access: COUNCIL,
      async handle(request) {
        const { meeting } = OfMeeting.parse(request.data)
        const asks = verb === 'minutes.ask'
        const sitting = await askOrLeave(request, meeting, asks)
        const words = minutesWords(request.language).member
        return {
          ...(await toOneself(request, sitting, asks ? words.asked : words.notAsked)),
          notifications: deskNotices(request, meeting, request.activityId),
        }
      },
    }),
  ),
  {
    verb: 'minutes.startAfterwards',
    access: LEADERS,
    async handle(request) {
      mustBePersonal(request)
      const { meeting } = OfMeeting.parse(request.data)
      return { replaceCard: await desk(request, await beginAfterwards(request, meeting)) }
    },
  },
  {
    verb: 'minutes.desk',
    access: LEADERS,
    async handle(request) {
      mustBePersonal(request)
      const { meeting } = OfMeeting.parse(request.data)
      return { replaceCard: await desk(request, await running(request, meeting)) }
    },
  },
  {
    verb: 'minutes.goTo',
    access: LEADERS,
    async handle(request) {
      mustBePersonal(request)
      const { meeting, from, to } = GoTo.parse(request.data)
      const sitting = await goTo(request, meeting, from, to)
      return {
        replaceCard: await desk(request, sitting),
        notifications: deskNotices(request, meeting, request.activityId).filter(
          ({ to: recipient }) => recipient !== 'channel' && recipient.person !== request.person.id,
        ),
      }
    },
  },
  {
    verb: 'minutes.nextSpeaker',
    access: LEADERS,
    async handle(request) {
      const { meeting, speaking } = Speaking.parse(request.data)
      return { replaceCard: await desk(request, await nextSpeaker(request, meeting, speaking)) }
    },
  },
  {
    verb: 'minutes.setFloor',
    access: LEADERS,
    async handle(request) {
      const { meeting, item, closed } = SetFloor.parse(request.data)
      return { replaceCard: await desk(request, await setFloor(request, meeting, item, closed === 'true')) }
    },
  },
  {
    verb: 'minutes.item',
    access: COUNCIL,
    async handle(request) {
      mustBePersonal(request)
      const { meeting, item } = OfItem.parse(request.data)
      const sitting = await held(request, meeting)
      itemIn(sitting, item)
      if (!leads(request) && sitting.state === 'ended') throw new UserError('minutes.notRunning')
      return opened(request, await itemCard(request, sitting, item))
    },
  },
]
