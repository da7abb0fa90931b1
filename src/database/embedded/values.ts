import {
  Binary,
  type BSONRegExp,
  type Code,
  DBRef,
  Decimal128,
  Double,
  Int32,
  Long,
  type ObjectId,
  type Timestamp,
} from 'bson'
import { badValue } from './errors'

/** The places of BSON's types in its order, by the names that `$type` has for them; numbers of all kinds share one. */
export const rank = {
  minKey: 0x10,
  missing: 0x18,
  null: 0x20,
  number: 0x30,
  string: 0x40,
  object: 0x50,
  array: 0x60,
  binData: 0x70,
  objectId: 0x80,
  bool: 0x90,
  date: 0xa0,
  timestamp: 0xa8,
  regex: 0xb0,
  javascript: 0xc0,
  maxKey: 0xe0,
} as const

/** By JavaScript's type or the name of BSON's class. */
const ranks: Record<string, number> = {
  undefined: rank.missing,
  number: rank.number,
  bigint: rank.number,
  string: rank.string,
  boolean: rank.bool,
  ObjectId: rank.objectId,
  Int32: rank.number,
  Double: rank.number,
  Long: rank.number,
  Decimal128: rank.number,
  Timestamp: rank.timestamp,
  Binary: rank.binData,
  BSONSymbol: rank.string,
  BSONRegExp: rank.regex,
  Code: rank.javascript,
  MinKey: rank.minKey,
  MaxKey: rank.maxKey,
}

/** The place of a value's type; undefined stands for a missing field. */
export function rankOf(value: unknown): number {
  if (value === null) return rank.null
  if (typeof value !== 'object') return ranks[typeof value] ?? rank.missing
  if (Array.isArray(value)) return rank.array
  if (value instanceof Date) return rank.date
  if (value instanceof Uint8Array) return rank.binData
  if (value instanceof RegExp) return rank.regex
  // Looked up in the class: a document may have a field of that name.
  return ranks[Object.getPrototypeOf(value)?._bsontype ?? ''] ?? rank.object
}

/** True for what MongoDB calls an embedded document: a plain object, none of BSON's own classes. */
export const isDocument = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && rankOf(value) === rank.object && !(value instanceof DBRef)

/** Below, equal or above zero in BSON's order. */
export const compare = (a: unknown, b: unknown): number =>
  a === b ? 0 : rankOf(a) - rankOf(b) || Buffer.compare(encode(a), encode(b))

/**
 * BSON's total order as bytes: `encode(a)` sorts before `encode(b)` (memcmp) exactly when a sorts before b in
 * MongoDB. One definition serves index keys, sorting, equality and comparison. No encoding is the beginning of
 * another, so encodings can be joined, and inverted for descending keys.
 */
export function encode(value: unknown): Buffer {
  const kind = rankOf(value)
  if (kind === rank.number) return number(value as number)
  return Buffer.concat([Buffer.from([kind]), ...(contents[kind]?.(value as never) ?? [])])
}

/** Equal for equal values, of whatever type. */
export const identity = (value: unknown): string => encode(value).toString('latin1')

const END = Buffer.from([0])

/** What follows the type. */
const contents: Record<number, (value: never) => Uint8Array[]> = {
  [rank.string]: (value) => [text(String(value))],
  [rank.objectId]: (value: ObjectId) => [value.id],
  [rank.bool]: (value) => [Buffer.from([value ? 1 : 0])],
  [rank.date]: (value) => [integer(Number.isNaN(Number(value)) ? least : BigInt(Number(value)))],
  [rank.timestamp]: (value: Timestamp) => [integer(value.toBigInt() + least)],
  [rank.array]: (value: unknown[]) => [...value.map((item) => encode(item ?? null)), END],
  [rank.object]: (value: object) => {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined)
    const named = fields.map(([name, field]) => [Buffer.from([rankOf(field)]), text(name), encode(field)])
    return [...named.flat(), END]
  },
  [rank.binData]: (value: Binary | Uint8Array) => {
    const [bytes, type] = value instanceof Binary ? [value.value(), value.sub_type] : [value, 0]
    const head = Buffer.from([0, 0, 0, 0, type])
    head.writeUInt32BE(bytes.length)
    return [head, bytes]
  },
  [rank.regex]: ({ source, flags, pattern = source, options = flags }: RegExp & BSONRegExp) => [
    text(pattern),
    text(options),
  ],
  [rank.javascript]: ({ code, scope }: Code) => [text(String(code)), text(JSON.stringify(scope) ?? '')],
}

/** UTF-8, ended by 00 00; a zero byte inside becomes 00 FF. */
function text(value: string): Buffer {
  if (!value.includes('\0')) return Buffer.from(`${value}\0\0`)
  const bytes = [...Buffer.from(value)].flatMap((byte) => (byte === 0 ? [0, 0xff] : [byte]))
  return Buffer.from([...bytes, 0, 0])
}

const least = -(2n ** 63n)

function integer(value: bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(value - least)
  return bytes
}

/**
 * The double nearest to a number, in sortable form, and after it how far the number lies from that double: large
 * 64-bit integers and most decimals are not doubles themselves. (Decimals beyond a double's range sort as infinite.)
 */
