import { BSONRegExp, type Document, Double, deserialize, Int32, serialize } from 'bson'
import { compare, isDocument, isLong } from './order'

/** A document as stored and sent: its BSON bytes. */
export type Raw = Uint8Array

export const maxDocumentSize = 16 * 1024 * 1024

/** For matching and computing: numbers are JavaScript numbers where they fit. */
export const decode = (raw: Raw): Document => deserialize(raw, { bsonRegExp: true })

/** For changing: every number keeps its BSON type, so that an int64 stays one when another field is updated. */
export const decodeTyped = (raw: Raw): Document =>
  deserialize(raw, { bsonRegExp: true, promoteValues: false })

export const toRaw = (doc: Document): Raw => serialize(doc, { ignoreUndefined: true })

/** The view of `decode` on a value of `decodeTyped`. */
export function plain<T>(value: T): T {
  if (value instanceof Int32 || value instanceof Double) return Number(value.value) as T
  if (isLong(value)) {
    const number = value.toNumber()
    return (Number.isSafeInteger(number) ? number : value) as T
  }
  if (Array.isArray(value)) return value.map(plain) as T
  if (!isDocument(value)) return value
  const out: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(value)) define(out, name, plain(field))
  return out as T
}

/** Gives a computed value the number types that equal values of the original have in the same places. */
export function retype(value: unknown, original: unknown): unknown {
  if (isDocument(value)) {
    const out: Record<string, unknown> = {}
    for (const [name, field] of Object.entries(value))
      define(out, name, retype(field, isDocument(original) ? original[name] : undefined))
    return out
  }
  if (Array.isArray(value)) {
    const old = Array.isArray(original) ? original : []
    return value.map((item, i) =>
      retype(
        item,
        compare(plain(old[i]), item) ? (old.find((o) => !compare(plain(o), item)) ?? old[i]) : old[i],
      ),
    )
  }
  return typeof value === 'number' && original !== undefined && compare(value, original) === 0
    ? original
    : value
}

/** Sets a field even when its name means something to JavaScript objects. */
export function define(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
  else target[name] = value
}

/** Regular expressions arrive as BSON's; filters and pipelines need JavaScript's. */
export function withRegExps<T>(value: T): T {
  if (value instanceof BSONRegExp) {
    const extended = value.options.includes('x')
    const source = extended
      ? value.pattern.replace(/\\.|\s+|#.*$/gm, (m) => (m[0] === '\\' ? m : ''))
      : value.pattern
    return new RegExp(source, value.options.replace(/[^ims]/g, '')) as T
  }
  if (Array.isArray(value)) return value.map(withRegExps) as T
  if (!isDocument(value)) return value
  const out: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(value)) define(out, name, withRegExps(field))
  if (typeof out.$options === 'string' && (typeof out.$regex === 'string' || out.$regex instanceof RegExp)) {
    const source = out.$regex instanceof RegExp ? out.$regex.source : out.$regex
    out.$regex = withRegExps(new BSONRegExp(source, [...out.$options].sort().join('')))
    delete out.$options
  }
  return out as T
}
