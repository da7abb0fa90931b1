import { type Document, Long } from 'bson'
import type { Collection } from './collection'
import { type Call, type Command, namespace, Pace, refuseOptions } from './engine'
import { badValue, CommandError, notSupported } from './errors'
import { describe, type Index, type NewIndex, parseIndex, sameIndex, sameKey } from './indexes'
import { isDocument } from './order'
import { refuseStages } from './pipeline'
import { matcher } from './query'

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
    'clusteredIndex',
    'changeStreamPreAndPostImages',
    'encryptedFields',
    'expireAfterSeconds',
  )
  const ns = namespace(call)
  const { viewOn, pipeline = [], validator } = body
  if (viewOn) refuseStages(pipeline)
  checkValidator(body)
  const options = { ...(viewOn ? { viewOn, pipeline } : {}), ...(validator ? { validator } : {}) }
  return store.write(() => {
    if (store.collection(ns))
      throw new CommandError(48, 'NamespaceExists', `Collection ${ns} already exists.`)
    store.ensure(ns, options)
    return { ok: 1 }
  })
}

export const drop: Command = async (call) => {
  const ns = namespace(call)
  const nIndexesWas = call.store.collection(ns)?.indexes.length
  if (!(await call.store.write(() => call.store.drop(ns)))) return { ok: 1 }
  await call.store.clearUp()
  return { nIndexesWas, ns, ok: 1 }
}

export const dropDatabase: Command = async ({ store, db }) => {
  await store.write(() => {
    for (const collection of [...store.collections.values()])
      if (collection.db === db) store.drop(collection.ns)
  })
  await store.clearUp()
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
        type: collection.options.viewOn ? 'view' : 'collection',
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
  for (const { collation } of body.indexes) refuseOptions({ collation })
  const createdCollectionAutomatically = !store.collection(ns)
  const built: number[] = []
  const counts = await store.write(() => {
    const collection = store.ensure(ns)
    const missing = asked.filter((spec) => !isPresent(collection, spec))
    const numIndexesBefore = collection.indexes.length
    for (const spec of missing) built.push(collection.addIndex(spec).id)
    return { numIndexesBefore, numIndexesAfter: collection.indexes.length }
  })
  try {
    for (const id of built) await build(call, ns, id)
  } catch (error) {
    await store.write(() => {
      for (const id of built) withIndex(call, ns, id, (collection, index) => collection.dropIndex(index))
    })
    throw error
  }
  return { ...counts, createdCollectionAutomatically, ok: 1 }
}

const portion = 300

/** Fills an index in portions, so that others have their turn, and then puts it to use. */
async function build({ store }: Call, ns: string, id: number): Promise<void> {
  const pace = new Pace()
  for (let after: number | undefined, first = true; first || after !== undefined; first = false) {
    after = await store.write(() =>
      withIndex({ store }, ns, id, (collection, index) => collection.fillIndex(index, after, portion)),
    )
    if (pace.due) await pace.rest()
  }
  await store.write(() =>
    withIndex({ store }, ns, id, (collection, index) => {
      index.ready = true
      collection.save()
    }),
  )
}

function withIndex<T>(
  { store }: Pick<Call, 'store'>,
  ns: string,
  id: number,
  use: (collection: Collection, index: Index) => T,
): T | undefined {
  const collection = store.collection(ns)
  const index = collection?.indexes.find((each) => each.id === id)
  return collection && index && use(collection, index)
}

function isPresent({ indexes }: Collection, asked: NewIndex): boolean {
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

/** Changes how long documents live, or what is valid. */
export const collMod: Command = async (call) => {
  const { index: asked, validator } = call.body
  const seconds: unknown = asked?.expireAfterSeconds
  checkValidator(call.body)
  if (!validator && typeof seconds !== 'number') throw notSupported('this collMod')
  return call.store.write(() => {
    const collection = existing(call)
    if (validator) collection.configure({ ...collection.options, validator })
    if (typeof seconds === 'number') {
      const index = collection.indexes.find(
        ({ name, key }) =>
          name === asked.name || (isDocument(asked.keyPattern) && sameKey(key, asked.keyPattern)),
      )
      if (!index) throw new CommandError(27, 'IndexNotFound', 'cannot find the index to modify')
      index.expireAfterSeconds = seconds
      collection.save()
    }
    return { ok: 1 }
  })
}

/** Only rules in the query language, strictly held. */
function checkValidator({
  validator,
  validationLevel = 'strict',
  validationAction = 'error',
}: Document): void {
  if (validationLevel !== 'strict' || validationAction !== 'error') throw notSupported('a lenient validator')
  if (!validator) return
  if (JSON.stringify(validator).includes('"$jsonSchema"')) throw notSupported('$jsonSchema')
  matcher(validator)
}
