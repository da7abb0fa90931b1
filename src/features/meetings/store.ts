import { createHash, randomUUID } from 'node:crypto'
import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import { type Audited, addOnce, defineAuditedModel, type Plain, plain } from '../../database/model'

export const MEETING_KINDS = ['ordinary', 'constituting', 'extraordinary'] as const
/** ordinary = ordinært møde, constituting = konstituerende, extraordinary = ekstraordinært. */
export type MeetingKind = (typeof MEETING_KINDS)[number]

interface StoredMeeting extends Audited {
  council: string
  kind: MeetingKind
  start: Date
  end: Date
  place: string
  /** Web address of an online meeting. */
  link?: string
  state: 'planned' | 'cancelled'
  /** Raised at each change that calendars must learn of. */
  sequence: number
  /** When the date, or the cancelling, was decided: what was due before belongs to an earlier date. */
  since: Date
  /** Where it was moved from. */
  movedFrom?: Date
  /** Why it was moved or cancelled, for the members. */
  reason?: string
  /** What it was made by, so that a repeated press makes it once. */
  madeBy: string
  /** When its reminders must be looked at next; absent when none are left. */
  wake?: Date
  /** Reminders of its present state that are in the outbox. */
  told: string[]
  /** Announced elsewhere: nobody is invited or reminded. */
  silent?: boolean
}
export type Meeting = Plain<StoredMeeting>

const Meetings = defineAuditedModel<StoredMeeting>(
  'meetings',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    kind: { type: String, required: true },
    start: { type: Date, required: true },
    end: { type: Date, required: true },
    place: { type: String, default: '' },
    link: String,
    state: { type: String, required: true },
    sequence: { type: Number, required: true },
    since: { type: Date, required: true },
    movedFrom: Date,
    reason: String,
    madeBy: { type: String, required: true },
    wake: Date,
    told: { type: [String], required: true },
    silent: Boolean,
  },
  [
    [{ tenant: 1, council: 1, state: 1, end: 1 }],
    [{ tenant: 1, council: 1, madeBy: 1 }, { unique: true }],
    [{ wake: 1 }, { sparse: true }],
  ],
)

export interface MeetingDetails {
  kind: MeetingKind
  start: Date
  end: Date
  place: string
  link?: string
}

/** The running meeting and those to come, the next first. */
export async function plannedMeetings(scope: CouncilScope, now: Date): Promise<Meeting[]> {
  const found = await Meetings.find({ ...scope, state: 'planned', end: { $gte: now } })
    .sort({ end: 1 })
    .lean()
  return found.map(plain)
}

/** Meetings that were cancelled, the latest first. */
export async function cancelledMeetings(scope: CouncilScope): Promise<Meeting[]> {
  const found = await Meetings.find({ ...scope, state: 'cancelled' })
    .sort({ end: -1 })
    .limit(20)
    .lean()
  return found.map(plain)
}

export async function meetingById(scope: CouncilScope, id: string): Promise<Meeting | undefined> {
  const found = await Meetings.findOne({ ...scope, _id: id }).lean()
  return found ? plain(found) : undefined
}

/** Planned meetings that begin at or after `from`, and before `to`, the first first. */
export async function meetingsBetween(scope: CouncilScope, from: Date, to: Date): Promise<Meeting[]> {
  const found = await Meetings.find({ ...scope, state: 'planned', start: { $gte: from, $lt: to } })
    .sort({ end: 1 })
    .limit(60)
    .lean()
  return found.map(plain)
}

/** Everything that calendars should know of: planned and cancelled meetings from `from` on. */
export async function calendarOf(scope: CouncilScope, from: Date): Promise<Meeting[]> {
  const found = await Meetings.find({
    ...scope,
    state: { $in: ['planned', 'cancelled'] },
    end: { $gte: from },
  })
    .sort({ end: 1 })
    .limit(100)
    .lean()
  return found.map(plain)
}

