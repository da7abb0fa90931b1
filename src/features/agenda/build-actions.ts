import { z } from 'zod'
import { LEADERS } from '../../core/council'
import type { Action, CouncilRequest, Feature } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { type Meeting, meetingById } from '../meetings'
import { OfItem } from './action-data'
import { planOf } from './agenda-store'
import { arrange, shift, takeOffer } from './build'
import { arrangeForm } from './build-forms'
import { waitingView } from './build-views'
import { type Build, builderIn, offersOf } from './commands'
import { itemWords } from './item.strings'
import { itemReply } from './item-reply'
import { currentMeeting, readItem } from './items'
import { draftAgenda } from './publish'
import { itemsOf } from './store'

const Arrange = z.looseObject({ meeting: z.string(), from: z.coerce.number().int().min(0) })
const Shift = OfItem.extend({ from: z.coerce.number().int().min(0) })
const TakeOffer = z.object({ source: z.string() })

/** The form's rows: `place:<item>` and `minutes:<item>`. Fixed items keep their place. */
async function arranged(request: CouncilRequest, meeting: Meeting, inputs: Record<string, unknown>) {
  const draft = await draftAgenda(request, meeting)
  const least = draft.findIndex(({ fixed }) => !fixed) + 1
  const most = draft.findLastIndex(({ fixed }) => !fixed) + 1
  const number = (key: string, otherwise: number) =>
    inputs[key] === undefined || inputs[key] === '' ? otherwise : Number(inputs[key])
  return draft.map(({ id, fixed, minutes }, index) => ({
    item: id,
    place: fixed ? index + 1 : Math.min(Math.max(number(`place:${id}`, index + 1), least), most),
    minutes: number(`minutes:${id}`, minutes),
  }))
}

/** What formandskab and secretariat do with the agenda as a whole before it is published. */
export function buildActionsFor(rooms: Feature[], build: Build): Action[] {
  const builder = builderIn(build)
  return [
    {
      verb: 'agenda.takeOffer',
      access: LEADERS,
      handle: async (request) => {
        const { source } = TakeOffer.parse(request.data)
        const meeting = await currentMeeting(request)
        const offer = (await offersOf(rooms, request, meeting)).find((one) => one.source === source)
        if (offer) await takeOffer(request, meeting.id, offer)
        return builder(request)
      },
    },
    { verb: 'agenda.build', access: LEADERS, handle: (request) => builder(request) },
    {
      verb: 'agenda.waiting',
      access: LEADERS,
      handle: async (request) => {
        const meeting = await currentMeeting(request)
        const items = await itemsOf(request.scope, meeting.id)
        const waiting = items.filter(({ state }) => state === 'proposed')
        return { replaceCard: waitingView(meeting, waiting, request) }
      },
    },
    // A new message, for buttons in messages that stay.
    { verb: 'agenda.startBuild', access: LEADERS, handle: (request) => build(request) },
    {
      verb: 'agenda.arrangeForm',
      access: LEADERS,
      handle: async (request) => {
        const meeting = await currentMeeting(request)
        const [draft, { planVersion }] = await Promise.all([
          draftAgenda(request, meeting),
          planOf(request.scope, meeting.id),
        ])
        return { replaceCard: arrangeForm(meeting, draft, planVersion, request) }
      },
    },
    {
      verb: 'agenda.arrange',
      access: LEADERS,
      handle: async (request) => {
        const { meeting: id, from, ...inputs } = Arrange.parse(request.data)
        const meeting = await meetingById(request.scope, id)
        if (!meeting) throw new UserError('agenda.noMeeting')
        await arrange(request, meeting, from, await arranged(request, meeting, inputs))
        return builder(request)
      },
    },
    ...(
      [
        ['agenda.up', -1],
        ['agenda.down', 1],
      ] as const
    ).map(
      ([verb, by]): Action => ({
        verb,
        access: LEADERS,
        handle: async (request) => {
          const { item: id, from } = Shift.parse(request.data)
          const item = await readItem(request, id)
          const meeting = await currentMeeting(request)
          await shift(request, meeting, item.id, by, from)
          const draft = await draftAgenda(request, meeting)
          const place = draft.findIndex(({ id }) => id === item.id) + 1
          return itemReply(request, item, itemWords(request.language).place(place))
        },
      }),
    ),
  ]
}
