import { randomUUID } from 'node:crypto'
import type { CouncilScope } from '../../core/council'
import { defineModel, type Stored } from '../../database/model'
import { type Contribution, Contributions } from './contribution-store'
import { TREATMENTS, type Treatment } from './rules'

type Counts = Partial<Record<Treatment, number>>

interface StoredTally extends Stored {
  tenant: string
  council: string
  /** Raised at each change of this document. */
  version: number
  /** Changes of contributions that have begun and are not counted yet. */
  pending: { token: string; at: Date }[]
  groups: Record<string, Counts>
}

// How many contributions each group holds by treatment, counted as they change: a hearing with thousands
// opens as fast as one with ten. A change is announced here before and counted after, so that one cut
// off in between is seen, and the tally is then counted afresh.
const Tallies = defineModel<StoredTally>('contribution-tallies', {
  tenant: { type: String, required: true },
  council: { type: String, required: true },
  version: { type: Number, required: true },
  pending: [{ _id: false, token: String, at: Date }],
  groups: { type: Object, default: {} },
})

const LOST_AFTER_MS = 60_000

const countable = (contribution: Contribution | undefined): contribution is Contribution =>
  contribution?.state === 'given'

/** Runs one change of one contribution and counts what it changed. */
export async function counted(
  scope: CouncilScope,
  hearing: string,
  now: Date,
  change: () => Promise<{ before?: Contribution; after?: Contribution }>,
): Promise<Contribution | undefined> {
  const token = randomUUID()
  await Tallies.updateOne(
    { ...scope, _id: hearing },
    { $push: { pending: { token, at: now } }, $inc: { version: 1 } },
    { upsert: true },
  )
  const { before, after } = await change()
  const steps: Record<string, number> = { version: 1 }
  const step = ({ group, treatment }: Contribution, by: number) => {
    const key = `groups.${group}.${treatment}`
    steps[key] = (steps[key] ?? 0) + by
  }
  if (countable(before)) step(before, -1)
  if (countable(after)) step(after, 1)
  await Tallies.updateOne(
    { ...scope, _id: hearing, 'pending.token': token },
    { $pull: { pending: { token } }, $inc: steps },
  )
  return after
}

/** How many contributions each group holds, by treatment; groups without any are absent. */
export async function tallyOf(scope: CouncilScope, hearing: string, now: Date): Promise<Map<string, Counts>> {
  const tally = await Tallies.findOne({ ...scope, _id: hearing }).lean()
  const pending = tally?.pending ?? []
  const lost = pending.some(({ at }) => now.getTime() - at.getTime() > LOST_AFTER_MS)
  const running = pending.some(({ at }) => now.getTime() - at.getTime() <= LOST_AFTER_MS)
  const groups = tally && lost && !running ? await recount(scope, tally) : (tally?.groups ?? {})
  return new Map(Object.entries(groups).filter(([, counts]) => totalOf(counts) > 0))
}

export const totalOf = (counts: Counts): number =>
  TREATMENTS.reduce((sum, treatment) => sum + (counts[treatment] ?? 0), 0)

// Written only if nothing has begun since: what begins later is counted by itself.
async function recount(
  scope: CouncilScope,
  { _id: hearing, version }: StoredTally,
): Promise<Record<string, Counts>> {
  const found = await Contributions.aggregate<{
    _id: { group: string; treatment: Treatment }
    count: number
  }>([
    { $match: { ...scope, hearing, state: 'given' } },
    { $group: { _id: { group: '$group', treatment: '$treatment' }, count: { $sum: 1 } } },
  ])
  const groups: Record<string, Counts> = {}
  for (const { _id, count } of found) groups[_id.group] = { ...groups[_id.group], [_id.treatment]: count }
  await Tallies.updateOne(
    { ...scope, _id: hearing, version },
    { $set: { groups, pending: [] }, $inc: { version: 1 } },
  )
  return groups
}
