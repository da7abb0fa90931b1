import { onWrite } from './model'

// Another instance's write is seen after at most this time; this process's own at once.
const MOST_MS = 2_000
const MOST_ENTRIES = 5_000

/**
 * The same read, remembered for two seconds and until this process writes to one of the collections.
 * For what nearly every turn reads and hardly any changes. What it gives must not be changed.
 */
export function remembering<Arguments extends (string | undefined)[], Value>(
  collections: string[],
  read: (...key: Arguments) => Promise<Value>,
): (...key: Arguments) => Promise<Value> {
  const kept = new Map<string, { value: Value; until: number }>()
  // A read that was under way during a write may have seen what was before it.
  let writes = 0
  for (const collection of collections)
    onWrite(collection, () => {
      writes += 1
      kept.clear()
    })

  return async (...args) => {
    const key = JSON.stringify(args)
    const found = kept.get(key)
    if (found && performance.now() < found.until) return found.value
    const before = writes
    const value = await read(...args)
    if (writes !== before) return value
    if (kept.size >= MOST_ENTRIES) kept.clear()
    kept.set(key, { value, until: performance.now() + MOST_MS })
    return value
  }
}
