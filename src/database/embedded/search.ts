import type { Document } from 'bson'
import type { Collection, Stored } from './collection'
import { Pace } from './engine'
import { candidates, plan } from './plan'
import { matcher, sorted, viewFor } from './query'

export interface Search {
  filter: Document
  sort?: Document
  skip?: number
  limit?: number
  hint?: unknown
  variables?: Document
}

/** The documents of a search in its order; lets others have their turn while it goes through many. */
export async function* found(collection: Collection | undefined, search: Search): AsyncGenerator<Stored> {
  const { filter, sort, variables, hint } = search
  const chosen = collection && plan(collection, filter, sort, hint)
  // Compiled also where there is nothing to find, since a wrong filter is to be refused.
  const matches = chosen?.exact ? () => true : matcher(filter, variables)
  const view = viewFor(filter)
  if (!collection || !chosen) return
  const pace = new Pace()
  let skip = search.skip ?? 0
  let left = search.limit || Number.POSITIVE_INFINITY
  if (chosen.sorted) {
    for (const stored of candidates(collection, chosen)) {
      if (pace.due) await pace.rest()
      if (!chosen.exact && !matches(view(stored.raw))) continue
      if (skip-- > 0) continue
      yield stored
      if (--left <= 0) return
    }
    return
  }
  const all: (Stored & Document)[] = []
  const kept: { doc: Document; stored: Stored }[] = []
  for (const stored of candidates(collection, chosen)) {
    if (pace.due) await pace.rest()
    const doc = view(stored.raw)
    if (matches(doc)) kept.push({ doc, stored })
  }
  const places = new Map(kept.map(({ doc, stored }) => [doc, stored]))
  for (const doc of sorted([...places.keys()], sort ?? {})) all.push(places.get(doc) as Stored)
  yield* all.slice(skip, skip + left)
}

/** Counts without reading documents where an index or their number alone tells. */
export async function countFound(collection: Collection | undefined, search: Search): Promise<number> {
  if (!collection) return 0
  const { filter, skip = 0, limit } = search
  const clip = (n: number) => Math.min(Math.max(0, n - skip), limit || Number.POSITIVE_INFINITY)
  if (!Object.keys(filter).length) return clip(collection.count())
  const chosen = plan(collection, filter, undefined, search.hint)
  const [stretch] = chosen.stretches ?? []
  if (chosen.exact && stretch) return clip(collection.countEntries(stretch.index, stretch.interval))
  let n = 0
  for await (const _ of found(collection, search)) n++
  return n
}
