import JSZip from 'jszip'
import mammoth from 'mammoth'
import sax from 'sax'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { DocumentError } from './read-document'

/** Files that an archive may list. */
const MOST_ENTRIES = 2000
/** Unpacked bytes of the parts that hold words; a 200-page document has a few million. */
const MOST_UNPACKED = 16 * 1024 * 1024
/** XML elements in one part: a 200-page document has some ten thousands. */
const MOST_ELEMENTS = 100_000
/** Elements within one another: tables in tables come to some dozens. */
const MOST_DEPTH = 200

// What mammoth needs to know headings and lists; pictures and embedded files are never unpacked.
const WANTED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/_rels\/document\.xml\.rels|word\/(document|styles|numbering|footnotes|endnotes)\.xml)$/

/**
 * A Word file's words, headings as `#` lines and lists as `-` lines. Throws `DocumentError`: `bomb` where
 * the archive says, or turns out, to unpack to more than a document has; `broken` for what is no Word file.
 */
export async function readDocx(bytes: Buffer): Promise<string> {
  const measured = await repacked(bytes)
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: measured },
      {
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
        ignoreEmptyParagraphs: true,
        externalFileAccess: false,
      },
    )
    return linesOf(value)
  } catch {
    throw new DocumentError('broken')
  }
}

/** The wanted parts in a new archive, unpacked here under a limit: mammoth sees nothing that was not measured. */
async function repacked(bytes: Buffer): Promise<Buffer> {
  const zip = new JSZip()
  let archive: ZipFile | undefined
  try {
    // yauzl checks each entry's actual size against the declared one while it unpacks.
    archive = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
    if (archive.entryCount > MOST_ENTRIES) throw new DocumentError('bomb')
    let room = MOST_UNPACKED
    for await (const entry of archive.eachEntry()) {
      if (!WANTED.test(entry.fileName)) continue
      if (entry.uncompressedSize > room) throw new DocumentError('bomb')
      const content = await unpacked(archive, entry, room)
      room -= content.length
      mustBeModest(content)
      zip.file(entry.fileName, content)
    }
  } catch (error) {
    throw error instanceof DocumentError ? error : new DocumentError('broken')
  } finally {
    archive?.close()
  }
  if (!zip.file('word/document.xml')) throw new DocumentError('broken')
  return zip.generateAsync({ type: 'nodebuffer' })
}

/** mammoth builds a tree, and takes minutes over one that is never closed or has no end: such a part is not for it. */
function mustBeModest(xml: Buffer): void {
  const parser = sax.parser(true)
  let elements = 0
  let depth = 0
  parser.onerror = (error) => {
    throw error
  }
  parser.onopentag = () => {
    elements += 1
    depth += 1
    if (elements > MOST_ELEMENTS || depth > MOST_DEPTH) throw new DocumentError('bomb')
  }
  parser.onclosetag = () => {
    depth -= 1
  }
  parser.write(xml.toString()).close()
}

async function unpacked(archive: ZipFile, entry: Entry, room: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of await archive.openReadStreamPromise(entry)) {
    size += (chunk as Buffer).length
    if (size > room) throw new DocumentError('bomb')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** mammoth's HTML is flat and well-formed: blocks open lines, everything else is left out. */
function linesOf(html: string): string {
  return html
    .split(/<br ?\/>/)
    .map((part) => part.trim())
    .join('\n')
    .replace(/<h([1-6])>/g, (_, level: string) => `\n\n${'#'.repeat(Number(level))} `)
    .replace(/<li>/g, '\n- ')
    .replace(/<\/?(p|h[1-6]|ul|ol|table|tr)>/g, '\n\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] as string)
    .replace(/^(#+|-)\s*\n+/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
