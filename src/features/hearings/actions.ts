import { z } from 'zod'
import { COUNCIL, LEADERS, SECRETARIAT, WORKING } from '../../core/council'
import type { Action, CouncilRequest, FileTaker, Reply } from '../../core/feature'
import { screen } from '../../core/form-screen'
import { noticeCard } from '../../core/router.views'
import { ruleValue } from '../../core/rules'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { listReply, mine } from './commands'
import { contributionsOf, tallyOf, totalOf } from './contribution-store'
import { correctForm, detailsForm, kindOf, reasonForm } from './hearing-views'
import { answerForm, OTHERS_A_PAGE, othersView, sectionView } from './input-views'
import {
  answerOf,
  Contribute,
  Create,
  detailsOf,
  OfContribution,
  OfHearing,
  Reason,
  Rewrite,
  RewriteInput,
} from './inputs'
import { press } from './layouts'
import { searchForm } from './list-views'
import { mustBePersonal, toPrivate } from './private'
import { chooseReply, contributionReply, hearingReply, splitReply } from './replies'
import { openness } from './rules'
import { hearingsIn, passagesOf } from './store'
import { hearingWords } from './strings'
import {
  authorsOf,
  contribute,
  correctSection,
  create,
  createFromFile,
  discard,
  drop,
  isChangeable,
  moveInput,
  open,
  passageOf,
  readContribution,
  readHearing,
  replaceDocument,
  rewrite,
  rewriteInput,
  sectionOutline,
} from './use-cases'

const OfSection = z.object({ hearing: z.string(), section: z.string() })
const Correct = OfSection.extend({ outline: z.string().max(40_000).default('') })
const OfPassage = OfHearing.extend({ passage: z.string(), others: z.string().optional() })
const Search = z.object({ words: z.string().trim().max(100).default('') })

const preparing: Action[] = [
  {
    verb: 'hearings.createForm',
    access: LEADERS,
    handle: (request) => ({ card: detailsForm(undefined, 'hearing', request) }),
  },
  {
    verb: 'hearings.create',
    access: LEADERS,
    handle: async (request) => {
      const { form, ...inputs } = Create.parse(request.data)
      const hearing = await create(request, { form, ...detailsOf(inputs, request) })
      if (hearing.state !== 'preparing') return { replaceCard: await hearingReply(request, hearing) }
      return { replaceCard: await splitReply(request, hearing) }
    },
  },
  {
    verb: 'hearings.prepare',
    access: LEADERS,
    handle: async (request) => {
      const { hearing: id, from } = OfHearing.parse(request.data)
      const hearing = await readHearing(request, id)
      if (hearing.state !== 'preparing') return { replaceCard: await hearingReply(request, hearing) }
      return { replaceCard: await splitReply(request, hearing, { from }) }
    },
  },
  {
    verb: 'hearings.editForm',
    access: LEADERS,
    handle: async (request) => {
      const hearing = await readHearing(request, OfHearing.parse(request.data).hearing)
      return { replaceCard: detailsForm(hearing, kindOf(hearing), request) }
    },
  },
  {
    verb: 'hearings.rewrite',
    access: LEADERS,
    handle: async (request) => {
      const { hearing: id, ...inputs } = Rewrite.parse(request.data)
      const { text, document } = detailsOf(inputs, request)
      const { hearing, notifications } = await rewrite(request, id, text, document)
      const notice = hearingWords(request.language).saved
      if (hearing.state === 'preparing')
        return { replaceCard: await splitReply(request, hearing, { notice }) }
      return { replaceCard: await hearingReply(request, hearing, notice), notifications }
    },
  },
  {
    verb: 'hearings.correctForm',
    access: LEADERS,
    handle: async (request) => {
      const { hearing: id, section } = OfSection.parse(request.data)
      const hearing = await readHearing(request, id)
      const outline = sectionOutline(await passagesOf(request.scope, id), section)
      return { replaceCard: correctForm(hearing, section, outline, request) }
    },
  },
  {
    verb: 'hearings.correct',
    access: LEADERS,
    handle: async (request) => {
      const { hearing: id, section, outline } = Correct.parse(request.data)
      if (holdsCpr(outline)) throw new UserError('core.cpr')
      const hearing = await correctSection(request, id, section, outline)
      return {
        replaceCard: await splitReply(request, hearing, { notice: hearingWords(request.language).corrected }),
      }
    },
  },
  {
    verb: 'hearings.open',
    access: LEADERS,
    handle: async (request) => {
      const { hearing, notifications } = await open(request, OfHearing.parse(request.data).hearing)
      const words = hearingWords(request.language)
      const notice = request.council.channel ? words.opened : words.openedWithoutChannel
      return { replaceCard: await hearingReply(request, hearing, notice), notifications }
    },
  },
  {
    verb: 'hearings.discard',
    access: LEADERS,
    handle: async (request) => {
      await discard(request, OfHearing.parse(request.data).hearing)
      const text = hearingWords(request.language).discarded
      return { replaceCard: noticeCard({ fallbackText: text, title: '', text, buttons: [] }, request) }
    },
  },
  {
    verb: 'hearings.dropForm',
    access: LEADERS,
    handle: async (request) => {
      const hearing = await readHearing(request, OfHearing.parse(request.data).hearing)
      const words = hearingWords(request.language).dropForm
      return {
        replaceCard: reasonForm(
          {
            title: words.title,
            intro: [hearing.title, words.explain],
            label: words.reason,
            error: hearingWords(request.language).errors.reasonMissing,
            send: words.send,
            verb: 'hearings.drop',
            back: press(words.cancel, 'hearings.show', { hearing: hearing.id }),
          },
          { hearing: hearing.id },
          request,
        ),
      }
    },
  },
  {
    verb: 'hearings.drop',
    access: LEADERS,
    handle: async (request) => {
      const { hearing: id, text, ...inputs } = Reason.parse(request.data)
      screen([text], inputs)
      const { hearing, notifications } = await drop(request, id, text)
      return { replaceCard: await hearingReply(request, hearing), notifications }
    },
  },
]

