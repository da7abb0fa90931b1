import { distance } from 'fastest-levenshtein'
import type { Command, Feature } from './feature'
import { LANGUAGES } from './language'

export interface CommandMatch {
  command: Command
  feature: Feature
  /** What stands after the command's words. */
  args: string
}

/** Finds commands by what people write: any case, with or without slash, æ ø å also as ae oe aa or a o. */
export interface CommandIndex {
  find(text: string): CommandMatch | undefined
  /** The nearest command to a miss and the word that it goes by, or undefined when nothing is near. */
  nearest(text: string): { command: Command; feature: Feature; word: string } | undefined
}

export function indexCommands(features: Feature[]): CommandIndex {
  const byPhrase = new Map<string, { command: Command; feature: Feature; word: string }>()
  let longest = 1
  for (const feature of features) {
    for (const command of feature.commands ?? []) {
      for (const word of wordsOf(feature, command)) {
        for (const phrase of spellings(word)) {
          const taken = byPhrase.get(phrase)
          if (taken && taken.command !== command)
            throw new Error(`'${phrase}' is a word of both ${taken.command.key} and ${command.key}`)
          byPhrase.set(phrase, { command, feature, word })
          longest = Math.max(longest, phrase.split(' ').length)
        }
      }
    }
  }

  return {
    find(text) {
      const words = text.normalize('NFC').trim().replace(/^\//, '').split(/\s+/)
      for (let count = Math.min(longest, words.length); count > 0; count -= 1) {
        const entry = byPhrase.get(folded(words.slice(0, count).join(' ')))
        if (entry) return { ...entry, args: afterWords(text, count) }
      }
      return undefined
    },
    nearest(text) {
      const wanted = folded(text.normalize('NFC').trim().replace(/^\//, '')).slice(0, 40)
      let best: { steps: number; phrase: string } | undefined
      for (const phrase of byPhrase.keys()) {
        const candidate = wanted.split(' ').slice(0, phrase.split(' ').length).join(' ')
        const steps = distance(candidate, phrase)
        if (steps <= Math.max(1, Math.floor(phrase.length / 3)) && steps < (best?.steps ?? Infinity))
          best = { steps, phrase }
      }
      return best && byPhrase.get(best.phrase)
    },
  }
}

/** The words that a command goes by in all languages, the first of each being the usual one. */
export const wordsOf = (feature: Feature, command: Command): string[] => [
  ...new Set(LANGUAGES.flatMap((language) => feature.strings(language).commands?.[command.key]?.words ?? [])),
]

const afterWords = (text: string, count: number): string =>
  text
    .normalize('NFC')
    .trim()
    .split(/(\s+)/)
    .slice(count * 2)
    .join('')
    .trim()

/** Lower case, and the Danish letters in their two-letter spelling. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[æä]/g, 'ae')
    .replace(/[øö]/g, 'oe')
    .replace(/å/g, 'aa')
    .replace(/(?<![!?.,])[!?.,]+$/, '')

const spellings = (word: string): string[] => [
  folded(word),
  word.toLowerCase().replace(/æ/g, 'a').replace(/ø/g, 'o').replace(/å/g, 'a'),
]
