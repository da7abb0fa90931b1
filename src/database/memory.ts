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
  // Many who ask at the same moment wait for one read.
  const reading = new Map<string, Promise<Value>>()
  // A read that was under way during a write may have seen what was before it.
  let writes = 0
  for (const collection of collections)
    onWrite(collection, () => {
      writes += 1
      kept.clear()
      reading.clear()
    })

  return async (...args) => {
    const key = JSON.stringify(args)
    const found = kept.get(key)
    if (found && performance.now() < found.until) return found.value
    return reading.get(key) ?? begin(key, args)
  }

  function begin(key: string, args: Arguments): Promise<Value> {
    const before = writes
    const value = read(...args)
      .then((found) => {
        if (writes !== before) return found
        if (kept.size >= MOST_ENTRIES) kept.clear()
        kept.set(key, { value: found, until: performance.now() + MOST_MS })
        return found
      })
      .finally(() => {
        if (reading.get(key) === value) reading.delete(key)
      })
    reading.set(key, value)
    return value
  }
}
