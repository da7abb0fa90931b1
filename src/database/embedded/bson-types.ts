import {
  Binary,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson'
import { badValue } from './errors'
import { isDocument, isLong, rank, rankOf } from './order'

type Test = (value: unknown) => boolean

const isInt = (value: unknown) => typeof value === 'number' && (value | 0) === value

const types: Record<string, [number, Test]> = {
  double: [1, (v) => v instanceof Double || (typeof v === 'number' && !isInt(v))],
  string: [2, (v) => typeof v === 'string'],
  object: [3, isDocument],
  array: [4, Array.isArray],
  binData: [5, (v) => v instanceof Binary],
  objectId: [7, (v) => v instanceof ObjectId],
  bool: [8, (v) => typeof v === 'boolean'],
  date: [9, (v) => v instanceof Date],
  null: [10, (v) => v === null],
  regex: [11, (v) => rankOf(v) === rank.regex],
  javascript: [13, (v) => v instanceof Code],
  symbol: [14, (v) => v instanceof BSONSymbol],
  int: [16, (v) => v instanceof Int32 || isInt(v)],
  timestamp: [17, (v) => v instanceof Timestamp],
  long: [18, isLong],
  decimal: [19, (v) => v instanceof Decimal128],
  minKey: [-1, (v) => v instanceof MinKey],
  maxKey: [127, (v) => v instanceof MaxKey],
  number: [NaN, (v) => rankOf(v) === rank.number],
}

/** Tests for a type as `$type` names it, by word or number. */
export function typeTest(wanted: unknown): Test {
  const found =
    typeof wanted === 'string' ? types[wanted] : Object.values(types).find(([code]) => code === wanted)
  if (!found) throw badValue(`Unknown type name alias: ${wanted}`)
  return found[1]
}
