import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import {
  type Audited,
  defineAuditedModel,
  defineModel,
  type Plain,
  plain,
  type Stored,
  unlessThere,
  updatedOne,
  upserted,
} from '../../database/model'
import type { MinutesContent } from './content'

interface StoredMinutes extends Audited {
  council: string
  /** draft: with the formandskab; review: with the members; approved: published. */
  state: 'draft' | 'review' | 'approved'
  /** Raised each time it goes to the members or out as a correction; 0 for a draft. */
  version: number
  meetingStart: Date
  /** Until when members approve or remark. */
  deadline?: Date
  approvedAt?: Date
  approvedBy?: string
}
/** A meeting's minutes (referat); the id is the meeting's. */
export type Minutes = Plain<StoredMinutes>

const AllMinutes = defineAuditedModel<StoredMinutes>(
  'minutes',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    state: { type: String, required: true },
    version: { type: Number, required: true },
    meetingStart: { type: Date, required: true },
    deadline: Date,
    approvedAt: Date,
    approvedBy: String,
  },
  [[{ tenant: 1, council: 1, state: 1, meetingStart: -1 }], [{ state: 1, deadline: 1 }]],
)

interface StoredVersion extends Stored {
  tenant: string
  council: string
  meeting: string
  version: number
  at: Date
  content: MinutesContent
}
/** What the minutes said in one version; never changed. */
export type MinutesVersion = Plain<StoredVersion>

const Versions = defineModel<StoredVersion>(
  'minutesVersions',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    meeting: { type: String, required: true },
    version: { type: Number, required: true },
    at: { type: Date, required: true },
    content: { type: {}, required: true },
  },
  [[{ tenant: 1, council: 1, meeting: 1, version: 1 }, { unique: true }]],
)

interface StoredAnswer extends Audited {
  council: string
  meeting: string
  version: number
  person: string
  name: string
  kind: 'approved' | 'remark'
  text: string
  at: Date
  /** Name of who entered it, for a member without Teams. */
  assistedBy?: string
}
/** What a member says to a version that is out for approval. */
export type MinutesAnswer = Plain<StoredAnswer>

type NewAnswer = Omit<MinutesAnswer, 'id' | 'tenant' | 'council'>

const Answers = defineAuditedModel<StoredAnswer>(
  'minutesAnswers',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    meeting: { type: String, required: true },
    version: { type: Number, required: true },
    person: { type: String, required: true },
    name: { type: String, required: true },
    kind: { type: String, required: true },
    text: { type: String, default: '' },
    at: { type: Date, required: true },
    assistedBy: String,
  },
  [[{ tenant: 1, council: 1, meeting: 1, version: 1, person: 1 }, { unique: true }]],
)

export async function minutesOf(scope: CouncilScope, meeting: string): Promise<Minutes | undefined> {
  const found = await AllMinutes.findOne({ ...scope, _id: meeting }).lean()
  return found ? plain(found) : undefined
}

/** The newest first; with `before`, of meetings that began earlier. */
export async function minutesIn(
  scope: CouncilScope,
  states: Minutes['state'][],
  most: number,
  before?: Date,
): Promise<Minutes[]> {
  const earlier = before ? { meetingStart: { $lt: before } } : {}
  const found = await AllMinutes.find({ ...scope, ...earlier, state: { $in: states } })
    .sort({ meetingStart: -1 })
    .limit(most)
    .lean()
  return found.map(plain)
}

/** Minutes that were approved or corrected at or after an instant. */
export async function minutesSince(scope: CouncilScope, since: Date): Promise<Minutes[]> {
  const found = await AllMinutes.find({ ...scope, state: 'approved', approvedAt: { $gte: since } }).lean()
  return found.map(plain)
}

/** All councils' minutes whose time for approval is over. */
export async function minutesOverdue(now: Date): Promise<Minutes[]> {
  return (await AllMinutes.find({ state: 'review', deadline: { $lte: now } }).lean()).map(plain)
}

/** Begins a draft; the one that is there already stays. */
export async function addDraft(
  scope: CouncilScope,
  meeting: string,
  meetingStart: Date,
  audit: AuditEntry,
): Promise<void> {
  const draft = { ...scope, _id: meeting, state: 'draft' as const, version: 0, meetingStart }
  await unlessThere(() => AllMinutes.create({ ...draft, pendingAudit: [audit] }))
}

/** Moves minutes on where they are in one of the states and at the version; undefined when they are not. */
export async function changeMinutes(
  scope: CouncilScope,
  meeting: string,
  from: { states: Minutes['state'][]; version: number },
  to: Partial<Pick<Minutes, 'state' | 'version' | 'deadline' | 'approvedAt' | 'approvedBy'>>,
  audit: AuditEntry,
): Promise<Minutes | undefined> {
  const changed = await AllMinutes.findOneAndUpdate(
    { ...scope, _id: meeting, state: { $in: from.states }, version: from.version },
    { $set: to, $push: { pendingAudit: audit } },
    { returnDocument: 'after' },
  ).lean()
  return changed ? plain(changed) : undefined
}

/** Keeps a version before it is named; the same number again keeps what `minutes` does not name yet. */
export async function keepVersion(
  scope: CouncilScope,
  meeting: string,
  version: number,
  content: MinutesContent,
  at: Date,
): Promise<void> {
  if (await unlessThere(() => Versions.create({ ...scope, meeting, version, content, at }))) return
  const named = await AllMinutes.exists({ ...scope, _id: meeting, version: { $gte: version } })
  if (!named) await Versions.updateOne({ ...scope, meeting, version }, { $set: { content, at } })
}

export async function versionOf(
  scope: CouncilScope,
  meeting: string,
  version: number,
): Promise<MinutesVersion | undefined> {
  const found = await Versions.findOne({ ...scope, meeting, version }).lean()
  return found ? plain(found) : undefined
}

export async function answersTo(
  scope: CouncilScope,
  meeting: string,
  version: number,
): Promise<MinutesAnswer[]> {
  return (
    await Answers.find({ ...scope, meeting, version })
      .sort({ at: 1 })
      .lean()
  ).map(plain)
}

/** A member's own answer: a later one takes the earlier one's place. */
export async function keepAnswer(
  scope: CouncilScope,
  { meeting, version, person, ...answer }: Omit<NewAnswer, 'assistedBy'>,
): Promise<void> {
  await upserted(() =>
    Answers.updateOne(
      { ...scope, meeting, version, person },
      { $set: answer, $unset: { assistedBy: 1 } },
      { upsert: true },
    ),
  )
}

/** Enters an answer for somebody; false when they have answered themselves. */
export async function enterAnswer(
  scope: CouncilScope,
  { meeting, version, person, ...answer }: NewAnswer,
  audit: AuditEntry,
): Promise<boolean> {
  const write = () =>
    updatedOne(() =>
      Answers.updateOne(
        { ...scope, meeting, version, person, assistedBy: { $exists: true } },
        { $set: answer, $push: { pendingAudit: audit } },
        { upsert: true },
      ),
    )
  // Another may have entered one in the same moment.
  return (await write()) || write()
}
