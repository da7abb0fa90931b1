import { DateTime } from 'luxon'
import { z } from 'zod'
import { LEADERS } from '../../core/council'
import type { Action, CouncilRequest } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { enter, roomAt, takeBack } from './attendance'
import { attendanceView, correctForm, disqualifiedForm, tickForm } from './attendance-views'
import { itemCard, mustBePersonal, opened, shownOf } from './showing'
import { disqualify, held, itemIn, running } from './sitting'
import { minutesWords } from './strings'

const OfMeeting = z.object({ meeting: z.string() })
const OfItem = OfMeeting.extend({ item: z.string() })
const ids = z
  .string()
  .default('')
  .transform((list) => list.split(',').filter((id) => id !== ''))
const Tick = OfMeeting.extend({ shown: ids, present: ids })
const Disqualify = OfItem.extend({ shown: ids, people: ids })
export const clockInput = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Correct = OfMeeting.extend({
  person: z.string(),
  what: z.enum(['arrived', 'left', 'mistake']),
  time: clockInput,
})

/** A time of the meeting's day on the council's clock. */
export function instantOf(request: CouncilRequest, startedAt: Date, time: string): Date {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  return DateTime.fromJSDate(startedAt, { zone: request.council.timeZone })
    .set({ hour, minute, second: 0, millisecond: 0 })
    .toJSDate()
}

const attendanceCard = async (request: CouncilRequest, meeting: string, notice = '') =>
  attendanceView(await shownOf(request, await running(request, meeting)), request, notice)

/** Who is at the meeting, as those who lead it enter it. */
export const attendanceActions: Action[] = [
  {
    verb: 'minutes.attendance',
    access: LEADERS,
    async handle(request) {
      mustBePersonal(request)
      return opened(request, await attendanceCard(request, OfMeeting.parse(request.data).meeting))
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
      const ticked = all.map(({ person }) => ({ person, arrives: present.includes(person) }))
      // Who checked in after the form was shown stays.
      await enter(
        request,
        sitting,
        ticked.filter(({ person, arrives }) => arrives !== shown.includes(person)),
      )
      return { replaceCard: await attendanceCard(request, meeting, minutesWords(request.language).saved) }
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
        await enter(
          request,
          sitting,
          [{ person, arrives: what === 'arrived' }],
          instantOf(request, sitting.startedAt, time),
        )
      return { replaceCard: await attendanceCard(request, meeting, minutesWords(request.language).saved) }
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
]
