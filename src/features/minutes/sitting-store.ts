import type { AuditEntry } from '../../core/audit'
import type { Council, CouncilScope } from '../../core/council'
import { type Audited, addOnce, defineAuditedModel, type Plain, plain } from '../../database/model'
import type { FixedItem } from '../agenda'
import type { Choice, Step } from './rules'

/** An item as it stood on the agenda when the meeting began. */
export interface SittingItem {
  id: string
  fixed?: FixedItem
  title: string
  background: string
  recommendation: string
  minutes: number
}

/** What somebody was called. */
export interface Named {
  person: string
  name: string
}

/** An open vote (afstemning) on an item. Secret ballots belong to elections. */
export interface Vote {
  /** `<meeting>#<number>` */
  id: string
  item: string
  openedAt: Date
  closedAt?: Date
  /** By person: in the meeting's own document, so that a vote is in before the closing or not at all. */
  ballots?: Record<string, Choice>
  /** Whose ballot was entered by somebody else (`by`), for a member without Teams. */
  assisted?: { person: string; by: string }[]
}

interface StoredSitting extends Audited {
  council: string
  state: 'running' | 'ended'
  startedAt: Date
  startedBy: string
  /** Entered after the meeting: it was held without the bot, and its time is the planned one. */
  afterwards?: boolean
  endedAt?: Date
  endedBy?: string
  items: SittingItem[]
  /** The item that is being treated; empty before the first. */
  current: string
  course: Step[]
  /** No more speakers to the current item. */
  floorClosed: boolean
  /** Who is disqualified (inhabil) on an item. */
  disqualified: { item: string; person: string }[]
  votes: Vote[]
  /** The open vote's id; empty when there is none. */
  voteOpen: string
  /** Who held which place when the meeting ended: its minutes stay so, whoever comes after. */
  places?: Pick<Council, 'seats' | 'staff'>
  /** What they were called then. */
  names?: Named[]
}
/** A meeting as it is held; its id is the meeting's. */
export type Sitting = Plain<StoredSitting>

const Sittings = defineAuditedModel<StoredSitting>(
  'sittings',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    state: { type: String, required: true },
    startedAt: { type: Date, required: true },
    startedBy: { type: String, required: true },
    afterwards: Boolean,
    endedAt: Date,
    endedBy: String,
    items: [
      {
        _id: false,
        id: String,
        fixed: String,
        title: String,
        background: String,
        recommendation: String,
        minutes: Number,
      },
    ],
    current: { type: String, default: '' },
    course: [{ _id: false, item: String, at: Date }],
    floorClosed: { type: Boolean, required: true },
    disqualified: [{ _id: false, item: String, person: String }],
    votes: [
      {
        _id: false,
        id: String,
        item: String,
        openedAt: Date,
        closedAt: Date,
        ballots: { type: {}, default: undefined },
        assisted: { type: [{ _id: false, person: String, by: String }], default: undefined },
      },
    ],
    voteOpen: { type: String, default: '' },
    places: { type: {}, default: undefined },
    names: { type: [{ _id: false, person: String, name: String }], default: undefined },
  },
  [[{ tenant: 1, council: 1, state: 1, startedAt: -1 }], [{ state: 1, endedAt: 1 }]],
)

export async function sittingOf(scope: CouncilScope, meeting: string): Promise<Sitting | undefined> {
  const found = await Sittings.findOne({ ...scope, _id: meeting }).lean()
  return found ? plain(found) : undefined
}

/** The meeting that is being held now. */
export async function runningSitting(scope: CouncilScope): Promise<Sitting | undefined> {
  const found = await Sittings.findOne({ ...scope, state: 'running' })
    .sort({ startedAt: -1 })
    .lean()
  return found ? plain(found) : undefined
}

/** The meeting that ended last. */
export async function lastSitting(scope: CouncilScope): Promise<Sitting | undefined> {
  const found = await Sittings.findOne({ ...scope, state: 'ended' })
    .sort({ startedAt: -1 })
    .lean()
  return found ? plain(found) : undefined
}

/** All councils' meetings that ended between two instants. */
export async function endedMeetings(
  from: Date,
  to: Date,
): Promise<{ meeting: string; tenant: string; council: string; endedAt: Date }[]> {
  const found = await Sittings.find({ state: 'ended', endedAt: { $gte: from, $lt: to } }).lean()
  return found.map(({ _id, tenant, council, endedAt }) => ({
    meeting: _id,
    tenant,
    council,
    endedAt: endedAt as Date,
  }))
}

/** All councils' meetings that are being held now. */
export async function runningSittings(): Promise<Sitting[]> {
  return (await Sittings.find({ state: 'running' }).lean()).map(plain)
}

