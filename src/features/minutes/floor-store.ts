import type { CouncilScope } from '../../core/council'
import { defineModel, type Plain, plain, type Stored, unlessThere } from '../../database/model'

interface StoredSpeaker extends Stored {
  tenant: string
  council: string
  meeting: string
  item: string
  person: string
  name: string
  askedAt: Date
  state: 'waiting' | 'speaking' | 'spoken'
}
/** Somebody who asked for the floor (ordet) on an item. */
export type Speaker = Plain<StoredSpeaker>

const Speakers = defineModel<StoredSpeaker>(
  'speakers',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    meeting: { type: String, required: true },
    item: { type: String, required: true },
    person: { type: String, required: true },
    name: { type: String, required: true },
    askedAt: { type: Date, required: true },
    state: { type: String, required: true },
  },
  [
    [{ tenant: 1, council: 1, meeting: 1, item: 1, state: 1 }],
    [
      { tenant: 1, council: 1, meeting: 1, item: 1, person: 1 },
      { unique: true, partialFilterExpression: { state: 'waiting' } },
    ],
    // One has the floor at a time.
    [
      { tenant: 1, council: 1, meeting: 1, state: 1 },
      { unique: true, partialFilterExpression: { state: 'speaking' }, name: 'one-has-the-floor' },
    ],
  ],
)

export async function speakersOn(scope: CouncilScope, meeting: string, item: string): Promise<Speaker[]> {
  return (
    await Speakers.find({ ...scope, meeting, item })
      .sort({ askedAt: 1 })
      .lean()
  ).map(plain)
}

/** Puts somebody on the list; who waits already keeps their place. */
export async function askForFloor(
  scope: CouncilScope,
  speaker: Omit<Speaker, 'id' | 'tenant' | 'council' | 'state'>,
): Promise<void> {
  await unlessThere(() => Speakers.create({ ...scope, ...speaker, state: 'waiting' }))
}

export async function leaveFloor(
  scope: CouncilScope,
  meeting: string,
  item: string,
  person: string,
): Promise<void> {
  await Speakers.deleteOne({ ...scope, meeting, item, person, state: 'waiting' })
}

export async function stopSpeaking(scope: CouncilScope, meeting: string): Promise<void> {
  await Speakers.updateMany({ ...scope, meeting, state: 'speaking' }, { $set: { state: 'spoken' } })
}

/** Gives somebody who waits the floor; nothing changes when they wait no more or somebody else has it. */
export async function giveFloor(scope: CouncilScope, id: string): Promise<void> {
  await unlessThere(() =>
    Speakers.updateOne({ ...scope, _id: id, state: 'waiting' }, { $set: { state: 'speaking' } }),
  )
}
