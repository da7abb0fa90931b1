import { createHash } from 'node:crypto'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What is shown of a seed when the ballot opens: it binds, and gives nothing away. */
export const commitmentTo = (seed: string): string => sha256(seed)

/** What is hashed: the seed (hex) and the counted ballots' codes in sorted order, with nothing between. */
const lotText = (seed: string, codes: string[]): string => seed + [...codes].sort().join('')

/** The draw (lodtrækning): SHA-256 of the lot's text, in hex. Anyone can work it out from what is published. */
export const draw = (seed: string, codes: string[]): string => sha256(lotText(seed, codes))

/**
 * Whom a draw picks: the number that it is, divided by how many are left, leaves a remainder, which points
 * at the list (the first is 0). For the next place it goes on with the quotient.
 */
export function pick(drawn: string, among: string[], places: number): string[] {
  let number = BigInt(`0x${drawn}`)
  const left = [...among]
  const chosen: string[] = []
  while (chosen.length < places && left.length > 0) {
    const at = Number(number % BigInt(left.length))
    number /= BigInt(left.length)
    chosen.push(...left.splice(at, 1))
  }
  return chosen
}
