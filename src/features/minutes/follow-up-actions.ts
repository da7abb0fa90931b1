import { z } from 'zod'
import { COUNCIL, LEADERS, leads, WORKING } from '../../core/council'
import type { Action, CouncilRequest } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { openFollowUps } from './follow-up-store'
import { followUpForm, followUpsView, followUpView, moveForm } from './follow-up-views'
import { addAction, closeAction, doers, moveAction, readAction } from './follow-ups'
import { itemCard, mustBePersonal } from './showing'
import { held, itemIn } from './sitting'
import { minutesWords } from './strings'

const OfItem = z.object({ meeting: z.string(), item: z.string() })
const AddAction = screenInputs.extend({
  ...OfItem.shape,
  what: z.string().trim().default(''),
  person: z.string(),
  due: z.string(),
  form: z.uuid(),
})
const OfAction = z.object({ followUp: z.string() })
const MoveAction = OfAction.extend({ due: z.string() })

export const actionsCard = async (request: CouncilRequest, notice = '') =>
  followUpsView(
    await openFollowUps(request.scope),
    request.place === 'personal' ? request.person.id : undefined,
    request,
    notice,
  )

/** What is to be done after the meeting (opfølgning). */
export const followUpActions: Action[] = [
  {
    verb: 'minutes.followUpForm',
    access: LEADERS,
    async handle(request) {
      mustBePersonal(request)
      const { meeting, item } = OfItem.parse(request.data)
      const sitting = await held(request, meeting)
      itemIn(sitting, item)
      return { replaceCard: followUpForm(sitting, item, await doers(request), request) }
    },
  },
  {
    verb: 'minutes.addAction',
    access: LEADERS,
    async handle(request) {
      const { meeting, item, what, person, due, form: made, ...inputs } = AddAction.parse(request.data)
      screen([what], inputs)
      const { followUp, notifications } = await addAction(request, {
        meeting,
        item,
        what,
        person,
        due,
        form: made,
      })
      const notice = minutesWords(request.language).followUps.added(followUp.what)
      const sitting = await held(request, meeting)
      return { replaceCard: await itemCard(request, sitting, item, notice), notifications }
    },
  },
  {
    verb: 'minutes.actions',
    access: COUNCIL,
    handle: async (request) => ({ replaceCard: await actionsCard(request) }),
  },
  {
    verb: 'minutes.action',
    access: COUNCIL,
    async handle(request) {
      const { followUp: id } = OfAction.parse(request.data)
      const found = (await openFollowUps(request.scope)).find((each) => each.id === id)
      if (!found) throw new UserError('minutes.actionClosed')
      const may = found.person === request.person.id || leads(request)
      return { replaceCard: followUpView(found, may, request) }
    },
  },
  ...(['done', 'dropped'] as const).map(
    (state): Action => ({
      verb: state === 'done' ? 'minutes.actionDone' : 'minutes.actionDrop',
      access: WORKING,
      async handle(request) {
        const { followUp: id } = OfAction.parse(request.data)
        const followUp = await closeAction(request, id, state)
        const notice = minutesWords(request.language).followUps.thanks
        return { replaceCard: followUpView(followUp, true, request, notice) }
      },
    }),
  ),
  {
    verb: 'minutes.actionMoveForm',
    access: WORKING,
    async handle(request) {
      const { followUp: id } = OfAction.parse(request.data)
      return { replaceCard: moveForm(await readAction(request, id, 'open'), request) }
    },
  },
  {
    verb: 'minutes.actionMove',
    access: WORKING,
    async handle(request) {
      const { followUp: id, due } = MoveAction.parse(request.data)
      const { followUp, notifications } = await moveAction(request, id, due)
      const notice = minutesWords(request.language).followUps.thanks
      return { replaceCard: followUpView(followUp, true, request, notice), notifications }
    },
  },
]
