import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  DBRef,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson'

/**
 * BSON's total order as bytes: `encode(a)` sorts before `encode(b)` (memcmp) exactly when a sorts before b in
 * MongoDB. One definition serves index keys, sorting, equality and comparison. Every encoding ends by itself
 * (no encoding is a prefix of another), so encodings can be joined, and inverted for descending keys.
 */
export const rank = {
  minKey: 0x10,
  missing: 0x18,
  null: 0x20,
  number: 0x30,
  string: 0x40,
  object: 0x50,
  array: 0x60,
  binary: 0x70,
  objectId: 0x80,
  boolean: 0x90,
  date: 0xa0,
  timestamp: 0xa8,
  regex: 0xb0,
  code: 0xc0,
  maxKey: 0xe0,
} as const

/** The place of a value's type in BSON's order; numbers of all kinds share one. */
export function rankOf(value: unknown): number {
  switch (typeof value) {
    case 'undefined':
      return rank.missing
    case 'number':
    case 'bigint':
      return rank.number
    case 'string':
      return rank.string
    case 'boolean':
      return rank.boolean
  }
  if (value === null) return rank.null
  if (Array.isArray(value)) return rank.array
  if (value instanceof Date) return rank.date
  if (value instanceof ObjectId) return rank.objectId
  if (value instanceof RegExp || value instanceof BSONRegExp) return rank.regex
  if (value instanceof Timestamp) return rank.timestamp
  if (isNumberObject(value)) return rank.number
  if (value instanceof Binary || value instanceof Uint8Array) return rank.binary
  if (value instanceof BSONSymbol) return rank.string
  if (value instanceof Code) return rank.code
  if (value instanceof MinKey) return rank.minKey
  if (value instanceof MaxKey) return rank.maxKey
  return rank.object
}

/** A timestamp is a Long to the driver's library, but no number to MongoDB. */
export const isLong = (value: unknown): value is Long => Long.isLong(value) && !(value instanceof Timestamp)

export const isNumberObject = (value: unknown): value is Int32 | Double | Long | Decimal128 =>
  value instanceof Int32 || value instanceof Double || value instanceof Decimal128 || isLong(value)

/** True for what MongoDB calls an embedded document: a plain object, none of BSON's own classes. */
export const isDocument = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && rankOf(value) === rank.object

/** Encodes one value; see `rank`. */
export function encode(value: unknown): Buffer {
  const parts: Buffer[] = []
  write(value, parts)
  return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
}

/** Below, equal or above zero in BSON's order; undefined stands for a missing field. */
export function compare(a: unknown, b: unknown): number {
  if (typeof a === typeof b) {
    if (typeof a === 'string' && a === b) return 0
    if (typeof a === 'number' && !Number.isNaN(a) && !Number.isNaN(b))
      return a === b ? 0 : a < (b as number) ? -1 : 1
  }
  const order = rankOf(a) - rankOf(b)
  return order || Buffer.compare(encode(a), encode(b))
}

function write(value: unknown, parts: Buffer[]): void {
  const kind = rankOf(value)
  const head = Buffer.from([kind])
  switch (kind) {
    case rank.number:
      parts.push(number(value as number))
      return
    case rank.string:
      parts.push(head, text(String(value)))
      return
    case rank.objectId:
      parts.push(head, Buffer.from((value as ObjectId).id))
      return
    case rank.boolean:
      parts.push(head, Buffer.from([value ? 1 : 0]))
      return
    case rank.date:
      parts.push(head, signed((value as Date).getTime()))
      return
    case rank.timestamp: {
      const bytes = Buffer.alloc(8)
      bytes.writeUInt32BE((value as Timestamp).getHighBitsUnsigned(), 0)
      bytes.writeUInt32BE((value as Timestamp).getLowBitsUnsigned(), 4)
      parts.push(head, bytes)
      return
    }
    case rank.array:
      parts.push(head)
      for (const item of value as unknown[]) write(item === undefined ? null : item, parts)
      parts.push(END)
      return
    case rank.object: {
      parts.push(head)
      const fields = value instanceof DBRef ? value.toJSON() : (value as object)
      for (const [name, field] of Object.entries(fields)) {
        if (field === undefined) continue
        parts.push(Buffer.from([rankOf(field)]), text(name))
        write(field, parts)
      }
      parts.push(END)
      return
    }
    case rank.binary: {
      const bytes = value instanceof Binary ? value.value() : (value as Uint8Array)
      const length = Buffer.alloc(5)
      length.writeUInt32BE(bytes.length)
      length[4] = value instanceof Binary ? value.sub_type : 0
      parts.push(head, length, Buffer.from(bytes))
      return
    }
    case rank.regex: {
      const [source, flags] =
        value instanceof RegExp
          ? [value.source, value.flags]
          : [(value as BSONRegExp).pattern, (value as BSONRegExp).options]
      parts.push(head, text(source), text(flags))
      return
    }
    case rank.code:
      parts.push(head, text(String((value as Code).code)), text(JSON.stringify((value as Code).scope) ?? ''))
      return
    default:
      parts.push(head)
  }
}

