import { z } from 'zod'
import { COUNCIL, LEADERS, leads, SEATED, SECRETARIAT, seatedIn } from '../../core/council'
import type { Action, CouncilRequest } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { peopleById } from '../council'
import { meetingById } from '../meetings'
import {
  approveAtMeeting,
  approvedAtMeeting,
  approveInWriting,
  backToDraft,
  giveAnswer,
  hasBegun,
} from './approval'
import { approvalView, approveForm, askView, remarkForm, verdictForForm } from './approval-views'
import { contributionsBy } from './contribution-store'
import { authorsOf } from './input'
import { OfHearing, Reason, text } from './inputs'
import { endOfDay } from './preparation'
import { mustBePersonal, toPrivate } from './private'
import { hearingReply } from './replies'
import { fileSubject, mustHaveParts, RESPONSE_FILE } from './response'
import { responseWords } from './response.strings'
import { verdictsOf } from './response-store'
import { outcomeForm, responseView, sentForm } from './response-views'
import { RESULTS, VERDICTS } from './rules'
import { markSent, recordOutcome } from './sending'
import { readHearing, statusOf } from './status'
import type { Hearing } from './store'
import { mustBeReady } from './synthesis'
import { workbenchReply } from './synthesis-actions'

const Answer = z.object({ hearing: z.string(), verdict: z.enum(['approve', 'meeting']) })
const AnswerFor = screenInputs.extend({
  hearing: z.string(),
  person: z.string(),
  verdict: z.enum(VERDICTS),
  remark: text,
})
const Sent = z.object({ hearing: z.string(), at: z.string(), to: text })
const Outcome = screenInputs.extend({ hearing: z.string(), result: z.enum(RESULTS), text })

/** What is up for approval, as a member is asked. */
export async function askReply(
  request: Pick<CouncilRequest, 'scope' | 'council' | 'language' | 'now' | 'person'> & {
    linkTo?: CouncilRequest['linkTo']
  },
  hearing: Hearing,
  notice = '',
) {
  const parts = await mustHaveParts(request, hearing, { leads: false })
  const verdicts = await verdictsOf(request.scope, hearing.id, hearing.approval?.round ?? 0)
  const own = verdicts.find(({ person }) => person === request.person.id)
  const word = request.linkTo?.(RESPONSE_FILE, fileSubject(hearing.id, 'docx')) ?? ''
  return askView(parts, { own, word }, request, notice)
}

export async function responseReply(
  request: Pick<CouncilRequest, 'scope' | 'council' | 'language' | 'now' | 'person'> & {
    linkTo?: CouncilRequest['linkTo']
  },
  hearing: Hearing,
  reader: { leads: boolean },
) {
  const parts = await mustHaveParts(request, hearing, reader)
  const own = await contributionsBy(request.scope, request.person.id, { hearing: hearing.id, limit: 1 })
  const { linkTo } = request
  const files = linkTo && {
    word: linkTo(RESPONSE_FILE, fileSubject(hearing.id, 'docx')),
    text: linkTo(RESPONSE_FILE, fileSubject(hearing.id, 'txt')),
  }
  return responseView(parts, { files, contributed: own.length > 0 }, request)
}

async function statusReply(request: CouncilRequest, hearing: Hearing, notice = '') {
  const { scope, council, member } = request
  const seated = seatedIn(council)
  const { approval } = hearing
  const [verdicts, people, meeting, begun] = await Promise.all([
    verdictsOf(scope, hearing.id, approval?.round ?? 0),
    peopleById(scope, seated),
    approval?.meeting ? meetingById(scope, approval.meeting) : undefined,
    hasBegun(hearing, request),
  ])
  const answered = new Set(verdicts.map(({ person }) => person))
  const waiting = seated.filter((id) => !answered.has(id)).flatMap((id) => people.get(id)?.name ?? [])
  return approvalView(
    hearing,
    { verdicts, waiting, seats: seated.length, meeting, begun, secretariat: member.role === 'secretariat' },
    request,
    notice,
  )
}

const ofHearing = (request: CouncilRequest): Promise<Hearing> =>
  readHearing(request, OfHearing.parse(request.data).hearing)

