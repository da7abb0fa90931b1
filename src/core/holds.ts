import { isDeepStrictEqual } from 'node:util'

/**
 * Whether a document holds all that a change writes, in every field: the same press again finds its own work
 * done. What is undefined in a change is not written.
 */
export const holds = <T extends object>(document: T, change: NoInfer<Partial<T>>): boolean =>
  Object.entries(change).every(
    ([key, value]) => value === undefined || isDeepStrictEqual(document[key as keyof T], value),
  )
