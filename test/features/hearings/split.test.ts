import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { LONGEST_PASSAGE } from '../../../src/features/hearings/long-text'
import { outlineOf, readOutline } from '../../../src/features/hearings/outline'
import { type Passage, splitDocument } from '../../../src/features/hearings/split'

const MADE_UP = readFileSync(resolve(__dirname, 'documents/made-up-policy.txt'), 'utf8')
const SEEDS = resolve(__dirname, '../../../../shared/seeds')
const SEED = existsSync(SEEDS) ? readdirSync(SEEDS).find((file) => file.startsWith('003')) : undefined

const of = (passages: Passage[], kind: Passage['kind'], under = '') =>
  passages.filter((passage) => passage.kind === kind && passage.id.startsWith(under))
const words = (passages: Passage[]) => passages.map(({ text }) => text)

test('a document like those from a municipality becomes sections, themes and bullets', () => {
  const { title, passages } = splitDocument(MADE_UP)
  expect(title).toBe('Høringsudkast: Solbys Nabopolitik')
  expect(of(passages, 'section').map(({ number, text }) => `${number}. ${text}`)).toEqual([
    '1. Forord fra udvalget',
    '2. Baggrund',
    '3. Drømmen',
    '4. Temaer - tryghed og fællesskab',
  ])
  expect(of(passages, 'theme').map(({ id, text }) => [id, text])).toEqual([
    ['s2-t1', 'Gode naboer er Solbys styrke, når'],
    ['s4-t1', 'Tryghed begynder på trappen'],
    ['s4-t2', 'Fællesskab er for alle'],
  ])
  expect(words(of(passages, 'bullet', 's2'))).toEqual([
    'Alle kan sige hej',
    'Alle tør bede om hjælp',
    'Ingen sidder alene mod sin vilje',
  ])
  expect(words(of(passages, 'bullet', 's4-t2'))).toEqual([
    'Vi åbner fælleshuset hver dag',
    'Vi spørger dem, der aldrig kommer, hvad der skal til for at de føler sig velkomne',
    'Vi tager os tid',
  ])
})

test('broken words and lines are joined, and hyphens that belong there stay', () => {
  const { passages } = splitDocument(MADE_UP)
  const text = words(of(passages, 'text', 's1'))
  expect(text).toEqual([
    'Solby Kommune vil gerne være en by, hvor naboer kender hinanden. Nabopolitikken er skrevet sammen med foreninger, skoler og dem, der bor i byen.',
    'Den gælder for alle social- og sundhedstilbud, og den følger KU-mødets beslutning.',
    'Gode naboer er Solbys styrke, og vi skal sammen passe på, at ingen bliver glemt. Mange flytter til byen hvert år, og de taler med hinanden på torvet i Solby. Det er en glæde.',
  ])
  expect(words(of(passages, 'text', 's2'))).toEqual([
    'Politikken viser, hvordan vi er naboer. Den bygger på tillid, ro og hjælp. Naboskabet begynder i opgangen.',
  ])
})

const seedTest = SEED ? test : test.skip
if (!SEED) process.stderr.write('../shared/seeds is absent: the real hearing document is not tested\n')

seedTest('the real hearing document comes out with its four sections, four themes and their bullets', () => {
  const { passages } = splitDocument(readFileSync(join(SEEDS, SEED as string), 'utf8'))
  expect(of(passages, 'section').map(({ number }) => number)).toEqual([1, 2, 3, 4])
  expect(of(passages, 'theme', 's4')).toHaveLength(4)
  expect([1, 2, 3, 4].map((n) => of(passages, 'bullet', `s4-t${n}-`).length)).toEqual([4, 5, 4, 4])
  expect(of(passages, 'theme', 's2')).toHaveLength(1)
  expect(of(passages, 'bullet', 's2-t1')).toHaveLength(4)
  expect(of(passages, 'bullet')).toHaveLength(21)
  const all = words(passages).join(' ')
  expect(all).not.toMatch(/\p{L}- ?\p{Ll}/u)
  expect(all).toMatch(/Medborgerpolitikken er en tværgående/)
  expect(all).toMatch(
    /skaber muligheder for udvikling af demokratiske medborgere og bidrager til almen dannelse/,
  )
  // Nothing that the document says is lost.
  const letters = (text: string) => text.replace(/[^\p{L}\d]/gu, '')
  const source = readFileSync(join(SEEDS, SEED as string), 'utf8')
  const { title } = splitDocument(source)
  const numbers = of(passages, 'section').map(({ number, id }) => [id, number] as const)
  const rebuilt = passages
    .map(({ id, text }) => `${numbers.find(([section]) => section === id)?.[1] ?? ''}${text}`)
    .join('')
  expect(letters(title + rebuilt)).toBe(letters(source))
})

test('Markdown headings are sections and themes, a single first heading is the title', () => {
  const { title, passages } = splitDocument(
    '# Politik for grønne gårde\n\n## 1. Mål\n\nVi vil **plante** mere.\n\n### Træer\n\nVi vil:\n\n- plante ti\n* passe dem\n\n## 2. Penge\n\n1. Et beløb\n2. Et til\n',
  )
  expect(title).toBe('Politik for grønne gårde')
  expect(passages.map(({ id, kind, text }) => `${id} ${kind} ${text}`)).toEqual([
    's1 section Mål',
    's1-p1 text Vi vil plante mere.',
    's1-t1 theme Træer',
    's1-t1-p1 text Vi vil:',
    's1-t1-b1 bullet plante ti',
    's1-t1-b2 bullet passe dem',
    's2 section Penge',
    's2-b1 bullet Et beløb',
    's2-b2 bullet Et til',
  ])
})

