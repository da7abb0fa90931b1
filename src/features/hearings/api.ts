import { z } from 'zod'
import { COUNCIL, leads, WORKING } from '../../core/council'
import type { CouncilRequest, Endpoint } from '../../core/feature'
import { screenPart } from '../../core/form-screen'
import { longDate } from '../../core/language'
import { type Contribution, contributionsBy } from './contribution-store'
import { passagesOf } from './document-store'
import { hearingRow } from './hearing-views'
import { contribute, isChangeable, moveInput, rewriteInput } from './input'
import { answerOf, Contribute, OfContribution, OfHearing, RewriteInput } from './inputs'
import { passageLabel } from './passage-labels'
import { readerOf } from './replies'
import { phaseOf, STANCES, WHOLE } from './rules'
import type { Passage } from './split'
import { readHearing, statusOf } from './status'
import { type Hearing, hearingsIn } from './store'
import { hearingWords } from './strings'

export interface HearingRow {
  id: string
  title: string
  /** Where it stands, and until when. */
  about: string
  open: boolean
}

export interface OwnInput {
  id: string
  passage: string
  stance: string
  stanceText: string
  text: string
  withdrawn: boolean
  changeable: boolean
}

export interface HearingShown extends HearingRow {
  summary: string
  /** Who asks, or what the council takes up. */
  from: string
  deadline: string
  link: string
  answered: string
  mayAnswer: boolean
  /** In reading order; without a document there is none. */
  passages: (Pick<Passage, 'id' | 'kind' | 'text'> & { takesInput: boolean })[]
  /** The passage that stands for everything. */
  whole: { id: string; text: string }
  own: OwnInput[]
  form: {
    stances: { value: string; title: string }[]
    screen: ReturnType<typeof screenPart>
  }
}

const MOST_LISTED = 50

const rowOf = (hearing: Hearing, request: CouncilRequest): HearingRow => {
  const { title, about } = hearingRow(hearing, request)
  return { id: hearing.id, title, about, open: phaseOf(hearing, request.now) === 'input' }
}

const ownInput = (request: CouncilRequest, hearing: Hearing, input: Contribution): OwnInput => ({
  id: input.id,
  passage: input.passage,
  stance: input.stance,
  stanceText: hearingWords(request.language).stances[input.stance],
  text: input.text,
  withdrawn: input.state === 'withdrawn',
  changeable: isChangeable(request, input, hearing),
})

async function shown(request: CouncilRequest, id: string): Promise<HearingShown> {
  const { scope, person, council, language } = request
  const words = hearingWords(language)
  const hearing = await readHearing(request, id)
  const [status, passages, own] = await Promise.all([
    statusOf(hearing, request),
    passagesOf(scope, id),
    contributionsBy(scope, person.id, { hearing: id }),
  ])
  const { sender, initiative, summary, link, deadline } = hearing
  const row = rowOf(hearing, request)
  return {
    ...row,
    summary,
    from:
      sender?.name || (sender ? words.senders[sender.kind] : initiative ? words.initiatives[initiative] : ''),
    deadline: deadline ? longDate(deadline, council.timeZone, language) : '',
    link,
    answered: words.card.answered(status.answered.size, status.seated.length),
    mayAnswer: row.open && readerOf(request).works,
    passages: passages.map((passage) => ({
      id: passage.id,
      kind: passage.kind,
      text: passage.kind === 'section' ? passageLabel(passage, request) : passage.text,
      takesInput: passage.kind !== 'text',
    })),
    whole: { id: WHOLE, text: words.whole },
    own: own.map((input) => ownInput(request, hearing, input)),
    form: {
      stances: STANCES.map((value) => ({ value, title: words.answer.stances[value] })),
      screen: screenPart(language),
    },
  }
}

/** Hearings, a hearing's document, and one's own input beside it. */
export const api: Endpoint[] = [
  {
    method: 'GET',
    path: 'hearings/list',
    access: COUNCIL,
    async handle(request) {
      const states: Hearing['state'][] = ['open', 'approving', 'approved', 'sent', 'dropped']
      const found = await hearingsIn(request.scope, leads(request) ? ['preparing', ...states] : states)
      return { body: { hearings: found.slice(0, MOST_LISTED).map((hearing) => rowOf(hearing, request)) } }
    },
  },
  {
    method: 'GET',
    path: 'hearings/one',
    access: COUNCIL,
    handle: async (request) => ({ body: await shown(request, OfHearing.parse(request.data).hearing) }),
  },
  {
    method: 'POST',
    path: 'hearings/contribute',
    access: WORKING,
    async handle(request) {
      const inputs = Contribute.omit({ others: true, author: true }).parse(request.data)
      const { hearing, passage, form } = inputs
      const text = answerOf(inputs, request)
      const { notifications } = await contribute(request, { hearing, passage, form, text })
      return { body: await shown(request, hearing), notifications }
    },
  },
  {
    method: 'POST',
    path: 'hearings/rewrite',
    access: WORKING,
    async handle(request) {
      const inputs = RewriteInput.parse(request.data)
      const { hearing } = await rewriteInput(request, inputs.contribution, answerOf(inputs, request))
      return { body: await shown(request, hearing.id) }
    },
  },
  {
    method: 'POST',
    path: 'hearings/move',
    access: WORKING,
    async handle(request) {
      const { contribution, state } = OfContribution.extend({ state: z.enum(['given', 'withdrawn']) }).parse(
        request.data,
      )
      const { hearing, notifications } = await moveInput(request, contribution, state)
      return { body: await shown(request, hearing.id), notifications }
    },
  },
]
