import mongoose, { type Model } from 'mongoose'
import { auditedModels } from './model'

/** Something that is not as it must be, for whoever runs the bot. Never free text of a document. */
export interface Finding {
  collection: string
  /** Document id, or what else tells where. */
  where: string
  what: string
}

type AnyModel = Model<Record<string, unknown>>
const models = (): AnyModel[] => Object.values(mongoose.models) as AnyModel[]

/** Fields that name a document of another collection, by their name, or by collection where that says more. */
const NAMES: Record<string, string[]> = {
  council: ['councils'],
  meeting: ['meetings'],
  hearing: ['hearings'],
  election: ['elections'],
  person: ['people'],
  // An anonymous poll is answered into a box, too.
  'ballotBoxes.election': ['elections', 'polls'],
}

/**
 * Reads the whole database and yields whatever breaks an invariant: a document that its schema would refuse,
 * a unique index that is missing or broken, an id that leads nowhere, an audit entry that is stuck.
 */
export async function* checkDatabase(now: Date): AsyncGenerator<Finding> {
  const known = await idsByCollection()
  for (const model of models()) {
    yield* checkIndexes(model)
    for await (const document of model.find().lean().cursor()) {
      yield* checkShape(model, document)
      yield* checkNames(model, document, known)
    }
  }
  yield* checkPending(now)
}

async function idsByCollection(): Promise<Map<string, Set<string>>> {
  const known = new Map<string, Set<string>>()
  for (const collection of new Set(Object.values(NAMES).flat())) {
    const found = await mongoose.models[collection]?.find({}, { _id: 1 }).lean()
    known.set(collection, new Set(found?.map(({ _id }) => String(_id))))
  }
  return known
}

async function* checkShape(model: AnyModel, document: Record<string, unknown>): AsyncGenerator<Finding> {
  const finding = (what: string): Finding => ({
    collection: model.modelName,
    where: String(document._id),
    what,
  })
  try {
    await new model(document).validate()
  } catch (error) {
    const { errors, path = 'unknown' } = error as { errors?: Record<string, unknown>; path?: string }
    // The schema is strict: it says which field it does not know.
    if (!errors) yield finding(`has a field that nobody reads (${path})`)
    for (const each of Object.keys(errors ?? {})) yield finding(`${each} is missing or of a wrong kind`)
  }
}

function* checkNames(
  model: AnyModel,
  document: Record<string, unknown>,
  known: Map<string, Set<string>>,
): Generator<Finding> {
  for (const field of Object.keys(NAMES)) {
    const id = document[field]
    if (typeof id !== 'string' || id === '' || model.schema.path(field) === undefined) continue
    const collections = NAMES[`${model.modelName}.${field}`] ?? NAMES[field] ?? []
    if (!collections.some((collection) => known.get(collection)?.has(id)))
      yield {
        collection: model.modelName,
        where: String(document._id),
        what: `${field} names nothing in ${collections.join(' or ')}`,
      }
  }
}

async function* checkIndexes(model: AnyModel): AsyncGenerator<Finding> {
  const { modelName: collection } = model
  const finding = (where: string, what: string): Finding => ({ collection, where, what })
  const there = new Set((await indexesOf(model)).map(({ key }) => JSON.stringify(key)))
  for (const [keys, { unique, sparse, partialFilterExpression }] of model.schema.indexes()) {
    const where = Object.keys(keys).join(', ')
    if (!there.has(JSON.stringify(keys))) yield finding(where, 'the index is missing')
    if (!unique) continue
    const fields = Object.keys(keys)
    const only = sparse ? Object.fromEntries(fields.map((field) => [field, { $exists: true }])) : {}
    const groups = await model.aggregate<{ count: number }>([
      { $match: { ...only, ...partialFilterExpression } },
      {
        $group: {
          _id: Object.fromEntries(fields.map((field, at) => [`k${at}`, `$${field}`])),
          count: { $sum: 1 },
        },
      },
      { $match: { count: { $gt: 1 } } },
    ])
    if (groups.length > 0) yield finding(where, `${groups.length} values that must be unique are not`)
  }
}

async function indexesOf(model: AnyModel): Promise<{ key: object }[]> {
  try {
    return (await model.listIndexes()) as { key: object }[]
  } catch (error) {
    // A collection that nothing was written to is not there.
    if ((error as { code?: number }).code === 26) return []
    throw error
  }
}

const STUCK_MS = 60 * 60 * 1000

async function* checkPending(now: Date): AsyncGenerator<Finding> {
  const before = new Date(now.getTime() - STUCK_MS)
  for (const model of auditedModels)
    for await (const { _id } of model
      .find({ 'pendingAudit.at': { $lt: before } }, { _id: 1 })
      .lean()
      .cursor())
      yield { collection: model.modelName, where: _id, what: 'an audit entry waits for more than an hour' }
}
