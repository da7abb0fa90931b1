import JSZip from 'jszip'

const TYPES =
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>'
const RELS = (kind: string, targets: [string, string][]) =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(
      ([type, target], index) =>
        `<Relationship Id="${kind}${index}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
// A Danish Word calls the style Overskrift1; its inner name is English in every language.
const STYLES = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/></w:style></w:styles>`
const NUMBERING = `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

const LOOK: Record<string, string> = {
  '# ': '<w:pPr><w:pStyle w:val="Overskrift1"/></w:pPr>',
  '## ': '<w:pPr><w:pStyle w:val="Overskrift2"/></w:pPr>',
  '- ': '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
}
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** A Word file as a Danish Word writes it; lines that begin with `# `, `## ` or `- ` get that look. */
export async function wordFile(lines: string[], more: Record<string, string | Buffer> = {}): Promise<Buffer> {
  const body = lines.map((line) => {
    const mark = /^(#{1,2}|-) /.exec(line)?.[0] ?? ''
    return `<w:p>${LOOK[mark] ?? ''}<w:r><w:t xml:space="preserve">${escaped(line.slice(mark.length))}</w:t></w:r></w:p>`
  })
  const zip = new JSZip()
  zip.file('[Content_Types].xml', TYPES)
  zip.file('_rels/.rels', RELS('a', [['officeDocument', 'word/document.xml']]))
  zip.file(
    'word/_rels/document.xml.rels',
    RELS('b', [
      ['styles', 'styles.xml'],
      ['numbering', 'numbering.xml'],
    ]),
  )
  zip.file('word/styles.xml', STYLES)
  zip.file('word/numbering.xml', NUMBERING)
  zip.file('word/document.xml', `<w:document ${W}><w:body>${body.join('')}</w:body></w:document>`)
  for (const [name, content] of Object.entries(more)) zip.file(name, content)
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 1 } })
}
