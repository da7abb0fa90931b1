import { type Block, type Document, runsOf, type Text } from './document'

const WIDTH = 72
const wordsOf = (text: Text): string =>
  runsOf(text)
    .map(({ text: words, link }) => (link && link !== words ? `${words} (${link})` : words))
    .join('')

/** The document as plain text for a mail or a journal: headings underlined, lists with hyphens. */
export function plainTextOf({ blocks }: Document): string {
  return `${blocks
    .map(linesOf)
    .filter((part) => part !== '')
    .join('\n\n')}\n`
}

function linesOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${block.text}\n${(block.level === 1 ? '=' : '-').repeat(Math.min(block.text.length, WIDTH))}`
    case 'paragraph':
      return wordsOf(block.text)
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${wordsOf(item)}`)
        .join('\n')
    case 'facts':
      return block.rows.map(({ label, value }) => `${label}: ${value}`).join('\n')
    case 'table':
      return [block.head, ...block.rows].map((cells) => cells.join('\t')).join('\n')
    case 'picture':
      return block.alt
    case 'line':
      return '-'.repeat(WIDTH)
    case 'pageBreak':
      return ''
  }
}
