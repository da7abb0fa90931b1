import type { Document } from 'bson'
import { valueAt } from './documents'
import { badValue, dollarPrefixed, failedToParse } from './errors'
import { type Computing, matcher } from './query'

/** The places in a document that a path means; `$`, `$[]` and `$[name]` in it stand for positions in arrays. */
type Positions = (doc: Document, path: string[]) => string[][]

interface Asked {
  filter: Document
  arrayFilters?: Document[]
  options: Computing
}

/** Finds positions for the update of a document that is `original` before it. */
export function positions(original: Document, { filter, arrayFilters = [], options }: Asked): Positions {
  const tests = new Map<string, (item: unknown) => boolean>([['', () => true]])
  for (const condition of arrayFilters) {
    const [name = ''] = namesIn(condition)
    if (tests.has(name))
      throw failedToParse(`Found multiple array filters with the same top-level field name ${name}`)
    const matches = matcher(condition, options)
    tests.set(name, (item) => matches({ [name]: item }))
  }
  const placesOf: Positions = (doc, path) => {
    const at = path.findIndex((step) => step.startsWith('$'))
    if (at < 0) return [path]
    const [before, step, after] = [path.slice(0, at), path[at] as string, path.slice(at + 1)]
    const holder = before.join('.')
    const through = (position: number) => placesOf(doc, [...before, String(position), ...after])
    if (step === '$') return through(matchedElement(original, filter, holder))
    const name = /^\$\[(.*)\]$/.exec(step)?.[1]
    if (name === undefined)
      throw dollarPrefixed(`The dollar ($) prefixed field '${step}' is not allowed in an update`)
    const test = tests.get(name)
    if (!test) throw badValue(`No array filter found for identifier '${name}' in path '${path.join('.')}'`)
    const array = valueAt(doc, holder)
    if (Array.isArray(array)) return array.flatMap((item, i) => (test(item) ? through(i) : []))
    throw badValue(`The path '${holder}' must exist in the document in order to apply array updates.`)
  }
  return placesOf
}

/** The names that an array filter speaks of, through $and, $or and $nor. */
const namesIn = (condition: Document): string[] =>
  Object.entries(condition).flatMap(([name, value]) =>
    name.startsWith('$') ? [value].flat().flatMap(namesIn) : [name.split('.')[0] as string],
  )

/** The element that made the filter match: the first that satisfies all, or else one, of the conditions on the array. */
export function matchedElement(doc: Document, filter: Document, path: string): number {
  const array = valueAt(doc, path)
  const conditions = conditionsOn(filter, path)
  if (Array.isArray(array) && conditions.length)
    for (const attempt of [conditions, ...conditions.map((each) => [each])]) {
      const matches = matcher({ $and: attempt })
      const found = array.findIndex((item) => matches({ item: [item] }))
      if (found >= 0) return found
    }
  throw badValue('The positional operator did not find the match needed from the query.')
}

/** What a filter demands of an array or below it, as conditions on `item`. */
const conditionsOn = (filter: Document, path: string): Document[] =>
  Object.entries(filter).flatMap(([name, value]) => {
    if (name === '$and' || name === '$or')
      return (value as Document[]).flatMap((each) => conditionsOn(each, path))
    return `${name}.`.startsWith(`${path}.`) ? [{ [`item${name.slice(path.length)}`]: value }] : []
  })
