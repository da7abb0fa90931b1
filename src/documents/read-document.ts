import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { readPlain } from './read-text'

/** Bytes that a document somebody hands in may have. */
export const MOST_BYTES = 10 * 1024 * 1024

/** Why a document cannot be read. `oldWord`: the .doc format from before 2007. */
export type DocumentFault = 'tooBig' | 'pdf' | 'oldWord' | 'unknownKind' | 'broken' | 'bomb' | 'empty'

export class DocumentError extends Error {
  constructor(readonly fault: DocumentFault) {
    super(`document cannot be read: ${fault}`)
    this.name = 'DocumentError'
  }
}

/**
 * The words of a .docx, .txt or .md as text: Word's headings become `#` lines, its lists `-` lines, and
 * paragraphs stand between blank lines. Throws `DocumentError`.
 */
export async function readDocument(name: string, bytes: Buffer): Promise<string> {
  if (bytes.length > MOST_BYTES) throw new DocumentError('tooBig')
  if (bytes.length === 0) throw new DocumentError('empty')
  const text = await textOf(name.toLowerCase(), bytes)
  if (text.trim() === '') throw new DocumentError('empty')
  return text
}

// What the bytes begin with counts more than the name: people rename files.
async function textOf(name: string, bytes: Buffer): Promise<string> {
  if (bytes.subarray(0, 1024).includes('%PDF-') || name.endsWith('.pdf')) throw new DocumentError('pdf')
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0') throw new DocumentError('oldWord')
  if (bytes.subarray(0, 2).toString('latin1') === 'PK' || name.endsWith('.docx')) {
    return existsSync(docxThread) ? inTurn(() => readInThread(bytes)) : readHere(bytes)
  }
  if (/\.(txt|md|markdown|text)$/.test(name)) return readPlain(bytes)
  throw new DocumentError('unknownKind')
}

/** What the thread for Word files answers. */
export type WordsOrFault = { words: string } | { fault: DocumentFault }

const docxThread = join(__dirname, 'docx-thread.js')
/** Memory and time that a Word file of 200 pages is far from. */
const MOST_MB = 512
const MOST_MS = 10_000

/** A big file computes for seconds: in a thread of its own nobody else waits, and it has a limit. */
const readInThread = (bytes: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(docxThread, {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
    })
    const tooLong = setTimeout(() => void worker.terminate(), MOST_MS)
    worker.once('message', (told: WordsOrFault) =>
      'words' in told ? resolve(told.words) : reject(new DocumentError(told.fault)),
    )
    // Out of memory; the end of the thread tells it.
    worker.once('error', () => {})
    worker.once('exit', () => {
      clearTimeout(tooLong)
      reject(new DocumentError('bomb'))
    })
  })

/** Run from TypeScript, as tests do, there is no such thread. */
const readHere = (bytes: Buffer): Promise<string> =>
  (require('./read-docx') as typeof import('./read-docx')).readDocx(bytes)

let last: Promise<unknown> = Promise.resolve()

/** One thread at a time: memory is for one. */
function inTurn(read: () => Promise<string>): Promise<string> {
  const reading = last.then(read)
  last = reading.catch(() => {})
  return reading
}