const reading: Action[] = [
  {
    verb: 'hearings.show',
    access: COUNCIL,
    handle: async (request) => {
      const hearing = await readHearing(request, OfHearing.parse(request.data).hearing)
      if (hearing.state === 'preparing') mustBePersonal(request)
      return { replaceCard: await hearingReply(request, hearing) }
    },
  },
  {
    verb: 'hearings.list',
    access: COUNCIL,
    handle: async (request) => ({ replaceCard: await listReply(request, '') }),
  },
  {
    verb: 'hearings.searchForm',
    access: COUNCIL,
    handle: (request) => ({ replaceCard: searchForm(request) }),
  },
  {
    verb: 'hearings.search',
    access: COUNCIL,
    handle: async (request) => ({
      replaceCard: await listReply(request, Search.parse(request.data).words),
    }),
  },
  {
    verb: 'hearings.others',
    access: COUNCIL,
    handle: async (request) => {
      mustBePersonal(request)
      const { hearing: id, from } = OfHearing.parse(request.data)
      const { scope, council, now } = request
      const hearing = await readHearing(request, id)
      if (ruleValue(openness, council, now) !== 'contributions')
        throw new UserError('hearings.contributionGone', {}, openness.key)
      const [contributions, tally, passages] = await Promise.all([
        contributionsOf(scope, id, { from, limit: OTHERS_A_PAGE }),
        tallyOf(scope, id, now),
        passagesOf(scope, id),
      ])
      const total = [...tally.values()].reduce((sum, counts) => sum + totalOf(counts), 0)
      const byId = new Map(passages.map((passage) => [passage.id, passage]))
      return { replaceCard: othersView(hearing, { contributions, from, total }, byId, request) }
    },
  },
]

/** In a channel the press leads to the private chat: what somebody thinks is not for all to see. */
const answering: Action[] = [
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
      await passageOf(request.scope, id, passage)
      const passages = await passagesOf(request.scope, id)
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

export const actions: Action[] = [...preparing, ...reading, ...answering]

/** A file makes a hearing in preparation, or is the document of one that has none yet. */
export const takesFiles: FileTaker = { access: LEADERS, handle: takeFile }

async function takeFile(request: CouncilRequest): Promise<Reply> {
  mustBePersonal(request)
  const words = hearingWords(request.language)
  const [file, ...more] = request.files ?? []
  if (!file || more.length > 0) throw new UserError('hearings.oneFile')
  const drafts = await hearingsIn(request.scope, ['preparing'])
  const mineWaiting = drafts.filter(({ createdBy }) => createdBy.person === request.person.id)
  for (const draft of mineWaiting) {
    if ((await passagesOf(request.scope, draft.id)).length > 0) continue
    const hearing = await replaceDocument(request, draft.id, file)
    return { card: await splitReply(request, hearing, { notice: words.fileReplaced(hearing.title) }) }
  }
  const hearing = await createFromFile(request, file)
  return { card: await splitReply(request, hearing, { notice: words.fileRead }) }
}
