import type { CouncilScope } from '../../core/council'
import { addOnce, defineModel, type Plain, plain, type Stored, upserted } from '../../database/model'
import type { MeetingKind } from './store'

export const WISHES = ['yes', 'ifNeedBe', 'no'] as const
/** kan, kan hvis nødvendigt, kan ikke */
export type Wish = (typeof WISHES)[number]

export interface PollOption {
  /** `0`, `1` …: its place in the poll. */
  key: string
  start: Date
  end: Date
}

interface StoredPoll extends Stored {
  tenant: string
  council: string
  kind: MeetingKind
  place: string
  link?: string
  options: PollOption[]
  form: string
  openedAt: Date
  /** The option that became the meeting. */
  chosen?: string
}
/** Which dates suit the members for one meeting. */
export type DatePoll = Plain<StoredPoll>

const Polls = defineModel<StoredPoll>(
  'datePolls',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    kind: { type: String, required: true },
    place: { type: String, default: '' },
    link: String,
    options: [{ _id: false, key: String, start: Date, end: Date }],
    form: { type: String, required: true },
    openedAt: { type: Date, required: true },
    chosen: String,
  },
  [[{ tenant: 1, council: 1, form: 1 }, { unique: true }]],
)

interface StoredWishes extends Stored {
  tenant: string
  council: string
  poll: string
  seat: string
  wishes: Record<string, Wish>
}
export type Wishes = Plain<StoredWishes>

const AllWishes = defineModel<StoredWishes>(
  'datePollWishes',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    poll: { type: String, required: true },
    seat: { type: String, required: true },
    wishes: { type: Object, required: true },
  },
  [[{ tenant: 1, council: 1, poll: 1, seat: 1 }, { unique: true }]],
)

/** Opens a poll; the same form again gives the one that is there. */
export async function openPoll(
  scope: CouncilScope,
  poll: Omit<DatePoll, 'id' | 'tenant' | 'council' | 'chosen'>,
): Promise<DatePoll> {
  return (await addOnce(Polls, { ...scope, ...poll }, { ...scope, form: poll.form })).document
}

export async function pollById(scope: CouncilScope, id: string): Promise<DatePoll | undefined> {
  const found = await Polls.findOne({ ...scope, _id: id }).lean()
  return found ? plain(found) : undefined
}

/** Polls in which no date has been chosen yet, the newest first. */
export async function openPolls(scope: CouncilScope): Promise<DatePoll[]> {
  const found = await Polls.find({ ...scope, chosen: { $exists: false } })
    .sort({ openedAt: -1 })
    .limit(5)
    .lean()
  return found.map(plain)
}

/** Chooses an option; undefined when another was chosen before. */
export async function chooseOption(
  scope: CouncilScope,
  id: string,
  option: string,
): Promise<DatePoll | undefined> {
  await Polls.updateOne({ ...scope, _id: id, chosen: { $exists: false } }, { $set: { chosen: option } })
  const poll = await pollById(scope, id)
  return poll?.chosen === option ? poll : undefined
}

export async function wishesFor(scope: CouncilScope, polls: DatePoll[]): Promise<Wishes[]> {
  return (await AllWishes.find({ ...scope, poll: { $in: polls.map(({ id }) => id) } }).lean()).map(plain)
}

export async function saveWishes(
  scope: CouncilScope,
  poll: string,
  seat: string,
  wishes: Record<string, Wish>,
): Promise<void> {
  await upserted(() => AllWishes.updateOne({ ...scope, poll, seat }, { $set: { wishes } }, { upsert: true }))
}
