import { z } from 'zod'
import { COUNCIL, LEADERS, leads, WORKING } from '../../core/council'
import type { Action, CouncilRequest, Feature, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { agendaOf } from '../agenda'
import { answerForForm, remarkForm } from './answer-views'
import {
  answerMinutes,
  approveMinutes,
  approversOf,
  publishCorrection,
  sendForApproval,
  takeBackMinutes,
} from './approval'
import { changesIn } from './difference'
import { answersTo, minutesOf } from './minutes-store'
import { changesView, filesView, itemMinutesView } from './minutes-views'
import { readMinutes } from './reading'
import { MOST } from './rules'
import { minutesCard, mustBePersonal, readerOf } from './showing'
import { minutesWords } from './strings'

const OfMeeting = z.object({ meeting: z.string() })
const OfItem = OfMeeting.extend({ item: z.string() })
const OfVersion = OfMeeting.extend({ version: z.coerce.number().int().min(0) })
const Remark = screenInputs.extend({ ...OfVersion.shape, text: z.string().trim().min(1).max(MOST.remark) })
const AnswerFor = screenInputs.extend({
  ...OfVersion.shape,
  person: z.string(),
  kind: z.enum(['approved', 'remark']),
  text: z.string().trim().default(''),
})

/** Reading, approving, publishing and correcting. */
export function paperActions(rooms: Feature[]): Action[] {
  const read = async (request: CouncilRequest, meeting: string, notice = ''): Promise<Reply> => ({
    replaceCard: await minutesCard(rooms, request, meeting, notice),
  })

  return [
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
        await answerMinutes(request, meeting, version, { kind: 'approved', text: '' })
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
        await answerMinutes(request, meeting, version, { kind: 'remark', text: said })
        return read(request, meeting, minutesWords(request.language).minutes.thanks)
      },
    },
    {
      verb: 'minutes.answerForForm',
      access: LEADERS,
      async handle(request) {
        mustBePersonal(request)
        const { meeting } = OfMeeting.parse(request.data)
        const minutes = await minutesOf(request.scope, meeting)
        if (minutes?.state !== 'review') throw new UserError('minutes.notOut')
        const answers = await answersTo(request.scope, meeting, minutes.version)
        const own = answers.flatMap(({ person, assistedBy }) => (assistedBy ? [] : [person]))
        const free = (await approversOf(request)).filter(({ person }) => !own.includes(person))
        if (free.length === 0) throw new UserError('minutes.allAnswered')
        return { replaceCard: answerForForm(minutes, free, request) }
      },
    },
    {
      verb: 'minutes.answerFor',
      access: LEADERS,
      async handle(request) {
        mustBePersonal(request)
        const { meeting, version, person, kind, text, ...inputs } = AnswerFor.parse(request.data)
        screen([text], inputs)
        await answerMinutes(request, meeting, version, { kind, text }, person)
        return read(request, meeting, minutesWords(request.language).saved)
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
  ]
}
