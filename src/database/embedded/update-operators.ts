import { BSONRegExp, type Document, Int32, Long, Timestamp } from 'bson'
import { plain, withRegExps } from './documents'
import { badValue, CommandError, typeMismatch } from './errors'
import { arithmetic, numberKind } from './numbers'
import { compare, isDocument } from './order'
import { matcher, sorted } from './query'

/** Changes one place of a document in place; numbers carry their BSON types. */
export type Change = (doc: Document, path: string[], operand: never) => void

const longestPadding = 1_500_000

interface Place {
  value: unknown
  set(value: unknown): void
  unset(): void
}

/** The place that a path means, with the documents on the way made when `create`. */
function place(doc: Document, path: string[], create: boolean): Place | undefined {
  let at: unknown = doc
  for (const [i, name] of path.entries()) {
    if (!isDocument(at) && !Array.isArray(at)) {
      if (!create) return undefined
      throw new CommandError(
        28,
        'PathNotViable',
        `Cannot create field '${name}' in element {${path[i - 1]}: ${JSON.stringify(plain(at))}}`,
      )
    }
    if (Array.isArray(at) && !/^\d+$/.test(name)) {
      if (!create) return undefined
      throw new CommandError(
        28,
        'PathNotViable',
        `Cannot create field '${name}' in element {${path[i - 1]}: ${JSON.stringify(plain(at))}}`,
      )
    }
    const holder = at as Record<string, unknown>
    if (i === path.length - 1) {
      return {
        value: Object.hasOwn(holder, name) ? holder[name] : undefined,
        set: (value) => put(holder, name, value),
        unset: () => {
          if (!Object.hasOwn(holder, name)) return
          if (Array.isArray(holder)) holder[Number(name)] = null
          else delete holder[name]
        },
      }
    }
    if (!Object.hasOwn(holder, name) || holder[name] === undefined) {
      if (!create) return undefined
      put(holder, name, {})
    }
    at = holder[name]
  }
  return undefined
}

function put(holder: Record<string, unknown> | unknown[], name: string, value: unknown): void {
  if (!Array.isArray(holder)) {
    Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true })
    return
  }
  const index = Number(name)
  if (index - holder.length > longestPadding)
    throw badValue(`can't backfill more than ${longestPadding} elements`)
  while (holder.length < index) holder.push(null)
  holder[index] = value
}

const at = (doc: Document, path: string[]): Place => place(doc, path, true) as Place

const numeric =
  (operator: '+' | '*', name: string): Change =>
  (doc, path, operand: unknown) => {
    if (!numberKind(operand))
      throw typeMismatch(
        `Cannot ${name} with non-numeric argument: {${path.join('.')}: ${JSON.stringify(operand)}}`,
      )
    const { value, set } = at(doc, path)
    if (value !== undefined && !numberKind(value))
      throw typeMismatch(
        `Cannot apply $${operator === '+' ? 'inc' : 'mul'} to a value of non-numeric type. {_id: ${JSON.stringify(plain(doc._id))}} has the field '${path.at(-1)}' of non-numeric type`,
      )
    set(
      value === undefined
        ? operator === '+'
          ? operand
          : arithmetic('*', operand, new Int32(0))
        : arithmetic(operator, value, operand),
    )
  }

const extreme =
  (sign: 1 | -1): Change =>
  (doc, path, operand: unknown) => {
    const { value, set } = at(doc, path)
    if (value === undefined || compare(operand, value) * sign > 0) set(operand)
  }

/** The array at a path; `otherwise` when nothing is there. */
function array(found: Place | undefined, name: string, path: string[]): unknown[] | undefined {
  if (!found || found.value === undefined) return undefined
  if (Array.isArray(found.value)) return found.value
  throw badValue(
    `The field '${path.join('.')}' must be an array but is of type ${typeof plain(found.value)} for ${name}`,
  )
}

const each = (operand: unknown): unknown[] => {
  if (!isDocument(operand) || !('$each' in operand)) return [operand]
  if (!Array.isArray(operand.$each)) throw typeMismatch('The argument to $each must be an array')
  return operand.$each
}

