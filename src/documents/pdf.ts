import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Block, type Document, type Run, runsOf, type Text } from './document'
import { documentWords } from './strings'

type Pdf = PDFKit.PDFDocument
// An element's content is set once it hangs in the tree: a parent is added before its children.
type Element = PDFKit.PDFStructureElement

const FONTS = dirname(createRequire(__filename).resolve('@expo-google-fonts/noto-sans/package.json'))
const font = (folder: string) => join(FONTS, folder, `NotoSans_${folder}.ttf`)
// Named by their files: a font that is registered under another name is read and parsed at each use.
const REGULAR = font('400Regular')
const BOLD = font('700Bold')
const ITALIC = font('400Regular_Italic')
const MARGIN = 57
const INK = '#000000'
const FAINT = '#595959'
const LINK = '#0b5394'

/**
 * The document as PDF: its fonts embedded, and tagged (headings, lists, tables, language, title), so
 * that it reads well aloud and everywhere looks the same.
 */
export async function pdfOf(document: Document): Promise<Buffer> {
  const { title, sender, language, at, blocks, landscape, bare = false, textSize = 11 } = document
  // Loaded by who asks for a PDF: it is large, and most of a bot's life is without.
  const PDFDocument = require('pdfkit') as typeof import('pdfkit')
  const pdf = new PDFDocument({
    size: 'A4',
    layout: landscape ? 'landscape' : 'portrait',
    margins: { top: MARGIN + 14, bottom: MARGIN + 14, left: MARGIN, right: MARGIN },
    bufferPages: true,
    pdfVersion: '1.7',
    // The package's types do not know this subset yet.
    subset: 'PDF/UA' as 'PDF/A-3',
    tagged: true,
    displayTitle: true,
    lang: language === 'da' ? 'da-DK' : 'en-GB',
    info: { Title: title, Author: sender, CreationDate: at, ModDate: at },
    font: REGULAR,
  })
  const finished = collected(pdf)
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const pen: Pen = { pdf, size: textSize }
  for (const block of blocks) set(block, root, pen)
  root.end()
  if (!bare) onEveryPage(pdf, sender, language)
  pdf.end()
  return finished
}

interface Pen {
  pdf: Pdf
  /** Points of the running text. */
  size: number
}

function collected(pdf: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => void chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
}

function set(block: Block, root: Element, pen: Pen): void {
  const { pdf, size } = pen
  const left = pdf.page.margins.left
  switch (block.kind) {
    case 'heading':
      root.add(heading(block.level, block.text, pen))
      return
    case 'paragraph':
      root.add(
        pdf.struct('P', {}, () => {
          write(block.text, pen, { color: block.subtle ? FAINT : INK, align: block.align })
          pdf.moveDown(0.5)
        }),
      )
      return
    case 'list':
      list(block, root, pen)
      pdf.x = left
      pdf.moveDown(0.5)
      return
    case 'facts':
      for (const { label, value } of block.rows)
        root.add(pdf.struct('P', {}, () => write([{ text: `${label}: `, bold: true }, { text: value }], pen)))
      pdf.moveDown(0.5)
      return
    case 'table':
      table(block, root, pen)
      pdf.x = left
      pdf.moveDown(0.5)
      return
    case 'picture':
      root.add(picture(block, pen))
      return
    case 'line':
      pdf.markContent('Artifact', { type: 'Layout' })
      pdf
        .moveTo(left, pdf.y)
        .lineTo(left + textWidth(pdf), pdf.y)
        .lineWidth(0.5)
        .stroke(FAINT)
      pdf.endMarkedContent()
      pdf.moveDown(size / 22)
      return
    case 'pageBreak':
      pdf.addPage()
  }
}

const textWidth = (pdf: Pdf): number => pdf.page.width - pdf.page.margins.left - pdf.page.margins.right
const roomLeft = (pdf: Pdf): number => pdf.page.height - pdf.page.margins.bottom - pdf.y

function heading(level: 1 | 2 | 3, text: string, { pdf, size }: Pen) {
  const points = size * { 1: 1.7, 2: 1.25, 3: 1.05 }[level]
  return pdf.struct(`H${level}`, {}, () => {
    // A heading stays with the first lines below it.
    if (roomLeft(pdf) < points * 4) pdf.addPage()
    else if (pdf.y > pdf.page.margins.top) pdf.moveDown(0.4)
    pdf.font(BOLD).fontSize(points).fillColor(INK).text(text, pdf.page.margins.left)
    pdf.moveDown(0.2)
  })
}

interface Look {
  color?: string
  align?: 'left' | 'center' | 'right'
  x?: number
  width?: number
}

