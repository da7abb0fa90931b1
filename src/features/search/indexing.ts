import { createHash } from 'node:crypto'
import { type Council, scopeOf } from '../../core/council'
import type { Feature, FindableSource, Job } from '../../core/feature'
import { wallTime } from '../../core/language'
import { councilById } from '../council'
import { digestsOf, forgetOthers, progressOf, replaceSource, setProgress, unsweptSince } from './store'
import { termsOf } from './words'

const MINUTE_MS = 60_000
/** Instances' clocks differ, and a write can take a while to be seen. */
const OVERLAP_MS = 10 * MINUTE_MS
const SWEEP_MS = 24 * 60 * MINUTE_MS
/** Councils whose everything is read anew in a minute. */
const MOST_SWEPT = 20

const digestOf = (council: Council, { entries }: FindableSource): string =>
  createHash('sha256')
    .update(JSON.stringify([council.language, council.timeZone, entries]))
    .digest('base64url')

async function write(council: Council, sources: FindableSource[]): Promise<void> {
  const scope = scopeOf(council)
  const before = await digestsOf(
    scope,
    sources.map(({ source }) => source),
  )
  for (const each of sources) {
    const digest = digestOf(council, each)
    if (before.get(each.source) === digest) continue
    const entries = each.entries.map(({ id, text, ...entry }) => {
      const { year } = wallTime(entry.at, council.timeZone, council.language)
      return {
        ...entry,
        entry: id,
        year,
        terms: termsOf([entry.title, text, String(year)], council.language),
      }
    })
    await replaceSource(scope, each.source, entries, digest)
  }
}

/**
 * Brings a council's index up to date with what changed, and once a day with everything. Whoever searches does so
 * first: a tick that did it for all would cost what there is, not what is asked.
 */
export async function indexCouncil(rooms: Feature[], council: Council, now: Date): Promise<void> {
  const scope = scopeOf(council)
  const progress = await progressOf(scope)
  const sweeps = !progress || now.getTime() - progress.sweptAt.getTime() >= SWEEP_MS
  const since = sweeps ? new Date(0) : new Date(progress.at.getTime() - OVERLAP_MS)
  const given = await Promise.all(
    rooms.map((room) => room.searchable?.(scope, { council, since, now }) ?? []),
  )
  const sources = given.flat()
  await write(council, sources)
  if (sweeps)
    await forgetOthers(
      scope,
      sources.map(({ source }) => source),
    )
  if (sweeps) return setProgress(scope, { at: now, sweptAt: now })
  // Not each time: one who searches mostly reads.
  if (now.getTime() - progress.at.getTime() >= OVERLAP_MS) await setProgress(scope, { at: now })
}

/** Reads everything anew where that was last done a day ago, so that nobody who searches waits for it. */
export const sweepJob = (rooms: Feature[]): Job => ({
  name: 'search.sweep',
  async run(now) {
    for (const scope of await unsweptSince(new Date(now.getTime() - SWEEP_MS), MOST_SWEPT)) {
      const council = await councilById(scope)
      if (council) await indexCouncil(rooms, council, now)
    }
    return []
  },
})
