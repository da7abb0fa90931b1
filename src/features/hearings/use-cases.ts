import { DateTime } from 'luxon'
import { auditEntry } from '../../core/audit'
import { type Council, type CouncilScope, LEADERS, type Role } from '../../core/council'
import type { CouncilRequest, Notification, SentFile } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { DocumentError, readDocument } from '../../documents/read-document'
import { peopleById } from '../council'
import { type Meeting, nextMeeting } from '../meetings'
import {
  type Contribution,
  type ContributionText,
  contributionById,
  giveContribution,
  moveContribution,
  rewriteContribution,
  tallyOf,
  totalOf,
  whoAnswered,
} from './contribution-store'
import { channelUpdate, seatedIn, timetable, toEach } from './notifications'
import { type Deadlines, deadlinesFor, inputDays, MOST, openness, phaseOf, WHOLE } from './rules'
import { outlineOf, type Passage, readOutline, splitDocument } from './split'
import {
  addHearing,
  changeHearing,
  deleteHearing,
  type Hearing,
  type HearingText,
  hearingById,
  passagesOf,
  saveDocument,
} from './store'

/** A hearing with what its cards say about it. */
export interface HearingStatus {
  hearing: Hearing
  /** People in a seat, and those of them who have answered. */
  seated: string[]
  answered: Set<string>
  contributions: number
  untreated: number
  /** Names of those who answered, where the council's rules let them be seen. */
  names: string[]
  /** The first meeting once the draft is due; a later one than the external deadline cannot approve. */
  meeting?: Meeting
  approveInWriting: boolean
}

export const leads = ({ member }: { member: { role: Role } }): boolean => LEADERS.includes(member.role)

/** A hearing that this reader may see: one in preparation is for those who prepare it. */
export async function readHearing(request: CouncilRequest, id: string): Promise<Hearing> {
  const hearing = await hearingById(request.scope, id)
  if (!hearing || (hearing.state === 'preparing' && !leads(request))) throw new UserError('hearings.gone')
  return hearing
}

export async function statusOf(
  hearing: Hearing,
  { scope, council, now }: { scope: CouncilScope; council: Council; now: Date },
): Promise<HearingStatus> {
  const seated = seatedIn(council)
  const [answered, tally, meeting] = await Promise.all([
    whoAnswered(scope, hearing.id, seated),
    tallyOf(scope, hearing.id, now),
    nextMeeting(scope, hearing.internal?.draft ?? now),
  ])
  const open = ruleValue(openness, council, now) !== 'count'
  const people = open ? await peopleById(scope, [...answered]) : new Map()
  const sum = (count: (counts: { untreated?: number }) => number): number =>
    [...tally.values()].reduce((total, counts) => total + count(counts), 0)
  return {
    hearing,
    seated,
    answered,
    contributions: sum(totalOf),
    untreated: sum(({ untreated = 0 }) => untreated),
    names: [...people.values()].map(({ name }) => name).sort((a, b) => a.localeCompare(b, council.language)),
    meeting,
    approveInWriting: !meeting || (hearing.deadline !== undefined && meeting.start > hearing.deadline),
  }
}

/** The end of a day that somebody chose (`2027-01-29`), by the council's clock. */
export function endOfDay(day: string, council: Council): Date {
  const at = DateTime.fromISO(day, { zone: council.timeZone })
  if (!at.isValid) throw new UserError('hearings.dateUnreadable')
  return at.endOf('day').toJSDate()
}

function checkText(text: HearingText, now: Date): void {
  if (text.title === '') throw new UserError('hearings.titleMissing')
  for (const [value, most] of [
    [text.title, MOST.title],
    [text.to, MOST.name],
    [text.journal, MOST.journal],
    [text.summary, MOST.summary],
    [text.link, MOST.link],
    [text.sender?.name ?? '', MOST.name],
  ] as const)
    if (value.length > most) throw new UserError('hearings.tooLong', { most })
  if (text.link !== '' && !/^https:\/\/\S+$/.test(text.link)) throw new UserError('hearings.linkUnreadable')
  if (text.deadline && text.deadline < now) throw new UserError('hearings.deadlinePassed')
}

/** Creates a hearing in preparation, with its document in passages where there is one. */
export async function create(
  { scope, person, now }: CouncilRequest,
  { text, form, document }: { text: HearingText; form: string; document: string },
): Promise<Hearing> {
  checkText(text, now)
  if (document.length > MOST.document) throw new UserError('hearings.documentTooLong')
  const hearing = await addHearing(scope, {
    ...text,
    form,
    createdAt: now,
    createdBy: { person: person.id, name: person.name },
  })
  if (document !== '' && hearing.state === 'preparing')
    await saveDocument(scope, hearing.id, splitDocument(document).passages)
  return hearing
}

