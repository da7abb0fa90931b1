import type { Document } from './document'

/** The document as a Word file. The writer is large: it is loaded by who asks for the first. */
export function docxOf(document: Document): Promise<Buffer> {
  const { writeDocx } = require('./docx-writer') as typeof import('./docx-writer')
  return writeDocx(document)
}