function number(value: number | bigint | Int32 | Double | Long | Decimal128): Buffer {
  const near = typeof value === 'number' ? value : Number(String(value))
  const whole = typeof value === 'bigint' || value instanceof Long
  const isDouble = !(whole || value instanceof Decimal128) || (whole && Number.isSafeInteger(near))
  const rest = isDouble || !Number.isFinite(near) ? 0n : remainder(parse(String(value)), near)
  const out = Buffer.alloc(rest ? 22 : 10)
  out[0] = rank.number
  if (!Number.isNaN(near)) {
    out.writeDoubleBE(near === 0 ? 0 : near, 1)
    if ((out[1] as number) & 0x80) for (let i = 1; i < 9; i++) out[i] = ~(out[i] as number)
    else out[1] = (out[1] as number) | 0x80
  }
  out[9] = rest < 0n ? 0x7f : rest ? 0x81 : 0x80
  if (rest) out.write((rest + 2n ** 95n).toString(16).padStart(24, '0'), 10, 'hex')
  return out
}

const bits = new DataView(new ArrayBuffer(8))

/** How far a number lies from the double nearest to it, in 2^-80ths of the double's last binary place. */
function remainder({ whole, power }: Written, near: number): bigint {
  bits.setFloat64(0, Math.abs(near))
  const word = bits.getBigUint64(0)
  const exponent = Number(word >> 52n)
  const digits = (word & 0xfffffffffffffn) | (exponent ? 0x10000000000000n : 0n)
  const shift = BigInt(80 + 1075 - (exponent || 1))
  const over = power > 0 ? whole * 10n ** BigInt(power) : whole
  const under = power < 0 ? 10n ** BigInt(-power) : 1n
  const exact = shift >= 0n ? (over << shift) / under : over / (under << -shift)
  return exact - ((near < 0 ? -digits : digits) << 80n)
}

/** A written number as whole × 10^power. */
interface Written {
  whole: bigint
  power: number
}

function parse(written: string): Written {
  const found = /^([+-]?)(\d*)(?:\.(\d*))?(?:E([+-]?\d+))?$/i.exec(written)
  if (!found) throw badValue(`no arithmetic with ${written}`)
  const [, sign, whole, decimals = '', power = '0'] = found
  return {
    whole: BigInt(`${whole}${decimals}`) * (sign === '-' ? -1n : 1n),
    power: Number(power) - decimals.length,
  }
}

type NumberKind = 'int' | 'long' | 'double' | 'decimal'

/** The BSON type of a number; undefined for what is none. */
export function numberKind(value: unknown): NumberKind | undefined {
  if (typeof value === 'number') return value === (value | 0) ? 'int' : 'double'
  if (rankOf(value) !== rank.number) return undefined
  if (value instanceof Int32) return 'int'
  if (value instanceof Double) return 'double'
  return value instanceof Decimal128 ? 'decimal' : 'long'
}

/** Adds or multiplies as MongoDB does: the wider of both types, an int that overflows becomes a long. */
export function arithmetic(operator: '+' | '*', a: unknown, b: unknown): unknown {
  const kinds = [numberKind(a), numberKind(b)]
  if (kinds.includes('decimal')) {
    const [x, y] = [parse(String(a)), parse(String(b))]
    if (operator === '*') return decimal(x.whole * y.whole, x.power + y.power)
    const power = Math.min(x.power, y.power)
    const lifted = (n: Written) => n.whole * 10n ** BigInt(n.power - power)
    return decimal(lifted(x) + lifted(y), power)
  }
  const result = operator === '+' ? Number(a) + Number(b) : Number(a) * Number(b)
  if (kinds.includes('double')) return new Double(result)
  if (!kinds.includes('long') && result === (result | 0)) return result
  const [x, y] = [BigInt(String(a)), BigInt(String(b))]
  const whole = operator === '+' ? x + y : x * y
  if (BigInt.asIntN(64, whole) !== whole) throw badValue('Failed to apply the operation: integer overflow')
  return Long.fromBigInt(whole)
}

const decimal = (whole: bigint, power: number) => Decimal128.fromStringWithRounding(`${whole}E${power}`)

/** The names that `$type` has for BSON's types, at their numbers. */
const typeNames = [
  ...['', 'double', 'string', 'object', 'array', 'binData', '', 'objectId', 'bool', 'date'],
  ...['null', 'regex', '', 'javascript', '', '', 'int', 'timestamp', 'long', 'decimal'],
]
const numberKinds: unknown[] = ['int', 'long', 'double', 'decimal']

/** Tests for a type as `$type` names it, by word or number. */
export function typeTest(wanted: unknown): (value: unknown) => boolean {
  const ends: Record<string, string> = { '-1': 'minKey', '127': 'maxKey' }
  const name = typeof wanted === 'number' ? (typeNames[wanted] ?? ends[wanted]) : wanted
  if (numberKinds.includes(name)) return (value) => numberKind(value) === name
  const place = rank[name as keyof typeof rank]
  if (!place || place === rank.missing) throw badValue(`Unknown type name alias: ${wanted}`)
  return (value) => rankOf(value) === place
}