function write(text: Text, { pdf, size }: Pen, { color = INK, align = 'left', x, width }: Look = {}): void {
  const runs = runsOf(text).filter((run) => run.text !== '')
  const at = x ?? pdf.page.margins.left
  pdf.fontSize(size)
  if (runs.length === 0) return
  runs.forEach((run, index) => {
    const options = {
      align,
      width: width ?? textWidth(pdf),
      lineGap: size * 0.18,
      continued: index < runs.length - 1,
      link: run.link ?? null,
      underline: run.link !== undefined,
    }
    pdf.font(fontOf(run)).fillColor(run.link ? LINK : color)
    if (index === 0) pdf.text(run.text, at, pdf.y, options)
    else pdf.text(run.text, options)
  })
}

const fontOf = (run: Run): string => (run.bold ? BOLD : run.italic ? ITALIC : REGULAR)

function list({ items, ordered }: Extract<Block, { kind: 'list' }>, root: Element, pen: Pen): void {
  const { pdf, size } = pen
  const element = pdf.struct('L')
  root.add(element)
  const indent = size * 1.7
  items.forEach((item, index) => {
    const left = pdf.page.margins.left
    const row = pdf.struct('LI')
    element.add(row)
    row.add(
      pdf.struct('Lbl', {}, () => {
        if (roomLeft(pdf) < size * 1.5) pdf.addPage()
        const { y } = pdf
        write(ordered ? `${index + 1}.` : '•', pen, { width: indent })
        pdf.y = y
      }),
    )
    row.add(
      pdf.struct('LBody', {}, () => write(item, pen, { x: left + indent, width: textWidth(pdf) - indent })),
    )
    row.end()
  })
  element.end()
}

function table(
  { head, rows, widths, numbers = [] }: Extract<Block, { kind: 'table' }>,
  root: Element,
  pen: Pen,
): void {
  const { pdf, size } = pen
  const shares = widths ?? head.map(() => 1)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const columns = shares.map((share) => (share / whole) * textWidth(pdf))
  const small: Pen = { pdf, size: size * 0.9 }
  const gap = 4
  const element = pdf.struct('Table')
  root.add(element)
  const heightOf = (row: string[], face: string): number => {
    pdf.font(face).fontSize(small.size)
    const options = (column: number) => ({
      width: (columns[column] ?? 0) - 2 * gap,
      lineGap: small.size * 0.18,
    })
    return Math.max(...row.map((text, column) => pdf.heightOfString(text || ' ', options(column)))) + 2 * gap
  }
  const setRow = (row: string[], type: 'TH' | 'TD') => {
    const height = heightOf(row, type === 'TH' ? BOLD : REGULAR)
    const line = pdf.struct('TR')
    element.add(line)
    if (roomLeft(pdf) < height) pdf.addPage()
    const top = pdf.y
    let x = pdf.page.margins.left
    row.forEach((text, column) => {
      const at = x + gap
      const width = (columns[column] ?? 0) - 2 * gap
      line.add(
        pdf.struct(type, {}, () => {
          pdf.y = top + gap
          const align = numbers.includes(column) ? 'right' : 'left'
          write([{ text: text || ' ', bold: type === 'TH' }], small, { x: at, width, align })
        }),
      )
      x += columns[column] ?? 0
    })
    line.end()
    const bottom = top + height
    pdf.markContent('Artifact', { type: 'Layout' })
    pdf.moveTo(pdf.page.margins.left, bottom).lineTo(x, bottom).lineWidth(0.5).stroke(FAINT)
    pdf.endMarkedContent()
    pdf.y = bottom
  }
  setRow(head, 'TH')
  for (const row of rows) setRow(row, 'TD')
  element.end()
}

function picture({ png, alt, width }: Extract<Block, { kind: 'picture' }>, { pdf }: Pen) {
  const wide = textWidth(pdf) * width
  const high = (wide * png.readUInt32BE(20)) / png.readUInt32BE(16)
  return pdf.struct('Figure', { alt }, () => {
    if (roomLeft(pdf) < high) pdf.addPage()
    pdf.image(png, pdf.page.margins.left, pdf.y, { width: wide })
    pdf.y += high
    pdf.moveDown(0.5)
  })
}

/** Sender above and page number below: pagination, which reading aloud leaves out. */
function onEveryPage(pdf: Pdf, sender: string, language: Document['language']): void {
  const { count } = pdf.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page)
    const { margins, height } = pdf.page
    const options = { width: textWidth(pdf), lineBreak: false }
    // Text in the margin would start a new page as long as the margin counts.
    pdf.page.margins = { ...margins, top: 0, bottom: 0 }
    pdf.markContent('Artifact', { type: 'Pagination', attached: ['Top'] })
    pdf.font(REGULAR).fontSize(9).fillColor(FAINT)
    pdf.text(sender, margins.left, MARGIN - 20, options)
    pdf.endMarkedContent()
    pdf.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] })
    const number = documentWords(language).page(page + 1, count)
    pdf.text(number, margins.left, height - MARGIN, { ...options, align: 'right' })
    pdf.endMarkedContent()
    pdf.page.margins = margins
  }
}
