import type { Document } from 'bson'
import { isDocument, rank, rankOf } from './order'

/** What a filter demands of one path, as far as an index can serve it. */
export interface Conditions {
  equal?: unknown
  oneOf?: unknown[]
  above?: unknown
  below?: unknown
  prefix?: string
}

/** Collects what a filter demands of each path; false when it demands more than was collected. */
export function gather(filter: Document, under: string, into: Map<string, Conditions>): boolean {
  let simple = true
  for (const [name, operand] of Object.entries(filter)) {
    if (name === '$and' && Array.isArray(operand)) {
      for (const each of operand) if (isDocument(each)) gather(each, under, into)
      simple = false
      continue
    }
    if (name.startsWith('$')) {
      if (name !== '$comment') simple = false
      continue
    }
    const path = under + name
    const known = into.get(path)
    const conditions = known ?? {}
    into.set(path, conditions)
    const operators = isDocument(operand) && Object.keys(operand).some((key) => key.startsWith('$'))
    for (const [operator, value] of operators ? Object.entries(operand) : [['$eq', operand] as const])
      if (!add(conditions, operator, value, path, into)) simple = false
    if (known || under) simple = false
  }
  return simple
}

function add(
  to: Conditions,
  operator: string,
  value: unknown,
  path: string,
  all: Map<string, Conditions>,
): boolean {
  const kind = rankOf(value)
  const scalar = kind !== rank.array && kind !== rank.regex
  const comparable = scalar && kind !== rank.null && kind !== rank.minKey && kind !== rank.maxKey
  switch (operator) {
    case '$eq':
      if (kind === rank.regex) to.prefix = anchored(value)
      else if (scalar && !('equal' in to)) to.equal = value === undefined ? null : value
      return (
        [rank.string, rank.objectId, rank.boolean, rank.date].includes(kind as never) ||
        typeof value === 'number'
      )
    case '$in':
      if (Array.isArray(value) && value.every((v) => rankOf(v) !== rank.array && rankOf(v) !== rank.regex))
        to.oneOf ??= value
      return false
    case '$gt':
    case '$gte':
      if (comparable) to.above ??= value
      return false
    case '$lt':
    case '$lte':
      if (comparable) to.below ??= value
      return false
    case '$regex':
      to.prefix = anchored(value)
      return false
    case '$elemMatch': {
      if (!isDocument(value)) return false
      const names = Object.keys(value)
      if (!names.some((name) => name.startsWith('$'))) gather(value, `${path}.`, all)
      else if (!names.some((name) => ['$and', '$or', '$nor', '$expr', '$not'].includes(name)))
        for (const [inner, operand] of Object.entries(value))
          if (inner !== '$eq' || rankOf(operand) !== rank.null) add(to, inner, operand, path, all)
      return false
    }
    default:
      return false
  }
}

/** The literal text that a regular expression demands at the start, if any. */
function anchored(value: unknown): string | undefined {
  const { source, flags } =
    value instanceof RegExp
      ? value
      : { source: Object(value).pattern ?? value, flags: Object(value).options ?? '' }
  if (typeof source !== 'string' || flags || source.includes('|')) return undefined
  const [, literal = '', next = ''] = /^\^([\w æøåÆØÅ:@-]*)(.?)/.exec(source) ?? []
  return (/[*?{]/.test(next) ? literal.slice(0, -1) : literal) || undefined
}
