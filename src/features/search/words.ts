import { stemmer as danish } from '@orama/stemmers/danish'
import { stemmer as english } from '@orama/stemmers/english'
import type { Language } from '../../core/language'
import { COMMON } from './strings'

const STEM = { da: danish, en: english }

/** Terms of one text: enough for the longest minutes, and a bound for the index. */
const MOST_TERMS = 600
const MOST_ASKED = 8

const wordsIn = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** The Danish letters in their two-letter spelling; accents fall away. */
const folded = (word: string): string =>
  word
    .replace(/[æä]/g, 'ae')
    .replace(/[øö]/g, 'oe')
    .replace(/å/g, 'aa')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')

/** For keyboards without them: one plain letter for each. */
const plainest = (word: string): string => folded(word).replace(/ae|aa/g, 'a').replace(/oe/g, 'o')

/**
 * All that a text is found by: the stems of its words, with æ ø å also as ae oe aa and as a o a. A word
 * that was folded before it is stemmed can get another stem: that is among them too.
 */
export function termsOf(texts: string[], language: Language): string[] {
  const stem = STEM[language]
  const terms = new Set<string>()
  for (const word of wordsIn(texts.join(' '))) {
    if (terms.size >= MOST_TERMS) break
    const own = stem(word)
    for (const term of [folded(own), plainest(own), stem(folded(word)), stem(plainest(word))]) terms.add(term)
  }
  return [...terms]
}

/** What a question asks for, the longest (and so mostly the rarest) first; words that say nothing are left out. */
export function asked(question: string, language: Language): string[] {
  const words = wordsIn(question)
  const telling = words.filter((word) => !COMMON.has(word))
  const terms = (telling.length > 0 ? telling : words).map((word) => folded(STEM[language](word)))
  return [...new Set(terms)].sort((a, b) => b.length - a.length).slice(0, MOST_ASKED)
}
