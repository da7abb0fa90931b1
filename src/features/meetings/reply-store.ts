import { type Council, type CouncilScope, type Seat, scopeOf } from '../../core/council'
import { defineModel, isDuplicate, type Plain, plain, type Stored } from '../../database/model'
import type { Meeting } from './store'

export type Answer = 'yes' | 'no'

interface StoredReply extends Stored {
  tenant: string
  council: string
  meeting: string
  seat: string
  /** Who held the seat when it was answered; absent in old replies, which are the seat's present person's. */
  person?: string
  /** The date that was answered: a moved meeting has not been answered yet. */
  start: Date
  answer: Answer
  /** Why not; for the secretariat only. */
  reason?: string
  /** Entered for somebody by the formandskab or the secretariat. */
  assistedBy?: string
  /** What the seat's substitute says, once called. */
  substitute?: { person: string; answer: Answer; assistedBy?: string }
  /** Raised when the answer changes. */
  round: number
  at: Date
}
/** What a seat has answered to an invitation (tilsagn, afbud). */
export type SeatReply = Plain<StoredReply>

const Replies = defineModel<StoredReply>(
  'replies',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    meeting: { type: String, required: true },
    seat: { type: String, required: true },
    person: String,
    start: { type: Date, required: true },
    answer: { type: String, required: true },
    reason: String,
    assistedBy: String,
    substitute: {
      type: { person: String, answer: String, assistedBy: String },
      _id: false,
      default: undefined,
    },
    round: { type: Number, required: true },
    at: { type: Date, required: true },
  },
  [[{ tenant: 1, council: 1, meeting: 1, seat: 1 }, { unique: true }]],
)

type Of = Pick<Meeting, 'id' | 'start'>

/**
 * The replies to the meeting's present date of those who hold the seats now: who has left a seat, or is no
 * longer its substitute, takes the answer along.
 */
export async function repliesTo(council: Council, { id, start }: Of): Promise<SeatReply[]> {
  const found = await Replies.find({ ...scopeOf(council), meeting: id, start }).lean()
  return found.map(plain).flatMap((reply) => {
    const seat = council.seats.find((each) => each.id === reply.seat)
    if (reply.person !== undefined && reply.person !== seat?.person) return []
    const { substitute, ...own } = reply
    return [substitute?.person === seat?.substitute ? reply : own]
  })
}

// Old replies name nobody.
const by = (person: string | undefined) => [person ?? null, null]

/** What a seat's person has answered to the present dates of these meetings, by their ids. */
export async function answersOf(
  scope: CouncilScope,
  { id: seat, person }: Seat,
  meetings: Of[],
): Promise<Map<string, Answer>> {
  const found = await Replies.find({
    ...scope,
    seat,
    person: { $in: by(person) },
    meeting: { $in: meetings.map(({ id }) => id) },
  }).lean()
  const starts = new Map(meetings.map(({ id, start }) => [id, start.getTime()]))
  return new Map(
    found
      .filter(({ meeting, start }) => starts.get(meeting) === start.getTime())
      .map(({ meeting, answer }) => [meeting, answer]),
  )
}

/** Saves the answer of a seat's person over what the seat answered before; a new answer ends what its substitute said. */
export async function saveReply(
  scope: CouncilScope,
  { id, start }: Of,
  { id: seat, person }: Seat,
  { answer, reason, assistedBy }: Pick<SeatReply, 'answer' | 'reason' | 'assistedBy'>,
  now: Date,
): Promise<SeatReply> {
  const key = { ...scope, meeting: id, seat }
  const content = {
    $set: { person, at: now, ...(reason ? { reason } : {}), ...(assistedBy ? { assistedBy } : {}) },
    $unset: { ...(reason ? {} : { reason: 1 }), ...(assistedBy ? {} : { assistedBy: 1 }) },
  }
  const repeated = () =>
    Replies.findOneAndUpdate({ ...key, person: { $in: by(person) }, start, answer }, content, {
      returnDocument: 'after',
    }).lean()
  const same = await repeated()
  if (same) return plain(same)
  try {
    const changed = await Replies.findOneAndUpdate(
      {
        ...key,
        $or: [{ start: { $ne: start } }, { answer: { $ne: answer } }, { person: { $nin: by(person) } }],
      },
      {
        $set: { ...content.$set, start, answer },
        $unset: { ...content.$unset, substitute: 1 },
        $inc: { round: 1 },
      },
      { upsert: true, returnDocument: 'after' },
    ).lean()
    return plain(changed as StoredReply)
  } catch (error) {
    // The same press twice at the same moment: the second finds what the first has saved.
    const first = isDuplicate(error) ? await repeated() : undefined
    if (!first) throw error
    return plain(first)
  }
}

/** Saves what a seat's substitute says; false when the seat's member comes after all. */
export async function saveSubstitute(
  scope: CouncilScope,
  { id, start }: Of,
  { id: seat, person }: Seat,
  substitute: NonNullable<SeatReply['substitute']>,
): Promise<boolean> {
  const result = await Replies.updateOne(
    { ...scope, meeting: id, seat, person: { $in: by(person) }, start, answer: 'no' },
    { $set: { substitute } },
  )
  return result.matchedCount === 1
}
