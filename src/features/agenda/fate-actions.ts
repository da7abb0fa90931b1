import { z } from 'zod'
import { LEADERS } from '../../core/council'
import type { Action, CouncilRequest, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { ItemOfMeeting, OfItem, text } from './action-data'
import { accept, decline, type Moved, merge, passOn, postpone, takeOff, unmerge } from './build'
import { buildWords } from './build.strings'
import { declineForm, passOnForm } from './build-forms'
import { mergeView } from './build-views'
import { type Build, builderIn } from './commands'
import { itemReply } from './item-reply'
import { comingMeeting, readItem } from './items'
import { itemsOf } from './store'

const Decline = screenInputs.extend({ ...OfItem.shape, reason: text })
const Merge = OfItem.extend({ into: z.string() })
const PassOn = OfItem.extend({ committee: z.string() })

/** What formandskab and secretariat decide about an item. */
export function fateActionsFor(build: Build): Action[] {
  const builder = builderIn(build)
  /** The builder; while no meeting is planned, the item alone. */
  async function decided(
    request: CouncilRequest,
    { item, notifications }: Moved,
    notice = '',
  ): Promise<Reply> {
    if (await comingMeeting(request)) return builder(request, { notifications }, notice)
    return { ...(await itemReply(request, item, notice)), notifications }
  }
  return [
    {
      verb: 'agenda.accept',
      access: LEADERS,
      handle: async (request) => {
        const moved = await accept(request, OfItem.parse(request.data).item)
        return decided(request, moved, buildWords(request.language).build.accepted(moved.item.title))
      },
    },
    {
      verb: 'agenda.takeOff',
      access: LEADERS,
      handle: async (request) => decided(request, await takeOff(request, OfItem.parse(request.data).item)),
    },
    {
      verb: 'agenda.postpone',
      access: LEADERS,
      handle: async (request) => {
        const { item: id, meeting } = ItemOfMeeting.parse(request.data)
        const moved = await postpone(request, id, meeting)
        return decided(request, moved, buildWords(request.language).build.postponed(moved.item.title))
      },
    },
    {
      verb: 'agenda.declineForm',
      access: LEADERS,
      handle: async (request) => ({
        replaceCard: declineForm(await readItem(request, OfItem.parse(request.data).item), request),
      }),
    },
    {
      verb: 'agenda.decline',
      access: LEADERS,
      handle: async (request) => {
        const { item, reason, ...inputs } = Decline.parse(request.data)
        screen([reason], inputs)
        return decided(request, await decline(request, item, reason))
      },
    },
    {
      verb: 'agenda.passOnForm',
      access: LEADERS,
      handle: async (request) => ({
        replaceCard: passOnForm(await readItem(request, OfItem.parse(request.data).item), request),
      }),
    },
    {
      verb: 'agenda.passOn',
      access: LEADERS,
      handle: async (request) => {
        const { item: id, committee } = PassOn.parse(request.data)
        const { item, notifications } = await passOn(request, id, committee)
        const reply = await itemReply(request, item, buildWords(request.language).passOn.done)
        return { ...reply, notifications }
      },
    },
    {
      verb: 'agenda.mergeList',
      access: LEADERS,
      handle: async (request) => {
        const item = await readItem(request, OfItem.parse(request.data).item)
        const others = (await itemsOf(request.scope, item.meeting)).filter(({ id }) => id !== item.id)
        return { replaceCard: mergeView(item, others, request) }
      },
    },
    {
      verb: 'agenda.merge',
      access: LEADERS,
      handle: async (request) => {
        const { item: id, into } = Merge.parse(request.data)
        const { notifications } = await merge(request, id, into)
        const reply = await itemReply(
          request,
          await readItem(request, into),
          buildWords(request.language).merge.done,
        )
        return { ...reply, notifications }
      },
    },
    {
      verb: 'agenda.unmerge',
      access: LEADERS,
      handle: async (request) => {
        const { item, notifications } = await unmerge(request, OfItem.parse(request.data).item)
        const reply = await itemReply(request, item, buildWords(request.language).merge.undone)
        return { ...reply, notifications }
      },
    },
  ]
}
