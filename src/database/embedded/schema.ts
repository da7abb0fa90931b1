import { type Document, Long } from 'bson'
import { type Call, type Command, namespace, refuseOptions } from './call'
import type { Collection } from './collection'
import { badValue, CommandError, invalidOptions, notSupported } from './errors'
import { describe, type Index, isPresent, parseIndex, sameKey } from './indexes'
import { matcher } from './query'
import { refuseStages } from './search'
import { Pace } from './store'
import { isDocument } from './values'

function existing(call: Call): Collection {
  const ns = namespace(call)
  const collection = call.store.collections.get(ns)
  if (!collection) throw new CommandError(26, 'NamespaceNotFound', `ns does not exist: ${ns}`)
  return collection
}

const single = (ns: string, firstBatch: Document[]) => ({ cursor: { id: Long.ZERO, ns, firstBatch }, ok: 1 })

export const create: Command = async (call) => {
  const { body, store } = call
  refuseOptions(body, 'capped', 'timeseries', 'clusteredIndex', 'encryptedFields', 'expireAfterSeconds')
  const ns = namespace(call)
  const { viewOn, pipeline = [], validator } = body
  refuseStages(pipeline)
  checkValidator(body)
  const options = { ...(viewOn ? { viewOn, pipeline } : {}), ...(validator ? { validator } : {}) }
  return store.write(() => {
    if (store.collections.has(ns))
      throw new CommandError(48, 'NamespaceExists', `Collection ${ns} already exists.`)
    store.ensure(ns, options)
    return { ok: 1 }
  })
}

/** Only rules in the query language, strictly held. */
function checkValidator({
  validator = {},
  validationLevel = 'strict',
  validationAction = 'error',
}: Document): void {
  if (validationLevel !== 'strict' || validationAction !== 'error') throw notSupported('a lenient validator')
  matcher(validator)
}

/** Changes what is valid. */
export const collMod: Command = async (call) => {
  const { validator } = call.body
  checkValidator(call.body)
  if (!validator) throw notSupported('this collMod')
  return call.store.write(() => {
    const collection = existing(call)
    collection.adopt({ indexes: collection.indexes, options: { ...collection.options, validator } })
    collection.save()
    return { ok: 1 }
  })
}

export const drop: Command = async (call) => {
  const ns = namespace(call)
  const known = call.store.collections.get(ns)
  if (!known) return { ok: 1 }
  await call.store.write(() => call.store.drop(ns))
  await call.store.clearUp()
  return { nIndexesWas: known.indexes.length, ns, ok: 1 }
}

const inDatabase = ({ store, db }: Call) => [...store.collections.values()].filter((each) => each.db === db)

export const dropDatabase: Command = async (call) => {
  await call.store.write(() => {
    for (const { ns } of inDatabase(call)) call.store.drop(ns)
  })
  await call.store.clearUp()
  return { dropped: call.db, ok: 1 }
}

export const listCollections: Command = (call) => {
  const shown = inDatabase(call).map(({ name, options, indexes }) => {
    const about = { options, info: { readOnly: false }, idIndex: describe(indexes[0] as Index) }
    return { name, type: options.viewOn ? 'view' : 'collection', ...(call.body.nameOnly ? {} : about) }
  })
  return single(`${call.db}.$cmd.listCollections`, shown.filter(matcher(call.body.filter ?? {})))
}

export const listIndexes: Command = (call) => {
  const { ns, indexes } = existing(call)
  return single(ns, indexes.map(describe))
}

export const createIndexes: Command = async (call) => {
  const { body, store } = call
  refuseOptions(body)
  const ns = namespace(call)
  if (!Array.isArray(body.indexes) || !body.indexes.length)
    throw badValue('Must specify at least one index to create')
  for (const asked of body.indexes) refuseOptions(asked)
  const asked = body.indexes.map(parseIndex)
  const createdCollectionAutomatically = !store.collections.has(ns)
  const built: number[] = []
  const counts = await store.write(() => {
    const collection = store.ensure(ns)
    const numIndexesBefore = collection.indexes.length
    const missing = asked.filter((each) => !isPresent(collection.indexes, each))
    for (const each of missing) built.push(collection.addIndex(each).id)
    return { numIndexesBefore, numIndexesAfter: collection.indexes.length }
  })
  try {
    for (const id of built) await build(call, ns, id)
  } catch (error) {
    for (const id of built) await withIndex(call, ns, id, (collection, index) => collection.dropIndex(index))
    throw error
  }
  return { ...counts, createdCollectionAutomatically, ok: 1 }
}

const portion = 300

/** Fills an index in portions, so that others have their turn, and then puts it to use. */
async function build(call: Call, ns: string, id: number): Promise<void> {
  const pace = new Pace()
  let last: Buffer | undefined
  do {
    last = await withIndex(call, ns, id, (collection, index) => collection.fillIndex(index, last, portion))
    if (pace.due) await pace.rest()
  } while (last)
  await withIndex(call, ns, id, (collection, index) => {
    index.ready = true
    collection.save()
  })
}

/** Changes an index in a transaction of its own, unless it was dropped meanwhile. */
const withIndex = <T>(
  { store }: Call,
  ns: string,
  id: number,
  use: (collection: Collection, index: Index) => T,
) =>
  store.write(() => {
    const collection = store.collections.get(ns)
    const index = collection?.indexes.find((each) => each.id === id)
    return collection && index && use(collection, index)
  })

export const dropIndexes: Command = async (call) =>
  call.store.write(() => {
    const collection = existing(call)
    const nIndexesWas = collection.indexes.length
    for (const wanted of [call.body.index].flat()) {
      if (wanted === '_id_') throw invalidOptions('cannot drop _id index')
      const found = collection.indexes.filter(
        ({ name, key }) =>
          name !== '_id_' &&
          (wanted === '*' || name === wanted || (isDocument(wanted) && sameKey(key, wanted))),
      )
      if (!found.length && wanted !== '*')
        throw new CommandError(27, 'IndexNotFound', `index not found with name [${JSON.stringify(wanted)}]`)
      for (const index of found) collection.dropIndex(index)
    }
    return { nIndexesWas, ok: 1 }
  })
