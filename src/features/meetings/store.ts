import type { CouncilScope } from '../../core/council'
import { defineModel, type Plain, plain, type Stored } from '../../database/model'

interface StoredMeeting extends Stored {
  tenant: string
  council: string
  start: Date
  end: Date
  place: string
  state: 'planned' | 'cancelled'
}
export type Meeting = Plain<StoredMeeting>

const Meetings = defineModel<StoredMeeting>(
  'meetings',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    start: { type: Date, required: true },
    end: { type: Date, required: true },
    place: { type: String, required: true },
    state: { type: String, required: true },
  },
  [[{ tenant: 1, council: 1, state: 1, end: 1 }], [{ state: 1, start: 1 }]],
)

/** The running meeting or, when none runs, the next one. */
export async function nextMeeting(scope: CouncilScope, now: Date): Promise<Meeting | undefined> {
  const found = await Meetings.findOne({ ...scope, state: 'planned', end: { $gte: now } })
    .sort({ end: 1 })
    .lean()
  return found ? plain(found) : undefined
}

/** The running meeting and those to come, the next first. */
export async function plannedMeetings(scope: CouncilScope, now: Date): Promise<Meeting[]> {
  const found = await Meetings.find({ ...scope, state: 'planned', end: { $gte: now } })
    .sort({ end: 1 })
    .lean()
  return found.map(plain)
}

/** All councils' planned meetings that start between the two instants. */
export async function meetingsBetween(from: Date, to: Date): Promise<Meeting[]> {
  return (await Meetings.find({ state: 'planned', start: { $gte: from, $lte: to } }).lean()).map(plain)
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

export async function addMeeting(
  scope: CouncilScope,
  meeting: Pick<Meeting, 'start' | 'end' | 'place'>,
): Promise<Meeting> {
  const added = await Meetings.create({ ...scope, ...meeting, state: 'planned' })
  return plain(added.toObject())
}
