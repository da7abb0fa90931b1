import { type Document, Long } from 'bson'
import { type Call, type Command, namespace, refuseOptions } from './call'
import type { Collection } from './collection'
import { badValue, CommandError, invalidOptions, notSupported } from './errors'
import { describe, type Index, isPresent, parseIndex, sameKey } from './indexes'
import { matcher } from './query'
import { refuseStages } from './search'
import type { Steps, Store } from './store'
import { isDocument } from './values'

function existing(call: Call): Collection {
  const ns = namespace(call)
  const collection = call.store.collections.get(ns)
  if (!collection) throw new CommandError(26, 'NamespaceNotFound', `ns does not exist: ${ns}`)
  return collection
}

const single = (ns: string, firstBatch: Document[]) => ({ cursor: { id: Long.ZERO, ns, firstBatch }, ok: 1 })

const otherKinds = ['capped', 'timeseries', 'clusteredIndex', 'encryptedFields', 'expireAfterSeconds']
const lenient = ['validationLevel', 'validationAction']

export const create: Command = async (call) => {
  const { body, store } = call
  refuseOptions(body, ...lenient, ...otherKinds)
  const ns = namespace(call)
  const { viewOn, pipeline = [], validator } = body
  refuseStages(pipeline)
  matcher(validator ?? {})
  const options = { ...(viewOn ? { viewOn, pipeline } : {}), ...(validator ? { validator } : {}) }
  return store.write(() => {
    if (store.collections.has(ns))
      throw new CommandError(48, 'NamespaceExists', `Collection ${ns} already exists.`)
    store.ensure(ns, options)
    return { ok: 1 }
  })
}

/** Changes what is valid. */
export const collMod: Command = async (call) => {
  const { validator } = call.body
  refuseOptions(call.body, ...lenient)
  if (!validator) throw notSupported('this collMod')
  matcher(validator)
  await call.store.write(() => {
    const collection = existing(call)
    collection.adopt({ indexes: collection.indexes, options: { ...collection.options, validator } })
    collection.save()
  })
  return { ok: 1 }
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
    for (const each of missing) built.push(collection.addIndex(each))
    return { numIndexesBefore, numIndexesAfter: collection.indexes.length }
  })
  try {
    for (const id of built) await store.writeInPortions(fill(store, ns, id))
  } catch (error) {
    await store.write(() => store.collections.get(ns)?.dropIndexes(({ id }) => built.includes(id)))
    await store.clearUp()
    throw error
  }
  return { ...counts, createdCollectionAutomatically, ok: 1 }
}

function* fill(store: Store, ns: string, id: number): Steps {
  const collection = store.collections.get(ns)
  for (const _ of collection?.fillIndex(id) ?? []) {
    yield
    if (store.collections.get(ns) !== collection) return
  }
}

export const dropIndexes: Command = async (call) => {
  const isOf =
    (wanted: unknown) =>
    ({ name, key }: Index) =>
      name !== '_id_' && (wanted === '*' || name === wanted || (isDocument(wanted) && sameKey(key, wanted)))
  const answer = await call.store.write(() => {
    const collection = existing(call)
    const nIndexesWas = collection.indexes.length
    const all = [call.body.index].flat()
    for (const wanted of all) {
      if (wanted === '_id_') throw invalidOptions('cannot drop _id index')
      if (wanted !== '*' && !collection.indexes.some(isOf(wanted)))
        throw new CommandError(27, 'IndexNotFound', `index not found with name [${JSON.stringify(wanted)}]`)
    }
    collection.dropIndexes((index) => all.some((wanted) => isOf(wanted)(index)))
    return { nIndexesWas, ok: 1 }
  })
  await call.store.clearUp()
  return answer
}