export const approvalActions: Action[] = [
  {
    verb: 'hearings.approveForm',
    access: LEADERS,
    handle: async (request) => {
      mustBePersonal(request)
      const hearing = await ofHearing(request)
      if (hearing.state !== 'open') return { replaceCard: await hearingReply(request, hearing) }
      const { version } = await mustBeReady(request, hearing)
      const { meeting, approveInWriting: inWriting } = await statusOf(hearing, request)
      return { replaceCard: approveForm(hearing, { version, meeting, inWriting }, request) }
    },
  },
  {
    verb: 'hearings.approveInWriting',
    access: LEADERS,
    handle: async (request) => {
      const { hearing, notifications } = await approveInWriting(
        request,
        OfHearing.parse(request.data).hearing,
      )
      const notice = responseWords(request.language).approve.begun
      return { replaceCard: await statusReply(request, hearing, notice), notifications }
    },
  },
  {
    verb: 'hearings.approveAtMeeting',
    access: LEADERS,
    handle: async (request) => {
      const { hearing, notifications } = await approveAtMeeting(
        request,
        OfHearing.parse(request.data).hearing,
      )
      const notice = responseWords(request.language).approve.onAgenda
      return { replaceCard: await statusReply(request, hearing, notice), notifications }
    },
  },
  {
    verb: 'hearings.approvedAtMeeting',
    access: LEADERS,
    handle: async (request) => {
      const { hearing, notifications } = await approvedAtMeeting(
        request,
        OfHearing.parse(request.data).hearing,
      )
      return { replaceCard: await hearingReply(request, hearing), notifications }
    },
  },
  {
    verb: 'hearings.backToDraft',
    access: LEADERS,
    handle: async (request) => {
      mustBePersonal(request)
      const { hearing, notifications } = await backToDraft(request, OfHearing.parse(request.data).hearing)
      return { replaceCard: await workbenchReply(request, hearing.id), notifications }
    },
  },
  {
    verb: 'hearings.approvalStatus',
    access: LEADERS,
    handle: async (request) => {
      mustBePersonal(request)
      const hearing = await ofHearing(request)
      if (hearing.state !== 'approving') return { replaceCard: await hearingReply(request, hearing) }
      return { replaceCard: await statusReply(request, hearing) }
    },
  },
  {
    verb: 'hearings.approval',
    access: SEATED,
    handle: async (request) => {
      mustBePersonal(request)
      const hearing = await ofHearing(request)
      if (hearing.state !== 'approving') return { replaceCard: await hearingReply(request, hearing) }
      return { replaceCard: await askReply(request, hearing) }
    },
  },
  {
    verb: 'hearings.verdict',
    access: SEATED,
    handle: async (request) => {
      const { hearing: id, verdict } = Answer.parse(request.data)
      const { hearing, notifications } = await giveAnswer(request, id, { verdict })
      return { replaceCard: await answered(request, hearing), notifications }
    },
  },
  {
    verb: 'hearings.remarkForm',
    access: SEATED,
    handle: async (request) => ({ replaceCard: remarkForm(await ofHearing(request), request) }),
  },
  {
    verb: 'hearings.remark',
    access: SEATED,
    handle: async (request) => {
      const { hearing: id, text: remark, ...inputs } = Reason.parse(request.data)
      screen([remark], inputs)
      const { hearing, notifications } = await giveAnswer(request, id, { verdict: 'remark', remark })
      return { replaceCard: await answered(request, hearing), notifications }
    },
  },
  {
    verb: 'hearings.verdictForForm',
    access: SECRETARIAT,
    handle: async (request) => {
      mustBePersonal(request)
      return { replaceCard: verdictForForm(await ofHearing(request), await authorsOf(request), request) }
    },
  },
  {
    verb: 'hearings.verdictFor',
    access: SECRETARIAT,
    handle: async (request) => {
      const { hearing: id, person, verdict, remark, ...inputs } = AnswerFor.parse(request.data)
      screen([remark], inputs)
      const { hearing, notifications } = await giveAnswer(request, id, { verdict, remark, person })
      const notice = responseWords(request.language).ask.thanks
      const card =
        hearing.state === 'approving'
          ? await statusReply(request, hearing, notice)
          : await hearingReply(request, hearing, notice)
      return { replaceCard: card, notifications }
    },
  },
  {
    verb: 'hearings.response',
    access: COUNCIL,
    handle: async (request) => {
      const hearing = await ofHearing(request)
      if (request.place !== 'personal') return toPrivate(request, 'hearings.response', hearing.id)
      return { replaceCard: await responseReply(request, hearing, { leads: leads(request) }) }
    },
  },
  {
    verb: 'hearings.sentForm',
    access: LEADERS,
    handle: async (request) => {
      const hearing = await ofHearing(request)
      if (hearing.state !== 'approved') return { replaceCard: await hearingReply(request, hearing) }
      return { replaceCard: sentForm(hearing, request) }
    },
  },
  {
    verb: 'hearings.markSent',
    access: LEADERS,
    handle: async (request) => {
      const { hearing: id, at, to } = Sent.parse(request.data)
      screen([to], { noNames: 'true' })
      const sentAt = endOfDay(at, request.council)
      const { hearing, notifications } = await markSent(request, id, { at: sentAt, to })
      const notice = responseWords(request.language).markedSent
      return { replaceCard: await hearingReply(request, hearing, notice), notifications }
    },
  },
  {
    verb: 'hearings.outcomeForm',
    access: LEADERS,
    handle: async (request) => {
      const hearing = await ofHearing(request)
      if (hearing.state !== 'sent') throw new UserError('hearings.notApproved')
      return { replaceCard: outcomeForm(hearing, request) }
    },
  },
  {
    verb: 'hearings.recordOutcome',
    access: LEADERS,
    handle: async (request) => {
      const { hearing: id, result, text: said, ...inputs } = Outcome.parse(request.data)
      screen([said], inputs)
      const { hearing, notifications } = await recordOutcome(request, id, { result, text: said })
      const notice = responseWords(request.language).outcomeSaved
      return { replaceCard: await hearingReply(request, hearing, notice), notifications }
    },
  },
]

/** After an answer: the same question with the answer, or where the hearing is when that ended it. */
async function answered(request: CouncilRequest, hearing: Hearing) {
  const notice = responseWords(request.language).ask.thanks
  return hearing.state === 'approving'
    ? askReply(request, hearing, notice)
    : hearingReply(request, hearing, notice)
}
