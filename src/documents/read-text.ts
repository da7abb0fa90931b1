import { DocumentError } from './read-document'

/** A text file's words: UTF-8, UTF-16 with its mark, or else the Windows encoding that older programs write. */
export function readPlain(bytes: Buffer): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  // Text holds no zero bytes: something else has been given a text's name.
  if (bytes.includes(0)) throw new DocumentError('unknownKind')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
