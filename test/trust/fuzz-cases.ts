import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { CAST, type Part } from '../../src/local/demo'

const corpus = (name: string): string => readFileSync(join(__dirname, 'corpus', name), 'utf8')

const KB64 = 65_536
/** What stands in the corpus for texts of 64 KB. */
const LONG = new Map(
  Object.entries({
    '§word': 'å'.repeat(KB64 / 2),
    '§words': 'ord '.repeat(KB64 / 4),
    '§lines': '- a\n'.repeat(KB64 / 4),
    '§marks': `${'!'.repeat(KB64)}x`,
    '§dashes': `# ${'-\t'.repeat(KB64 / 2)}x`,
    '§emoji': '👩🏽‍🦽'.repeat(KB64 / 16),
  }),
)
const DEEP = 5_000
const WIDE = 20_000

/** Texts that have broken programs, and what the corpus abbreviates. */
const TEXTS = (JSON.parse(corpus('texts.json')) as string[]).map((text) => LONG.get(text) ?? text)
/** `__proto__` is a field of its own only where JSON is parsed. */
const VALUES = corpus('values.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as unknown)
export const PATHS = JSON.parse(corpus('paths.json')) as string[]

/** As JSON.stringify, with what it cannot write: nesting and length beyond reason. */
export const json = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('"§deep"', `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`)
    .replaceAll('"§wide"', `[${'1,'.repeat(WIDE)}1]`)

const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...TEXTS), fc.constantFrom(...TEXTS)).map((two) => two.join(' ')),
  },
)
const value = fc.oneof(
  { weight: 5, arbitrary: text },
  { weight: 3, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)
const by = fc.constantFrom(...(Object.keys(CAST) as Part[]))
const nth = fc.nat(100_000)
/** Which field gets which value; a field that is missing is added where `name` says so. */
const swaps = fc.array(
  fc.record({
    at: nth,
    value,
    name: fc.option(fc.constantFrom('__proto__', 'a.b', '$gt', 'council', 'verb', 'form'), { freq: 8 }),
  }),
  { minLength: 0, maxLength: 3 },
)

/** One thing that somebody sends to the bot. Numbers choose among what there is when it is sent. */
export type Case =
  | { kind: 'says'; by: Part; inChannel: boolean; command: number; bare: boolean; text: string }
  | { kind: 'presses'; by: Part; button: number; live: boolean; submit: boolean; swaps: Swap[] }
  | {
      kind: 'damages'
      by: Part
      of: 'message' | 'invoke' | 'conversationUpdate'
      swaps: Swap[]
      at: number[]
    }
  | { kind: 'calls'; by: Part; endpoint: number; swaps: Swap[]; header: string }
  | { kind: 'asks'; path: number; method: string; text: string }
  | { kind: 'opens'; link: number; post: boolean; text: string }
  | { kind: 'hands'; by: Part; file: number; flips: number[]; text: string }
export interface Swap {
  at: number
  value: unknown
  name: string | null
}

const of = <Kind extends Case['kind']>(kind: Kind, parts: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ kind: fc.constant(kind), ...parts }) as unknown as fc.Arbitrary<Case>

export const cases: fc.Arbitrary<Case> = fc.oneof(
  {
    weight: 6,
    arbitrary: of('says', { by, inChannel: fc.boolean(), command: nth, bare: fc.boolean(), text }),
  },
  {
    weight: 12,
    arbitrary: of('presses', {
      by,
      button: nth,
      live: fc.boolean(),
      submit: fc.boolean(),
      swaps,
    }),
  },
  {
    weight: 3,
    arbitrary: of('damages', {
      by,
      of: fc.constantFrom('message', 'invoke', 'conversationUpdate'),
      swaps,
      at: fc.array(nth, { maxLength: 3 }),
    }),
  },
  { weight: 4, arbitrary: of('calls', { by, endpoint: nth, swaps, header: text }) },
  {
    weight: 1,
    arbitrary: of('asks', {
      path: nth,
      method: fc.constantFrom('GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'DELETE'),
      text,
    }),
  },
  { weight: 3, arbitrary: of('opens', { link: nth, post: fc.boolean(), text }) },
  {
    weight: 1,
    arbitrary: of('hands', { by, file: nth, flips: fc.array(nth, { maxLength: 5 }), text }),
  },
)
