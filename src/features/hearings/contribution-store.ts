import { randomUUID } from 'node:crypto'
import type { CouncilScope } from '../../core/council'
import { defineModel, isDuplicate, type Plain, plain, type Stored } from '../../database/model'
import { groupOf, type Stance, TREATMENTS, type Treatment } from './rules'

export interface ContributionText {
  stance: Stance
  text: string
  targetGroups: string[]
  /** What the sender said a number is that looked like a CPR number. */
  cprException?: string
}

interface StoredContribution extends Stored, ContributionText {
  tenant: string
  council: string
  hearing: string
  /** Whose it is; without a person it is the meeting's ("mødet"). */
  author: { person?: string; name: string }
  /** The secretariat's person who entered it for the author. */
  enteredBy?: { person: string; name: string }
  /** A passage's id, or `whole`. */
  passage: string
  /** The section or theme that it is treated under. */
  group: string
  state: 'given' | 'withdrawn'
  treatment: Treatment
  /** Why it was declined. */
  reason?: string
  /** The draft's paragraph that rests on it. */
  paragraph?: string
  form: string
  givenAt: Date
  changedAt: Date
}
export type Contribution = Plain<StoredContribution>

const Contributions = defineModel<StoredContribution>(
  'contributions',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    hearing: { type: String, required: true },
    author: { type: { person: String, name: String }, _id: false, required: true },
    enteredBy: { type: { person: String, name: String }, _id: false, default: undefined },
    passage: { type: String, required: true },
    group: { type: String, required: true },
    stance: { type: String, required: true },
    text: { type: String, default: '' },
    targetGroups: [String],
    cprException: String,
    state: { type: String, required: true },
    treatment: { type: String, required: true },
    reason: String,
    paragraph: String,
    form: { type: String, required: true },
    givenAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
  },
  [
    [{ hearing: 1, form: 1 }, { unique: true }],
    [{ hearing: 1, 'author.person': 1, state: 1 }],
    [{ hearing: 1, state: 1, treatment: 1, givenAt: 1 }],
    [{ hearing: 1, state: 1, group: 1, givenAt: 1 }],
    [{ hearing: 1, paragraph: 1 }],
  ],
)

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
async function counted(
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

/** Saves a contribution. The same form again gives the one that is there, whatever it says. */
export async function giveContribution(
  scope: CouncilScope,
  given: Omit<Contribution, 'id' | 'tenant' | 'council' | 'state' | 'treatment' | 'group' | 'changedAt'>,
): Promise<Contribution> {
  const sameForm = { ...scope, hearing: given.hearing, form: given.form }
  const there = await Contributions.findOne(sameForm).lean()
  if (there) return plain(there)
  const document = {
    ...scope,
    ...given,
    group: groupOf(given.passage),
    state: 'given' as const,
    treatment: 'untreated' as const,
    changedAt: given.givenAt,
  }
  let first: Contribution | undefined
  const after = await counted(scope, given.hearing, given.givenAt, async () => {
    try {
      return { after: plain((await Contributions.create(document)).toObject()) }
    } catch (error) {
      if (!isDuplicate(error)) throw error
      const found = await Contributions.findOne(sameForm).lean()
      first = found ? plain(found) : undefined
      return {}
    }
  })
  return (after ?? first) as Contribution
}

/** Changes a contribution that `which` describes; undefined when there is none such. */
async function change(
  scope: CouncilScope,
  { id, hearing }: Pick<Contribution, 'id' | 'hearing'>,
  which: object,
  set: Partial<Contribution>,
  now: Date,
): Promise<Contribution | undefined> {
  const gone = Object.entries(set).filter(([, value]) => value === undefined)
  return counted(scope, hearing, now, async () => {
    const before = await Contributions.findOneAndUpdate(
      { ...scope, hearing, _id: id, ...which },
      {
        $set: {
          ...Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)),
          changedAt: now,
        },
        ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map(([key]) => [key, 1])) } : {}),
      },
      { returnDocument: 'before' },
    ).lean()
    if (!before) return {}
    const after = { ...plain(before), ...set, changedAt: now }
    return { before: plain(before), after }
  })
}

/** A changed text must be treated anew. */
export const rewriteContribution = (
  scope: CouncilScope,
  which: Pick<Contribution, 'id' | 'hearing'>,
  text: ContributionText,
  now: Date,
): Promise<Contribution | undefined> =>
  change(
    scope,
    which,
    { state: 'given' },
    { ...text, treatment: 'untreated', reason: undefined, paragraph: undefined },
    now,
  )

