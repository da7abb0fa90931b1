import type { CouncilScope } from '../../core/council'
import type { Findable, FoundKind } from '../../core/feature'
import { defineModel, type Plain, plain, type Stored, upserted } from '../../database/model'

interface StoredFindable extends Stored {
  tenant: string
  council: string
  source: string
  entry: string
  kind: FoundKind
  title: string
  at: Date
  /** Of the council's calendar. */
  year: number
  focusAreas: readonly string[]
  readers: Findable['readers']
  verb: string
  data: Record<string, string>
  /** Stems of all its words. */
  terms: string[]
}
/** Something that can be found. */
export type Found = Omit<Plain<StoredFindable>, 'terms'>

const Findables = defineModel<StoredFindable>(
  'findables',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    source: { type: String, required: true },
    entry: { type: String, required: true },
    kind: { type: String, required: true },
    title: { type: String, required: true },
    at: { type: Date, required: true },
    year: { type: Number, required: true },
    focusAreas: [String],
    readers: { type: String, required: true },
    verb: { type: String, required: true },
    data: { type: {}, required: true },
    terms: [String],
  },
  [
    [{ tenant: 1, council: 1, source: 1, entry: 1 }, { unique: true }],
    [{ tenant: 1, council: 1, terms: 1, at: -1 }],
    [{ tenant: 1, council: 1, at: -1 }],
  ],
)

interface StoredSource extends Stored {
  tenant: string
  council: string
  source: string
  /** Of all its entries: what has not changed is not written again. */
  digest: string
}

const Sources = defineModel<StoredSource>(
  'findableSources',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    source: { type: String, required: true },
    digest: { type: String, required: true },
  },
  [[{ tenant: 1, council: 1, source: 1 }, { unique: true }]],
)

interface StoredProgress extends Stored {
  tenant: string
  council: string
  /** What changed before then has been read. */
  at: Date
  /** When everything was read last, changed or not. */
  sweptAt: Date
}
const Progress = defineModel<StoredProgress>(
  'searchProgress',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    at: { type: Date, required: true },
    sweptAt: { type: Date, required: true },
  },
  [[{ sweptAt: 1 }]],
)

export interface Question {
  /** All of them are in what is found; one that ends in `*` is the beginning of a word. */
  terms: string[]
  year?: number
  focusArea?: string
  /** All kinds when absent. */
  kinds?: FoundKind[]
  readers: Findable['readers'][]
}

/** What a question finds, the newest first. */
export async function find(
  scope: CouncilScope,
  { terms, year, focusArea, kinds, readers }: Question,
  { skip, most }: { skip: number; most: number },
): Promise<Found[]> {
  const [first, ...others] = terms.map(termMatch)
  const found = await Findables.find({
    ...scope,
    // Not `$all`: one term alone leads through the index, the others are looked up in what it gives.
    ...(first === undefined ? {} : { terms: first }),
    ...(others.length > 0 ? { $and: others.map((term) => ({ terms: term })) } : {}),
    ...(year === undefined ? {} : { year }),
    ...(focusArea === undefined ? {} : { focusAreas: focusArea }),
    ...(kinds === undefined ? {} : { kind: { $in: kinds } }),
    readers: { $in: readers },
  })
    .select({ terms: 0 })
    .sort({ at: -1 })
    .skip(skip)
    .limit(most)
    .lean()
  return found.map(plain)
}

/** A term, or all that begin with it: as a stretch of the index, since a pattern would be tried on everything. */
function termMatch(term: string) {
  if (!term.endsWith('*')) return term
  const beginning = term.slice(0, -1)
  return { $elemMatch: { $gte: beginning, $lt: `${beginning}\uffff` } }
}

/** The first and the last year that anything is from. */
export async function yearsIn(scope: CouncilScope): Promise<number[]> {
  const [newest, oldest] = await Promise.all(
    ([-1, 1] as const).map((at) => Findables.findOne(scope).select({ year: 1 }).sort({ at }).lean()),
  )
  if (!newest || !oldest) return []
  return Array.from({ length: newest.year - oldest.year + 1 }, (_, index) => newest.year - index)
}

export async function digestsOf(scope: CouncilScope, sources: string[]): Promise<Map<string, string>> {
  const found = await Sources.find({ ...scope, source: { $in: sources } }).lean()
  return new Map(found.map(({ source, digest }) => [source, digest]))
}

/** Puts entries in the place of what a source had. Its digest comes last: cut off, it is done again. */
export async function replaceSource(
  scope: CouncilScope,
  source: string,
  entries: Omit<StoredFindable, '_id' | 'tenant' | 'council' | 'source'>[],
  digest: string,
): Promise<void> {
  for (const { entry, ...to } of entries)
    await upserted(() => Findables.updateOne({ ...scope, source, entry }, { $set: to }, { upsert: true }))
  await Findables.deleteMany({ ...scope, source, entry: { $nin: entries.map(({ entry }) => entry) } })
  await upserted(() => Sources.updateOne({ ...scope, source }, { $set: { digest } }, { upsert: true }))
}

/** Forgets the sources that are none of `kept`. */
export async function forgetOthers(scope: CouncilScope, kept: string[]): Promise<void> {
  await Findables.deleteMany({ ...scope, source: { $nin: kept } })
  await Sources.deleteMany({ ...scope, source: { $nin: kept } })
}

export async function progressOf({ tenant, council }: CouncilScope) {
  return (await Progress.findOne({ tenant, council, _id: council }).lean()) ?? undefined
}

/** Councils whose everything was read last at or before then, the longest waiting first. */
export async function unsweptSince(then: Date, most: number): Promise<CouncilScope[]> {
  const found = await Progress.find({ sweptAt: { $lte: then } })
    .sort({ sweptAt: 1 })
    .limit(most)
    .lean()
  return found.map(({ tenant, council }) => ({ tenant, council }))
}

export async function setProgress(
  { tenant, council }: CouncilScope,
  to: Partial<Pick<StoredProgress, 'at' | 'sweptAt'>>,
): Promise<void> {
  await upserted(() => Progress.updateOne({ tenant, council, _id: council }, { $set: to }, { upsert: true }))
}
