import { type Document, EJSON } from 'bson'
import { mongo } from 'mongoose'

const { MongoClient } = mongo

/** The parts of MongoDB's unified test format that its CRUD tests use, run against any server. */
export interface TestFile {
  description: string
  runOnRequirements?: Requirement[]
  createEntities: Document[]
  initialData?: { databaseName: string; collectionName: string; documents: Document[] }[]
  tests: SpecifiedTest[]
}

export interface SpecifiedTest {
  description: string
  runOnRequirements?: Requirement[]
  skipReason?: string
  operations: Operation[]
  expectEvents?: { client: string; eventType?: string; events: Document[] }[]
  outcome?: { databaseName: string; collectionName: string; documents: Document[] }[]
}

interface Requirement {
  minServerVersion?: string
  maxServerVersion?: string
  topologies?: string[]
}

interface Operation {
  object: string
  name: string
  arguments?: Document
  expectResult?: unknown
  expectError?: Document
  saveResultAsEntity?: string
  ignoreResultAndError?: boolean
}

export const parseTests = (text: string): TestFile => EJSON.parse(text, { relaxed: true })

/** Whether a standalone server of this version is among those a test is meant for. */
export function isMeantFor(version: string, requirements: Requirement[] | undefined): boolean {
  return (
    !requirements?.length ||
    requirements.some(
      ({ minServerVersion, maxServerVersion, topologies }) =>
        (!minServerVersion || order(version, minServerVersion) >= 0) &&
        (!maxServerVersion || order(version, maxServerVersion) <= 0) &&
        (!topologies || topologies.includes('single')),
    )
  )
}

function order(a: string, b: string): number {
  const [x, y] = [a.split('.').map(Number), b.split('.').map(Number)]
  for (let i = 0; i < 3; i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0)
    if (difference) return difference
  }
  return 0
}

type Entity = { kind: string; value: Document }

/** Runs one test and throws at the first thing that is not as specified. */
export async function runTest(uri: string, file: TestFile, test: SpecifiedTest): Promise<void> {
  const own = new MongoClient(uri)
  const entities = new Map<string, Entity>()
  const events = new Map<string, { type: string; event: Document }[]>()
  try {
    for (const { databaseName, collectionName, documents } of file.initialData ?? []) {
      const collection = own.db(databaseName).collection(collectionName)
      await collection.drop()
      if (documents.length) await collection.insertMany(documents)
      else await own.db(databaseName).createCollection(collectionName)
    }
    for (const entity of file.createEntities) await createEntity(uri, entity, entities, events)
    for (const operation of test.operations) await perform(operation, entities)
    for (const { client, events: wanted } of test.expectEvents ?? []) {
      const seen = (events.get(client) ?? []).slice()
      expectEvents(wanted, seen)
    }
    for (const { databaseName, collectionName, documents } of test.outcome ?? []) {
      const found = await own.db(databaseName).collection(collectionName).find().sort({ _id: 1 }).toArray()
      match(documents, found, 'outcome', false)
    }
  } finally {
    for (const { kind, value } of entities.values()) if (kind === 'client') await value.close()
    await own.close()
  }
}

async function createEntity(
  uri: string,
  entity: Document,
  entities: Map<string, Entity>,
  events: Map<string, { type: string; event: Document }[]>,
): Promise<void> {
  const [[kind, about] = ['', {} as Document]] = Object.entries(entity)
  const of = (name: string) => entities.get(name)?.value as Document
  if (kind === 'client') {
    const client = new MongoClient(uri, { ...about.uriOptions, monitorCommands: true })
    const seen: { type: string; event: Document }[] = []
    events.set(about.id, seen)
    const hidden = ['configureFailPoint', ...(about.ignoreCommandMonitoringEvents ?? [])]
    for (const type of about.observeEvents ?? [])
      client.on(type.replace('Event', ''), (event: Document) => {
        if (!hidden.includes(event.commandName)) seen.push({ type, event })
      })
    await client.connect()
    entities.set(about.id, { kind, value: client })
  } else if (kind === 'database')
    entities.set(about.id, {
      kind,
      value: of(about.client).db(about.databaseName, options(about.databaseOptions)),
    })
  else if (kind === 'collection')
    entities.set(about.id, {
      kind,
      value: of(about.database).collection(about.collectionName, options(about.collectionOptions)),
    })
  else throw new Error(`no entity of kind ${kind}`)
}

