/** Milliseconds that Teams, or a browser's reader, waits at most, less what is needed to say that it took too long. */
const PATIENCE = { press: 8_000, message: 12_000, call: 12_000 }

class TooLate extends Error {
  override name = 'TooLate'
}

/**
 * The same, or a rejection when it takes too long. The work itself goes on: whoever presses again is answered
 * from what it did.
 */
export async function inTime<T>(work: Promise<T>, what: keyof typeof PATIENCE): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate()), PATIENCE[what])
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