export const moveContribution = (
  scope: CouncilScope,
  which: Pick<Contribution, 'id' | 'hearing'>,
  state: Contribution['state'],
  now: Date,
): Promise<Contribution | undefined> =>
  change(scope, which, {}, { state, treatment: 'untreated', reason: undefined, paragraph: undefined }, now)

/** `paragraph` goes with used and merged, `reason` with declined. */
export const treatContribution = (
  scope: CouncilScope,
  which: Pick<Contribution, 'id' | 'hearing'>,
  treatment: { treatment: Treatment; paragraph?: string; reason?: string },
  now: Date,
): Promise<Contribution | undefined> =>
  change(scope, which, { state: 'given' }, { paragraph: undefined, reason: undefined, ...treatment }, now)

export async function contributionById(scope: CouncilScope, id: string): Promise<Contribution | undefined> {
  const found = await Contributions.findOne({ ...scope, _id: id }).lean()
  return found ? plain(found) : undefined
}

/** A person's own, also withdrawn ones, in the order they came. */
export async function contributionsBy(
  scope: CouncilScope,
  person: string,
  { hearing, limit = 50 }: { hearing?: string; limit?: number } = {},
): Promise<Contribution[]> {
  const found = await Contributions.find({
    ...scope,
    ...(hearing === undefined ? {} : { hearing }),
    'author.person': person,
  })
    .sort({ givenAt: -1 })
    .limit(limit)
    .lean()
  return found.map(plain)
}

/** A page of what was given to a hearing, or to one group of it, in the order it came. */
export async function contributionsOf(
  scope: CouncilScope,
  hearing: string,
  { group, from = 0, limit }: { group?: string; from?: number; limit: number },
): Promise<Contribution[]> {
  const found = await Contributions.find({
    ...scope,
    hearing,
    state: 'given',
    ...(group === undefined ? {} : { group }),
  })
    .sort({ givenAt: 1 })
    .skip(from)
    .limit(limit)
    .lean()
  return found.map(plain)
}

/** What the draft's paragraphs rest on, a page of it. */
export async function contributionsIn(
  scope: CouncilScope,
  hearing: string,
  paragraph: string,
  limit: number,
): Promise<Contribution[]> {
  const found = await Contributions.find({ ...scope, hearing, paragraph, state: 'given' })
    .sort({ givenAt: 1 })
    .limit(limit)
    .lean()
  return found.map(plain)
}

/** The next one that nobody has treated, after the one that was just looked at. */
export async function nextUntreated(
  scope: CouncilScope,
  hearing: string,
  after?: Date,
): Promise<Contribution | undefined> {
  const untreated = { ...scope, hearing, state: 'given' as const, treatment: 'untreated' as const }
  const next = await Contributions.findOne({
    ...untreated,
    ...(after ? { givenAt: { $gt: after } } : {}),
  })
    .sort({ givenAt: 1 })
    .lean()
  if (next) return plain(next)
  return after ? nextUntreated(scope, hearing) : undefined
}

/** Which of these people have something given to the hearing. */
export async function whoAnswered(
  scope: CouncilScope,
  hearing: string,
  people: string[],
): Promise<Set<string>> {
  const found = await Promise.all(
    people.map((person) =>
      Contributions.exists({ ...scope, hearing, 'author.person': person, state: 'given' }),
    ),
  )
  return new Set(people.filter((_, index) => found[index] !== null))
}

/** Everybody whose input was given to the hearing. */
export const contributorsTo = async (scope: CouncilScope, hearing: string): Promise<string[]> =>
  (await Contributions.distinct('author.person', { ...scope, hearing, state: 'given' })).filter(
    (person): person is string => typeof person === 'string',
  )

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

/** Contributions per target group in these hearings, and how many of each treatment. */
export async function contributionFigures(
  scope: CouncilScope,
  hearings: string[],
): Promise<{ perTargetGroup: Map<string, number>; perHearing: Map<string, number> }> {
  const given = { ...scope, hearing: { $in: hearings }, state: 'given' }
  const [groups, totals] = await Promise.all([
    Contributions.aggregate<{ _id: string; count: number }>([
      { $match: given },
      { $unwind: '$targetGroups' },
      { $group: { _id: '$targetGroups', count: { $sum: 1 } } },
    ]),
    Contributions.aggregate<{ _id: string; count: number }>([
      { $match: given },
      { $group: { _id: '$hearing', count: { $sum: 1 } } },
    ]),
  ])
  const mapped = (rows: { _id: string; count: number }[]) =>
    new Map(rows.map(({ _id, count }) => [_id, count]))
  return { perTargetGroup: mapped(groups), perHearing: mapped(totals) }
}
