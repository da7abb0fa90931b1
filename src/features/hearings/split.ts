import { type Line, linesOf, nextSaid } from './lines'
import { piecesOf } from './long-text'

/**
 * A piece of a hearing document in reading order. Sections (afsnit), themes (temaer) and bullets
 * (punkter) take input; `text` is what stands between them.
 */
export interface Passage {
  /** `s2`, `s2-t1`, `s2-t1-b3`, and for text the id of what it stands under with `-p<n>`. */
  id: string
  kind: 'section' | 'theme' | 'bullet' | 'text'
  /** A heading's words or the text itself; empty for what stands before the first heading. */
  text: string
  /** The section's number as the document gives it, or its place; 0 before the first heading. */
  number: number
}

export interface SplitDocument {
  title: string
  passages: Passage[]
}

export type Block =
  | { kind: 'section'; text: string; number?: number }
  | { kind: 'theme'; text: string }
  | { kind: 'bullet' | 'text'; text: string; lastLine: string; gap: boolean }

/** Characters that a line without a sentence's end may have and still be a heading. */
const LONGEST_HEADING = 120

/** Characters that what is marked as a heading may have and still be one. */
const LONGEST_TITLE = 300

/**
 * Characters to which lines are joined to one passage. A page and a half without a space between is a table or
 * a list, and joining on and on takes the square of its length.
 */
export const LONGEST_JOINED = 4_000

/** A line at least this long was broken by the page's width, not by its writer. */
const WRAPPED = 70

const CHAPTER = /^(?:kapitel|afsnit|del|chapter|section|part)\s+(\d{1,2})(.*)$/i

const THEME = /^(?:tema|målsætning|mål|indsatsområde|indsats|theme|goal)\s+\d{1,2}\s*[:.–-]\s*\S/i

const SENTENCE_END = /[.!?:;…]["”’»)]?$/

// `Kapitel 2: Vision`: what stands after the number.
const titleOf = (words: string): string =>
  words
    .trim()
    .replace(/^[:.–-]/, '')
    .trim()

/**
 * Finds a document's sections, themes and bullets by its headings and lists, and joins lines that the
 * page's width has broken. Takes plain text and Markdown.
 */
export function splitDocument(source: string): SplitDocument {
  const lines = linesOf(source)
  const marked = lines.some(({ kind }) => kind === 'heading')
  const blocks = marked ? markedBlocks(lines) : plainBlocks(lines)
  const themed = withThemes(blocks, marked)
  const [first] = themed
  const isTitled =
    first?.kind === 'text' &&
    isHeading(first.text) &&
    !SENTENCE_END.test(first.text) &&
    themed.some(({ kind }) => kind === 'section')
  return isTitled
    ? { title: first.text, passages: assembled(themed.slice(1)) }
    : { title: '', passages: assembled(themed) }
}

/** Markdown, or a Word file's real headings: the highest level is the section's, what is below it a theme's. */
function markedBlocks(lines: Line[]): Block[] {
  const levels = lines.flatMap((line) => (line.kind === 'heading' ? [line.level] : []))
  const top = Math.min(...levels)
  const first = lines.find(({ kind }) => kind !== 'blank')
  const titled =
    first?.kind === 'heading' &&
    // A number in front makes it a section.
    !/^\d/.test(first.text) &&
    first.level === top &&
    levels.filter((level) => level === top).length === 1 &&
    levels.length > 1
  const section = titled ? Math.min(...levels.filter((level) => level !== top)) : top
  const blocks: Block[] = []
  const following = nextSaid(lines)
  let gap = false
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'heading') {
      if (titled && line.level === top)
        blocks.push({ kind: 'text', text: line.text, lastLine: '', gap: true })
      else if (line.level <= section) blocks.push(numbered({ kind: 'section', text: line.text }))
      else blocks.push({ kind: 'theme', text: line.text })
    } else if (line.kind === 'numbered')
      blocks.push({ kind: 'bullet', text: line.text, lastLine: line.text, gap })
    else addLine(blocks, line, gap, following[index]?.kind === 'bullet')
    gap = line.kind === 'blank' || line.kind === 'heading'
  }
  return blocks
}

/** Plain text: numbered lines that go on from each other are sections. */
function plainBlocks(lines: Line[]): Block[] {
  const blocks: Block[] = []
  const following = nextSaid(lines)
  let last = 0
  let gap = false
  // The number that a running list has come to; 0 outside a list.
  let listed = 0
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'blank') {
      gap = true
      continue
    }
    const next = following[index]
    const [, chapter, chapterTitle = ''] = (line.kind === 'text' && CHAPTER.exec(line.text)) || []
    if (chapter !== undefined && isHeading(line.kind === 'text' ? line.text : '')) {
      last = Number(chapter)
      blocks.push({
        kind: 'section',
        text: titleOf(chapterTitle) || (line as { text: string }).text,
        number: last,
      })
    } else if (line.kind === 'numbered') {
      const [number = 0, ...under] = line.numbers
      // Numbers that follow each other with nothing between are a list, not headings.
      const inList =
        (listed > 0 && number === listed + 1) ||
        (next?.kind === 'numbered' && next.numbers.length === 1 && next.numbers[0] === number + 1)
      const goesOn = last === 0 ? number > 0 : number === last + 1
      if (under.length > 0 && number === last && isHeading(line.text))
        blocks.push({ kind: 'theme', text: line.text })
      else if (under.length === 0 && goesOn && !inList && isHeading(line.text)) {
        last = number
        blocks.push({ kind: 'section', text: line.text, number })
      } else {
        blocks.push({ kind: 'bullet', text: line.text, lastLine: line.text, gap })
        listed = number
        gap = false
        continue
      }
    } else addLine(blocks, line, gap, next?.kind === 'bullet')
    if (blocks.at(-1)?.kind !== 'bullet') listed = 0
    gap = false
  }
  return blocks
}

