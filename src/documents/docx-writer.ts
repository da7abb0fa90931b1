import {
  AlignmentType,
  BorderStyle,
  Document as DocxDocument,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type Block, type Document, runsOf, type Text } from './document'
import { documentWords } from './strings'

const A4 = { width: 11_906, height: 16_838 }
const MARGIN = 1134
const FONT = 'Calibri'
const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

/** The document as Word's .docx, with real headings, lists and table heads. */
export async function writeDocx(document: Document): Promise<Buffer> {
  const { title, sender, language, blocks, landscape, bare = false, textSize = 11 } = document
  const size = textSize * 2
  const heading = (share: number) => ({
    run: { font: FONT, size: Math.round(size * share), bold: true, color: '000000' },
    paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
  })
  const width = (landscape ? A4.height : A4.width) - 2 * MARGIN
  const file = new DocxDocument({
    title,
    creator: sender,
    styles: {
      default: {
        document: {
          run: { font: FONT, size, language: { value: language === 'da' ? 'da-DK' : 'en-GB' } },
          paragraph: { spacing: { after: 120, line: 276 } },
        },
        heading1: heading(1.7),
        heading2: heading(1.25),
        heading3: heading(1.05),
      },
    },
    numbering: { config: numberings(blocks) },
    sections: [
      {
        properties: {
          page: {
            size: {
              ...A4,
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
          },
        },
        ...(bare
          ? {}
          : {
              headers: { default: new Header({ children: [subtle(sender)] }) },
              footers: { default: new Footer({ children: [pageNumber(language)] }) },
            }),
        children: blocks.flatMap((block, index) => elementsOf(block, index, width)),
      },
    ],
  })
  return Packer.toBuffer(file)
}

// Each ordered list counts from one.
const numberings = (blocks: Block[]) =>
  blocks.flatMap((block, index) =>
    block.kind === 'list' && block.ordered
      ? [
          {
            reference: `list${index}`,
            levels: [
              {
                level: 0,
                format: LevelFormat.DECIMAL,
                text: '%1.',
                alignment: AlignmentType.START,
                style: { paragraph: { indent: { left: 480, hanging: 360 } } },
              },
            ],
          },
        ]
      : [],
  )

function elementsOf(block: Block, index: number, width: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: HEADINGS[block.level], children: childrenOf(block.text) })]
    case 'paragraph':
      return [
        new Paragraph({
          children: childrenOf(block.text, block.subtle),
          alignment: block.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
        }),
      ]
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            children: childrenOf(item),
            spacing: { after: 40 },
            ...(block.ordered
              ? { numbering: { reference: `list${index}`, level: 0 } }
              : { bullet: { level: 0 } }),
          }),
      )
    case 'facts':
      return block.rows.map(
        ({ label, value }) =>
          new Paragraph({
            spacing: { after: 40 },
            children: childrenOf([{ text: `${label}: `, bold: true }, { text: value }]),
          }),
      )
    case 'table':
      return [tableOf(block, width), new Paragraph({ children: [] })]
    case 'picture':
      return [pictureOf(block, width)]
    case 'line':
      return [
        new Paragraph({
          children: [],
          border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: '999999', space: 1 } },
        }),
      ]
    case 'pageBreak':
      return [new Paragraph({ children: [], pageBreakBefore: true })]
  }
}

function childrenOf(text: Text, faint = false): ParagraphChild[] {
  return runsOf(text).flatMap((run): ParagraphChild[] => {
    const look = { bold: run.bold, italics: run.italic, ...(faint ? { color: '595959' } : {}) }
    const lines = run.text.split('\n').map(
      (line, index) =>
        new TextRun({
          text: line,
          break: index > 0 ? 1 : 0,
          ...look,
          ...(run.link ? { style: 'Hyperlink' } : {}),
        }),
    )
    return run.link ? [new ExternalHyperlink({ link: run.link, children: lines })] : lines
  })
}

const subtle = (text: string): Paragraph => new Paragraph({ children: childrenOf(text, true) })

function pageNumber(language: Document['language']): Paragraph {
  // The words around Word's own fields: "Side 1 af 3".
  const [before = '', between = '', after = ''] = documentWords(language).page(1, 2).split(/[12]/)
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [
      new TextRun({
        color: '595959',
        children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
      }),
    ],
  })
}

function tableOf({ head, rows, widths, numbers = [] }: Extract<Block, { kind: 'table' }>, width: number) {
  const shares = widths ?? head.map(() => 1)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const columnWidths = shares.map((share) => Math.round((share / whole) * width))
  const cell = (text: string, column: number, bold: boolean) =>
    new TableCell({
      width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [
        new Paragraph({
          spacing: { after: 0 },
          alignment: numbers.includes(column) ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: childrenOf([{ text, bold }]),
        }),
      ],
    })
  return new Table({
    columnWidths,
    width: { size: width, type: WidthType.DXA },
    rows: [
      new TableRow({ tableHeader: true, children: head.map((text, column) => cell(text, column, true)) }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((text, column) => cell(text, column, false)),
          }),
      ),
    ],
  })
}

function pictureOf({ png, alt, width }: Extract<Block, { kind: 'picture' }>, textWidth: number): Paragraph {
  // A PNG's size stands in its header; docx counts pixels of 15 twips.
  const ratio = png.readUInt32BE(20) / png.readUInt32BE(16)
  const pixels = Math.round((textWidth * width) / 15)
  return new Paragraph({
    children: [
      new ImageRun({
        type: 'png',
        data: png,
        transformation: { width: pixels, height: Math.round(pixels * ratio) },
        altText: { name: alt, title: alt, description: alt },
      }),
    ],
  })
}
