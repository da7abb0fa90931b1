import { ABBREVIATIONS } from './lix.strings'

/** How hard a text is to read by LIX, a Danish and Swedish measure of sentence and word length. */
export interface Lix {
  /** Words per sentence plus the percentage of long words, with two decimals. */
  value: number
  words: number
  sentences: number
  longWords: number
}

/** Bands as they are commonly read: up to 24, 34, 44, 54 and above. */
export type LixLevel = 'veryEasy' | 'easy' | 'medium' | 'hard' | 'veryHard'

/** A word of so many letters is long. */
const LONG = 7

const ABBREVIATION = new RegExp(
  `(?<![\\p{L}\\d.])(${Object.keys(ABBREVIATIONS)
    .sort((a, b) => b.length - a.length)
    .map((short) => short.replaceAll('.', '\\.'))
    .join('|')})(?=\\s+(\\S)|\\s*$|[,;:)])`,
  'giu',
)
const WORD = /[\p{L}\d]+(?:[-’'.,:/]?[\p{L}\d]+)*/gu
const BULLET = /^\s*(?:[-–—•*·]|\d{1,2}[.)])\s+/u

/** Short lines without an end mark, with something after them, are headings: they are no sentences. */
function prose(text: string): string[] {
  // A line that goes on in lower case is a wrapped one.
  const lines = text
    .normalize('NFC')
    .replace(/(\p{Ll})-\r?\n(?=\p{Ll})/gu, '$1')
    .replace(/\r?\n(?=\p{Ll})/gu, ' ')
    .split(/\r?\n/)
  return lines.flatMap((line, index) => {
    const bullet = BULLET.test(line)
    const said = line.replace(BULLET, '').trim()
    if (said === '') return []
    const heading = !bullet && !/[.!?:;,…]["”»)]*$/u.test(said) && index < lines.length - 1
    return heading && countOf(said) <= 8 ? [] : [said]
  })
}

const countOf = (text: string): number => (text.match(WORD) ?? []).length

/** The dot after an abbreviation that ends the sentence too stays: a capital letter follows. */
const expanded = (text: string): string =>
  text.replace(ABBREVIATION, (_, short: string, next: string | undefined) => {
    const words = ABBREVIATIONS[short.toLowerCase()] as string
    return next !== undefined &&
      /\p{Lu}/u.test(next) &&
      !/^(kl|nr|ca|jf|vedr|pkt|f\.eks|bl\.a)\./iu.test(short)
      ? `${words}.`
      : words
  })

/** Sentences of running text. Dots in numbers, dates and ordinals (`4. februar`) end none. */
function sentencesOf(text: string): string[] {
  return prose(text).flatMap((line) =>
    expanded(line)
      .replace(/(\d)\.(?=\s+\p{Ll})/gu, '$1')
      .split(/(?<=[.!?…]["”»)]{0,3})\s+|(?<=:)\s+/u)
      .filter((sentence) => countOf(sentence) > 0),
  )
}

const wordsIn = (sentence: string): string[] => sentence.match(WORD) ?? []
const lettersIn = (word: string): number => (word.match(/\p{L}/gu) ?? []).length
const isLong = (word: string): boolean => lettersIn(word) >= LONG

const lixOfSentences = (sentences: string[][]): Lix => {
  const words = sentences.flat()
  const longWords = words.filter(isLong).length
  const value = words.length === 0 ? 0 : words.length / sentences.length + (100 * longWords) / words.length
  return { value: Math.round(value * 100) / 100, words: words.length, sentences: sentences.length, longWords }
}

/** The measure of a text. Headings and bullets' marks do not count; an empty text is 0. */
export const lixOf = (text: string): Lix => lixOfSentences(sentencesOf(text).map(wordsIn))

export function lixLevel(value: number): LixLevel {
  if (value < 25) return 'veryEasy'
  if (value < 35) return 'easy'
  if (value < 45) return 'medium'
  return value < 55 ? 'hard' : 'veryHard'
}

/** The sentences that most need to be shorter or plainer, the hardest first, and the long words in the text. */
export function hardestIn(text: string, most: number): { sentences: string[]; words: string[] } {
  const sentences = sentencesOf(text)
  const hard = sentences
    .map((sentence) => ({ sentence, value: lixOf(sentence).value }))
    .filter(({ value }) => value >= 35)
    .sort((a, b) => b.value - a.value)
  const counts = new Map<string, number>()
  for (const word of sentences.flatMap(wordsIn))
    if (isLong(word)) counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1)
  const words = [...counts].sort(
    ([a, countA], [b, countB]) => countB - countA || lettersIn(b) - lettersIn(a) || a.localeCompare(b, 'da'),
  )
  return {
    sentences: hard.slice(0, most).map(({ sentence }) => sentence),
    words: words.slice(0, most).map(([word]) => word),
  }
}
