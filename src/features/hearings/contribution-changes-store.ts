import type { CouncilScope } from '../../core/council'
import { addOnce, plain } from '../../database/model'
import { type Contribution, Contributions, type ContributionText } from './contribution-store'
import { groupOf, type Treatment } from './rules'
import { counted } from './tally-store'

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
    const { document: found, added } = await addOnce(Contributions, document, sameForm)
    if (added) return { after: found }
    first = found
    return {}
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

const unchanged = ({ version }: Pick<Contribution, 'version'>) => ({
  state: 'given',
  version: version || { $exists: false },
})

/** A changed text must be treated anew. Undefined when the text has changed since it was read. */
export const rewriteContribution = (
  scope: CouncilScope,
  which: Pick<Contribution, 'id' | 'hearing' | 'version'>,
  text: ContributionText,
  now: Date,
): Promise<Contribution | undefined> =>
  change(
    scope,
    which,
    unchanged(which),
    {
      ...text,
      version: (which.version ?? 0) + 1,
      treatment: 'untreated',
      reason: undefined,
      paragraph: undefined,
    },
    now,
  )

export const moveContribution = (
  scope: CouncilScope,
  which: Pick<Contribution, 'id' | 'hearing'>,
  state: Contribution['state'],
  now: Date,
): Promise<Contribution | undefined> =>
  change(scope, which, {}, { state, treatment: 'untreated', reason: undefined, paragraph: undefined }, now)

/**
 * `paragraph` goes with used and merged, `reason` with declined. Undefined when the text has changed since it was
 * read.
 */
export const treatContribution = (
  scope: CouncilScope,
  which: Pick<Contribution, 'id' | 'hearing' | 'version'>,
  treatment: { treatment: Treatment; paragraph?: string; reason?: string },
  now: Date,
): Promise<Contribution | undefined> =>
  change(scope, which, unchanged(which), { paragraph: undefined, reason: undefined, ...treatment }, now)
