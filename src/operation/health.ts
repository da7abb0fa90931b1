import { inTime } from '../core/in-time'

/** Whether this instance should be sent requests. */
export interface Health {
  ready(): Promise<boolean>
  /** From now on it is not: it is ending. */
  end(): void
}

/** One look at the database answers all who ask within a second. */
const FRESH_MS = 1_000
const PATIENCE_MS = 2_000

/** Ready while the database answers within two seconds and the bot is not ending. */
export function createHealth(ping: () => Promise<number>): Health {
  let ended = false
  let looked: { at: number; answers: Promise<boolean> } | undefined

  const look = (): Promise<boolean> =>
    inTime(ping(), PATIENCE_MS).then(
      () => true,
      () => false,
    )

  return {
    async ready() {
      if (ended) return false
      if (!looked || performance.now() - looked.at > FRESH_MS)
        looked = { at: performance.now(), answers: look() }
      return (await looked.answers) && !ended
    },
    end() {
      ended = true
    },
  }
}