/** Places that the council has met in, the latest first. */
export async function placesUsed(scope: CouncilScope): Promise<string[]> {
  const found = await Meetings.find({ ...scope, state: 'planned' })
    .sort({ end: -1 })
    .limit(40)
    .select({ place: 1 })
    .lean()
  return [...new Set(found.map(({ place }) => place).filter((place) => place !== ''))].slice(0, 8)
}

/** Plans a meeting; `audit` is completed with its id. The same `madeBy` again gives the one that is there. */
export async function planMeeting(
  scope: CouncilScope,
  details: MeetingDetails,
  madeBy: string,
  now: Date,
  { silent = false, audit }: { silent?: boolean; audit?: AuditEntry } = {},
): Promise<Meeting> {
  const id = randomUUID()
  const meeting = {
    _id: id,
    ...scope,
    ...details,
    madeBy,
    state: 'planned' as const,
    sequence: 0,
    since: now,
    told: [],
    ...(silent ? { silent } : { wake: now }),
    ...(audit ? { pendingAudit: [{ ...audit, subject: [id] }] } : {}),
  }
  return (await addOnce(Meetings, meeting, { ...scope, madeBy })).document
}

/** Plans an ordinary meeting. A `silent` one was announced elsewhere: nobody is invited or reminded. */
export async function addMeeting(
  scope: CouncilScope,
  meeting: Pick<Meeting, 'start' | 'end' | 'place'>,
  { now = new Date(0), silent = true }: { now?: Date; silent?: boolean } = {},
): Promise<Meeting> {
  const madeBy = createHash('sha256').update(`${meeting.start.toISOString()} ${meeting.place}`).digest('hex')
  return planMeeting(scope, { kind: 'ordinary', ...meeting }, madeBy, now, { silent })
}

/** Changes a planned meeting over `sequence` before it begins; undefined when somebody was first. */
export async function changeMeeting(
  scope: CouncilScope,
  id: string,
  sequence: number,
  change: Partial<MeetingDetails> & { reason: string; state?: 'cancelled'; movedFrom?: Date },
  audit: AuditEntry,
): Promise<Meeting | undefined> {
  const { link, movedFrom, ...rest } = change
  const now = audit.at
  const set = { ...rest, ...(link ? { link } : {}), ...(movedFrom ? { movedFrom } : {}) }
  const unset = { ...('link' in change && !link ? { link: 1 } : {}), ...(movedFrom ? {} : { movedFrom: 1 }) }
  const changed = await Meetings.findOneAndUpdate(
    { ...scope, _id: id, state: 'planned', sequence, start: { $gt: now } },
    {
      $set: { ...set, since: now, wake: now, told: [] },
      $inc: { sequence: 1 },
      $unset: { ...unset, silent: 1 },
      $push: { pendingAudit: audit },
    },
    { returnDocument: 'after' },
  ).lean()
  return changed ? plain(changed) : undefined
}

/** Meetings of all councils whose reminders must be looked at by now, the longest waiting first. */
export async function wakingMeetings(now: Date, most: number): Promise<Meeting[]> {
  const found = await Meetings.find({ wake: { $lte: now } })
    .sort({ wake: 1 })
    .limit(most)
    .lean()
  return found.map(plain)
}

/** Notes what is in the outbox and when to look next, unless a meeting has changed since it was read. */
export async function wakeAgain(
  looked: { meeting: Meeting; told: string[]; next: Date | undefined }[],
): Promise<void> {
  if (looked.length === 0) return
  await Meetings.bulkWrite(
    looked.map(({ meeting: { id, tenant, sequence, wake }, told, next }) => ({
      updateOne: {
        filter: { _id: id, tenant, sequence, wake },
        update: {
          ...(told.length > 0 ? { $addToSet: { told: { $each: told } } } : {}),
          ...(next ? { $set: { wake: next } } : { $unset: { wake: 1 } }),
        },
      },
    })),
    { ordered: false },
  )
}

/** Something that reminders depend on has happened: they are looked at in the next minute. */
export async function wakeMeeting(scope: CouncilScope, id: string, now: Date): Promise<void> {
  await Meetings.updateOne({ ...scope, _id: id, silent: { $ne: true } }, { $set: { wake: now } })
}
