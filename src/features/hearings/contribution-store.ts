import type { CouncilScope } from '../../core/council'
import { defineModel, type Plain, plain, type Stored } from '../../database/model'
import type { Stance, Treatment } from './rules'

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
  /** Raised when its text is changed; absent before the first change. */
  version?: number
}

export type Contribution = Plain<StoredContribution>

export const Contributions = defineModel<StoredContribution>(
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
    version: Number,
  },
  [
    [{ tenant: 1, council: 1, hearing: 1, form: 1 }, { unique: true }],
    [{ hearing: 1, 'author.person': 1, state: 1 }],
    [{ hearing: 1, state: 1, treatment: 1, givenAt: 1 }],
    [{ hearing: 1, state: 1, group: 1, givenAt: 1 }],
    [{ hearing: 1, paragraph: 1 }],
  ],
)

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

/** A page of what was given to a hearing, to one group of it, or of what is treated so, in the order it came. */
export async function contributionsOf(
  scope: CouncilScope,
  hearing: string,
  {
    group,
    treatment,
    from = 0,
    limit,
  }: { group?: string; treatment?: Treatment; from?: number; limit: number },
): Promise<Contribution[]> {
  const found = await Contributions.find({
    ...scope,
    hearing,
    state: 'given',
    ...(group === undefined ? {} : { group }),
    ...(treatment === undefined ? {} : { treatment }),
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
