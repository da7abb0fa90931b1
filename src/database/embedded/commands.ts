import { type Document, deserialize } from 'bson'
import { decode, decodeTyped, maxDocumentSize, type Raw, toRaw } from './documents'
import type { Command, Engine } from './engine'
import { CommandError, errorReply, notSupported } from './errors'
import { aggregate, count, distinct, explain, find, getMore, killCursors } from './read'
import * as schema from './schema'
import { type Message, maxMessageSize } from './wire'
import { bulkWrite, findAndModify, insert, remove, update } from './write'

const ok: Command = () => ({ ok: 1 })

/** Speaks as MongoDB 8.0, whose commands the driver then uses. */
const version = { maxWireVersion: 25, version: '8.0.0', versionArray: [8, 0, 0, 0] }

const hello: Command = ({ name, body }) => ({
  ...(body.helloOk || name === 'hello' ? { helloOk: true } : {}),
  [name === 'hello' ? 'isWritablePrimary' : 'ismaster']: true,
  maxBsonObjectSize: maxDocumentSize,
  maxMessageSizeBytes: maxMessageSize,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: version.maxWireVersion,
  readOnly: false,
  ok: 1,
})

const commands: Record<string, Command> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: ok,
  endSessions: ({ body, sessions }) => {
    sessions.end(body.endSessions)
    return { ok: 1 }
  },
  killSessions: ok,
  refreshSessions: ok,
  buildInfo: () => ({
    version: version.version,
    versionArray: version.versionArray,
    maxBsonObjectSize: maxDocumentSize,
    bits: 64,
    modules: ['embedded'],
    ok: 1,
  }),
  connectionStatus: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
  getParameter: ({ body }) => {
    if (body.featureCompatibilityVersion) return { featureCompatibilityVersion: { version: '8.0' }, ok: 1 }
    throw new CommandError(72, 'InvalidOptions', 'no option found to get')
  },
  find,
  getMore,
  killCursors,
  count,
  distinct,
  explain,
  aggregate,
  insert,
  update,
  delete: remove,
  findAndModify,
  findandmodify: findAndModify,
  bulkWrite,
  ...schema,
}
commands.buildinfo = commands.buildInfo as Command

const rawFields = { documents: true, updates: true, deletes: true, ops: true, nsInfo: true }
const writes = new Set(['insert', 'update', 'delete', 'bulkWrite'])

/** Carries out one command; every error becomes an answer. */
export async function answer(message: Message, engine: Engine): Promise<Raw> {
  try {
    const name = commandName(message.body)
    // Only the lists of a write command are wanted as bytes; anywhere else such a field is just a field.
    const body: Document = writes.has(name)
      ? deserialize(message.body, { bsonRegExp: true, fieldsAsRaw: rawFields })
      : decode(message.body)
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) throw refusal(name)
    if (body.autocommit !== undefined || body.startTransaction || body.txnNumber !== undefined)
      throw new CommandError(
        20,
        'IllegalOperation',
        'Transaction numbers are only allowed on a replica set member or mongos',
      )
    const typed = () => decodeTyped(message.body)
    const documents = (field: string): Raw[] => message.sequences[field] ?? body[field] ?? []
    const db = typeof body.$db === 'string' ? body.$db : 'admin'
    engine.sessions.heard(body.lsid)
    const reply = await command({ ...engine, name, db, body, typed, documents })
    return reply instanceof Uint8Array ? reply : toRaw(reply)
  } catch (error) {
    return toRaw(errorReply(error))
  }
}

function commandName(body: Raw): string {
  const end = body.indexOf(0, 5)
  return Buffer.from(body.subarray(5, end)).toString()
}

function refusal(name: string): CommandError {
  if (name === 'commitTransaction' || name === 'abortTransaction')
    return new CommandError(
      20,
      'IllegalOperation',
      'Transaction numbers are only allowed on a replica set member or mongos',
    )
  if (['mapReduce', 'renameCollection', 'convertToCapped', 'createUser', 'geoSearch'].includes(name))
    return notSupported(name)
  return new CommandError(59, 'CommandNotFound', `no such command: '${name}'`)
}
