export type Line =
  | { kind: 'blank' }
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'numbered'; numbers: number[]; text: string }
  | { kind: 'bullet'; text: string; indent: number }
  | { kind: 'text'; text: string; indent: number }

// Nothing in these patterns can match the same signs in two ways: a line is as long as its writer likes.
const HEADING = /^(#{1,6})\s(.*)$/
const CLOSING_MARKS = /(?<!#)#+$/

const BULLET = /^[-*+•·▪◦‣●○–—\uf0b7\uf0a7]\s(.+)$/

const NUMBERED = /^(\d{1,2}(?:\.\d{1,2})*)[.)]?\s(.+)$/

/** Whether a line of a table of contents: dots or a tab lead to the page's number. */
function isOfContents(line: string): boolean {
  const before = line.replace(/\d{1,3}$/, '')
  const words = before.trimEnd()
  return before !== line && (/(?:\.{3}|…)$/.test(words) || before.slice(words.length).includes('\t'))
}

export const tidy = (source: string): string =>
  source
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\v]/g, '\n')
    .replace(/\f/g, '\n\n')
    .replace(/\u00ad(?=[^\S\n]*\n)/g, '-')
    .replace(/[\u00ad\u200b\ufeff]/g, '')
    .replace(/[^\S\n\t]/g, ' ')

export function linesOf(source: string): Line[] {
  return tidy(source)
    .split('\n')
    .map((raw): Line => {
      const line = raw.trim()
      const indent = raw.length - raw.trimStart().length
      if (line === '' || isOfContents(line)) return { kind: 'blank' }
      const [, marks = '', heading = ''] = HEADING.exec(line) ?? []
      if (marks !== '')
        return { kind: 'heading', level: marks.length, text: unmarked(heading.replace(CLOSING_MARKS, '')) }
      const [, bullet] = BULLET.exec(line) ?? []
      if (bullet !== undefined) return { kind: 'bullet', text: unmarked(bullet), indent }
      const [, numbers = '', words = ''] = NUMBERED.exec(line) ?? []
      if (numbers !== '' && /^\p{L}/u.test(words.trimStart()))
        return { kind: 'numbered', numbers: numbers.split('.').map(Number), text: unmarked(words) }
      return { kind: 'text', text: unmarked(line), indent }
    })
}

// Markdown's emphasis is dropped: a passage is plain text.
const unmarked = (text: string): string =>
  text
    .replace(/\*\*(?=\S)((?:[^*]|\*(?!\*))+)(?<=\S)\*\*/g, '$1')
    .replace(/__(?=\S)((?:[^_]|_(?!_))+)(?<=\S)__/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()

/** For each line the next one that is not blank. */
export function nextSaid(lines: Line[]): (Line | undefined)[] {
  const following: (Line | undefined)[] = []
  let next: Line | undefined
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    following[index] = next
    const line = lines[index] as Line
    if (line.kind !== 'blank') next = line
  }
  return following
}
