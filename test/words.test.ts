import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseSync } from '@swc/core'
import type { Feature } from '../src/core/feature'
import { deliveryWords } from '../src/delivery/strings'
import { features } from '../src/features'
import { logWords } from '../src/features/council/log.strings'

const rooms: Pick<Feature, 'name' | 'strings'>[] = [...features, { name: 'delivery', strings: deliveryWords }]
const SRC = resolve(__dirname, '../src')
const sources = (readdirSync(SRC, { recursive: true }) as string[]).filter(
  (file) => /\.tsx?$/.test(file) && !/strings\.ts$/.test(file),
)

// Texts for developers and operators, in English: errors that no member sees, logs, settings, the
// terminal of `npm start`, what figures mean, and the embedded database’s answers to the driver.
const NOT_FOR_MEMBERS = /^(config\.ts|main\.ts|audit\.ts|local\/|database\/|operation\/)/
const FONTS = new Set(['Noto Sans'])
const reads = (text: string): boolean => /[æøåÆØÅ]/.test(text) || /\p{L}{2,} \p{L}{2,}/u.test(text)
const DEVELOPERS_CALLS = /^(Error|SendError|TypeError|RangeError|AuthenticationError|error|warn|info)$/

interface Node {
  type?: string
  value?: unknown
  [key: string]: unknown
}

/** Strings and template texts that read like a sentence or hold a Danish letter, outside errors and logs. */
function wordsIn(node: unknown, found: string[]): string[] {
  if (Array.isArray(node)) for (const item of node) wordsIn(item, found)
  else if (node !== null && typeof node === 'object') {
    const { type, value, callee, raw } = node as Node & { callee?: Node; raw?: string }
    if (type === 'NewExpression' || type === 'CallExpression') {
      const name = (callee?.value ?? (callee?.property as Node | undefined)?.value) as string | undefined
      // `super` in an error's constructor is an error's message too.
      if (callee?.type === 'Super' || (name && DEVELOPERS_CALLS.test(name))) return found
    }
    if (type === 'ImportDeclaration' || type === 'TsLiteralType') return found
    const text = type === 'StringLiteral' ? (value as string) : type === 'TemplateElement' ? raw : undefined
    const datePattern = text && /^[cdLyHm. ]+$/.test(text)
    // What stands within a tag of SVG is no sentence; a template's pieces can begin or end in one.
    const prose = text?.replace(/<[^<>]*>|^[^<>]*>|<[^<>]*$/g, '')
    if (prose && !datePattern && !FONTS.has(prose) && reads(prose)) found.push(prose)
    for (const child of Object.values(node as object)) wordsIn(child, found)
  }
  return found
}

test.each(sources.filter((file) => !NOT_FOR_MEMBERS.test(file)))('no visible word stands in %s', (file) => {
  const tree = parseSync(readFileSync(join(SRC, file), 'utf8'), {
    syntax: 'typescript',
    tsx: file.endsWith('x'),
  })
  expect(wordsIn(tree, [])).toEqual([])
})

test('the check sees a sentence where there is one', () => {
  expect(wordsIn(parseSync("const a = { text: 'Skriv et par ord' }", { syntax: 'typescript' }), [])).toEqual([
    'Skriv et par ord',
  ])
})

test('every refusal that a room can give has words in both languages', () => {
  const keys = sources.flatMap((file) => [
    ...readFileSync(join(SRC, file), 'utf8').matchAll(/new UserError\(\s*'([a-zA-Z-]+)\.([a-zA-Z]+)'/g),
  ])
  expect(keys.length).toBeGreaterThan(10)
  const missing = keys.filter(([, room, name]) => {
    if (room === 'core') return false
    const feature = rooms.find((candidate) => candidate.name === room)
    return !feature?.strings('da').errors?.[name as string] || !feature.strings('en').errors?.[name as string]
  })
  expect(missing.map(([call]) => call)).toEqual([])
})

test('no word is kept that nothing asks for', () => {
  const spoken = new Set(
    sources.flatMap((file) => readFileSync(join(SRC, file), 'utf8').match(/[\p{L}\d]+/gu) ?? []),
  )
  // `why` goes by Teams' codes, and numbers are reckoned.
  const keysIn = (words: unknown): string[] =>
    typeof words === 'object' && words !== null && !Array.isArray(words)
      ? Object.entries(words).flatMap(([key, inner]) => [key, ...(key === 'why' ? [] : keysIn(inner))])
      : []
  const tables = (readdirSync(SRC, { recursive: true }) as string[])
    .filter((file) => /strings\.ts$/.test(file) && !file.startsWith('tab/'))
    .flatMap((file) => Object.entries(require(join(SRC, file)) as Record<string, unknown>))
    .flatMap(([name, words]) =>
      name.endsWith('Words') ? keysIn((words as (language: string) => unknown)('da')) : [],
    )
  expect(tables.length).toBeGreaterThan(1_000)
  expect(
    tables.filter((key) => !key.split(/[.-]/).every((part) => spoken.has(part) || /^\d+$/.test(part))),
  ).toEqual([])
})

test('everything that goes into the log has words in both languages', () => {
  const entered = sources.flatMap((file) => [
    ...readFileSync(join(SRC, file), 'utf8').matchAll(/auditEntry\([^'`]*'([a-z][\w-]*\.[\w.]+)'/g),
  ])
  expect(entered.length).toBeGreaterThan(20)
  const [da, en] = [logWords('da').did, logWords('en').did]
  expect(Object.keys(en).sort()).toEqual(Object.keys(da).sort())
  expect(entered.flatMap(([, what = '']) => (da[what] ? [] : [what]))).toEqual([])
})
