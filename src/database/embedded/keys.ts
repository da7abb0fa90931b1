import type { Document } from 'bson'
import { fieldOf, isIndex } from './documents'
import { CommandError } from './errors'
import { encode, isDocument } from './values'

/** A field that documents are indexed or sorted by. */
export interface KeyField {
  path: string
  steps: string[]
  by: 1 | -1
}

export const keyFields = (key: Record<string, 1 | -1>): KeyField[] =>
  Object.entries(key).map(([path, by]) => ({ path, steps: path.split('.'), by }))

/** Bytes that sort documents: the least of their keys in the order asked for. */
export function sortKey(fields: KeyField[], doc: Document): Buffer {
  let least: Buffer | undefined
  for (const { values } of spread(doc, fields)) {
    const bytes = keyBytes(fields, values)
    if (!least || Buffer.compare(bytes, least) < 0) least = bytes
  }
  return least as Buffer
}

/** Bytes that sort the other way round. */
export const inverted = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => ~byte))

/** One field of a key; inverted where the index descends. */
export const encodeField = (value: unknown, by: 1 | -1): Buffer =>
  by === 1 ? encode(value) : inverted(encode(value))

/** The values of a key's fields: undefined where one is missing; and whether an array was spread for them. */
interface Key {
  values: unknown[]
  wasArray: boolean
}

const emptyArray = Symbol('an empty array, which sorts before null')

export const keyBytes = (fields: KeyField[], values: unknown[]): Buffer =>
  Buffer.concat(
    values.map((value, i) => {
      const ordered = value === undefined ? null : value === emptyArray ? undefined : value
      return encodeField(ordered, (fields[i] as KeyField).by)
    }),
  )

/** A value on its way down a path; without a rest it is at the end. */
interface Part {
  value: unknown
  rest?: string[]
}

/** The keys of a document: one for each element where a path meets an array, together where paths share it. */
export function* spread(doc: Document, fields: KeyField[]): Generator<Key> {
  yield* spreadParts({ parts: fields.map(({ steps }) => ({ value: doc, rest: steps })), wasArray: false })
}

function* spreadParts({ parts, wasArray }: { parts: Part[]; wasArray: boolean }): Generator<Key> {
  const here = parts.map(descend)
  const [array, ...others] = new Set(here.filter(({ rest }) => rest).map(({ value }) => value as unknown[]))
  if (others.length) throw new CommandError(171, 'CannotIndexParallelArrays', 'cannot index parallel arrays')
  if (!array) yield { values: here.map(({ value }) => value), wasArray }
  else
    for (const item of array.length ? array : [emptyArray])
      yield* spreadParts({
        parts: here.map((part) => (part.rest ? into(item, part.rest) : part)),
        wasArray: true,
      })
}

/** Down to the end of the path, or to an array that is to be spread. */
function descend({ value, rest }: Part): Part {
  if (!rest) return { value }
  for (let at = 0; ; at++) {
    const name = rest[at]
    if (Array.isArray(value) && !(name && isIndex(name) && Number(name) < value.length))
      return { value, rest: rest.slice(at) }
    if (name === undefined) return { value }
    value = fieldOf(value, name)
  }
}

/** An element of an array; arrays in arrays are not spread again. */
function into(item: unknown, rest: string[]): Part {
  if (!rest.length) return { value: item }
  return isDocument(item) ? { value: item, rest } : { value: null }
}
