import type { CouncilScope } from '../../core/council'
import type { Flaw } from '../../core/feature'
import { type Entry, wholeLedger } from './ledger-store'

/** What is wrong with a council's accounts. */
export async function verify(scope: CouncilScope): Promise<Flaw[]> {
  const years = new Map<number, Entry[]>()
  for (const entry of await wholeLedger(scope))
    years.set(entry.year, [...(years.get(entry.year) ?? []), entry])
  return [...years.values()].flatMap(flawsIn)
}

function flawsIn(entries: Entry[]): Flaw[] {
  const known = new Set(entries.map(({ id }) => id))
  const countered = entries.flatMap(({ counters }) => counters ?? [])
  const paid = entries.filter(({ kind, id }) => kind === 'paid' && !countered.includes(id))
  const at = ({ year, number }: Entry) => `${year}/${number}`
  return [
    ...flaws('entry-out-of-order', entries.filter(({ number }, index) => number !== index + 1).map(at)),
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
