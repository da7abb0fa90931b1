import { type Document, Long } from 'bson'
import { type Call, type Command, namespace, refuseOptions } from './engine'
import { badValue, CommandError, notSupported } from './errors'
import { describe, type Index, parseIndex, sameIndex, sameKey } from './indexes'
import { isDocument } from './order'
import { matcher } from './query'
import type { Collection } from './store'

const missing = (ns: string) => new CommandError(26, 'NamespaceNotFound', `ns does not exist: ${ns}`)

function existing(call: Call): Collection {
  const ns = namespace(call)
  const collection = call.store.collection(ns)
  if (!collection) throw missing(ns)
  return collection
}

const single = (ns: string, firstBatch: Document[]) => ({ cursor: { id: Long.ZERO, ns, firstBatch }, ok: 1 })

export const create: Command = async (call) => {
  const { body, store } = call
  refuseOptions(
    body,
    'capped',
    'timeseries',
    'viewOn',
    'validator',
    'clusteredIndex',
    'changeStreamPreAndPostImages',
    'encryptedFields',
    'expireAfterSeconds',
  )
  const ns = namespace(call)
  return store.write(() => {
    if (store.collection(ns))
      throw new CommandError(48, 'NamespaceExists', `Collection ${ns} already exists.`)
    store.ensure(ns)
    return { ok: 1 }
  })
}

export const drop: Command = async (call) => {
  const ns = namespace(call)
  const nIndexesWas = call.store.collection(ns)?.indexes.length
  if (!(await call.store.write(() => call.store.drop(ns)))) return { ok: 1 }
  return { nIndexesWas, ns, ok: 1 }
}

export const dropDatabase: Command = async ({ store, db }) => {
  await store.write(() => {
    for (const collection of [...store.collections.values()])
      if (collection.db === db) store.drop(collection.ns)
  })
  return { dropped: db, ok: 1 }
}

export const listCollections: Command = ({ store, db, body }) => {
  const shown = [...store.collections.values()]
    .filter((collection) => collection.db === db)
    .map((collection) => {
      const [id] = collection.indexes.map(describe)
      const about = { info: { readOnly: false }, idIndex: id }
      return {
        name: collection.name,
        type: 'collection',
        ...(body.nameOnly ? {} : { options: collection.options, ...about }),
      }
    })
  return single(`${db}.$cmd.listCollections`, shown.filter(matcher(body.filter ?? {})))
}

export const listDatabases: Command = ({ store, body }) => {
  const names = new Set([...store.collections.values()].map(({ db }) => db))
  const databases = [...names].map((name) =>
    body.nameOnly ? { name } : { name, sizeOnDisk: 0, empty: false },
  )
  return { databases: databases.filter(matcher(body.filter ?? {})), totalSize: 0, ok: 1 }
}

export const listIndexes: Command = (call) => {
  const collection = existing(call)
  return single(collection.ns, collection.indexes.map(describe))
}

export const createIndexes: Command = async (call) => {
  const { body, store } = call
  refuseOptions(body)
  const ns = namespace(call)
  if (!Array.isArray(body.indexes) || !body.indexes.length)
    throw badValue('Must specify at least one index to create')
  const asked = body.indexes.map(parseIndex)
  const built: Index[] = []
  const createdCollectionAutomatically = !store.collection(ns)
  const { before, after } = await store.write(() => {
    const collection = store.ensure(ns)
    const before = collection.indexes.length
    for (const spec of asked) if (!isPresent(collection, spec)) built.push(collection.addIndex(spec))
    return { before, after: collection.indexes.length }
  })
  for (const index of built) index.ready = true
  return { numIndexesBefore: before, numIndexesAfter: after, createdCollectionAutomatically, ok: 1 }
}

function isPresent({ indexes }: Collection, asked: ReturnType<typeof parseIndex>): boolean {
  for (const index of indexes) {
    if (index.name === '_id_' && sameKey(index.key, asked.key)) return true
    if (sameIndex(index, asked)) {
      if (index.name === asked.name) return true
      throw new CommandError(
        85,
        'IndexOptionsConflict',
        `Index already exists with a different name: ${index.name}`,
      )
    }
    if (index.name === asked.name)
      throw new CommandError(
        86,
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index: ${asked.name}`,
      )
    if (
      sameKey(index.key, asked.key) &&
      !asked.partialFilterExpression &&
      !index.partialFilterExpression &&
      !asked.sparse === !index.sparse &&
      !asked.unique === !index.unique
    )
      throw new CommandError(
        85,
        'IndexOptionsConflict',
        `An equivalent index already exists with different options: ${index.name}`,
      )
  }
  return false
}

export const dropIndexes: Command = async (call) => {
  const { body, store } = call
  return store.write(() => {
    const collection = existing(call)
    const nIndexesWas = collection.indexes.length
    for (const wanted of [body.index].flat()) {
      const found = collection.indexes.filter(
        (index) =>
          index.name !== '_id_' &&
          (wanted === '*' || index.name === wanted || (isDocument(wanted) && sameKey(index.key, wanted))),
      )
      if (wanted === '_id_') throw new CommandError(72, 'InvalidOptions', 'cannot drop _id index')
      if (!found.length && wanted !== '*')
        throw new CommandError(27, 'IndexNotFound', `index not found with name [${JSON.stringify(wanted)}]`)
      for (const index of found) collection.dropIndex(index)
    }
    return { nIndexesWas, ok: 1 }
  })
}

/** Only how long documents live may be changed. */
export const collMod: Command = async (call) => {
  const asked = call.body.index as Document | undefined
  const seconds = asked?.expireAfterSeconds
  if (!asked || typeof seconds !== 'number') throw notSupported('this collMod')
  return call.store.write(() => {
    const collection = existing(call)
    const index = collection.indexes.find(
      ({ name, key }) =>
        name === asked.name || (isDocument(asked.keyPattern) && sameKey(key, asked.keyPattern)),
    )
    if (!index) throw new CommandError(27, 'IndexNotFound', 'cannot find the index to modify')
    index.expireAfterSeconds = seconds
    collection.save()
    return { ok: 1 }
  })
}