const END = Buffer.from([0])

/** UTF-8, ended by 00 00; a zero byte inside becomes 00 FF. */
function text(value: string): Buffer {
  if (!value.includes('\0')) return Buffer.from(`${value}\0\0`)
  const bytes = Buffer.from(value)
  const out: number[] = []
  for (const byte of bytes) byte === 0 ? out.push(0, 0xff) : out.push(byte)
  return Buffer.from([...out, 0, 0])
}

function signed(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64BE(Number.isNaN(value) ? -(2n ** 63n) : BigInt(value))
  bytes[0] = (bytes[0] as number) ^ 0x80
  return bytes
}

/**
 * The largest double at or below the number, in sortable form, and where the number is not itself a double (large
 * int64, most decimals) how far it lies towards the next one, in 80 binary places.
 */
function number(value: number | bigint | Int32 | Double | Long | Decimal128): Buffer {
  if (typeof value === 'number') return double(value)
  if (value instanceof Int32 || value instanceof Double) return double(Number(value.value))
  if (value instanceof Decimal128) {
    const written = value.toString()
    if (!/\d/.test(written)) return double(Number(written))
    return exact(...fraction(written))
  }
  const whole = typeof value === 'bigint' ? value : value.toBigInt()
  return BigInt(Number(whole)) === whole ? double(Number(whole)) : exact(whole, 1n)
}

const bits = new DataView(new ArrayBuffer(8))

function double(value: number, rest?: bigint): Buffer {
  const out = Buffer.alloc(rest ? 20 : 10)
  out[0] = rank.number
  if (!Number.isNaN(value)) {
    out.writeDoubleBE(value === 0 ? 0 : value, 1)
    if ((out[1] as number) & 0x80) for (let i = 1; i < 9; i++) out[i] = ~(out[i] as number)
    else out[1] = (out[1] as number) | 0x80
  }
  if (!rest) return out
  out[9] = 1
  Buffer.from(rest.toString(16).padStart(20, '0'), 'hex').copy(out, 10)
  return out
}

function exact(over: bigint, under: bigint): Buffer {
  let floor = quotient(over, under)
  if (!Number.isFinite(floor)) return floor > 0 ? double(Number.MAX_VALUE, 1n) : double(floor, 1n)
  if (lessThan(over, under, floor)) floor = step(floor, -1)
  else if (!lessThan(over, under, step(floor, 1))) floor = step(floor, 1)
  const [low, lowUnder] = ratio(floor)
  const [high, highUnder] = ratio(step(floor, 1))
  const gap = over * lowUnder - low * under
  if (gap === 0n) return double(floor)
  const rest =
    (gap * lowUnder * highUnder * 2n ** 80n) / (under * lowUnder * (high * lowUnder - low * highUnder))
  return double(floor, rest || 1n)
}

const lessThan = (over: bigint, under: bigint, value: number) => {
  const [a, b] = ratio(value)
  return over * b < a * under
}

function quotient(over: bigint, under: bigint): number {
  if (under === 1n) return Number(over)
  const shift = BigInt(Math.max(0, under.toString(2).length - over.toString(2).length + 64))
  const scaled = Number((over << shift) / under)
  return Number(shift) > 1000 ? scaled / 2 ** 1000 / 2 ** (Number(shift) - 1000) : scaled / 2 ** Number(shift)
}

/** A double as an exact fraction. */
function ratio(value: number): [bigint, bigint] {
  bits.setFloat64(0, value)
  const word = bits.getBigUint64(0)
  const power = Number((word >> 52n) & 0x7ffn)
  const digits = (word & 0xfffffffffffffn) | (power ? 0x10000000000000n : 0n)
  const sign = word >> 63n ? -1n : 1n
  const scale = (power || 1) - 1075
  return scale >= 0 ? [sign * (digits << BigInt(scale)), 1n] : [sign * digits, 1n << BigInt(-scale)]
}

function step(value: number, by: 1 | -1): number {
  if (value === 0) return by * Number.MIN_VALUE
  bits.setFloat64(0, value)
  bits.setBigInt64(0, bits.getBigInt64(0) + BigInt(value > 0 ? by : -by))
  return bits.getFloat64(0)
}

/** A written decimal number as an exact fraction. */
export function fraction(written: string): [bigint, bigint] {
  const [, sign, whole, decimals = '', power = '0'] =
    /^(-?)(\d*)\.?(\d*)(?:E([+-]?\d+))?$/i.exec(written) ?? ([] as string[])
  const digits = BigInt(`${whole}${decimals}` || '0') * (sign ? -1n : 1n)
  const scale = Number(power) - decimals.length
  return scale >= 0 ? [digits * 10n ** BigInt(scale), 1n] : [digits, 10n ** BigInt(-scale)]
}