/** Begins a meeting. Again, it gives the one that runs. */
export async function startSitting(
  scope: CouncilScope,
  meeting: string,
  about: Pick<Sitting, 'startedAt' | 'startedBy' | 'afterwards' | 'items'>,
  audit: AuditEntry,
): Promise<Sitting> {
  const begun = {
    ...scope,
    ...about,
    _id: meeting,
    state: 'running' as const,
    current: '',
    course: [],
    floorClosed: false,
    disqualified: [],
    votes: [],
    voteOpen: '',
    pendingAudit: [audit],
  }
  return (await addOnce(Sittings, begun, { ...scope, _id: meeting })).document
}

/** Goes from item `from` to another; undefined when the meeting is elsewhere, or a vote is open. */
export const takeUp = (
  scope: CouncilScope,
  meeting: string,
  from: string,
  item: string,
  at: Date,
): Promise<Sitting | undefined> =>
  change(
    { ...scope, _id: meeting, state: 'running', current: from, voteOpen: '' },
    { $set: { current: item, floorClosed: false }, $push: { course: { item, at } } },
  )

export const closeFloor = (
  scope: CouncilScope,
  meeting: string,
  item: string,
  floorClosed: boolean,
): Promise<Sitting | undefined> =>
  change({ ...scope, _id: meeting, state: 'running', current: item }, { $set: { floorClosed } })

export const setDisqualified = (
  scope: CouncilScope,
  meeting: string,
  item: string,
  person: string,
  is: boolean,
  audit: AuditEntry,
): Promise<Sitting | undefined> =>
  change(
    { ...scope, _id: meeting, 'items.id': item },
    {
      [is ? '$addToSet' : '$pull']: { disqualified: { item, person } },
      $push: { pendingAudit: audit },
    },
  )

/** Opens a vote on the current item; undefined when one is open already or the meeting has moved on. */
export const openVote = (
  scope: CouncilScope,
  meeting: string,
  vote: Vote,
  audit: AuditEntry,
): Promise<Sitting | undefined> =>
  change(
    {
      ...scope,
      _id: meeting,
      state: 'running',
      current: vote.item,
      voteOpen: '',
      'votes.id': { $ne: vote.id },
    },
    { $set: { voteOpen: vote.id }, $push: { votes: vote, pendingAudit: audit } },
  )

/** Casts or changes somebody's own vote; undefined when the vote is not open any more. */
export const castBallot = (
  scope: CouncilScope,
  meeting: string,
  vote: string,
  person: string,
  choice: Choice,
): Promise<Sitting | undefined> =>
  change(
    { ...scope, _id: meeting, voteOpen: vote },
    {
      $set: { [`votes.$[vote].ballots.${person}`]: choice },
      $pull: { 'votes.$[vote].assisted': { person } },
    },
    { arrayFilters: [{ 'vote.id': vote }] },
  )

/** Enters a vote for somebody; undefined when the vote is closed, or they have voted themselves. */
export const enterBallot = (
  scope: CouncilScope,
  meeting: string,
  vote: string,
  person: string,
  choice: Choice,
  audit: AuditEntry,
): Promise<Sitting | undefined> => {
  const free = [{ [`ballots.${person}`]: { $exists: false } }, { 'assisted.person': person }]
  return change(
    { ...scope, _id: meeting, voteOpen: vote, votes: { $elemMatch: { id: vote, $or: free } } },
    {
      $set: { [`votes.$[vote].ballots.${person}`]: choice },
      $addToSet: { 'votes.$[vote].assisted': { person, by: audit.by } },
      $push: { pendingAudit: audit },
    },
    { arrayFilters: [{ 'vote.id': vote }] },
  )
}

export const closeVote = (
  scope: CouncilScope,
  meeting: string,
  vote: string,
  closedAt: Date,
  audit: AuditEntry,
): Promise<Sitting | undefined> =>
  change(
    { ...scope, _id: meeting, voteOpen: vote },
    { $set: { voteOpen: '', 'votes.$[vote].closedAt': closedAt }, $push: { pendingAudit: audit } },
    { arrayFilters: [{ 'vote.id': vote }] },
  )

export const endSitting = (
  scope: CouncilScope,
  meeting: string,
  ended: Pick<Sitting, 'endedAt' | 'endedBy' | 'places' | 'names'>,
  audit: AuditEntry,
): Promise<Sitting | undefined> =>
  change(
    { ...scope, _id: meeting, state: 'running', voteOpen: '' },
    { $set: { ...ended, state: 'ended' }, $push: { pendingAudit: audit } },
  )

async function change(filter: object, update: object, options: object = {}): Promise<Sitting | undefined> {
  const changed = await Sittings.findOneAndUpdate(filter, update, {
    returnDocument: 'after',
    ...options,
  }).lean()
  return changed ? plain(changed) : undefined
}
