import type { Document } from 'bson'
import { evalExpr } from 'mingo/core'
import { decodeTyped, define, plain, type Raw, retype, toRaw, withRegExps } from './documents'
import { CommandError } from './errors'
import { isDocument } from './order'
import { valueAt } from './paths'
import { computing, matcher } from './query'
import { matchedElement } from './update'

type Tree = Map<string, Tree | Wanted>
type Wanted = (value: unknown, doc: Document) => unknown

export type Projector = (raw: Raw) => Raw

const kept: Wanted = (value) => value
const left: Wanted = () => undefined

const refused = (code: number, message: string) => new CommandError(code, `Location${code}`, message)

/** Compiles the projection of a find; undefined when there is nothing to do. */
export function projector(
  projection: Document | undefined,
  filter: Document,
  variables?: Document,
): Projector | undefined {
  const fields = Object.entries(projection ?? {})
  if (!fields.length) return undefined
  const flagged = fields.filter(([path, wanted]) => path !== '_id' && isFlag(wanted))
  const including =
    flagged.some(([, wanted]) => wanted) ||
    fields.some(
      ([path, wanted]) => !isFlag(wanted) && !(isDocument(wanted) && '$slice' in wanted) && path !== '_id',
    ) ||
    (fields.every(([path]) => path === '_id') && fields.every(([, wanted]) => Boolean(wanted)))
  const odd = flagged.find(([path, wanted]) => Boolean(wanted) !== including && !path.endsWith('.$'))
  if (odd)
    throw including
      ? refused(31254, `Cannot do exclusion on field ${odd[0]} in inclusion projection`)
      : refused(31253, `Cannot do inclusion on field ${odd[0]} in exclusion projection`)
  const tree: Tree = new Map()
  if (including && projection?._id === undefined) plant(tree, ['_id'], kept)
  for (const [path, wanted] of fields) {
    if (isFlag(wanted) && !path.endsWith('.$')) {
      if (Boolean(wanted) === including) plant(tree, path.split('.'), including ? kept : left)
      else if (path === '_id' && wanted) plant(tree, ['_id'], kept)
      continue
    }
    const name = path.endsWith('.$') ? path.slice(0, -2) : path
    plant(tree, name.split('.'), computed(name, path, wanted, filter, variables))
  }
  return (raw) => {
    const doc = decodeTyped(raw)
    return toRaw(cut(doc, tree, including, doc) as Document)
  }
}

const isFlag = (wanted: unknown) => typeof wanted === 'boolean' || typeof wanted === 'number'

function plant(tree: Tree, path: string[], wanted: Wanted): void {
  const [name = '', ...rest] = path
  const held = tree.get(name)
  if (!rest.length) {
    if (held) throw refused(31249, `Path collision at ${name}`)
    tree.set(name, wanted)
    return
  }
  if (typeof held === 'function') throw refused(31249, `Path collision at ${name}`)
  const under: Tree = held ?? new Map()
  tree.set(name, under)
  plant(under, rest, wanted)
}

function cut(value: Document, tree: Tree, including: boolean, doc: Document): Document {
  const out: Document = {}
  const pending = new Map(tree)
  for (const [name, field] of Object.entries(value)) {
    const wanted = tree.get(name)
    pending.delete(name)
    if (wanted === undefined) {
      if (!including) define(out, name, field)
      continue
    }
    const result = typeof wanted === 'function' ? wanted(field, doc) : deeper(field, wanted, including, doc)
    if (result !== undefined) define(out, name, result)
  }
  if (including)
    for (const [name, wanted] of pending) {
      const result = typeof wanted === 'function' ? wanted(undefined, doc) : undefined
      if (result !== undefined) define(out, name, result)
    }
  return out
}

function deeper(value: unknown, tree: Tree, including: boolean, doc: Document): unknown {
  if (isDocument(value)) return cut(value, tree, including, doc)
  if (Array.isArray(value))
    return value.map((item) => deeper(item, tree, including, doc)).filter((item) => item !== undefined)
  return including ? undefined : value
}

function computed(
  name: string,
  path: string,
  wanted: unknown,
  filter: Document,
  variables?: Document,
): Wanted {
  if (path.endsWith('.$'))
    return (value, doc) =>
      Array.isArray(value) && value.length ? [value[matchedElement(doc, filter, name)]] : value
  if (isDocument(wanted) && '$elemMatch' in wanted) {
    const matches = matcher({ item: { $elemMatch: wanted.$elemMatch } })
    return (value) => {
      const found = Array.isArray(value) ? value.findIndex((item) => matches({ item: [plain(item)] })) : -1
      return found < 0 ? undefined : [(value as unknown[])[found]]
    }
  }
  if (
    isDocument(wanted) &&
    '$slice' in wanted &&
    [wanted.$slice].flat().every((n) => typeof n === 'number')
  ) {
    const [from, count] = [wanted.$slice].flat() as number[]
    return (value) => (Array.isArray(value) ? slice(value, from as number, count) : value)
  }
  if (isDocument(wanted) && '$meta' in wanted)
    throw refused(40218, 'the embedded database keeps no metadata of queries')
  const expression = withRegExps(wanted)
  return (_, doc) => {
    const view = plain(doc)
    const result = evalExpr(view, expression as never, computing(variables) as never)
    return typeof expression === 'string' && expression.startsWith('$')
      ? retype(result, valueAt(doc, expression.slice(1)))
      : result
  }
}

function slice(items: unknown[], from: number, count: number | undefined): unknown[] {
  if (count === undefined) return from < 0 ? items.slice(from) : items.slice(0, from)
  const start = from < 0 ? Math.max(0, items.length + from) : from
  return items.slice(start, start + count)
}
