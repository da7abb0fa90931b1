import type { CouncilScope } from '../../core/council'
import { defineModel, type Stored, unlessThere } from '../../database/model'

/** A held meeting for which whoever was there has been asked about per diems; its id is the meeting's. */
interface StoredSettlement extends Stored {
  tenant: string
  council: string
  at: Date
}

const Settlements = defineModel<StoredSettlement>(
  'settlements',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    at: { type: Date, required: true },
  },
  [[{ tenant: 1, council: 1 }]],
)

/** Notes that a meeting is settled; again, it changes nothing. */
export async function settle(scope: CouncilScope, meeting: string, at: Date): Promise<void> {
  await unlessThere(() => Settlements.create({ ...scope, _id: meeting, at }))
}

/** Which of these meetings, of any council, are settled. */
export async function settledAmong(meetings: string[]): Promise<Set<string>> {
  return new Set(
    (await Settlements.find({ _id: { $in: meetings } }, { _id: 1 }).lean()).map(({ _id }) => _id),
  )
}

/** Ids of the council's meetings that are settled. */
export async function settledMeetings(scope: CouncilScope): Promise<Set<string>> {
  return new Set((await Settlements.find(scope, { _id: 1 }).lean()).map(({ _id }) => _id))
}
