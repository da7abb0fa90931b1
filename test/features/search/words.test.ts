import fc from 'fast-check'
import { asked, termsOf } from '../../../src/features/search/words'

const finds = (question: string, text: string): boolean => {
  const terms = new Set(termsOf([text], 'da'))
  return asked(question, 'da').every((term) => terms.has(term))
}

test.each([
  ['bænk', 'Flere bænke ved stationen'],
  ['bænkene', 'Der mangler en bænk'],
  ['høringer', 'En høring om boliger'],
  ['hoering', 'En høring om boliger'],
  ['horinger', 'En høring om boliger'],
  ['værested', 'Værestedets åbningstid'],
  ['vaerested', 'Værestedets åbningstid'],
  ['abningstid', 'Værestedets åbningstid'],
  ['aabningstider', 'Værestedets åbningstid'],
  ['Aabenraa', 'Vi skal til Åbenrå'],
  ['Åbenrå', 'Vi skal til Aabenraa'],
  ['BOLIGEN', 'boliger til unge'],
  ['00.00.00-P22-1-17', 'Journal 00.00.00-P22-1-17'],
  ['bænke på stationen', 'Flere bænke ved stationen'],
])('den, der søger på %s, finder: %s', (question, text) => {
  expect(finds(question, text)).toBe(true)
})

test.each([
  ['bane', 'Flere bænke ved stationen'],
  ['bænke havnen', 'Flere bænke ved stationen'],
  ['hårdt', 'En høring om boliger'],
])('den, der søger på %s, finder ikke: %s', (question, text) => {
  expect(finds(question, text)).toBe(false)
})

test('på engelsk gælder engelske endelser', () => {
  const terms = termsOf(['Benches at the stations'], 'en')
  expect(asked('bench station', 'en').every((term) => terms.includes(term))).toBe(true)
})

const letters = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzæøåé'),
  minLength: 1,
  maxLength: 14,
})
const inAscii = (word: string) =>
  word.replace(/æ/g, 'ae').replace(/ø/g, 'oe').replace(/å/g, 'aa').replace(/é/g, 'e')

test('ethvert ord findes af sig selv, med store bogstaver, adskilt Unicode og uden æ, ø og å', () => {
  fc.assert(
    fc.property(letters, (word) => {
      for (const question of [word, word.toUpperCase(), word.normalize('NFD'), inAscii(word)])
        expect(finds(question, `et ${word} og`)).toBe(true)
    }),
  )
})

test('det, man spørger om, har højst otte ord, og intet regulært udtryk', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 100 }), (question) => {
      const terms = asked(question, 'da')
      expect(terms.length).toBeLessThanOrEqual(8)
      for (const term of terms) expect(term).toMatch(/^[\p{L}\p{N}]+$/u)
    }),
  )
})
