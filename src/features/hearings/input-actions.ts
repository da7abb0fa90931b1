import { z } from 'zod'
import { COUNCIL, SECRETARIAT, WORKING } from '../../core/council'
import type { Action } from '../../core/feature'
import { mine } from './commands'
import { passagesOf } from './document-store'
import {
  authorsOf,
  contribute,
  isChangeable,
  moveInput,
  passageIn,
  passageOf,
  readContribution,
  rewriteInput,
} from './input'
import { answerForm, sectionView } from './input-views'
import { answerOf, Contribute, OfContribution, OfHearing, RewriteInput } from './inputs'
import { mustBePersonal, toPrivate } from './private'
import { chooseReply, contributionReply } from './replies'
import { readHearing } from './status'
import { hearingWords } from './strings'

const OfPassage = OfHearing.extend({ passage: z.string(), others: z.string().optional() })

/** In a channel the press leads to the private chat: what somebody thinks is not for all to see. */
export const answering: Action[] = [
  {
    verb: 'hearings.answer',
    access: WORKING,
    handle: async (request) => {
      const { hearing: id, from } = OfHearing.parse(request.data)
      const hearing = await readHearing(request, id)
      if (request.place !== 'personal') return toPrivate(request, 'hearings.choose', id)
      return { replaceCard: await chooseReply(request, hearing, { from }) }
    },
  },
  {
    verb: 'hearings.answerFor',
    access: SECRETARIAT,
    handle: async (request) => {
      mustBePersonal(request)
      const { hearing: id, from } = OfHearing.parse(request.data)
      const hearing = await readHearing(request, id)
      return { replaceCard: await chooseReply(request, hearing, { from, others: true }) }
    },
  },
  {
    verb: 'hearings.section',
    access: WORKING,
    handle: async (request) => {
      const { hearing: id, passage, from, others } = OfPassage.parse(request.data)
      const hearing = await readHearing(request, id)
      const passages = await passagesOf(request.scope, id)
      passageIn(passages, passage)
      return {
        replaceCard: sectionView(hearing, passages, passage, { from, others: others === 'yes' }, request),
      }
    },
  },
  {
    verb: 'hearings.answerForm',
    access: WORKING,
    handle: async (request) => {
      mustBePersonal(request)
      const { hearing: id, passage: passageId, others } = OfPassage.parse(request.data)
      const hearing = await readHearing(request, id)
      const passage = await passageOf(request.scope, id, passageId)
      const authors = others === 'yes' ? await authorsOf(request) : undefined
      return { replaceCard: answerForm(hearing, passage, { authors }, request) }
    },
  },
  {
    verb: 'hearings.contribute',
    access: WORKING,
    handle: async (request) => {
      const { hearing, passage, form, others, author, ...inputs } = Contribute.parse(request.data)
      const forOther = others === 'yes'
      const text = answerOf(inputs, request)
      const { contribution, notifications } = await contribute(request, {
        hearing,
        passage,
        form,
        text,
        author: forOther ? (author ?? '') : undefined,
      })
      const words = hearingWords(request.language)
      const notice = forOther ? words.thanksForOther : words.thanks
      return { replaceCard: await contributionReply(request, contribution, notice), notifications }
    },
  },
  {
    verb: 'hearings.contribution',
    access: COUNCIL,
    handle: async (request) => {
      mustBePersonal(request)
      const contribution = await readContribution(request, OfContribution.parse(request.data).contribution)
      return { replaceCard: await contributionReply(request, contribution) }
    },
  },
  {
    verb: 'hearings.editInput',
    access: WORKING,
    handle: async (request) => {
      mustBePersonal(request)
      const contribution = await readContribution(request, OfContribution.parse(request.data).contribution)
      const hearing = await readHearing(request, contribution.hearing)
      if (!isChangeable(request, contribution, hearing))
        return { replaceCard: await contributionReply(request, contribution) }
      const passage = await passageOf(request.scope, hearing.id, contribution.passage)
      return { replaceCard: answerForm(hearing, passage, { contribution }, request) }
    },
  },
  {
    verb: 'hearings.rewriteInput',
    access: WORKING,
    handle: async (request) => {
      const { contribution: id, ...inputs } = RewriteInput.parse(request.data)
      const { contribution } = await rewriteInput(request, id, answerOf(inputs, request))
      return {
        replaceCard: await contributionReply(request, contribution, hearingWords(request.language).saved),
      }
    },
  },
  ...(['withdrawn', 'given'] as const).map(
    (state): Action => ({
      verb: state === 'withdrawn' ? 'hearings.withdraw' : 'hearings.restore',
      access: WORKING,
      handle: async (request) => {
        const id = OfContribution.parse(request.data).contribution
        const { contribution, notifications } = await moveInput(request, id, state)
        const words = hearingWords(request.language)
        const notice = state === 'withdrawn' ? words.withdrawn : words.restored
        return { replaceCard: await contributionReply(request, contribution, notice), notifications }
      },
    }),
  ),
  {
    verb: 'hearings.mine',
    access: WORKING,
    handle: async (request) => {
      mustBePersonal(request)
      const { hearing } = z.object({ hearing: z.string().optional() }).parse(request.data)
      return { replaceCard: await mine(request, hearing) }
    },
  },
]
