import { type Block, runsOf, type Text } from './document'

/** A part of a document as a card shows it. */
export interface Paragraph {
  text: string
  heading?: boolean
}

const wordsOf = (text: Text): string =>
  runsOf(text)
    .map(({ text: words }) => words)
    .join('')

/** Headings, paragraphs and lists; what a card has no place for (tables, pictures) is left out. */
export const paragraphsOf = (blocks: Block[]): Paragraph[] =>
  blocks.flatMap((block): Paragraph[] => {
    if (block.kind === 'heading') return [{ text: block.text, heading: true }]
    if (block.kind === 'paragraph') return [{ text: wordsOf(block.text) }]
    return block.kind === 'list' ? [{ text: block.items.map((item) => `• ${wordsOf(item)}`).join('\n') }] : []
  })
