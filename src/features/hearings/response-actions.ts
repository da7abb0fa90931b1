import { z } from 'zod'
import { COUNCIL, LEADERS, leads } from '../../core/council'
import type { Action, CouncilRequest } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { contributionsBy } from './contribution-store'
import { count, ofHearing, text } from './inputs'
import { endOfDay } from './preparation'
import { toPrivate } from './private'
import { hearingReply } from './replies'
import { fileSubject, mustHaveParts, RESPONSE_FILE } from './response'
import { responseWords } from './response.strings'
import { outcomeForm, responseView, sentForm } from './response-views'
import { RESULTS } from './rules'
import { markSent, recordOutcome } from './sending'
import type { Hearing } from './store'

const Sent = z.object({ hearing: z.string(), round: count, at: z.string(), to: text })
const Outcome = screenInputs.extend({ hearing: z.string(), result: z.enum(RESULTS), text })

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

/** What comes after the approval: the response to read, that it was sent, and what came of it. */
export const responseActions: Action[] = [
  {
    verb: 'hearings.response',
    access: COUNCIL,
    handle: async (request) => {
      const hearing = await ofHearing(request)
      if (request.place !== 'personal') {
        if (hearing.state === 'open' || !hearing.approval) throw new UserError('hearings.noResponse')
        return toPrivate(request, 'hearings.response', hearing.id)
      }
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
      const { hearing: id, round, at, to } = Sent.parse(request.data)
      screen([to], { noNames: 'true' })
      const sentAt = endOfDay(at, request.council)
      const { hearing, notifications } = await markSent(request, id, { at: sentAt, to, round })
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
      if (hearing.outcome) return { replaceCard: await hearingReply(request, hearing) }
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
