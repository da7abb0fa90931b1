import { type Council, type CouncilScope, type Seat, scopeOf } from '../../core/council'
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
  /** The option that became the meeting; empty where none did. */
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
  /** Who held the seat then; absent in old ones, which are the seat's present person's. */
  person?: string
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
    person: String,
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

/** Polls with dates to come of which none has been chosen yet, the newest first. */
export async function openPolls(scope: CouncilScope, now: Date): Promise<DatePoll[]> {
  const found = await Polls.find({ ...scope, chosen: { $exists: false }, 'options.start': { $gt: now } })
    .sort({ openedAt: -1 })
    .limit(5)
    .lean()
  return found.map(plain)
}

/** Whether answers still count. */
export const isOpen = ({ chosen, options }: DatePoll, now: Date): boolean =>
  chosen === undefined && options.some(({ start }) => start > now)

/** Chooses an option, or none; undefined when another was chosen before. */
export async function chooseOption(
  scope: CouncilScope,
  id: string,
  option: string,
): Promise<DatePoll | undefined> {
  await Polls.updateOne({ ...scope, _id: id, chosen: { $exists: false } }, { $set: { chosen: option } })
  const poll = await pollById(scope, id)
  return poll?.chosen === option ? poll : undefined
}

/** The wishes of those who hold the council's seats now. */
export async function wishesFor(council: Council, polls: DatePoll[]): Promise<Wishes[]> {
  const poll = { $in: polls.map(({ id }) => id) }
  const found = await AllWishes.find({ ...scopeOf(council), poll }).lean()
  const holds = ({ seat, person }: Pick<Wishes, 'seat' | 'person'>) =>
    person === undefined || council.seats.some((each) => each.id === seat && each.person === person)
  return found.filter(holds).map(plain)
}

export async function saveWishes(
  scope: CouncilScope,
  poll: string,
  { id: seat, person }: Seat,
  wishes: Record<string, Wish>,
): Promise<void> {
  const change = { $set: { person, wishes } }
  await upserted(() => AllWishes.updateOne({ ...scope, poll, seat }, change, { upsert: true }))
}
