import { DateTime } from 'luxon'
import { z } from 'zod'
import { COUNCIL, LEADERS } from '../../core/council'
import type { Action, CouncilRequest, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { enter, roomAt, takeBack } from './attendance'
import { dissentsAt, keepDissent } from './ballot-store'
import { CHOICES, MOST } from './rules'
import { desk, itemCard, mustBePersonal, ownCard, shownOf, whereIAm } from './showing'
import {
  askOrLeave,
  deskNotices,
  disqualify,
  goTo,
  held,
  itemIn,
  leads,
  nextSpeaker,
  running,
  setFloor,
  talliesOf,
} from './sitting'
import { minutesWords } from './strings'
import { attendanceView, correctForm, disqualifiedForm, tickForm, voteForForm, voteView } from './views'
import { startVote, stopVote, vote, votersOf } from './voting'
import { dissentForm } from './writing-views'

const OfMeeting = z.object({ meeting: z.string() })
const OfItem = OfMeeting.extend({ item: z.string() })
const GoTo = OfMeeting.extend({ from: z.string(), to: z.string() })
const Speaking = OfMeeting.extend({ speaking: z.string() })
const SetFloor = OfItem.extend({ closed: z.enum(['true', 'false']) })
const StartVote = OfItem.extend({ number: z.coerce.number().int().min(1).max(1000) })
const OfVote = OfMeeting.extend({ vote: z.string() })
const Cast = OfVote.extend({ choice: z.enum(CHOICES) })
const CastFor = Cast.extend({ person: z.string() })
const ids = z
  .string()
  .default('')
  .transform((list) => list.split(',').filter((id) => id !== ''))
const Tick = OfMeeting.extend({ shown: ids, present: ids })
const Disqualify = OfItem.extend({ shown: ids, people: ids })
const Correct = OfMeeting.extend({
  person: z.string(),
  what: z.enum(['arrived', 'left', 'mistake']),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
})
const DissentText = screenInputs.extend({
  ...OfItem.shape,
  text: z.string().trim().min(1).max(MOST.dissent),
})

/** An answer in a channel is a short word to the one who pressed; in their own chat it is their card. */
async function toOneself(request: CouncilRequest, meeting: string, notice: string): Promise<Reply> {
  if (request.place !== 'personal') return { toast: notice }
  return { replaceCard: await ownCard(request, meeting, notice) }
}

/** A time of the meeting's day on the council's clock. */
function instantOf(request: CouncilRequest, startedAt: Date, time: string): Date {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  return DateTime.fromJSDate(startedAt, { zone: request.council.timeZone })
    .set({ hour, minute, second: 0, millisecond: 0 })
    .toJSDate()
}

const attendanceCard = async (request: CouncilRequest, meeting: string, notice = ''): Promise<Reply> => ({
  replaceCard: attendanceView(await shownOf(request, await running(request, meeting)), request, notice),
})

/** What people press while the meeting runs. */
export const meetingActions: Action[] = [
  {
    verb: 'minutes.here',
    access: COUNCIL,
    async handle(request) {
      const { meeting } = OfMeeting.parse(request.data)
      await enter(request, await running(request, meeting), request.person.id, true)
      return toOneself(request, meeting, minutesWords(request.language).member.welcome)
    },
  },
  {
    verb: 'minutes.leave',
    access: COUNCIL,
    async handle(request) {
      const { meeting } = OfMeeting.parse(request.data)
      const sitting = await askOrLeave(request, meeting, false)
      await enter(request, sitting, request.person.id, false)
      return toOneself(request, meeting, minutesWords(request.language).member.bye)
    },
  },
  {
    verb: 'minutes.now',
    access: COUNCIL,
    async handle(request) {
      const { meeting } = OfMeeting.parse(request.data)
      await running(request, meeting)
      if (request.place === 'personal') return { replaceCard: await ownCard(request, meeting) }
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
        await askOrLeave(request, meeting, asks)
        const words = minutesWords(request.language).member
        return {
          ...(await toOneself(request, meeting, asks ? words.asked : words.notAsked)),
          notifications: deskNotices(request, meeting, request.activityId),
        }
      },
    }),
  ),
  {
    verb: 'minutes.vote',
    access: COUNCIL,
    async handle(request) {
      mustBePersonal(request)
      const { meeting, vote: id, choice } = Cast.parse(request.data)
      const sitting = await vote(request, meeting, id, choice)
      const tally = (await talliesOf(request, sitting)).find((each) => each.id === id)
      if (!tally) throw new UserError('minutes.voteOver')
      const notice = minutesWords(request.language).vote.thanks
      return { replaceCard: voteView(sitting, tally, request.person.id, request, notice) }
    },
  },
  {
    verb: 'minutes.dissentForm',
    access: COUNCIL,
    async handle(request) {
      mustBePersonal(request)
      const { meeting, item } = OfItem.parse(request.data)
      const sitting = await held(request, meeting)
      itemIn(sitting, item)
      const own = (await dissentsAt(request.scope, meeting)).find(
        (each) => each.item === item && each.person === request.person.id,
      )
      return { replaceCard: dissentForm(sitting, item, own?.text ?? '', request) }
    },
  },
  {
    verb: 'minutes.dissent',
    access: COUNCIL,
    async handle(request) {
      const { scope, person, council, now } = request
      const { meeting, item, text, ...inputs } = DissentText.parse(request.data)
      screen([text], inputs)
      const sitting = await running(request, meeting)
      itemIn(sitting, item)
      const { present } = await roomAt(council, meeting, now)
      if (!present.some((one) => one.person === person.id && one.seat)) throw new UserError('minutes.noVote')
      await keepDissent(scope, { meeting, item, person: person.id, name: person.name, text })
      return { replaceCard: await ownCard(request, meeting, minutesWords(request.language).saved) }
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
    verb: 'minutes.startVote',
    access: LEADERS,
    async handle(request) {
      mustBePersonal(request)
      const { meeting, item, number } = StartVote.parse(request.data)
      const { sitting, notifications } = await startVote(request, meeting, item, number)
      return { replaceCard: await desk(request, sitting), notifications }
    },
  },
  {
    verb: 'minutes.stopVote',
    access: LEADERS,
    async handle(request) {
      const { meeting, vote: id } = OfVote.parse(request.data)
      return { replaceCard: await desk(request, await stopVote(request, meeting, id)) }
    },
  },
  {
    verb: 'minutes.voteForForm',
    access: LEADERS,
    async handle(request) {
      const { meeting } = OfMeeting.parse(request.data)
      const sitting = await running(request, meeting)
      const open = sitting.votes.find(({ id }) => id === sitting.voteOpen)
      if (!open) throw new UserError('minutes.voteOver')
      return {
        replaceCard: voteForForm(sitting, open.id, await votersOf(request, sitting, open.item), request),
      }
    },
  },
  {
    verb: 'minutes.voteFor',
    access: LEADERS,
    async handle(request) {
      const { meeting, vote: id, person, choice } = CastFor.parse(request.data)
      const sitting = await vote(request, meeting, id, choice, person)
      return whereIAm(request, sitting, minutesWords(request.language).saved)
    },
  },
  {
    verb: 'minutes.attendance',
    access: LEADERS,
    async handle(request) {
      mustBePersonal(request)
      return attendanceCard(request, OfMeeting.parse(request.data).meeting)
    },
  },
  {
    verb: 'minutes.tickForm',
    access: LEADERS,
    async handle(request) {
      const { meeting } = OfMeeting.parse(request.data)
      return { replaceCard: tickForm(await shownOf(request, await running(request, meeting)), request) }
    },
  },
  {
    verb: 'minutes.tick',
    access: LEADERS,
    async handle(request) {
      const { meeting, shown, present } = Tick.parse(request.data)
      const sitting = await running(request, meeting)
      const { all } = await roomAt(request.council, meeting, request.now)
      for (const { person } of all) {
        const there = present.includes(person)
        // Who checked in after the form was shown stays.
        if (there !== shown.includes(person)) await enter(request, sitting, person, there)
      }
      return attendanceCard(request, meeting, minutesWords(request.language).saved)
    },
  },
  {
    verb: 'minutes.correctForm',
    access: LEADERS,
    async handle(request) {
      const { meeting } = OfMeeting.parse(request.data)
      return { replaceCard: correctForm(await shownOf(request, await running(request, meeting)), request) }
    },
  },
  {
    verb: 'minutes.correct',
    access: LEADERS,
    async handle(request) {
      const { meeting, person, what, time } = Correct.parse(request.data)
      const sitting = await running(request, meeting)
      const { all } = await roomAt(request.council, meeting, request.now)
      if (!all.some((one) => one.person === person)) throw new UserError('minutes.noDoer')
      if (what === 'mistake') await takeBack(request, meeting, person)
      else
        await enter(request, sitting, person, what === 'arrived', instantOf(request, sitting.startedAt, time))
      return attendanceCard(request, meeting, minutesWords(request.language).saved)
    },
  },
  {
    verb: 'minutes.disqualifyForm',
    access: LEADERS,
    async handle(request) {
      mustBePersonal(request)
      const { meeting, item } = OfItem.parse(request.data)
      const sitting = await held(request, meeting)
      itemIn(sitting, item)
      return { replaceCard: disqualifiedForm(await shownOf(request, sitting), item, request) }
    },
  },
  {
    verb: 'minutes.disqualify',
    access: LEADERS,
    async handle(request) {
      const { meeting, item, shown, people } = Disqualify.parse(request.data)
      const { all } = await roomAt(request.council, meeting, request.now)
      const known = people.filter((person) => all.some((one) => one.person === person))
      const sitting = await disqualify(request, meeting, item, shown, known)
      return { replaceCard: await itemCard(request, sitting, item, minutesWords(request.language).saved) }
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
      return { replaceCard: await itemCard(request, sitting, item) }
    },
  },
]