const options = (given: Document = {}) => given

async function perform(operation: Operation, entities: Map<string, Entity>): Promise<void> {
  const { expectError, expectResult } = operation
  const target = entities.get(operation.object)?.value
  if (!target) throw new Error(`no object ${operation.object}`)
  let result: unknown
  try {
    result = await call(target, operation.name, { ...operation.arguments })
  } catch (error) {
    if (operation.ignoreResultAndError) return
    if (!expectError) throw error
    expectFailure(expectError, error as Document)
    return
  }
  if (expectError)
    throw new Error(`${operation.name} should have failed, but gave ${EJSON.stringify(result as Document)}`)
  if (expectResult !== undefined) match(expectResult, result, operation.name, true)
}

async function call(target: Document, name: string, args: Document): Promise<unknown> {
  const {
    filter,
    update,
    replacement,
    pipeline,
    document,
    documents,
    requests,
    models,
    fieldName,
    keys,
    ...rest
  } = args
  switch (name) {
    case 'find':
      return target.find(filter, rest).toArray()
    case 'findOne':
      return target.findOne(filter, rest)
    case 'aggregate':
      return target.aggregate(pipeline, rest).toArray()
    case 'distinct':
      return target.distinct(fieldName, filter, rest)
    case 'count':
    case 'countDocuments':
      return target[name](filter, rest)
    case 'estimatedDocumentCount':
      return target.estimatedDocumentCount(rest)
    case 'insertOne':
      return target.insertOne(document, rest)
    case 'insertMany':
      return target.insertMany(documents, rest)
    case 'updateOne':
    case 'updateMany':
      return target[name](filter, update, rest)
    case 'replaceOne':
      return target.replaceOne(filter, replacement, rest)
    case 'deleteOne':
    case 'deleteMany':
    case 'findOneAndDelete':
      return target[name](filter, rest)
    case 'findOneAndUpdate':
      return target.findOneAndUpdate(filter, update, returning(rest))
    case 'findOneAndReplace':
      return target.findOneAndReplace(filter, replacement, returning(rest))
    case 'bulkWrite':
      return target.bulkWrite(requests, rest)
    case 'clientBulkWrite':
      return clientBulkWrite(target, models, rest)
    case 'createCollection': {
      const { collection, ...more } = rest
      return target.createCollection(collection, { ...more, ...(pipeline ? { pipeline } : {}) })
    }
    case 'dropCollection':
      return target.dropCollection(rest.collection)
    case 'createIndex':
      return target.createIndex(keys, rest)
    case 'modifyCollection': {
      const { collection, ...more } = rest
      return target.command({ collMod: collection, ...more })
    }
    default:
      throw new Error(`no operation ${name}`)
  }
}

const returning = ({ returnDocument, ...rest }: Document) =>
  returnDocument ? { ...rest, returnDocument: returnDocument.toLowerCase() } : rest

async function clientBulkWrite(client: Document, models: Document[], options: Document): Promise<unknown> {
  const flat = models.map((model) => {
    const [[name, about] = ['', {}]] = Object.entries(model)
    return { name, ...about }
  })
  return withoutMaps(await client.bulkWrite(flat, options))
}

/** The driver's own shape of results turned into the specified one. */
function withoutMaps(result: Document | undefined): Document | undefined {
  if (!result) return undefined
  const plain = (results: Map<number, Document> | undefined) =>
    results && Object.fromEntries([...results].map(([at, { didUpsert: _, ...about }]) => [at, about]))
  return {
    ...result,
    insertResults: plain(result.insertResults),
    updateResults: plain(result.updateResults),
    deleteResults: plain(result.deleteResults),
  }
}