test('a numbered first heading is a section, also where there is no other', () => {
  const { title, passages } = splitDocument('# 1. Mål\n\nRo.\n\n## Træer\n\n- plante ti\n')
  expect(title).toBe('')
  expect(passages.map(({ id, text }) => `${id} ${text}`)).toEqual([
    's1 Mål',
    's1-p1 Ro.',
    's1-t1 Træer',
    's1-t1-b1 plante ti',
  ])
})

test('a numbered list in plain text is no row of sections, and a table of contents is left out', () => {
  const { passages } = splitDocument(
    'Indhold\n1. Mål ........ 3\n2. Midler ...... 4\n\n1. Mål\nVi vil tre ting:\n1. Flere bænke\n2. Mere lys\n3. Ro\n\n2. Midler\nDet koster ikke noget.\n',
  )
  expect(words(of(passages, 'section', 's1'))).toEqual(['Mål'])
  expect(words(of(passages, 'section', 's2'))).toEqual(['Midler'])
  expect(words(of(passages, 'bullet'))).toEqual(['Flere bænke', 'Mere lys', 'Ro'])
})

test('a text without headings is one section, and nothing gives no passages', () => {
  expect(splitDocument('Bare en sætning.').passages).toEqual([
    { id: 's0', kind: 'section', text: '', number: 0 },
    { id: 's0-p1', kind: 'text', text: 'Bare en sætning.', number: 0 },
  ])
  expect(splitDocument(' \n\f\n ').passages).toEqual([])
})

const word = fc.stringMatching(/^[a-zæøå]{2,9}$/)
const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((list) => {
  const text = list.join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
})
const theme = fc.record({ title: sentence, bullets: fc.array(sentence, { minLength: 1, maxLength: 5 }) })
const section = fc.record({ title: sentence, text: sentence, themes: fc.array(theme, { maxLength: 3 }) })

test('whatever is written with headings and lists comes back as it was', () => {
  fc.assert(
    fc.property(fc.array(section, { minLength: 1, maxLength: 5 }), (sections) => {
      const source = sections
        .map(
          ({ title, text, themes }, index) =>
            `${index + 1}. ${title}\n\n${text}.\n\n${themes
              .map(({ title: name, bullets }) => `${name}\n${bullets.map((b) => `- ${b}`).join('\n')}\n`)
              .join('\n\n')}`,
        )
        .join('\n\n')
      const { passages } = splitDocument(source)
      expect(words(of(passages, 'section'))).toEqual(sections.map(({ title }) => title))
      expect(words(of(passages, 'theme'))).toEqual(
        sections.flatMap(({ themes }) => themes.map(({ title }) => title)),
      )
      expect(words(of(passages, 'bullet'))).toEqual(
        sections.flatMap(({ themes }) => themes.flatMap(({ bullets }) => bullets)),
      )
    }),
  )
})

test('any text at all is split without a fault, with ids that are one of a kind and no letter lost', () => {
  const letters = (text: string) => text.normalize('NFC').replace(/[^\p{L}]/gu, '')
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 12 }), (lines) => {
      const source = lines.join('\n')
      const { title, passages } = splitDocument(source)
      const ids = passages.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      if (!/\.{3}|…|\t|\u00ad/.test(source))
        expect(letters(title + words(passages).join(''))).toBe(letters(source))
    }),
  )
})

test('a correction that changes nothing gives the same passages', () => {
  const { passages } = splitDocument(MADE_UP)
  expect(readOutline(outlineOf(passages))).toEqual(passages)
  const written = '1. Udkast 2027\n\nForord\n\n# 1. 2027 i tal\n\nDet går fremad.'
  expect(outlineOf(readOutline(written))).toBe(written)
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('\\', '#', '-', '*', '•', ' ', 'a', '1', '.') }),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const once = readOutline(lines.join('\n'))
      expect(readOutline(outlineOf(once))).toEqual(once)
    }),
  )
})

test('a paragraph of any length is parted where its sentences end, and no word is lost', () => {
  const long = fc.array(fc.oneof(word, fc.constantFrom('Så.', 'Nej!', 'Kl. 9.30', '😀'.repeat(1300))), {
    minLength: 300,
    maxLength: 1500,
  })
  const marks = fc.constantFrom('', '- ', '# ', '## ', '1. ')
  fc.assert(
    fc.property(long, marks, (list, mark) => {
      const { title, passages } = splitDocument(`# 1. Mål\n\n${mark}${list.join(' ')}`)
      for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(LONGEST_PASSAGE)
      const letters = (text: string) => text.replace(/[\s\d.#-]/g, '')
      expect(letters(title + words(passages).join(''))).toBe(letters(`Mål${list.join('')}`))
      expect(readOutline(outlineOf(passages))).toEqual(passages)
    }),
    { numRuns: 40 },
  )
  const sentences = Array.from({ length: 200 }, (_, count) => `Nummer ${count} er om naboer i kl. 3 og ro.`)
  const parted = words(of(splitDocument(sentences.join(' ')).passages, 'text'))
  expect(parted.length).toBeGreaterThan(2)
  for (const text of parted) expect(text).toMatch(/^Nummer .*ro\.$/)
})
