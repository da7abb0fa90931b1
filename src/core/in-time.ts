class TooLate extends Error {
  override name = 'TooLate'
}

/**
 * The same, or a rejection with what `late` makes, when it takes longer than `patience` milliseconds. The work
 * itself goes on, so it must be such that it may be asked for again.
 */
export async function inTime<T>(
  work: Promise<T>,
  patience: number,
  late = (): Error => new TooLate(),
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), patience)
  })
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer))
}
