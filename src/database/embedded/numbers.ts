import { Decimal128, Double, Int32, Long } from 'bson'
import { badValue } from './errors'
import { isNumberObject } from './order'

type Kind = 'int' | 'long' | 'double' | 'decimal'

/** The BSON type of a number from `decodeTyped`; undefined for what is no number. */
export function numberKind(value: unknown): Kind | undefined {
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 'int' : 'double'
  if (!isNumberObject(value)) return undefined
  if (value instanceof Int32) return 'int'
  if (value instanceof Double) return 'double'
  return value instanceof Decimal128 ? 'decimal' : 'long'
}

/** Adds or multiplies as MongoDB does: the wider of both types, an int that overflows becomes a long. */
export function arithmetic(operator: '+' | '*', a: unknown, b: unknown): unknown {
  const kinds = [numberKind(a), numberKind(b)]
  if (kinds.includes('decimal')) return decimal(operator, String(a), String(b))
  if (kinds.includes('double')) {
    const [x, y] = [Number(a), Number(b)]
    return new Double(operator === '+' ? x + y : x * y)
  }
  const [x, y] = [BigInt(String(a)), BigInt(String(b))]
  const result = operator === '+' ? x + y : x * y
  if (BigInt.asIntN(64, result) !== result) throw badValue('Failed to apply the operation: integer overflow')
  return kinds.includes('long') || BigInt.asIntN(32, result) !== result
    ? Long.fromBigInt(result)
    : new Int32(Number(result))
}

function decimal(operator: '+' | '*', a: string, b: string): Decimal128 {
  const [x, y] = [digits(a), digits(b)]
  if (!x || !y)
    return Decimal128.fromString(String(operator === '+' ? Number(a) + Number(b) : Number(a) * Number(b)))
  if (operator === '*') return Decimal128.fromStringWithRounding(`${x.whole * y.whole}E${x.power + y.power}`)
  const power = Math.min(x.power, y.power)
  const lift = (n: { whole: bigint; power: number }) => n.whole * 10n ** BigInt(n.power - power)
  return Decimal128.fromStringWithRounding(`${lift(x) + lift(y)}E${power}`)
}

/** A written number as whole × 10^power; undefined for infinities and NaN. */
function digits(written: string): { whole: bigint; power: number } | undefined {
  const found = /^([+-]?)(\d*)\.?(\d*)(?:E([+-]?\d+))?$/i.exec(written)
  if (!found) return undefined
  const [, sign, whole, decimals = '', power = '0'] = found
  return {
    whole: BigInt(`${whole}${decimals}`) * (sign === '-' ? -1n : 1n),
    power: Number(power) - decimals.length,
  }
}
