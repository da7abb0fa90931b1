import type { Document } from 'bson'
import { decodeExact, fieldOf, type Raw, toRaw } from './documents'
import { numbered } from './errors'
import { matchedElement } from './positions'
import { type Computing, elementTest, evaluate, withRegExps } from './query'
import { isDocument, numberKind } from './values'

export type Project = (raw: Raw) => Raw

/** What becomes of a field: its value in the result, undefined when it is left out. */
type Wanted = (value: unknown, doc: Document) => unknown
type Tree = Map<string, Tree | Wanted>

const isFlag = (wanted: unknown) => typeof wanted === 'boolean' || numberKind(wanted) !== undefined
const isOn = (flag: unknown) => Boolean(Number(flag))
const isSlice = (wanted: unknown): wanted is { $slice: number | number[] } =>
  isDocument(wanted) && [wanted.$slice].flat().every((n) => typeof n === 'number')

/** Compiles the projection of a find; undefined when there is nothing to do. */
export function projector(
  projection: Document | undefined,
  filter: Document,
  options: Computing,
): Project | undefined {
  const fields = Object.entries(projection ?? {})
  if (!fields.length) return undefined
  const others = fields.filter(([path]) => path !== '_id')
  const includes = others.some(([, wanted]) => (isFlag(wanted) ? isOn(wanted) : !isSlice(wanted)))
  const isIncluding = others.length ? includes : !isFlag(projection?._id) || isOn(projection?._id)
  const tree: Tree = new Map()
  if (isIncluding && projection?._id === undefined) plant(tree, ['_id'], (value) => value)
  for (const [path, wanted] of fields) {
    const name = path.endsWith('.$') ? path.slice(0, -2) : path
    const isPlain = isFlag(wanted) && name === path
    if (isPlain && path !== '_id' && isOn(wanted) !== isIncluding)
      throw isIncluding
        ? numbered(31254, `Cannot do exclusion on field ${path} in inclusion projection`)
        : numbered(31253, `Cannot do inclusion on field ${path} in exclusion projection`)
    const become: Wanted = isPlain
      ? (value) => (isOn(wanted) ? value : undefined)
      : computed(name, path, wanted, filter, options)
    plant(tree, name.split('.'), become)
  }
  return (raw) => {
    const doc = decodeExact(raw)
    return toRaw(cut(doc, tree, isIncluding, doc) as Document)
  }
}

function plant(tree: Tree, [name = '', ...rest]: string[], wanted: Wanted): void {
  const held = tree.get(name)
  if (held && (!rest.length || typeof held === 'function')) throw numbered(31249, `Path collision at ${name}`)
  const under: Tree = (held as Tree | undefined) ?? new Map()
  tree.set(name, rest.length ? under : wanted)
  if (rest.length) plant(under, rest, wanted)
}

/** The wanted fields in the order of the document, and after them those that are only computed. */
function cut(value: unknown, tree: Tree, isIncluding: boolean, doc: Document): unknown {
  if (Array.isArray(value))
    return value.map((item) => cut(item, tree, isIncluding, doc)).filter((item) => item !== undefined)
  if (!isDocument(value)) return isIncluding ? undefined : value
  const computed = [...tree.keys()].filter((name) => typeof tree.get(name) === 'function')
  const fields = [...new Set([...Object.keys(value), ...computed])].map((name): [string, unknown] => {
    const [field, wanted] = [fieldOf(value, name), tree.get(name)]
    if (!wanted) return [name, isIncluding ? undefined : field]
    return [name, typeof wanted === 'function' ? wanted(field, doc) : cut(field, wanted, isIncluding, doc)]
  })
  return Object.fromEntries(fields.filter(([, field]) => field !== undefined))
}

function computed(name: string, path: string, wanted: unknown, filter: Document, options: Computing): Wanted {
  if (path !== name)
    return (value, doc) =>
      Array.isArray(value) && value.length ? [value[matchedElement(doc, filter, name)]] : value
  if (isDocument(wanted) && '$elemMatch' in wanted) {
    const test = elementTest(wanted.$elemMatch, options)
    return (value) => {
      const at = Array.isArray(value) ? value.findIndex(test) : -1
      return at < 0 ? undefined : [(value as unknown[])[at]]
    }
  }
  if (isSlice(wanted)) {
    const [first = 0, count] = [wanted.$slice].flat()
    const [from, to] = count !== undefined ? [first, count] : first < 0 ? [first, -first] : [0, first]
    return (value) => (Array.isArray(value) ? value.slice(from).slice(0, to) : value)
  }
  if (isDocument(wanted) && '$meta' in wanted) throw numbered(40218, 'there is no metadata of queries here')
  const expression = withRegExps(wanted)
  return (_, doc) => evaluate(doc, expression, options)
}
