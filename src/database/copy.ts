import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import mongoose from 'mongoose'

type Db = mongoose.mongo.Db

const { EJSON } = mongoose.mongo.BSON
const FORMAT = 'raadsbot-backup-1'
const BATCH = 500

/** What stands in the way of a backup, a restore or a move, in words for who runs it. */
export class CopyError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CopyError'
  }
}

/** Documents by collection. */
export type Counts = Record<string, number>

interface Entry {
  collection: string
  document: mongoose.mongo.BSON.Document
}

async function collectionsOf(db: Db): Promise<string[]> {
  const found = await db.listCollections({}, { nameOnly: true }).toArray()
  return found
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('system.'))
    .sort()
}

async function* entriesOf(db: Db): AsyncGenerator<Entry> {
  for (const collection of await collectionsOf(db))
    for await (const document of db.collection(collection).find()) yield { collection, document }
}

/** Throws `CopyError` unless the database holds nothing. */
async function mustBeEmpty(db: Db): Promise<void> {
  for (const name of await collectionsOf(db))
    if (await db.collection(name).findOne())
      throw new CopyError(
        `The database ${db.databaseName} holds data already (${name}). Choose an empty one.`,
      )
}

async function fill(db: Db, entries: AsyncIterable<Entry>): Promise<Counts> {
  const counts: Counts = {}
  let batch: Entry[] = []
  const write = async () => {
    const [first] = batch
    if (!first) return
    await db.collection(first.collection).insertMany(batch.map(({ document }) => document))
    counts[first.collection] = (counts[first.collection] ?? 0) + batch.length
    batch = []
  }
  for await (const entry of entries) {
    if (batch.length >= BATCH || (batch[0] && batch[0].collection !== entry.collection)) await write()
    batch.push(entry)
  }
  await write()
  return counts
}

/** Copies all documents into an empty database, and counts them there. Indexes are made when the bot starts. */
export async function move(from: Db, to: Db): Promise<Counts> {
  await mustBeEmpty(to)
  const counts = await fill(to, entriesOf(from))
  for (const [name, count] of Object.entries(counts))
    if ((await to.collection(name).countDocuments()) !== count)
      throw new CopyError(`Not all of ${name} arrived. Empty the database and try again.`)
  return counts
}

/** Writes all documents to one compressed file, which only its owner may read. */
export async function backup(db: Db, file: string): Promise<Counts> {
  const counts: Counts = {}
  async function* lines() {
    yield `${JSON.stringify({ format: FORMAT, at: new Date() })}\n`
    for await (const { collection, document } of entriesOf(db)) {
      counts[collection] = (counts[collection] ?? 0) + 1
      yield `${JSON.stringify(collection)} ${EJSON.stringify(document, { relaxed: false })}\n`
    }
    // A file without its last line was cut off.
    yield `${JSON.stringify({ end: counts })}\n`
  }
  const unfinished = `${file}.part`
  try {
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(unfinished, { mode: 0o600 }))
    await rename(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
  return counts
}

/** Puts a backup's documents into an empty database. Reads the whole file first, so that a bad one changes nothing. */
export async function restore(db: Db, file: string): Promise<Counts> {
  await mustBeEmpty(db)
  for await (const _ of entriesIn(file));
  return fill(db, entriesIn(file))
}

/** The lines of a text. Node's own reader would also break at U+2028, which people paste into what they write. */
async function* linesIn(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const part of text) {
    rest += part
    if (!part.includes('\n')) continue
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

/** A backup's entries. Throws `CopyError` when the file is none, or not whole. */
async function* entriesIn(file: string): AsyncGenerator<Entry> {
  const broken = new CopyError(`${file} is not a whole backup of Rådsbot.`)
  const counts: Counts = {}
  let first = true
  let ended = false
  const stream = createReadStream(file).on('error', (error) => unzipped.destroy(error))
  const unzipped = stream.pipe(createGunzip())
  try {
    for await (const line of linesIn(unzipped.setEncoding('utf8'))) {
      if (ended) throw broken
      if (first) {
        if (JSON.parse(line).format !== FORMAT) throw broken
        first = false
      } else if (line.startsWith('{')) {
        if (JSON.stringify(JSON.parse(line).end) !== JSON.stringify(counts)) throw broken
        ended = true
      } else {
        const gap = line.indexOf('" ') + 1
        const collection = JSON.parse(line.slice(0, gap))
        counts[collection] = (counts[collection] ?? 0) + 1
        yield { collection, document: EJSON.parse(line.slice(gap), { relaxed: false }) }
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new CopyError(`There is no file ${file}.`)
    // What zlib and JSON say of a damaged file.
    if (error instanceof SyntaxError || String((error as { code?: string }).code).startsWith('Z_'))
      throw broken
    throw error
  }
  if (!ended) throw broken
}