const isHeading = (text: string): boolean => text.length <= LONGEST_HEADING && !/[.;!,]$/.test(text)

const isTheme = (text: string): boolean => isHeading(text) && /^["”»]?[\p{Lu}\d]/u.test(text)

export function numbered(block: { kind: 'section'; text: string }): Block {
  const [, number, words] = /^(\d{1,2})(?:[.):]\s*|\s+)(\p{L}.*)$/u.exec(block.text) ?? []
  return words === undefined ? block : { kind: 'section', text: words, number: Number(number) }
}

function addLine(blocks: Block[], line: Line, gap: boolean, beforeBullet: boolean): void {
  if (line.kind !== 'bullet' && line.kind !== 'text') return
  const last = blocks.at(-1)
  // After a space or a sentence's end, what could be the heading of the list below starts something new.
  const ended = gap || (last && 'lastLine' in last && SENTENCE_END.test(last.lastLine))
  const opensList = ended && beforeBullet && line.kind === 'text' && isTheme(line.text)
  if (line.kind === 'text' && !opensList && last && 'lastLine' in last && continues(last, line, gap)) {
    last.text = joined(last.text, line.text)
    last.lastLine = line.text
    return
  }
  if (line.kind === 'text' && THEME.test(line.text) && isHeading(line.text))
    blocks.push({ kind: 'theme', text: line.text })
  else blocks.push({ kind: line.kind, text: line.text, lastLine: line.text, gap })
}

/** Whether a line goes on with the paragraph or bullet before it; `gap`: blank lines stand between. */
function continues(
  block: { kind: string; text: string; lastLine: string },
  { text, indent }: { text: string; indent: number },
  gap: boolean,
): boolean {
  const { lastLine } = block
  if (lastLine === '' || block.text.length > LONGEST_JOINED) return false
  if (/\p{L}-$/u.test(lastLine) && /^[\p{Ll}\d]/u.test(text)) return true
  if (SENTENCE_END.test(lastLine)) return !gap && (block.kind === 'text' || indent >= 2)
  if (/^\p{Ll}/u.test(text) || lastLine.endsWith(',')) return true
  if (!gap && (block.kind === 'text' || indent >= 2)) return true
  return lastLine.length >= WRAPPED
}

/** "med-" and "borger" are one word; "social-" and "og", "a-" and "kasse", "KU-" and "mødet" keep the hyphen. */
export function joined(before: string, line: string): string {
  if (!before.endsWith('-') || !/\p{L}-$/u.test(before.slice(-3))) return `${before} ${line}`.trim()
  if (/^(og|eller|samt|til|and|or)\b/u.test(line)) return `${before} ${line}`
  const [part = ''] = /(?<![\p{L}\d])[\p{L}\d]+-$/u.exec(before.slice(-60)) ?? []
  const abbreviation = part.length <= 2 || /^[\p{Lu}\d]+-$/u.test(part)
  return abbreviation || !/^\p{Ll}/u.test(line) ? before + line : before.slice(0, -1) + line
}

/** A short line right before bullets is the theme that they belong to. */
function withThemes(blocks: Block[], marked: boolean): Block[] {
  let inTheme = false
  return blocks.map((block, index) => {
    if (block.kind === 'section' || block.kind === 'theme') inTheme = block.kind === 'theme'
    const next = blocks[index + 1]
    if (block.kind !== 'text' || next?.kind !== 'bullet') return block
    // Where the document has headings of its own, an introduction to a list under one is no heading.
    if (marked && inTheme) return block
    if (!isTheme(block.text)) return block
    inTheme = true
    return { kind: 'theme', text: block.text.replace(/(?<!\s)\s*:$/, '') }
  })
}

/** The passages of a document's blocks, numbered, with ids that tell where they stand. */
export function assembled(blocks: Block[]): Passage[] {
  const passages: Passage[] = []
  const counts = new Map<string, number>()
  const next = (key: string): number => {
    counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts.get(key) as number
  }
  let section = ''
  let theme = ''
  let number = 0
  for (const block of blocks.flatMap(fitting)) {
    if (block.kind === 'section') {
      number = block.number ?? number + 1
      section = `s${next('s')}`
      theme = ''
      passages.push({ id: section, kind: 'section', text: block.text, number })
      continue
    }
    if (section === '') {
      section = 's0'
      passages.push({ id: section, kind: 'section', text: '', number: 0 })
    }
    const under = theme || section
    if (block.kind === 'theme') {
      theme = `${section}-t${next(section)}`
      passages.push({ id: theme, kind: 'theme', text: block.text, number })
    } else if (block.kind === 'bullet')
      passages.push({ id: `${under}-b${next(`${under}-b`)}`, kind: 'bullet', text: block.text, number })
    else passages.push({ id: `${under}-p${next(`${under}-p`)}`, kind: 'text', text: block.text, number })
  }
  return passages
}

/** What is too long for one passage goes on in text below it; a heading that long is none. */
function fitting(block: Block): Block[] {
  const text = (words: string): Block => ({ kind: 'text', text: words, lastLine: '', gap: true })
  if (block.kind === 'section' || block.kind === 'theme') {
    if (block.text.length <= LONGEST_TITLE) return [block]
    const number = block.kind === 'section' && block.number !== undefined ? `${block.number}. ` : ''
    return fitting(text(number + block.text))
  }
  const [first = '', ...rest] = piecesOf(block.text)
  return [{ ...block, text: first }, ...rest.map(text)]
}
