import { z } from 'zod'
import type { Card } from '../../core/cards'
import { LEADERS, SEATED, SECRETARIAT, seatedIn } from '../../core/council'
import type { Action, CouncilRequest, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { peopleById } from '../council'
import { meetingById } from '../meetings'
import {
  approveAtMeeting,
  approvedAtMeeting,
  approveInWriting,
  backToDraft,
  giveAnswer,
  hasBegun,
  isAskedAnew,
} from './approval'
import { approvalView, approveForm, askView, remarkForm, verdictForForm } from './approval-views'
import { authorsOf } from './input'
import { count, ofHearing, Reason, text } from './inputs'
import { mustBePersonal } from './private'
import { hearingReply } from './replies'
import { fileSubject, mustHaveParts, RESPONSE_FILE } from './response'
import { responseWords } from './response.strings'
import { verdictsOf } from './response-store'
import { VERDICTS } from './rules'
import { readHearing, statusOf } from './status'
import type { Hearing } from './store'
import { mustBeReady } from './synthesis'
import { workbenchReply } from './synthesis-actions'

const OfVersion = z.object({ hearing: z.string(), version: count })
const OfRound = z.object({ hearing: z.string(), round: count })
const Answer = z.object({ verdict: z.enum(['approve', 'meeting']) })
const Remark = Reason.extend({ round: count })
const AnswerFor = screenInputs.extend({
  hearing: z.string(),
  round: count,
  person: z.string(),
  verdict: z.enum(VERDICTS),
  remark: text,
})

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

/** What the leaders are about to send for approval, as it is now. */
async function approveReply(request: CouncilRequest, hearing: Hearing, notice = '') {
  if (hearing.state !== 'open') return hearingReply(request, hearing)
  const { version } = await mustBeReady(request, hearing)
  const { meeting, approveInWriting: inWriting } = await statusOf(hearing, request)
  return approveForm(hearing, { version, meeting, inWriting }, request, notice)
}

async function begunReply(
  request: CouncilRequest,
  begin: typeof approveInWriting,
  notice: string,
): Promise<Reply> {
  mustBePersonal(request)
  const { hearing: id, version } = OfVersion.parse(request.data)
  const begun = await begin(request, id, version)
  if (begun)
    return {
      replaceCard: await statusReply(request, begun.hearing, notice),
      notifications: begun.notifications,
    }
  const { changed } = responseWords(request.language).approve
  return { replaceCard: await approveReply(request, await readHearing(request, id), changed) }
}

/** A press on a card about one approval; when another has begun since, `anew` shows that one instead. */
const ofRound =
  (
    handle: (request: CouncilRequest, of: { id: string; round: number | undefined }) => Promise<Reply>,
    anew: (request: CouncilRequest, hearing: Hearing) => Promise<Card>,
  ) =>
  async (request: CouncilRequest): Promise<Reply> => {
    mustBePersonal(request)
    const { hearing: id, round } = OfRound.parse(request.data)
    const hearing = await readHearing(request, id)
    if (isAskedAnew(hearing, round)) return { replaceCard: await anew(request, hearing) }
    return handle(request, { id, round })
  }

const statusAnew = (request: CouncilRequest, hearing: Hearing): Promise<Card> =>
  statusReply(request, hearing, responseWords(request.language).status.anew)

const askedAnew = (request: CouncilRequest, hearing: Hearing): Promise<Card> =>
  hearing.approval?.mode === 'written'
    ? askReply(request, hearing, responseWords(request.language).ask.anew)
    : hearingReply(request, hearing)

export const approvalActions: Action[] = [
  {
    verb: 'hearings.approveForm',
    access: LEADERS,
    handle: async (request) => {
      mustBePersonal(request)
      return { replaceCard: await approveReply(request, await ofHearing(request)) }
    },
  },
  {
    verb: 'hearings.approveInWriting',
    access: LEADERS,
    handle: (request) => begunReply(request, approveInWriting, responseWords(request.language).approve.begun),
  },
  {
    verb: 'hearings.approveAtMeeting',
    access: LEADERS,
    handle: (request) =>
      begunReply(request, approveAtMeeting, responseWords(request.language).approve.onAgenda),
  },
  {
    verb: 'hearings.approvedAtMeeting',
    access: LEADERS,
    handle: ofRound(async (request, { id, round }) => {
      const { hearing, notifications } = await approvedAtMeeting(request, id, round)
      return { replaceCard: await hearingReply(request, hearing), notifications }
    }, statusAnew),
  },
  {
    verb: 'hearings.backToDraft',
    access: LEADERS,
    handle: ofRound(async (request, { id, round }) => {
      const { hearing, notifications } = await backToDraft(request, id, round)
      return { replaceCard: await workbenchReply(request, hearing.id), notifications }
    }, statusAnew),
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
      const asked = hearing.state === 'approving' && hearing.approval?.mode === 'written'
      return { replaceCard: asked ? await askReply(request, hearing) : await hearingReply(request, hearing) }
    },
  },
  {
    verb: 'hearings.verdict',
    access: SEATED,
    handle: ofRound(async (request, { id, round }) => {
      const { verdict } = Answer.parse(request.data)
      const { hearing, notifications } = await giveAnswer(request, id, { round, verdict })
      return { replaceCard: await answered(request, hearing), notifications }
    }, askedAnew),
  },
  {
    verb: 'hearings.remarkForm',
    access: SEATED,
    handle: ofRound(
      async (request) => ({ replaceCard: remarkForm(await ofHearing(request), request) }),
      askedAnew,
    ),
  },
  {
    verb: 'hearings.remark',
    access: SEATED,
    handle: async (request) => {
      const { hearing: id, round, text: remark, ...inputs } = Remark.parse(request.data)
      screen([remark], inputs)
      const { hearing, notifications } = await giveAnswer(request, id, { round, verdict: 'remark', remark })
      return { replaceCard: await answered(request, hearing), notifications }
    },
  },
  {
    verb: 'hearings.verdictForForm',
    access: SECRETARIAT,
    handle: async (request) => {
      mustBePersonal(request)
      const hearing = await ofHearing(request)
      if (hearing.state !== 'approving') return { replaceCard: await hearingReply(request, hearing) }
      return { replaceCard: verdictForForm(hearing, await authorsOf(request), request) }
    },
  },
  {
    verb: 'hearings.verdictFor',
    access: SECRETARIAT,
    handle: async (request) => {
      const { hearing: id, round, person, verdict, remark, ...inputs } = AnswerFor.parse(request.data)
      screen([remark], inputs)
      const { hearing, notifications } = await giveAnswer(request, id, { round, verdict, remark, person })
      const notice = responseWords(request.language).ask.thanks
      const card =
        hearing.state === 'approving'
          ? await statusReply(request, hearing, notice)
          : await hearingReply(request, hearing, notice)
      return { replaceCard: card, notifications }
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
