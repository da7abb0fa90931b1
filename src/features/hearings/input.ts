import { type CouncilScope, leads, seatedIn } from '../../core/council'
import type { CouncilRequest, Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { peopleById } from '../council'
import { giveContribution, moveContribution, rewriteContribution } from './contribution-changes-store'
import { type Contribution, type ContributionText, contributionById, whoAnswered } from './contribution-store'
import { passagesOf } from './document-store'
import { channelUpdate } from './notifications'
import { inputDays, MOST, openness, phaseOf, WHOLE } from './rules'
import type { Passage } from './split'
import { readHearing } from './status'
import type { Hearing } from './store'

/** The passage that somebody wants to write about, `whole` being everything. */
export async function passageOf(scope: CouncilScope, hearing: string, id: string): Promise<Passage> {
  if (id === WHOLE) return { id: WHOLE, kind: 'section', text: '', number: 0 }
  return passageIn(await passagesOf(scope, hearing), id)
}

export function passageIn(passages: Passage[], id: string): Passage {
  const found = passages.find((passage) => passage.id === id)
  if (!found || found.kind === 'text') throw new UserError('hearings.passageGone')
  return found
}

/** Members give input until it closes; the secretariat enters what came otherwise until the response is made. */
function mustTakeInput(hearing: Hearing, request: CouncilRequest, forOthers: boolean): void {
  const phase = phaseOf(hearing, request.now)
  if (phase === 'input' || (phase === 'drafting' && forOthers)) return
  if (phase === 'preparing') throw new UserError('hearings.notOpen')
  if (phase === 'drafting') throw new UserError('hearings.inputClosed', {}, inputDays.key)
  if (phase === 'dropped') throw new UserError('hearings.closed')
  throw new UserError('hearings.inputOver')
}

function checkContribution({ stance, text }: ContributionText): void {
  if (text === '' && stance !== 'support') throw new UserError('hearings.textMissing')
  if (text.length > MOST.contribution) throw new UserError('hearings.tooLong', { most: MOST.contribution })
}

/** Whom the secretariat can enter input for: those in a seat, and the meeting as such. */
export async function authorsOf({
  scope,
  council,
}: CouncilRequest): Promise<{ person: string; name: string }[]> {
  const people = await peopleById(scope, seatedIn(council))
  return [...people.values()]
    .map(({ id, name }) => ({ person: id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, council.language))
}

export interface GivenInput {
  hearing: string
  passage: string
  form: string
  text: ContributionText
  /** By the secretariat: a person in a seat, or `meeting`. */
  author?: string
}

export async function contribute(
  request: CouncilRequest,
  input: GivenInput,
): Promise<{ contribution: Contribution; hearing: Hearing; notifications: Notification[] }> {
  const { scope, person, now, member } = request
  const hearing = await readHearing(request, input.hearing)
  const forOthers = input.author !== undefined
  if (forOthers && member.role !== 'secretariat') throw new UserError('hearings.notForOthers')
  mustTakeInput(hearing, request, forOthers)
  checkContribution(input.text)
  const passage = await passageOf(scope, hearing.id, input.passage)
  const author = forOthers ? await namedAuthor(request, input.author as string) : personOf(request)
  const first = await isFirstAnswer(request, hearing, author.person)
  const contribution = await giveContribution(scope, {
    ...input.text,
    hearing: hearing.id,
    passage: passage.id,
    author,
    enteredBy: forOthers ? { person: person.id, name: person.name } : undefined,
    form: input.form,
    givenAt: now,
  })
  return { contribution, hearing, notifications: first ? recounted(request, hearing) : [] }
}

/** Whether one more of those in a seat will have answered. */
const isFirstAnswer = async (
  { scope, council }: CouncilRequest,
  { id }: Hearing,
  person = '',
): Promise<boolean> =>
  seatedIn(council).includes(person) && !(await whoAnswered(scope, id, [person])).has(person)

const personOf = ({ person }: CouncilRequest) => ({ person: person.id, name: person.name })

async function namedAuthor(request: CouncilRequest, author: string): Promise<Contribution['author']> {
  if (author === 'meeting') return { name: '' }
  const found = (await authorsOf(request)).find(({ person }) => person === author)
  if (!found) throw new UserError('hearings.authorGone')
  return found
}

// The channel's card says how many have answered.
const recounted = ({ council, scope, activityId }: CouncilRequest, { id }: Hearing): Notification[] =>
  channelUpdate(council, scope, id, activityId)

/** Somebody's own input, or what the secretariat entered; those who prepare the response see all. */
export async function readContribution(request: CouncilRequest, id: string): Promise<Contribution> {
  const contribution = await contributionById(request.scope, id)
  const open = ruleValue(openness, request.council, request.now) === 'contributions'
  if (!contribution || !(owns(request, contribution) || leads(request) || open))
    throw new UserError('hearings.contributionGone')
  return contribution
}

const owns = ({ person, member }: CouncilRequest, { author, enteredBy }: Contribution): boolean =>
  author.person === person.id || (enteredBy !== undefined && member.role === 'secretariat')

/** Whether its owner can still change it. */
export function isChangeable(request: CouncilRequest, contribution: Contribution, hearing: Hearing): boolean {
  const phase = phaseOf(hearing, request.now)
  const entered = contribution.enteredBy !== undefined && request.member.role === 'secretariat'
  return owns(request, contribution) && (phase === 'input' || (phase === 'drafting' && entered))
}

async function changeable(request: CouncilRequest, id: string) {
  const contribution = await readContribution(request, id)
  if (!owns(request, contribution)) throw new UserError('hearings.notYours')
  const hearing = await readHearing(request, contribution.hearing)
  mustTakeInput(
    hearing,
    request,
    contribution.enteredBy !== undefined && request.member.role === 'secretariat',
  )
  return { contribution, hearing }
}

export async function rewriteInput(
  request: CouncilRequest,
  id: string,
  text: ContributionText,
): Promise<{ contribution: Contribution; hearing: Hearing }> {
  const { contribution: before, hearing } = await changeable(request, id)
  checkContribution(text)
  const contribution = await rewriteContribution(request.scope, before, text, request.now)
  if (!contribution) throw new UserError('hearings.contributionGone')
  return { contribution, hearing }
}

/** Takes input back, or takes it up again. */
export async function moveInput(
  request: CouncilRequest,
  id: string,
  state: Contribution['state'],
): Promise<{ contribution: Contribution; hearing: Hearing; notifications: Notification[] }> {
  const { contribution: before, hearing } = await changeable(request, id)
  const contribution =
    before.state === state ? before : await moveContribution(request.scope, before, state, request.now)
  if (!contribution) throw new UserError('hearings.contributionGone')
  return { contribution, hearing, notifications: recounted(request, hearing) }
}