const push: Change = (doc, path, operand: unknown) => {
  const found = at(doc, path)
  let items = [...(array(found, '$push', path) ?? [])]
  const added = each(operand)
  const options = isDocument(operand) && '$each' in operand ? operand : {}
  const strange = Object.keys(options).find(
    (name) => !['$each', '$slice', '$sort', '$position'].includes(name),
  )
  if (strange) throw badValue(`Unrecognized clause in $push: ${strange}`)
  const { $position, $sort, $slice } = plain(options) as Record<string, unknown>
  if ($position === undefined) items.push(...added)
  else items.splice($position as number, 0, ...added)
  if (isDocument($sort)) {
    const views = items.map((item) => ({ item, view: plain(item) as Document }))
    const order = sorted(
      views.map(({ view }) => view),
      $sort,
    )
    items = order.map((view) => views.find((each) => each.view === view)?.item)
  } else if ($sort !== undefined) items.sort((a, b) => compare(a, b) * ($sort as number))
  if (typeof $slice === 'number') items = $slice < 0 ? items.slice($slice) : items.slice(0, $slice)
  found.set(items)
}

const pulls = (operand: unknown): ((item: unknown) => boolean) => {
  const condition = withRegExps(plain(operand))
  if (condition instanceof RegExp) return (item) => typeof item === 'string' && condition.test(item)
  if (!isDocument(condition) || operand instanceof BSONRegExp)
    return (item) => compare(plain(item), condition) === 0
  if (Object.keys(condition)[0]?.startsWith('$')) {
    const matches = matcher({ item: condition })
    return (item) => matches({ item: plain(item) })
  }
  const matches = matcher(condition)
  return (item) => isDocument(item) && matches(plain(item) as Document)
}

const filterOut = (doc: Document, path: string[], name: string, drop: (item: unknown) => boolean) => {
  const found = place(doc, path, false)
  const items = array(found, name, path)
  if (items) found?.set(items.filter((item) => !drop(item)))
}

const set: Change = (doc, path, operand: unknown) => at(doc, path).set(operand)

export const operators: Record<string, Change> = {
  $set: set,
  $setOnInsert: (doc, path, operand: unknown) => at(doc, path).set(operand),
  $unset: (doc, path) => place(doc, path, false)?.unset(),
  $inc: numeric('+', 'increment'),
  $mul: numeric('*', 'multiply'),
  $min: extreme(-1),
  $max: extreme(1),
  /** The operand is the value found under the old name. */
  $rename: (doc, path, operand: unknown) => {
    if (operand !== undefined) at(doc, path).set(operand)
  },
  $currentDate: (doc, path, operand: unknown) => {
    const timestamp = isDocument(operand) && operand.$type === 'timestamp'
    at(doc, path).set(timestamp ? new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 }) : new Date())
  },
  $push: push,
  $addToSet: (doc, path, operand: unknown) => {
    const found = at(doc, path)
    const items = [...(array(found, '$addToSet', path) ?? [])]
    for (const item of each(operand)) if (!items.some((held) => compare(held, item) === 0)) items.push(item)
    found.set(items)
  },
  $pull: (doc, path, operand: unknown) => filterOut(doc, path, '$pull', pulls(operand)),
  $pullAll: (doc, path, operand: unknown) => {
    if (!Array.isArray(operand)) throw badValue('$pullAll requires an array argument')
    filterOut(doc, path, '$pullAll', (item) => operand.some((gone) => compare(gone, item) === 0))
  },
  $pop: (doc, path, operand: unknown) => {
    const end = plain(operand)
    if (end !== 1 && end !== -1)
      throw new CommandError(9, 'FailedToParse', `$pop expects 1 or -1, found: ${end}`)
    const found = place(doc, path, false)
    const items = array(found, '$pop', path)
    if (items) found?.set(end === 1 ? items.slice(0, -1) : items.slice(1))
  },
  $bit: (doc, path, operand: Document) => {
    const found = at(doc, path)
    for (const [name, bits] of Object.entries(operand)) {
      const held = found.value ?? new Int32(0)
      if (!['int', 'long'].includes(String(numberKind(held))))
        throw badValue('Cannot apply $bit to a value of non-integral type')
      const [a, b] = [BigInt(String(held)), BigInt(String(bits))]
      const result = name === 'and' ? a & b : name === 'or' ? a | b : name === 'xor' ? a ^ b : undefined
      if (result === undefined)
        throw badValue(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
      const long = numberKind(held) === 'long' || numberKind(bits) === 'long'
      found.set(long ? Long.fromBigInt(result) : new Int32(Number(result)))
    }
  },
}
