import { z } from 'zod'
import { LEADERS } from '../../core/council'
import type { Action, CouncilRequest, FileTaker, Reply } from '../../core/feature'
import { screen } from '../../core/form-screen'
import { noticeCard } from '../../core/router.views'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { passagesOf } from './document-store'
import { reasonForm } from './hearing-views'
import { Create, detailsOf, OfHearing, ofHearing, page, Reason, Rewrite } from './inputs'
import { press } from './layouts'
import { drop, isRewritable, open, rewrite } from './opening'
import { correctSection, create, createFromFile, discard, replaceDocument, sectionPart } from './preparation'
import { correctForm, detailsForm, kindOf } from './preparation-views'
import { mustBePersonal } from './private'
import { createdReply, hearingReply, splitReply } from './replies'
import { readHearing } from './status'
import { hearingsIn } from './store'
import { hearingWords } from './strings'

const OfSection = z.object({ hearing: z.string(), section: z.string(), part: page })

const Correct = OfSection.extend({
  mark: z.string(),
  form: z.uuid(),
  outline: z.string().max(40_000).default(''),
})

export const preparing: Action[] = [
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
      return { replaceCard: await createdReply(request, hearing) }
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
      const hearing = await ofHearing(request)
      if (!isRewritable(hearing)) return { replaceCard: await hearingReply(request, hearing) }
      return { replaceCard: detailsForm(hearing, kindOf(hearing), request) }
    },
  },
  {
    verb: 'hearings.rewrite',
    access: LEADERS,
    handle: async (request) => {
      const { hearing: id, version, ...inputs } = Rewrite.parse(request.data)
      const { text, document } = detailsOf(inputs, request)
      const { hearing, notifications } = await rewrite(request, id, version, text, document)
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
      const { hearing: id, section, part } = OfSection.parse(request.data)
      const hearing = await readHearing(request, id)
      const text = sectionPart(await passagesOf(request.scope, id), section, part)
      return { replaceCard: correctForm(hearing, text, request) }
    },
  },
  {
    verb: 'hearings.correct',
    access: LEADERS,
    handle: async (request) => {
      const { hearing: id, ...corrected } = Correct.parse(request.data)
      if (holdsCpr(corrected.outline)) throw new UserError('core.cpr')
      const hearing = await correctSection(request, id, corrected)
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
