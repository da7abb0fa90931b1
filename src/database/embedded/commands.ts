import { type Document, deserialize, Long, ObjectId } from 'bson'
import type { Command, Engine } from './call'
import { decode, decodeExact, maxDocumentSize, type Raw, toRaw } from './documents'
import { CommandError, errorReply, notSupported } from './errors'
import { aggregate, count, distinct, explain, find, getMore, killCursors } from './read'
import * as schema from './schema'
import { bulkWrite, findAndModify, insert, remove, update } from './write'

/** The largest message a client may send; MongoDB's own limit. */
export const maxMessageSize = 48_000_000

/** A command as it came in: its body, and the documents that came beside the body by the name of their field. */
export interface Message {
  requestId: number
  body: Raw
  sequences: Record<string, Raw[]>
  /** The client wants no answer. */
  isSilent: boolean
  /** The old form of message, which the driver uses for its first hello. */
  isOld: boolean
  /** The client takes more than one answer. */
  isOpen: boolean
}

const ok: Command = () => ({ ok: 1 })

/** By it drivers know a restarted server, and drop what they had heard from the one before. */
const topologyVersion = { processId: new ObjectId(), counter: Long.ZERO }

/** Speaks as MongoDB 8.0, whose commands the driver then uses. */
const hello: Command = ({ name, body }) => ({
  ...(body.helloOk || name === 'hello' ? { helloOk: true } : {}),
  [name === 'hello' ? 'isWritablePrimary' : 'ismaster']: true,
  maxBsonObjectSize: maxDocumentSize,
  maxMessageSizeBytes: maxMessageSize,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  topologyVersion,
  minWireVersion: 0,
  maxWireVersion: 25,
  readOnly: false,
  ok: 1,
})

/** Milliseconds between two answers to a client that watches the server by one open hello. */
export function watchOf({ isOpen, body }: Message): number | undefined {
  if (!isOpen) return undefined
  const { hello, isMaster, ismaster, topologyVersion: known, maxAwaitTimeMS } = deserialize(body)
  return known && (hello ?? isMaster ?? ismaster) ? Number(maxAwaitTimeMS) : undefined
}

const commands: Record<string, Command> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: ok,
  endSessions: ok,
  buildInfo: () => ({ version: '8.0.0', versionArray: [8, 0, 0, 0], bits: 64, modules: ['embedded'], ok: 1 }),
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
  bulkWrite,
  ...schema,
}

/** The lists of write commands, which are wanted as bytes. */
const lists: Record<string, Record<string, true>> = {
  insert: { documents: true },
  update: { updates: true },
  delete: { deletes: true },
  bulkWrite: { ops: true, nsInfo: true },
}

const noTransactions = () =>
  new CommandError(20, 'IllegalOperation', 'Transaction numbers are only allowed on a replica set member')

/** Carries out one command; every error becomes an answer. */
export async function answer(message: Message, engine: Engine): Promise<Raw> {
  try {
    const name = Buffer.from(message.body.subarray(5, message.body.indexOf(0, 5))).toString()
    const body: Document = Object.hasOwn(lists, name)
      ? deserialize(message.body, { bsonRegExp: true, fieldsAsRaw: lists[name] })
      : (name === 'findAndModify' ? decodeExact : decode)(message.body)
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) throw refusal(name)
    if (body.autocommit !== undefined || body.startTransaction || body.txnNumber !== undefined)
      throw noTransactions()
    const documents = (field: string): Raw[] => message.sequences[field] ?? body[field] ?? []
    const db = typeof body.$db === 'string' ? body.$db : 'admin'
    const reply: Document | Raw = await command({ ...engine, name, db, body, documents })
    return reply instanceof Uint8Array ? reply : toRaw(reply)
  } catch (error) {
    return toRaw(errorReply(error))
  }
}

function refusal(name: string): CommandError {
  if (name === 'commitTransaction' || name === 'abortTransaction') return noTransactions()
  if (['mapReduce', 'renameCollection', 'convertToCapped', 'createUser', 'geoSearch'].includes(name))
    return notSupported(name)
  return new CommandError(59, 'CommandNotFound', `no such command: '${name}'`)
}
