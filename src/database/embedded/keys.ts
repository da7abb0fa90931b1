/**
 * The files: one lmdb environment with one table of binary keys.
 *
 *     0                                    → the stamp, see Store
 *     1 namespace                          → the collection's catalogue entry
 *     2 collection record                  → a document's BSON
 *     3 collection index entry record      → nothing
 *
 * Numbers are big-endian, so a collection's documents lie in order of insertion and an index's entries in order of
 * their values.
 */
export const kinds = { stamp: 0, catalogue: 1, document: 2, entry: 3 } as const

const recordBytes = 6

export interface KeyRange {
  start: Buffer
  end: Buffer
  reverse?: boolean
}

export function keyOf(kind: number, collection?: number | string, index?: number): Buffer {
  if (typeof collection === 'string') return Buffer.concat([Buffer.from([kind]), Buffer.from(collection)])
  const bytes = Buffer.alloc(collection === undefined ? 1 : index === undefined ? 5 : 7)
  bytes[0] = kind
  if (collection !== undefined) bytes.writeUInt32BE(collection, 1)
  if (index !== undefined) bytes.writeUInt16BE(index, 5)
  return bytes
}

export function documentKey(collection: number, record: number): Buffer {
  const bytes = Buffer.alloc(5 + recordBytes)
  bytes[0] = kinds.document
  bytes.writeUInt32BE(collection, 1)
  bytes.writeUIntBE(record, 5, recordBytes)
  return bytes
}

export function entryKey(collection: number, index: number, entry: Buffer, record: number): Buffer {
  const end = Buffer.alloc(recordBytes)
  end.writeUIntBE(record, 0, recordBytes)
  return Buffer.concat([keyOf(kinds.entry, collection, index), entry, end])
}

/** The record that a document's or an entry's key ends with. */
export const recordOf = (key: Buffer) => key.readUIntBE(key.length - recordBytes, recordBytes)

/** The collection that a document's or an entry's key belongs to. */
export const collectionOf = (key: Buffer) => key.readUInt32BE(1)

/** All keys that begin with a prefix; no key goes on with FF. */
export const under = (prefix: Buffer): KeyRange => ({
  start: prefix,
  end: Buffer.concat([prefix, Buffer.from([0xff])]),
})

export const backwards = ({ start, end }: KeyRange): KeyRange => ({ start: end, end: start, reverse: true })
