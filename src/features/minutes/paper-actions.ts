import { z } from 'zod'
import { COUNCIL, LEADERS, WORKING } from '../../core/council'
import type { Action, CouncilRequest, Feature, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { agendaOf } from '../agenda'
import {
  answerMinutes,
  approveMinutes,
  changesIn,
  endMeeting,
  publishCorrection,
  readMinutes,
  sendForApproval,
  takeBackMinutes,
} from './approval'
import { entryOf } from './entry-store'
import { openFollowUps } from './follow-up-store'
import { followUpForm, followUpsView, followUpView, moveForm } from './follow-up-views'
import { addAction, closeAction, doers, moveAction, readAction } from './follow-ups'
import { minutesOf } from './minutes-store'
import {
  changesView,
  endForm,
  filesView,
  itemMinutesView,
  minutesView,
  type Reader,
  remarkForm,
} from './minutes-views'
import { MOST } from './rules'
import { desk, itemCard, mustBePersonal } from './showing'
import { goTo, held, itemAfter, itemIn, leads, running } from './sitting'
import { minutesWords } from './strings'
import { numberedTitle } from './views'
import { editOf, setOutcome, write } from './writing'
import { conflictForm, entryForm } from './writing-views'

const OfMeeting = z.object({ meeting: z.string() })
const OfItem = OfMeeting.extend({ item: z.string() })
const OfVersion = OfMeeting.extend({ version: z.coerce.number().int().min(0) })
// A client leaves empty inputs out.
const text = z.string().trim().default('')
const Save = screenInputs.extend({
  ...OfItem.shape,
  discussion: text,
  decision: text,
  /** What the form showed; empty for a field that is not in it. */
  discussionOver: text,
  decisionOver: text,
  outcome: z.string().optional(),
  after: z.enum(['stay', 'next', 'followUp', 'close']),
})
const Remark = screenInputs.extend({ ...OfVersion.shape, text: z.string().trim().min(1).max(MOST.remark) })
const AddAction = screenInputs.extend({
  ...OfItem.shape,
  what: text,
  person: z.string(),
  due: z.string(),
  form: z.uuid(),
})
const OfAction = z.object({ followUp: z.string() })
const MoveAction = OfAction.extend({ due: z.string() })

export const readerOf = (request: CouncilRequest): Reader => ({
  leads: leads(request),
  personal: request.place === 'personal',
  seated: request.member.seat !== undefined,
  person: request.person.id,
})

/** A meeting's minutes for whoever asks. In a channel only what is approved. */
export async function minutesCard(rooms: Feature[], request: CouncilRequest, meeting: string, notice = '') {
  const reader = readerOf(request)
  const reading = await readMinutes(rooms, request, meeting, reader.leads && reader.personal)
  if (!reading || (reading.minutes.state !== 'approved' && !reader.personal))
    throw new UserError('minutes.noMinutes')
  return minutesView(reading, reader, request, notice)
}

export const actionsCard = async (request: CouncilRequest, notice = '') =>
  followUpsView(
    await openFollowUps(request.scope),
    request.place === 'personal' ? request.person.id : undefined,
    request,
    notice,
  )

/** Writing, ending, approving and following up. */
export function paperActions(rooms: Feature[]): Action[] {
  const read = async (request: CouncilRequest, meeting: string, notice = ''): Promise<Reply> => ({
    replaceCard: await minutesCard(rooms, request, meeting, notice),
  })

  async function form(request: CouncilRequest, meeting: string, item: string, notice = ''): Promise<Reply> {
    const sitting = await held(request, meeting)
    itemIn(sitting, item)
    const entry = await entryOf(request.scope, meeting, item)
    const next = sitting.state === 'running' && sitting.current === item && itemAfter(sitting) !== undefined
    return { replaceCard: entryForm(sitting, item, entry, next, request, notice) }
  }

  async function save(request: CouncilRequest): Promise<Reply> {
    const { meeting, item, discussion, decision, discussionOver, decisionOver, outcome, after, ...inputs } =
      Save.parse(request.data)
    screen([discussion, decision], inputs)
    const edits = [
      ...(discussionOver ? [editOf('discussion', discussionOver, discussion)] : []),
      ...(decisionOver ? [editOf('decision', decisionOver, decision)] : []),
    ]
    const { sitting, conflicts } = await write(request, meeting, item, edits)
    if (outcome !== undefined) await setOutcome(request, meeting, item, outcome)
    if (conflicts.length > 0) return { replaceCard: conflictForm(sitting, item, conflicts, request) }
    const words = minutesWords(request.language)
    if (after === 'followUp')
      return { replaceCard: followUpForm(sitting, item, await doers(request), request, words.saved) }
    if (after === 'stay') return form(request, meeting, item, words.saved)
    if (sitting.state === 'ended') return read(request, meeting, words.saved)
    const next = after === 'next' && sitting.current === item ? itemAfter(sitting) : undefined
    if (!next) return { replaceCard: await desk(request, sitting, words.saved) }
    await goTo(request, meeting, item, next.id)
    return form(request, meeting, next.id, words.saved)
  }

  return [
    {
      verb: 'minutes.write',
      access: LEADERS,
      async handle(request) {
        mustBePersonal(request)
        const { meeting, item } = OfItem.parse(request.data)
        return form(request, meeting, item)
      },
    },
    { verb: 'minutes.save', access: LEADERS, handle: save },
    {
      verb: 'minutes.endForm',
      access: LEADERS,
      async handle(request) {
        mustBePersonal(request)
        return endCard(request)
      },
    },
    {
      verb: 'minutes.end',
      access: LEADERS,
      async handle(request) {
        mustBePersonal(request)
        const { meeting } = OfMeeting.parse(request.data)
        const { notifications } = await endMeeting(request, meeting)
        const words = minutesWords(request.language).ending
        return { ...(await read(request, meeting, words.done)), notifications }
      },
    },
    {
      verb: 'minutes.read',
      access: COUNCIL,
      handle: (request) => read(request, OfMeeting.parse(request.data).meeting),
    },
    {
      verb: 'minutes.readItem',
      access: COUNCIL,
      async handle(request) {
        const { meeting, item: id } = OfItem.parse(request.data)
        const reader = readerOf(request)
        const reading = await readMinutes(rooms, request, meeting, reader.leads && reader.personal)
        const item = reading?.content.items.find((each) => each.id === id)
        if (!reading || !item || (reading.minutes.state !== 'approved' && !reader.personal))
          throw new UserError('minutes.noMinutes')
        return {
          replaceCard: itemMinutesView(reading, item, reader.leads && reader.personal, request),
        }
      },
    },
    {
      verb: 'minutes.send',
      access: LEADERS,
      async handle(request) {
        const { meeting, version } = OfVersion.parse(request.data)
        const { notifications } = await sendForApproval(rooms, request, meeting, version)
        const notice = minutesWords(request.language).minutes.sent
        return { ...(await read(request, meeting, notice)), notifications }
      },
    },
    {
      verb: 'minutes.approve',
      access: WORKING,
      async handle(request) {
        mustBePersonal(request)
        const { meeting, version } = OfVersion.parse(request.data)
        await answerMinutes(request, meeting, version, 'approved', '')
        return read(request, meeting, minutesWords(request.language).minutes.thanks)
      },
    },
    {
      verb: 'minutes.remarkForm',
      access: WORKING,
      async handle(request) {
        mustBePersonal(request)
        const { meeting } = OfVersion.parse(request.data)
        const reading = await readMinutes(rooms, request, meeting, false)
        if (reading?.minutes.state !== 'review') throw new UserError('minutes.notOut')
        const own = reading.answers.find(({ person }) => person === request.person.id)
        return { replaceCard: remarkForm(reading.minutes, own?.text ?? '', request) }
      },
    },
    {
      verb: 'minutes.remark',
      access: WORKING,
      async handle(request) {
        const { meeting, version, text: said, ...inputs } = Remark.parse(request.data)
        screen([said], inputs)
        await answerMinutes(request, meeting, version, 'remark', said)
        return read(request, meeting, minutesWords(request.language).minutes.thanks)
      },
    },
    {
      verb: 'minutes.settle',
      access: LEADERS,
      async handle(request) {
        const { meeting, version } = OfVersion.parse(request.data)
        const { notifications } = await approveMinutes(request, meeting, version)
        const notice = minutesWords(request.language).minutes.published
        return { ...(await read(request, meeting, notice)), notifications }
      },
    },
    {
      verb: 'minutes.takeBack',
      access: LEADERS,
      async handle(request) {
        const { meeting, version } = OfVersion.parse(request.data)
        await takeBackMinutes(request, meeting, version)
        return read(request, meeting, minutesWords(request.language).minutes.takenBack)
      },
    },
    {
      verb: 'minutes.correctMinutes',
      access: LEADERS,
      async handle(request) {
        mustBePersonal(request)
        const { meeting, version } = OfVersion.parse(request.data)
        const { notifications } = await publishCorrection(rooms, request, meeting, version)
        const notice = minutesWords(request.language).minutes.corrected
        return { ...(await read(request, meeting, notice)), notifications }
      },
    },
    {
      verb: 'minutes.changes',
      access: COUNCIL,
      async handle(request) {
        const { meeting } = OfVersion.parse(request.data)
        const minutes = await minutesOf(request.scope, meeting)
        const changes =
          minutes?.state === 'approved' ? await changesIn(request, meeting, minutes.version) : undefined
        if (!minutes || !changes) throw new UserError('minutes.noMinutes')
        return { replaceCard: changesView(minutes, changes, request) }
      },
    },
    {
      verb: 'minutes.files',
      access: COUNCIL,
      async handle(request) {
        const { meeting } = OfMeeting.parse(request.data)
        const minutes = await minutesOf(request.scope, meeting)
        if (!minutes || (minutes.state === 'draft' && !leads(request)))
          throw new UserError('minutes.noMinutes')
        if (request.place !== 'personal')
          return {
            toast: minutesWords(request.language).minutes.filesSent,
            notifications: [
              {
                kind: 'minutes.files',
                scope: request.scope,
                subject: `${meeting}:${request.activityId}`,
                to: { person: request.person.id },
              },
            ],
          }
        const journal = (await agendaOf(request.scope, meeting))?.journal
        const bundle =
          journal && leads(request) && minutes.state === 'approved'
            ? request.linkTo('minutes.bundle', meeting)
            : undefined
        return {
          replaceCard: filesView(
            minutes,
            (subject) => request.linkTo('minutes.file', `${meeting}:${subject}`),
            bundle,
            request,
          ),
        }
      },
    },
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
}

/** Asks once more, and names what was not treated. */
export async function endCard(request: CouncilRequest): Promise<Reply> {
  const sitting = await running(request)
  const treated = new Set(sitting.course.map(({ item }) => item))
  const untreated = sitting.items
    .filter(({ id }) => !treated.has(id))
    .map(({ id }) => numberedTitle(sitting, id, request.language))
  return { replaceCard: endForm(sitting, untreated, request) }
}
