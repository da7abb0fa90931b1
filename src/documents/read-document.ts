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
    // Loaded by who hands in a Word file.
    const { readDocx } = require('./read-docx') as typeof import('./read-docx')
    return readDocx(bytes)
  }
  if (/\.(txt|md|markdown|text)$/.test(name)) return readPlain(bytes)
  throw new DocumentError('unknownKind')
}
