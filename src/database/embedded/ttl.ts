import { carryOut } from './changes'
import type { Store } from './store'

/** Looks now and then for documents whose time has come and removes them; gives what ends it. */
export function expire(store: Store, interval: number): () => void {
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    // Out of space or closing: the documents are still there at the next look.
    void sweep(store, new Date())
      .catch(() => undefined)
      .finally(() => {
        busy = false
      })
  }, interval)
  timer.unref()
  return () => clearInterval(timer)
}

/** Removes what expired before `now`. */
export async function sweep(store: Store, now: Date): Promise<void> {
  for (const { ns, indexes } of store.collections.values()) {
    for (const { key, name, expireAfterSeconds, partialFilterExpression } of indexes) {
      if (expireAfterSeconds === undefined) continue
      const [field = ''] = Object.keys(key)
      const due = { $lte: new Date(now.getTime() - expireAfterSeconds * 1000) }
      const filter = { $and: [{ [field]: due }, partialFilterExpression ?? {}] }
      await carryOut(store, [{ ns, filter, remove: true, multi: true, hint: name }])
    }
  }
}