/** A hearing in preparation from a file, called as the document calls itself. */
export async function createFromFile(request: CouncilRequest, file: SentFile): Promise<Hearing> {
  const source = await wordsOf(file)
  const { title, passages } = splitDocument(source)
  const { scope, person, now, activityId } = request
  const hearing = await addHearing(scope, {
    title: (title || file.name.replace(/\.\w+$/, '')).slice(0, MOST.title),
    sender: { kind: 'administration', name: '' },
    to: '',
    journal: '',
    summary: '',
    link: '',
    targetGroups: [],
    focusAreas: [],
    form: `file:${activityId}`,
    createdAt: now,
    createdBy: { person: person.id, name: person.name },
  })
  if (hearing.state === 'preparing') await saveDocument(scope, hearing.id, passages)
  return hearing
}

/** Gives a hearing in preparation a new document. */
export async function replaceDocument(request: CouncilRequest, id: string, file: SentFile): Promise<Hearing> {
  const hearing = await inPreparation(request, id)
  await saveDocument(request.scope, id, splitDocument(await wordsOf(file)).passages)
  return hearing
}

async function wordsOf(file: SentFile): Promise<string> {
  try {
    const words = await readDocument(file.name, await file.read())
    if (holdsCpr(words)) throw new UserError('hearings.fileCpr')
    return words
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    switch (error.fault) {
      case 'tooBig':
        throw new UserError('core.fileTooBig')
      case 'pdf':
        throw new UserError('hearings.filePdf')
      case 'oldWord':
        throw new UserError('hearings.fileOldWord')
      case 'empty':
        throw new UserError('hearings.fileEmpty')
      case 'unknownKind':
        throw new UserError('hearings.fileUnknown')
      default:
        throw new UserError('hearings.fileBroken')
    }
  }
}

async function inPreparation(request: CouncilRequest, id: string): Promise<Hearing> {
  const hearing = await readHearing(request, id)
  if (hearing.state !== 'preparing') throw new UserError('hearings.alreadyOpen')
  return hearing
}

/** Changes what a hearing says of itself. A moved deadline of an open one gives new internal deadlines. */
export async function rewrite(
  request: CouncilRequest,
  id: string,
  text: HearingText,
  document: string,
): Promise<{ hearing: Hearing; notifications: Notification[] }> {
  const { scope, council, now } = request
  const before = await readHearing(request, id)
  checkText(text, now)
  if (document.length > MOST.document) throw new UserError('hearings.documentTooLong')
  const opened = before.state === 'open'
  if (opened && !text.deadline && before.sender) throw new UserError('hearings.deadlineMissing')
  const moved = text.deadline?.getTime() !== before.deadline?.getTime()
  const internal = opened && moved ? await internalFor(request, text.deadline) : before.internal
  const hearing = await changeHearing(scope, id, [before.state === 'open' ? 'open' : 'preparing'], {
    ...text,
    sender: text.sender,
    initiative: text.initiative,
    deadline: text.deadline,
    internal,
  })
  if (!hearing) throw new UserError('hearings.noLongerChangeable')
  if (document !== '' && hearing.state === 'preparing')
    await saveDocument(scope, id, splitDocument(document).passages)
  if (!opened) return { hearing, notifications: [] }
  return {
    hearing,
    notifications: [
      ...(moved ? timetable(hearing, council, scope, now) : []),
      ...channelUpdate(council, scope, id, request.activityId),
    ],
  }
}

/** Days that input needs at the least before a meeting can approve the response. */
const SOONEST_MEETING_DAYS = 3

/** What opening a hearing with this deadline means: by when what is due, and which meeting can approve. */
export async function planFor(
  { scope, council, now }: Pick<CouncilRequest, 'scope' | 'council' | 'now'>,
  deadline: Date,
): Promise<Deadlines & { shortened: boolean; meeting?: Meeting }> {
  const next = await nextMeeting(
    scope,
    DateTime.fromJSDate(now).plus({ days: SOONEST_MEETING_DAYS }).toJSDate(),
  )
  const meeting = next && next.start <= deadline ? next : undefined
  return { ...deadlinesFor(deadline, council, now, meeting?.start), meeting }
}

async function internalFor(
  request: Pick<CouncilRequest, 'scope' | 'council' | 'now'>,
  deadline: Date | undefined,
): Promise<Deadlines | undefined> {
  if (!deadline) return undefined
  const { input, draft, approval } = await planFor(request, deadline)
  return { input, draft, approval }
}

