import { createHash } from 'node:crypto'

/** A short name for what is made of these parts: the same parts always give the same. */
export const hashOf = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 32)
