import { createHash } from 'node:crypto'
import { type Council, scopeOf } from '../../core/council'
import type { Feature, FindableSource, Job } from '../../core/feature'
import { wallTime } from '../../core/language'
import { allCouncils } from '../council'
import { digestsOf, forgetOthers, progressOf, replaceSource, setProgress } from './store'
import { termsOf } from './words'

const MINUTE_MS = 60_000
/** Instances' clocks differ, and a write can take a while to be seen. */
const OVERLAP_MS = 10 * MINUTE_MS
const SWEEP_MS = 24 * 60 * MINUTE_MS

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

/** Brings a council's index up to date with what changed, and once a day with everything. */
async function indexCouncil(rooms: Feature[], council: Council, now: Date): Promise<void> {
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
  await setProgress(scope, sweeps ? { at: now, sweptAt: now } : { at: now })
}

/** What people may search is at most a minute old. */
export const indexJob = (rooms: Feature[]): Job => ({
  name: 'search.index',
  async run(now) {
    for (const council of await allCouncils()) await indexCouncil(rooms, council, now)
    return []
  },
})
