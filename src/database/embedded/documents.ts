import { type Document, Double, deserialize, Int32, serialize } from 'bson'
import { isDocument } from './values'

/** A document as stored and sent: its BSON bytes. */
export type Raw = Uint8Array

export const maxDocumentSize = 16 * 1024 * 1024

/** For reading: numbers are JavaScript's where they fit. */
export const decode = (raw: Raw): Document => deserialize(raw, { bsonRegExp: true })

/** For changing: a number is kept as BSON's object where a JavaScript number would be written as another type. */
export const decodeExact = (raw: Raw): Document =>
  mapped(deserialize(raw, { bsonRegExp: true, promoteValues: false }), (value) => {
    if (value instanceof Int32) return value.value
    if (!(value instanceof Double)) return value
    const number = value.value
    return number === (number | 0) && !Object.is(number, -0) ? value : number
  })

export const toRaw = (doc: Document): Raw => serialize(doc, { ignoreUndefined: true })

/** The fields of a document as bytes, for `wrap`. */
export const fields = (doc: Document): Raw => toRaw(doc).subarray(4, -1)

/** A document from fields that are already bytes. */
export function wrap(elements: Raw[]): Raw {
  const length = elements.reduce((sum, { length }) => sum + length, 5)
  const head = Buffer.alloc(4)
  head.writeInt32LE(length)
  return Buffer.concat([head, ...elements, Buffer.alloc(1)], length)
}

/** A copy in which `change` has made something of every value that is neither document nor array. */
export function mapped<T>(value: T, change: (leaf: unknown) => unknown): T {
  if (Array.isArray(value)) return value.map((item) => mapped(item, change)) as T
  if (!isDocument(value)) return change(value) as T
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, mapped(field, change)])) as T
}

export const copy = <T>(value: T): T => mapped(value, (leaf) => leaf)

export const isIndex = (name: string) => /^(0|[1-9]\d*)$/.test(name)

/** The field of a document, or the item of an array, by its name. */
export function fieldOf(holder: unknown, name: string): unknown {
  if (Array.isArray(holder)) return isIndex(name) ? holder[Number(name)] : undefined
  return isDocument(holder) && Object.hasOwn(holder, name) ? holder[name] : undefined
}

/** The value at a dotted path, without entering arrays other than by position. */
export const valueAt = (doc: unknown, path: string): unknown => path.split('.').reduce(fieldOf, doc)

/**
 * Calls `visit` with every value that a path reaches, as MongoDB's matcher does: arrays on the way are entered,
 * undefined stands for a missing field. Ends early when `visit` returns true, and returns that.
 */
export function reach(value: unknown, path: string[], visit: (value: unknown) => boolean, at = 0): boolean {
  if (at === path.length) return visit(value)
  const name = path[at] as string
  if (!Array.isArray(value)) return reach(fieldOf(value, name), path, visit, at + 1)
  if (isIndex(name) && Number(name) < value.length && reach(value[Number(name)], path, visit, at + 1))
    return true
  return value.some((item) => isDocument(item) && reach(item, path, visit, at))
}

/** As `reach`, and at the end of the path also each element of an array before the array itself. */
export const reachElements = (doc: unknown, path: string[], visit: (value: unknown) => boolean): boolean =>
  reach(doc, path, (value) => (Array.isArray(value) && value.some(visit)) || visit(value))
