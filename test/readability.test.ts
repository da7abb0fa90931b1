import { readdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Language } from '../src/core/language'
import { lixOf } from '../src/core/lix'

/** Easy to read: what every member must be able to take in. */
const MOST = 35
/** A single text may be a little harder than the whole; shorter ones say too little to be measured. */
const MOST_OF_ONE = 38
const ENOUGH_WORDS = 20

// Stands in for whatever a sentence is filled with: a number, a name, a list, an object.
const anything: unknown = new Proxy(() => anything, {
  get: (_, key) => {
    if (key === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? 3 : 'Anne')
    if (key === Symbol.iterator) return function* () {}
    if (key === 'toString') return () => 'Anne'
    if (key === 'length') return 2
    return anything
  },
  apply: () => anything,
})

/** All that a table of words can say; names of commands and file formats are no texts. */
function textsIn(words: unknown, skipped: string[], path = ''): string[] {
  if (typeof words === 'string') return [words]
  if (typeof words === 'function') {
    try {
      const said: unknown = words(anything, anything, anything, anything)
      return typeof said === 'string' ? [said] : []
    } catch {
      skipped.push(path)
      return []
    }
  }
  if (Array.isArray(words) || words === null || typeof words !== 'object') return []
  return Object.entries(words).flatMap(([key, value]) => textsIn(value, skipped, `${path}.${key}`))
}

const SRC = resolve(__dirname, '../src')
const files = (readdirSync(SRC, { recursive: true }) as string[]).filter((file) => /strings\.ts$/.test(file))

/** Every table of words that lies in a folder. */
const tablesIn = (folder: string): unknown[] =>
  files
    .filter((file) => dirname(file) === folder)
    .sort()
    .flatMap((file) => Object.entries(require(resolve(SRC, file)) as Record<string, unknown>))
    .filter(([name]) => name.endsWith('Words'))
    .map(([, words]) => (words as (language: Language) => unknown)('da'))

const folders = [...new Set(files.map((file) => dirname(file)))].sort()
const rooms = folders.map((name) => {
  const skipped: string[] = []
  const texts = tablesIn(name).flatMap((words) => textsIn(words, skipped, name))
  // Labels and headings are no sentences: only running text is measured.
  return { name, skipped, texts, prose: texts.filter((text) => /[.!?]["”)]?$/.test(text.trim())) }
})

test('der er tekst at måle, og kun få sætninger kan ikke siges uden rigtige tal', () => {
  const all = rooms.flatMap(({ texts }) => texts).length
  const skipped = rooms.flatMap((room) => room.skipped)
  expect(rooms.length).toBeGreaterThan(20)
  expect(all).toBeGreaterThan(1500)
  expect(skipped.length).toBeLessThan(all / 20)
})

test.each(rooms.filter(({ prose }) => prose.length > 0))(
  'det, der står på dansk i $name, er let at læse',
  ({ prose }) => {
    expect(lixOf(prose.join('\n')).value).toBeLessThanOrEqual(MOST)
  },
)

test('ingen enkelt længere tekst er svær', () => {
  const hard = rooms.flatMap(({ name, prose }) =>
    prose.flatMap((text) => {
      const { value, words } = lixOf(text)
      return words >= ENOUGH_WORDS && value > MOST_OF_ONE ? [`${name} ${value}: ${text}`] : []
    }),
  )
  expect(hard).toEqual([])
})