/** A section of the document as text that can be corrected. Refused where it does not fit in a card. */
export function sectionOutline(passages: Passage[], section: string): string {
  const outline = outlineOf(passages.filter(({ id }) => id === section || id.startsWith(`${section}-`)))
  if (outline.length > MOST_OUTLINE) throw new UserError('hearings.sectionTooLong')
  return outline
}
const MOST_OUTLINE = 8000

/** Puts the corrected text in the section's place; without text the section goes. */
export async function correctSection(
  request: CouncilRequest,
  id: string,
  section: string,
  outline: string,
): Promise<Hearing> {
  const hearing = await inPreparation(request, id)
  const passages = await passagesOf(request.scope, id)
  const own = (passage: Passage): boolean => passage.id === section || passage.id.startsWith(`${section}-`)
  const first = passages.findIndex(own)
  if (first === -1) throw new UserError('hearings.gone')
  const rest = passages.filter((passage) => !own(passage))
  const text = [outlineOf(rest.slice(0, first)), outline, outlineOf(rest.slice(first))]
    .filter((part) => part.trim() !== '')
    .join('\n\n')
  await saveDocument(request.scope, id, readOutline(text).passages)
  return hearing
}

/** Opens a hearing for input and tells the council. Pressed twice, it is opened once. */
export async function open(
  request: CouncilRequest,
  id: string,
): Promise<{ hearing: Hearing; notifications: Notification[] }> {
  const { scope, council, now } = request
  const before = await readHearing(request, id)
  if (before.state === 'preparing') {
    checkText(before, now)
    if (before.sender && !before.deadline) throw new UserError('hearings.deadlineMissing')
    if (before.summary === '') throw new UserError('hearings.summaryMissing')
    if (before.initiative && before.to === '') throw new UserError('hearings.toMissing')
  }
  const hearing =
    (await changeHearing(
      scope,
      id,
      ['preparing'],
      { state: 'open', openedAt: now, internal: await internalFor(request, before.deadline) },
      { audit: auditEntry(request, 'hearings.opened', id) },
    )) ?? before
  if (hearing.state !== 'open') throw new UserError('hearings.noLongerChangeable')
  const told = council.channel
    ? channelUpdate(council, scope, id, 'opened')
    : toEach(seatedIn(council), 'hearings.opened', scope, id)
  return { hearing, notifications: [...told, ...timetable(hearing, council, scope, now)] }
}

export async function discard(request: CouncilRequest, id: string): Promise<void> {
  if (!(await deleteHearing(request.scope, id))) throw new UserError('hearings.alreadyOpen')
}

/** Ends a hearing without a response, for example when the sender has taken it back. */
export async function drop(
  request: CouncilRequest,
  id: string,
  reason: string,
): Promise<{ hearing: Hearing; notifications: Notification[] }> {
  if (reason === '') throw new UserError('hearings.reasonMissing')
  const { scope, council, activityId } = request
  const hearing = await changeHearing(
    scope,
    id,
    ['open', 'approving', 'approved'],
    { state: 'dropped', droppedBecause: reason },
    { audit: auditEntry(request, 'hearings.dropped', id) },
  )
  if (!hearing) throw new UserError('hearings.noLongerChangeable')
  return { hearing, notifications: channelUpdate(council, scope, id, activityId) }
}

/** The passage that somebody wants to write about, `whole` being everything. */
export async function passageOf(scope: CouncilScope, hearing: string, id: string): Promise<Passage> {
  const whole: Passage = { id: WHOLE, kind: 'section', text: '', number: 0 }
  if (id === WHOLE) return whole
  const found = (await passagesOf(scope, hearing)).find((passage) => passage.id === id)
  if (!found || found.kind === 'text') throw new UserError('hearings.passageGone')
  return found
}

/** Members give input until it closes; the secretariat enters what came otherwise until the response is made. */
function mustTakeInput(hearing: Hearing, request: CouncilRequest, forOthers: boolean): void {
  const phase = phaseOf(hearing, request.now)
  if (phase === 'input' || (phase === 'drafting' && forOthers)) return
  if (phase === 'preparing') throw new UserError('hearings.notOpen')
  if (phase === 'drafting') throw new UserError('hearings.inputClosed', {}, inputDays.key)
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
  const before = await statusOf(hearing, request)
  const contribution = await giveContribution(scope, {
    ...input.text,
    hearing: hearing.id,
    passage: passage.id,
    author,
    enteredBy: forOthers ? { person: person.id, name: person.name } : undefined,
    form: input.form,
    givenAt: now,
  })
  const news = author.person !== undefined && !before.answered.has(author.person)
  return { contribution, hearing, notifications: news ? recounted(request, hearing) : [] }
}

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

export const owns = ({ person, member }: CouncilRequest, { author, enteredBy }: Contribution): boolean =>
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
