import type { Document } from 'bson'
import { CommandError, notSupported } from './errors'
import { type KeyField, keyBytes, keyFields, spread } from './keys'
import { type Matcher, matcher } from './query'
import { compare, isDocument } from './values'

/** An index as kept in the catalogue. */
export interface IndexSpec {
  id: number
  name: string
  key: Record<string, 1 | -1>
  unique?: boolean
  sparse?: boolean
  partialFilterExpression?: Document
  expireAfterSeconds?: number
  /** Whether some document's array was spread over several entries. */
  multikey: boolean
  /** Whether it has the entries of all documents; until then it serves no reads. */
  ready: boolean
}

/** An index in use. */
export interface Index extends IndexSpec {
  fields: KeyField[]
  includes: Matcher | undefined
  /** Whether `multikey` changed since the catalogue was written. */
  unsaved?: boolean
}

export const toIndex = (spec: IndexSpec): Index => ({
  ...spec,
  fields: keyFields(spec.key),
  includes: spec.partialFilterExpression && matcher(spec.partialFilterExpression),
})

export const toSpec = ({ fields: _, includes: __, unsaved: ___, ...spec }: Index): IndexSpec => spec

const shown = ['key', 'name', 'unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds']
// A collation that is not the simple one was refused before.
const ignored = ['collation', 'background', 'v', 'ns', 'comment', 'dropDups']

const picked = (from: Document) =>
  Object.fromEntries(shown.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]))

/** How an index is shown to clients. */
export const describe = (index: Index): Document => ({ v: 2, ...picked(index) })

const cannotCreate = (message: string) => new CommandError(67, 'CannotCreateIndex', message)

type NewIndex = Omit<IndexSpec, 'id' | 'ready'>

/** Checks what a client asks for and names the kinds of index that do not exist here. */
export function parseIndex(asked: Document): NewIndex {
  if (!isDocument(asked.key) || !Object.keys(asked.key).length)
    throw cannotCreate('Index keys cannot be an empty object')
  const key: Record<string, 1 | -1> = {}
  for (const [path, by] of Object.entries(asked.key)) {
    if (typeof by === 'string') throw notSupported(`an index of type '${by}'`)
    if (path.includes('$**')) throw notSupported('a wildcard index')
    if (typeof by !== 'number' || !by)
      throw cannotCreate(`Values in an index key must be non-zero numbers: ${path}`)
    if (path.split('.').includes('') || path.startsWith('$'))
      throw cannotCreate(`Index key contains an illegal field name: '${path}'`)
    key[path] = by > 0 ? 1 : -1
  }
  const strange = Object.keys(asked).find((option) => !shown.includes(option) && !ignored.includes(option))
  if (strange) throw notSupported(`the index option '${strange}'`)
  if (asked.partialFilterExpression && asked.sparse)
    throw cannotCreate("cannot mix 'partialFilterExpression' and 'sparse' options")
  const seconds = asked.expireAfterSeconds
  if (seconds !== undefined && (Object.keys(key).length > 1 || typeof seconds !== 'number' || seconds < 0))
    throw cannotCreate('expireAfterSeconds needs a single field and a number of seconds')
  const { unique, sparse, ...options } = picked(asked)
  const name = asked.name || Object.entries(key).flat().join('_')
  return { ...options, ...(unique && { unique }), ...(sparse && { sparse }), name, key, multikey: false }
}

export const sameKey = (a: Document, b: Document) => JSON.stringify(a) === JSON.stringify(b)

const conflict = (code: number, codeName: string, found: string, wanted: string) =>
  new CommandError(code, codeName, `the index '${found}' exists already and is not the same as '${wanted}'`)

/** Whether the index asked for is there; refuses one of the same name or key that means something else. */
export function isPresent(indexes: Index[], asked: NewIndex): boolean {
  for (const index of indexes) {
    const isSame = sameKey(index.key, asked.key)
    if (isSame && index.name === '_id_') return true
    const differs = ['unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds'].filter(
      (option) => compare(index[option as 'unique'] ?? false, asked[option as 'unique'] ?? false) !== 0,
    )
    if (isSame && !differs.length && index.name === asked.name) return true
    if (index.name === asked.name) throw conflict(86, 'IndexKeySpecsConflict', index.name, asked.name)
    if (isSame && (!differs.length || differs.join() === 'expireAfterSeconds'))
      throw conflict(85, 'IndexOptionsConflict', index.name, asked.name)
  }
  return false
}

/** The longest key that lmdb takes, less what goes around the values. */
const longestKey = 1900

/** The entries of a document in an index, bytes as latin1 with the values in them; notes when arrays were spread. */
export function entriesOf(index: Index, doc: Document): Map<string, unknown[]> {
  const found = new Map<string, unknown[]>()
  if (index.includes && !index.includes(doc)) return found
  for (const { values, wasArray } of spread(doc, index.fields)) {
    if (index.sparse && values.every((value) => value === undefined)) continue
    if (wasArray && !index.multikey) {
      index.multikey = true
      index.unsaved = true
    }
    const bytes = keyBytes(index.fields, values)
    if (bytes.length > longestKey)
      throw new CommandError(17280, 'KeyTooLong', `a key of ${index.name} is too long`)
    found.set(bytes.toString('latin1'), values)
  }
  return found
}

/** As much of a bound as can matter: no entry is longer. */
export const cutBound = (bytes: Buffer) => (bytes.length > longestKey ? bytes.subarray(0, longestKey) : bytes)
