import { Decimal128, Double, Int32, Long } from 'bson'
import fc from 'fast-check'
import { compare, encode } from '../../../src/database/embedded/values'

const numbers = fc.oneof(
  fc.double({ noNaN: true }).map((value) => ({ value, exact: value })),
  fc.integer().map((value) => ({ value: new Int32(value), exact: value })),
  fc.integer().map((value) => ({ value: new Double(value), exact: value })),
)

test('numbers lie in the order of their values, whatever their types', () => {
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      expect(Math.sign(compare(a.value, b.value))).toBe(a.exact < b.exact ? -1 : a.exact > b.exact ? 1 : 0)
    }),
  )
})

test('64-bit integers and decimals are told apart where a double cannot', () => {
  fc.assert(
    fc.property(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), (a, b) => {
      const order = a < b ? -1 : a > b ? 1 : 0
      const [x, y] = [Long.fromBigInt(a), Long.fromBigInt(b)]
      expect(Math.sign(compare(x, y))).toBe(order)
      expect(Math.sign(compare(x, Decimal128.fromString(String(b))))).toBe(order)
      expect(compare(x, Decimal128.fromString(String(a)))).toBe(0)
      expect(Math.sign(compare(x, Number(b)))).toBe(
        a < BigInt(Number(b)) ? -1 : a > BigInt(Number(b)) ? 1 : 0,
      )
    }),
  )
  const ascending = [
    '-Infinity',
    '-1E+30',
    '-0.3',
    '0',
    '1E-40',
    '0.1',
    '0.10000000000000000001',
    '0.3',
    '9007199254740992.5',
    '1E+300',
    'Infinity',
  ]
  const keys = ascending.map((written) => encode(Decimal128.fromString(written)))
  expect([...keys].sort(Buffer.compare)).toEqual(keys)
  expect(compare(Decimal128.fromString('0.1'), 0.1)).not.toBe(0)
  expect(compare(Decimal128.fromString('0.5'), 0.5)).toBe(0)
})

test('no key is the beginning of another, so that keys can be joined', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.boolean(),
    fc.array(fc.string()),
    fc.dictionary(fc.string(), fc.integer()),
  )
  fc.assert(
    fc.property(value, value, (a, b) => {
      const [x, y] = [encode(a), encode(b)]
      if (!x.equals(y)) expect(y.subarray(0, x.length).equals(x)).toBe(false)
    }),
  )
})

test('text lies in the order of its UTF-8 bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(Math.sign(compare(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))))
    }),
  )
})
