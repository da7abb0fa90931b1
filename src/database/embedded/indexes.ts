import { createHash } from 'node:crypto'
import type { Document } from 'bson'
import { CommandError, notSupported } from './errors'
import { encodeField, type KeyField, keyFields, orderedValue, spreadKeys } from './key-values'
import { compare, isDocument } from './order'
import { type Matcher, matcher } from './query'

/** An index as kept in the catalogue. */
export interface IndexSpec {
  id: number
  name: string
  key: Record<string, 1 | -1>
  unique?: boolean
  sparse?: boolean
  partialFilterExpression?: Document
  expireAfterSeconds?: number
  hidden?: boolean
  /** By field of the key: whether some document's array was spread over several entries. */
  multikey: boolean[]
  /** Whether some key was too long and was cut: then the entries' order is not the values' order. */
  cut: boolean
  /** Whether it has the entries of all documents; until then it serves no reads. */
  ready: boolean
}

/** An index in use. */
export interface Index extends IndexSpec {
  fields: KeyField[]
  includes: Matcher | undefined
  /** Whether `multikey` or `cut` changed since the catalogue was written. */
  unsaved: boolean
}

export interface IndexEntry {
  bytes: Buffer
  values: unknown[]
}

export const toIndex = (spec: IndexSpec): Index => ({
  ...spec,
  fields: keyFields(spec.key),
  includes: spec.partialFilterExpression && matcher(spec.partialFilterExpression),
  unsaved: false,
})

export const toSpec = ({ fields: _, includes: __, unsaved: ___, ...spec }: Index): IndexSpec => spec

/** How an index is shown to clients. */
export function describe(index: Index): Document {
  return {
    v: 2,
    ...Object.fromEntries(
      shown.filter((name) => index[name] !== undefined).map((name) => [name, index[name]]),
    ),
  }
}

const cannotCreate = (message: string) => new CommandError(67, 'CannotCreateIndex', message)
const shown = [
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'hidden',
] as const
// A collation that is not the simple one was refused before.
const ignored = ['collation', 'background', 'v', 'ns', 'comment', 'dropDups']

export type NewIndex = Omit<IndexSpec, 'id' | 'ready'>

/** Checks what a client asks for and names the kinds of index that do not exist here. */
export function parseIndex(asked: Document): NewIndex {
  if (!isDocument(asked.key) || !Object.keys(asked.key).length)
    throw cannotCreate('Index keys cannot be an empty object')
  const key: Record<string, 1 | -1> = {}
  for (const [path, by] of Object.entries(asked.key)) {
    if (typeof by === 'string') throw notSupported(`an index of type '${by}'`)
    if (path.includes('$**')) throw notSupported('a wildcard index')
    if (typeof by !== 'number' || !by)
      throw cannotCreate(`Values in v:2 index key pattern must be non-zero numbers: ${path}`)
    if (!path || path.split('.').includes('') || path.startsWith('$'))
      throw cannotCreate(`Index key contains an illegal field name: '${path}'`)
    key[path] = by > 0 ? 1 : -1
  }
  const strange = Object.keys(asked).find(
    (option) => !shown.includes(option as never) && !ignored.includes(option),
  )
  if (strange) throw notSupported(`the index option '${strange}'`)
  if (asked.partialFilterExpression && asked.sparse)
    throw cannotCreate("cannot mix 'partialFilterExpression' and 'sparse' options")
  const seconds = asked.expireAfterSeconds
  if (seconds !== undefined && (Object.keys(key).length > 1 || typeof seconds !== 'number' || seconds < 0))
    throw cannotCreate('expireAfterSeconds needs a single field and a number of seconds')
  const options = Object.fromEntries(
    shown.filter((name) => asked[name] !== undefined).map((name) => [name, asked[name]]),
  )
  for (const flag of ['unique', 'sparse', 'hidden']) if (!options[flag]) delete options[flag]
  const name = asked.name || Object.entries(key).flat().join('_')
  return { ...options, name, key, multikey: Object.keys(key).map(() => false), cut: false }
}

/** Whether two definitions mean the same index; the same key with other options is a conflict. */
export const sameIndex = (a: NewIndex, b: NewIndex) =>
  sameKey(a.key, b.key) &&
  ['unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds'].every(
    (option) => compare(a[option as 'unique'] ?? false, b[option as 'unique'] ?? false) === 0,
  )

export const sameKey = (a: Document, b: Document) => JSON.stringify(a) === JSON.stringify(b)

/** The entries of a document in an index; notes in the index when arrays were spread or keys were cut. */
export function entriesOf(index: Index, doc: Document): IndexEntry[] {
  if (index.includes && !index.includes(doc)) return []
  const found = new Map<string, IndexEntry>()
  for (const key of spreadKeys(index.fields, doc)) {
    if (index.sparse && key.every(({ value }) => value === undefined)) continue
    key.forEach(({ spread }, i) => {
      if (!spread || index.multikey[i]) return
      index.multikey[i] = true
      index.unsaved = true
    })
    const values = key.map(orderedValue)
    const bytes = entryKey(index, values)
    found.set(bytes.toString('latin1'), { bytes, values })
  }
  return [...found.values()]
}

const longestKey = 1800

function entryKey(index: Index, values: unknown[]): Buffer {
  const bytes = Buffer.concat(values.map((value, i) => encodeField(value, index.fields[i]?.by ?? 1)))
  if (bytes.length <= longestKey) return bytes
  index.unsaved ||= !index.cut
  index.cut = true
  return Buffer.concat([bytes.subarray(0, longestKey), createHash('sha256').update(bytes).digest()])
}

/** As much of a bound as entries keep. */
export const cutBound = (bytes: Buffer) => (bytes.length > longestKey ? bytes.subarray(0, longestKey) : bytes)