function expectFailure(wanted: Document, error: Document): void {
  const fail = (what: string) => {
    throw new Error(`another error than specified (${what}): ${error.stack}`)
  }
  const fromServer =
    error instanceof mongo.MongoServerError || error instanceof mongo.MongoClientBulkWriteError
  if (wanted.isClientError === true && error instanceof mongo.MongoServerError) fail('isClientError')
  if (wanted.isClientError === false && !fromServer && !('result' in error)) fail('isClientError')
  if (
    wanted.errorContains &&
    !String(error.message).toLowerCase().includes(wanted.errorContains.toLowerCase())
  ) {
    const inner = [...(error.writeErrors?.values?.() ?? [])].map(({ message }: Document) => message).join()
    if (!inner.toLowerCase().includes(wanted.errorContains.toLowerCase())) fail('errorContains')
  }
  if (wanted.errorCode !== undefined && error.code !== wanted.errorCode) fail('errorCode')
  if (wanted.errorCodeName && error.codeName !== wanted.errorCodeName) fail('errorCodeName')
  if (wanted.errorResponse)
    match(wanted.errorResponse, error.errorResponse ?? error.cause?.errorResponse, 'errorResponse', true)
  if (wanted.expectResult) {
    const bulk = error instanceof mongo.MongoClientBulkWriteError
    match(wanted.expectResult, bulk ? withoutMaps(error.partialResult) : error.result, 'expectResult', true)
  }
  if (wanted.writeErrors)
    for (const [index, about] of Object.entries(wanted.writeErrors as Document))
      match(about, error.writeErrors.get(Number(index)), `writeErrors.${index}`, true)
}

function expectEvents(wanted: Document[], seen: { type: string; event: Document }[]): void {
  if (wanted.length !== seen.length)
    throw new Error(
      `${wanted.length} events were specified, ${seen.length} seen: ${seen.map(({ event }) => event.commandName)}`,
    )
  wanted.forEach((event, i) => {
    const [[type, about] = ['', {} as Document]] = Object.entries(event)
    const found = seen[i] as { type: string; event: Document }
    if (found.type !== type) throw new Error(`event ${i} is ${found.type}, specified is ${type}`)
    if (about.command) match(about.command, found.event.command, `event ${i}`, true)
    if (about.reply) match(about.reply, found.event.reply, `event ${i}`, true)
    if (about.commandName && about.commandName !== found.event.commandName)
      throw new Error(`event ${i} is another command`)
  })
}

/** Throws when `found` is not as `wanted`; more fields than wanted are allowed at the root when `open`. */
function match(wanted: unknown, found: unknown, path: string, open: boolean): void {
  const fail = () => {
    throw new Error(
      `${path}: specified is ${EJSON.stringify({ wanted })}, found is ${EJSON.stringify({ found })}`,
    )
  }
  if (Array.isArray(wanted)) {
    if (!Array.isArray(found) || found.length !== wanted.length) fail()
    for (const [i, item] of wanted.entries()) match(item, (found as unknown[])[i], `${path}.${i}`, open)
    return
  }
  if (typeof wanted !== 'object' || wanted === null || '_bsontype' in wanted || wanted instanceof Date) {
    const same = EJSON.stringify({ v: normal(wanted) }) === EJSON.stringify({ v: normal(found) })
    if (!same) fail()
    return
  }
  const entries = Object.entries(wanted)
  if (entries.length === 1 && entries[0]?.[0] === '$$unsetOrMatches') {
    if (found !== undefined && found !== null) match(entries[0][1], found, path, open)
    return
  }
  if (entries.length === 1 && entries[0]?.[0] === '$$type') {
    if (found === undefined || found === null) fail()
    return
  }
  const fields = (found instanceof Map ? Object.fromEntries(found) : found) as Document
  if (typeof fields !== 'object' || fields === null) {
    if (entries.every(([, value]) => isAbsence(value))) return
    fail()
  }
  for (const [name, value] of entries) {
    const exists = value as Document | null
    if (exists && typeof exists === 'object' && '$$exists' in exists) {
      if ((fields[name] !== undefined) !== exists.$$exists) fail()
    } else match(value, fields[name], `${path}.${name}`, open && path.split('.').length < 1)
  }
  if (!open) for (const name of Object.keys(fields)) if (!(name in wanted)) fail()
}

const isAbsence = (value: unknown) =>
  typeof value === 'object' && value !== null && '$$exists' in value && value.$$exists === false

const normal = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  '_bsontype' in value &&
  ['Int32', 'Long', 'Double'].includes(String(value._bsontype))
    ? Number(value)
    : typeof value === 'bigint'
      ? Number(value)
      : value
