import { tidy } from './lines'
import { assembled, type Block, joined, LONGEST_JOINED, numbered, type Passage } from './split'

/**
 * Reads the notation that `outlineOf` writes, to the letter: `# section`, `## theme`, `- bullet`,
 * and paragraphs between blank lines; a backslash takes a mark out of force.
 */
export function readOutline(source: string): Passage[] {
  const blocks: Block[] = []
  let open = false
  for (const raw of tidy(source).split('\n')) {
    const line = raw.trim()
    const [, marks, heading] = /^(#{1,6})\s(.*)$/.exec(line) ?? []
    const [, bullet] = /^[-*•]\s(.*)$/.exec(line) ?? []
    const last = blocks.at(-1)
    if (line === '') open = false
    else if (marks !== undefined)
      blocks.push({ kind: marks.length === 1 ? 'section' : 'theme', text: (heading ?? '').trim() })
    else if (bullet !== undefined)
      blocks.push({ kind: 'bullet', text: bullet.trim(), lastLine: '', gap: false })
    else if (open && last && 'lastLine' in last && last.text.length <= LONGEST_JOINED)
      last.text = joined(last.text, line)
    else blocks.push({ kind: 'text', text: line.replace(/^\\(?=.)/, '').trim(), lastLine: '', gap: false })
    open = line !== '' && marks === undefined
  }
  return assembled(blocks.map((block) => (block.kind === 'section' ? withNumber(block.text) : block)))
}

/** A section's number as `outlineOf` writes it, whatever its heading begins with, or as people do. */
function withNumber(text: string): Block {
  const [, number, words] = /^(\d{1,4})\. (\S.*)$/.exec(text) ?? []
  return words === undefined
    ? numbered({ kind: 'section', text })
    : { kind: 'section', text: words, number: Number(number) }
}

/** Passages as text that somebody can correct and `readOutline` reads. */
export function outlineOf(passages: Passage[]): string {
  let text = ''
  for (const [index, { kind, text: words, number }] of passages.entries()) {
    const before = passages[index - 1]
    if (kind === 'section' && words === '' && number === 0) continue
    const tight = kind === 'bullet' && before?.kind === 'bullet'
    text += `${text === '' ? '' : tight ? '\n' : '\n\n'}${MARK[kind]}${kind === 'section' ? `${number}. ` : ''}${
      kind === 'text' ? words.replace(/^(?=[\\#*•-])/, '\\') : words
    }`
  }
  return text
}

const MARK = { section: '# ', theme: '## ', bullet: '- ', text: '' } as const
