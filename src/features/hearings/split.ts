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

type Line =
  | { kind: 'blank' }
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'numbered'; numbers: number[]; text: string }
  | { kind: 'bullet'; text: string; indent: number }
  | { kind: 'text'; text: string; indent: number }

type Block =
  | { kind: 'section'; text: string; number?: number }
  | { kind: 'theme'; text: string }
  | { kind: 'bullet' | 'text'; text: string; lastLine: string; gap: boolean }

/** Characters that a line without a sentence's end may have and still be a heading. */
const LONGEST_HEADING = 120
/** A line at least this long was broken by the page's width, not by its writer. */
const WRAPPED = 70

const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/
const BULLET = /^[-*+•·▪◦‣●○–—\uf0b7\uf0a7]\s+(.+)$/
const NUMBERED = /^(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(.+)$/
const CONTENTS_LINE = /(\.{3,}|…{1,}|\t)\s*\d{1,3}$/
const CHAPTER = /^(?:kapitel|afsnit|del|chapter|section|part)\s+(\d{1,2})\s*[:.–-]?\s*(.*)$/i
const THEME = /^(?:tema|målsætning|mål|indsatsområde|indsats|theme|goal)\s+\d{1,2}\s*[:.–-]\s*\S/i
const SENTENCE_END = /[.!?:;…]["”’»)]?$/

/**
 * Finds a document's sections, themes and bullets by its headings and lists, and joins lines that the
 * page's width has broken. Takes plain text and Markdown.
 */
export function splitDocument(source: string): SplitDocument {
  const lines = linesOf(source)
  const marked = lines.some(({ kind }) => kind === 'heading')
  const blocks = marked ? markedBlocks(lines) : plainBlocks(lines)
  return assembled(withThemes(blocks, marked))
}

/**
 * Reads the notation that `outlineOf` writes, to the letter: `# section`, `## theme`, `- bullet`,
 * and paragraphs between blank lines; a backslash takes a mark out of force.
 */
export function readOutline(source: string): SplitDocument {
  const blocks: Block[] = []
  let open = false
  for (const raw of tidy(source).split('\n')) {
    const line = raw.trim()
    const [, marks, heading] = /^(#{1,6})\s+(.*)$/.exec(line) ?? []
    const [, bullet] = /^[-*•]\s+(.*)$/.exec(line) ?? []
    const last = blocks.at(-1)
    if (line === '') open = false
    else if (marks !== undefined)
      blocks.push({ kind: marks.length === 1 ? 'section' : 'theme', text: (heading ?? '').trim() })
    else if (bullet !== undefined)
      blocks.push({ kind: 'bullet', text: bullet.trim(), lastLine: '', gap: false })
    else if (open && last && 'lastLine' in last) last.text = joined(last.text, line)
    else blocks.push({ kind: 'text', text: line.replace(/^\\/, ''), lastLine: '', gap: false })
    open = line !== '' && marks === undefined
  }
  return assembled(blocks.map((block) => (block.kind === 'section' ? numbered(block) : block)))
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

const tidy = (source: string): string =>
  source
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\v]/g, '\n')
    .replace(/\f/g, '\n\n')
    .replace(/\u00ad(?=[^\S\n]*\n)/g, '-')
    .replace(/[\u00ad\u200b\ufeff]/g, '')
    .replace(/[^\S\n\t]/g, ' ')

function linesOf(source: string): Line[] {
  return tidy(source)
    .split('\n')
    .map((raw): Line => {
      const line = raw.trim()
      const indent = raw.length - raw.trimStart().length
      if (line === '' || CONTENTS_LINE.test(line)) return { kind: 'blank' }
      const [, marks = '', heading = ''] = HEADING.exec(line) ?? []
      if (marks !== '') return { kind: 'heading', level: marks.length, text: unmarked(heading) }
      const [, bullet] = BULLET.exec(line) ?? []
      if (bullet !== undefined) return { kind: 'bullet', text: unmarked(bullet), indent }
      const [, numbers = '', words = ''] = NUMBERED.exec(line) ?? []
      if (numbers !== '' && /^\p{L}/u.test(words))
        return { kind: 'numbered', numbers: numbers.split('.').map(Number), text: unmarked(words) }
      return { kind: 'text', text: unmarked(line), indent }
    })
}

// Markdown's emphasis is dropped: a passage is plain text.
const unmarked = (text: string): string =>
  text
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/\s+/g, ' ')
    .trim()

/** For each line the next one that is not blank. */
function nextSaid(lines: Line[]): (Line | undefined)[] {
  const following: (Line | undefined)[] = []
  let next: Line | undefined
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    following[index] = next
    const line = lines[index] as Line
    if (line.kind !== 'blank') next = line
  }
  return following
}

/** Markdown, or a Word file's real headings: the highest level is the section's, what is below it a theme's. */
function markedBlocks(lines: Line[]): Block[] {
  const levels = lines.flatMap((line) => (line.kind === 'heading' ? [line.level] : []))
  const top = Math.min(...levels)
  const first = lines.find(({ kind }) => kind !== 'blank')
  const titled =
    first?.kind === 'heading' &&
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
      blocks.push({ kind: 'section', text: chapterTitle || (line as { text: string }).text, number: last })
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

function numbered(block: { kind: 'section'; text: string }): Block {
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
  block: { kind: string; lastLine: string },
  { text, indent }: { text: string; indent: number },
  gap: boolean,
): boolean {
  const { lastLine } = block
  if (lastLine === '') return false
  if (/\p{L}-$/u.test(lastLine) && /^[\p{Ll}\d]/u.test(text)) return true
  if (SENTENCE_END.test(lastLine)) return !gap && (block.kind === 'text' || indent >= 2)
  if (/^\p{Ll}/u.test(text) || lastLine.endsWith(',')) return true
  if (!gap && (block.kind === 'text' || indent >= 2)) return true
  return lastLine.length >= WRAPPED
}

/** "med-" and "borger" are one word; "social-" and "og", "a-" and "kasse", "KU-" and "mødet" keep the hyphen. */
function joined(before: string, line: string): string {
  if (!before.endsWith('-') || !/\p{L}-$/u.test(before.slice(-3))) return `${before} ${line}`.trim()
  if (/^(og|eller|samt|til|and|or)\b/u.test(line)) return `${before} ${line}`
  const [part = ''] = /[\p{L}\d]+-$/u.exec(before.slice(-60)) ?? []
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
    return { kind: 'theme', text: block.text.replace(/\s*:$/, '') }
  })
}

function assembled(blocks: Block[]): SplitDocument {
  const first = blocks[0]
  const titled =
    first?.kind === 'text' &&
    isHeading(first.text) &&
    !SENTENCE_END.test(first.text) &&
    blocks.some(({ kind }) => kind === 'section')
  const body = titled ? blocks.slice(1) : blocks
  const passages: Passage[] = []
  const counts = new Map<string, number>()
  const next = (key: string): number => {
    counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts.get(key) as number
  }
  let section = ''
  let theme = ''
  let number = 0
  for (const block of body) {
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
  return { title: titled && first ? first.text : '', passages }
}
