import type { Document } from 'bson'

const timeout = 30 * 60_000

/** The driver's sessions that were heard of in the last half hour; nothing hangs on them here. */
export class Sessions {
  readonly #heard = new Map<string, { id: unknown; lastUse: Date }>()

  heard(lsid: unknown): void {
    const id = (lsid as Document | undefined)?.id
    if (id === undefined) return
    const key = String(id)
    // Taken out first, so that the map stays in the order of last use.
    this.#heard.delete(key)
    const now = new Date()
    this.#heard.set(key, { id, lastUse: now })
    for (const [oldest, { lastUse }] of this.#heard) {
      if (now.getTime() - lastUse.getTime() < timeout && this.#heard.size < 10_000) break
      this.#heard.delete(oldest)
    }
  }

  end(ids: unknown): void {
    for (const lsid of Array.isArray(ids) ? ids : []) this.#heard.delete(String((lsid as Document)?.id))
  }

  list(): Document[] {
    return [...this.#heard.values()].map(({ id, lastUse }) => ({ _id: { id }, lastUse }))
  }
}
