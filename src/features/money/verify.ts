import type { CouncilScope } from '../../core/council'
import type { Flaw } from '../../core/feature'
import { type Entry, wholeLedger } from './ledger-store'

/** What is wrong with a council's accounts. What is taken back after its year was closed is so in a later one. */
export async function verify(scope: CouncilScope): Promise<Flaw[]> {
  const entries = await wholeLedger(scope)
  const known = new Set(entries.map(({ id }) => id))
  const countered = entries.flatMap(({ counters }) => counters ?? [])
  const paid = entries.filter(({ kind, id }) => kind === 'paid' && !countered.includes(id))
  const at = ({ year, number }: Entry) => `${year}/${number}`
  const follows = ({ year, number }: Entry, before: Entry | undefined) =>
    number === (before?.year === year ? before.number : 0) + 1
  return [
    ...flaws(
      'entry-out-of-order',
      entries.filter((each, index) => !follows(each, entries[index - 1])).map(at),
    ),
    ...flaws(
      'entry-unbalanced',
      entries.filter(({ postings }) => postings.reduce((sum, { amount }) => sum + amount, 0) !== 0).map(at),
    ),
    ...flaws(
      'entry-not-in-whole-oere',
      entries.filter(({ postings }) => !postings.every(({ amount }) => Number.isSafeInteger(amount))).map(at),
    ),
    ...flaws('entry-taken-back-twice', repeated(countered)),
    ...flaws(
      'counter-entry-of-nothing',
      countered.filter((id) => !known.has(id)),
    ),
    ...flaws('claim-paid-twice', repeated(paid.flatMap(({ claim }) => claim ?? []))),
  ]
}

const flaws = (what: string, places: string[]): Flaw[] => places.map((where) => ({ what, where }))
const repeated = (ids: string[]): string[] => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]
