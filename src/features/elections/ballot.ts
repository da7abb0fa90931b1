import { createHash, randomBytes } from 'node:crypto'

/** What is voted for instead of a candidate. */
export const BLANK = 'blank'

/** A ballot card's own key, made when the voter opens it and held by that card alone. */
export const newToken = (): string => randomBytes(16).toString('base64url')

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** What the box keeps of a token, and what its voter can look for among the counted ones. 128 bits in hex. */
export const codeOf = (token: string): string => sha256(token).toString('hex').slice(0, 32)

/** The part of a code that people read and write down. */
export const shortCode = (code: string): string =>
  `${code.slice(0, 4)} ${code.slice(4, 8)} ${code.slice(8, 12)}`

/** The candidates in the order of this card: random for each voter, the same when the card is shown again. */
export function inCardOrder<T>(candidates: T[], idOf: (candidate: T) => string, token: string): T[] {
  const place = (candidate: T) => sha256(`order ${token} ${idOf(candidate)}`).toString('hex')
  return candidates
    .map((candidate) => ({ candidate, at: place(candidate) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ candidate }) => candidate)
}
