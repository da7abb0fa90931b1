import { inflateSync } from 'node:zlib'
import { strFromU8, unzipSync } from 'fflate'
import { type Document, fileName } from '../../src/documents/document'
import { docxOf } from '../../src/documents/docx'
import { pdfOf } from '../../src/documents/pdf'

const DOCUMENT: Document = {
  title: 'Dagsorden – “prøve”',
  sender: 'Udsatterådet i Solby',
  language: 'da',
  at: new Date('2027-01-20T10:00:00Z'),
  blocks: [
    { kind: 'heading', level: 1, text: 'Dagsorden – “prøve”' },
    {
      kind: 'facts',
      rows: [
        { label: 'Tid', value: 'torsdag 4. februar 2027 kl. 17.00–19.00' },
        { label: 'Sted', value: 'Mødelokale 2' },
      ],
    },
    { kind: 'line' },
    { kind: 'heading', level: 2, text: '1. Blåbærgrød på Kløverengen' },
    { kind: 'paragraph', text: 'Første linje.\nAnden linje med æøå ÆØÅ, “citat” og en tankestreg – sådan.' },
    {
      kind: 'paragraph',
      text: [
        { text: 'Se ' },
        { text: 'bilaget', link: 'https://example.dk/bilag' },
        { text: ' før mødet', bold: true },
      ],
      subtle: true,
    },
    { kind: 'list', items: ['et punkt', 'et meget langt punkt '.repeat(20)] },
    { kind: 'list', ordered: true, items: ['først', 'så'] },
    {
      kind: 'table',
      head: ['Nr.', 'Punkt', 'Minutter'],
      widths: [1, 6, 2],
      numbers: [2],
      rows: Array.from({ length: 40 }, (_, index) => [
        String(index + 1),
        'Noget om bænke '.repeat(8),
        String(index * 5),
      ]),
    },
    { kind: 'pageBreak' },
    { kind: 'paragraph', text: '', align: 'center' },
    { kind: 'paragraph', text: 'Sidste side', align: 'center' },
  ],
}

test('et Word-dokument har rigtige overskrifter, lister, tabelhoved, sprog og alle bogstaver', async () => {
  const parts = unzipSync(await docxOf(DOCUMENT))
  const body = strFromU8(parts['word/document.xml'] as Uint8Array)
  expect(body).toContain('Blåbærgrød på Kløverengen')
  expect(body).toContain('“citat” og en tankestreg – sådan.')
  expect(body).toContain('w:val="Heading1"')
  expect(body).toContain('w:tblHeader')
  expect(body).toContain('<w:numPr>')
  expect(strFromU8(parts['word/styles.xml'] as Uint8Array)).toContain('da-DK')
  const links = strFromU8(parts['word/_rels/document.xml.rels'] as Uint8Array)
  expect(links).toContain('https://example.dk/bilag')
})

test('en pdf er mærket op til oplæsning, har sit sprog, og skrifttypen ligger i filen', async () => {
  const pdf = (await pdfOf(DOCUMENT)).toString('latin1')
  expect(pdf.startsWith('%PDF-1.7')).toBe(true)
  for (const mark of [
    '/Lang (da-DK)',
    '/MarkInfo',
    '/S /H1',
    '/S /H2',
    '/S /LBody',
    '/S /TH',
    '/DisplayDocTitle true',
  ])
    expect(pdf).toContain(mark)
  expect(pdf.match(/\/FontFile2 /g)?.length).toBeGreaterThanOrEqual(2)
  expect(pdf).not.toContain('Helvetica')
  expect(Number(/\/Count (\d+)/.exec(pdf)?.[1])).toBeGreaterThan(2)
})

test('et bogstav, som skrifttypen har, bliver til det samme bogstav, når man kopierer det ud igen', async () => {
  const pdf = await pdfOf({ ...DOCUMENT, blocks: [{ kind: 'paragraph', text: 'æøåÆØÅ–“”’é' }] })
  expect(unicodeIn(pdf)).toEqual(expect.arrayContaining([...'æøåÆØÅ–“”’é']))
})

test('filnavne holder æøå og intet, som et filsystem ikke vil have', () => {
  expect(fileName(['Dagsorden', 'Udsatterådet i Ø/by: "A"', '2027-02-04'], 'pdf')).toBe(
    'dagsorden-udsatterådet-i-ø-by-a-2027-02-04.pdf',
  )
  expect(fileName(['../..'], 'docx')).toBe('dokument.docx')
})

// The letters that the font's ToUnicode maps name.
function unicodeIn(pdf: Buffer): string[] {
  const letters: string[] = []
  const text = pdf.toString('latin1')
  for (const match of text.matchAll(/stream\n([\s\S]*?)\nendstream/g)) {
    let content: string
    try {
      content = inflateSync(Buffer.from(match[1] as string, 'latin1')).toString('latin1')
    } catch {
      continue
    }
    if (!content.includes('beginbfrange')) continue
    for (const [, hex] of content.matchAll(/<([0-9a-f]{4})>/gi))
      letters.push(String.fromCharCode(Number.parseInt(hex as string, 16)))
  }
  return letters
}
