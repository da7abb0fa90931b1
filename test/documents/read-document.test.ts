import { join } from 'node:path'
import { DocumentError, MOST_BYTES, readDocument } from '../../src/documents/read-document'
import { builtFolder } from '../support/build'
import { wordFile } from '../support/word-file'

const faultOf = (name: string, bytes: Buffer) =>
  readDocument(name, bytes).then(
    () => 'none',
    (error) => (error instanceof DocumentError ? error.fault : `not ours: ${error}`),
  )

test('a Word file gives its headings, lists and paragraphs', async () => {
  const file = await wordFile([
    '# Mål & midler',
    'Vi vil <mere>.',
    '## Træer',
    '- plante',
    '- passe',
    'Slut.',
  ])
  expect(await readDocument('brev.docx', file)).toBe(
    '# Mål & midler\n\nVi vil <mere>.\n\n## Træer\n\n- plante\n- passe\n\nSlut.',
  )
})

test('text comes out right in the encodings that people send', async () => {
  const text = 'Rådet på Ærø ønsker “ro”.'
  expect(await readDocument('a.txt', Buffer.from(text))).toBe(text)
  expect(await readDocument('a.md', Buffer.from(`\ufeff${text}`))).toBe(text)
  expect(await readDocument('a.txt', Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(text)
  expect(await readDocument('a.txt', Buffer.from('R\xe5det p\xe5 \xc6r\xf8', 'latin1'))).toBe('Rådet på Ærø')
})

test('what cannot be read is refused with its reason, whatever it is called', async () => {
  expect(await faultOf('brev.pdf', Buffer.from('%PDF-1.7\n'))).toBe('pdf')
  expect(await faultOf('brev.docx', Buffer.from('%PDF-1.7\n'))).toBe('pdf')
  expect(await faultOf('brev.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('oldWord')
  expect(await faultOf('brev.docx', Buffer.from('ikke en Word-fil'))).toBe('broken')
  expect(await faultOf('brev.docx', (await wordFile(['Hej'])).subarray(0, 400))).toBe('broken')
  expect(await faultOf('brev.docx', await wordFile(['Hej'], { 'word/document.xml': '<w:p' }))).toBe('broken')
  expect(await faultOf('billede.txt', Buffer.from([1, 0, 2, 0]))).toBe('unknownKind')
  expect(await faultOf('lyd.mp3', Buffer.from('ID3'))).toBe('unknownKind')
  expect(await faultOf('tom.txt', Buffer.alloc(0))).toBe('empty')
  expect(await faultOf('tom.docx', await wordFile([' ']))).toBe('empty')
  expect(await faultOf('stor.txt', Buffer.alloc(MOST_BYTES + 1, 'a'))).toBe('tooBig')
})

test('an archive that unpacks to more than a document has is stopped', async () => {
  const bomb = await wordFile([], { 'word/document.xml': Buffer.alloc(17 * 1024 * 1024, ' ') })
  expect(bomb.length).toBeLessThan(100 * 1024)
  expect(await faultOf('bombe.docx', bomb)).toBe('bomb')
})

test('an archive that lies about its size is stopped too', async () => {
  const bomb = await wordFile([], { 'word/document.xml': Buffer.alloc(17 * 1024 * 1024, ' ') })
  const declared = Buffer.alloc(4)
  declared.writeUInt32LE(17 * 1024 * 1024)
  const small = Buffer.alloc(4)
  small.writeUInt32LE(1024)
  for (let at = bomb.indexOf(declared); at !== -1; at = bomb.indexOf(declared, at + 1)) small.copy(bomb, at)
  expect(await faultOf('bombe.docx', bomb)).toBe('broken')
})

test('an archive of thousands of files is stopped, and big pictures are not unpacked', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 2100 }, (_, index) => [`word/media/${index}.txt`, 'x']),
  )
  expect(await faultOf('mange.docx', await wordFile(['Hej'], many))).toBe('bomb')
  // Tens of thousands of paragraphs within one another, which the reader of the tree would sit over for minutes.
  for (const end of ['', '</w:p>'.repeat(60_000)]) {
    const deep = `<w:document xmlns:w="w"><w:body>${'<w:p>'.repeat(60_000)}${end}`
    expect(await faultOf('dyb.docx', await wordFile([], { 'word/document.xml': deep }))).toBe('bomb')
  }
  const picture = { 'word/media/image1.png': Buffer.alloc(17 * 1024 * 1024) }
  expect(await readDocument('billede.docx', await wordFile(['Hej'], picture))).toBe('Hej')
})

test('as built a Word file is read in a thread of its own, and others go on meanwhile', async () => {
  const built: typeof import('../../src/documents/read-document') = require(
    join(await builtFolder(), 'documents/read-document.js'),
  )
  const file = await wordFile(Array.from({ length: 3_000 }, (_, at) => `- ${at}: Vi vil have flere bænke.`))
  const turnsWhile = async (reading: Promise<string>): Promise<{ turns: number; words: string }> => {
    let turns = 0
    let words: string | undefined
    void reading.then((read) => {
      words = read
    })
    for (; words === undefined; turns += 1) await new Promise((resume) => setImmediate(resume))
    return { turns, words }
  }
  const here = await turnsWhile(readDocument('lang.docx', file))
  const aside = await turnsWhile(built.readDocument('lang.docx', file))
  expect(aside.words).toBe(here.words)
  expect(aside.turns).toBeGreaterThan(10 * here.turns)
  const bomb = await wordFile([], { 'word/document.xml': Buffer.alloc(17 * 1024 * 1024, ' ') })
  await expect(built.readDocument('bombe.docx', bomb)).rejects.toMatchObject({ fault: 'bomb' })
  await expect(built.readDocument('brev.docx', Buffer.from('PK'))).rejects.toMatchObject({ fault: 'broken' })
})
