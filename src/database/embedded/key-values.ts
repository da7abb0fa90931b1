import type { Document } from 'bson'
import { badValue, CommandError } from './errors'
import { encode, isDocument } from './order'

/** A field that documents are indexed or sorted by. */
export interface KeyField {
  path: string
  steps: string[]
  by: 1 | -1
}

export const keyFields = (key: Record<string, 1 | -1>): KeyField[] =>
  Object.entries(key).map(([path, by]) => ({ path, steps: path.split('.'), by }))

/** One value of a key, on its way down the path. */
interface Part {
  value: unknown
  rest: string[]
  spread: boolean
}

const emptyArray = Symbol('an empty array, which sorts before null')

/** The keys of a document: one for each element where a path meets an array, together where paths share it. */
export function* spreadKeys(fields: KeyField[], doc: Document, refusal?: string): Generator<Part[]> {
  try {
    yield* spreadArrays(fields.map(({ steps }) => ({ value: doc, rest: steps, spread: false })))
  } catch (error) {
    throw refusal ? badValue(refusal) : error
  }
}

/** As values lie in an index: what is missing as null, an empty array before it. */
export const orderedValue = ({ value }: Part): unknown =>
  value === undefined ? null : value === emptyArray ? undefined : value

function* spreadArrays(parts: Part[]): Generator<Part[]> {
  const here = parts.map(descend)
  const arrays = new Set(here.filter(isOpen).map(({ value }) => value as unknown[]))
  if (!arrays.size) {
    yield here
    return
  }
  if (arrays.size > 1)
    throw new CommandError(171, 'CannotIndexParallelArrays', 'cannot index parallel arrays')
  const [array = []] = arrays
  for (const item of array.length ? array : [undefined]) {
    const next = here.map((part): Part => {
      if (!isOpen(part)) return part
      if (!array.length) return { value: part.rest.length ? null : emptyArray, rest: [], spread: true }
      if (!part.rest.length) return { value: item, rest: done, spread: true }
      return isDocument(item)
        ? { value: item, rest: part.rest, spread: true }
        : { value: null, rest: [], spread: true }
    })
    yield* spreadArrays(next)
  }
}

/** Marks the end of a path inside an array, whose elements are not spread again. */
const done: string[] = []

const isOpen = ({ value, rest }: Part) => Array.isArray(value) && rest !== done

function descend(part: Part): Part {
  let { value, rest } = part
  while (rest.length) {
    const name = rest[0] as string
    if (Array.isArray(value)) {
      if (!/^\d+$/.test(name) || Number(name) >= value.length) break
      value = value[Number(name)]
    } else value = isDocument(value) && Object.hasOwn(value, name) ? value[name] : undefined
    rest = rest.slice(1)
  }
  return { value, rest, spread: part.spread }
}

/** One field of a key; inverted where the index descends. */
export function encodeField(value: unknown, by: 1 | -1): Buffer {
  const bytes = encode(value)
  if (by === -1) for (let i = 0; i < bytes.length; i++) bytes[i] = ~(bytes[i] as number)
  return bytes
}

/** Bytes that sort documents: by the least of their keys in the order asked for. */
export function sortKey(fields: KeyField[], doc: Document): Buffer {
  let least: Buffer | undefined
  for (const key of spreadKeys(fields, doc, 'cannot sort with keys that are parallel arrays')) {
    const bytes = Buffer.concat(key.map((part, i) => encodeField(orderedValue(part), fields[i]?.by ?? 1)))
    if (!least || Buffer.compare(bytes, least) < 0) least = bytes
  }
  return least as Buffer
}
