import fc from 'fast-check'
import { hardestIn, lixLevel, lixOf } from '../../src/core/lix'

// 27 words, 10 of them long, in one sentence: the figures of a sentence of a real charter.
const CHARTER =
  'Sekretariatet skriver derefter rådets referater om til et letlæseligt sprog og sætter dem op på biblioteket, værestedet og caféen ved torvet, så borgere uden computer følger arbejdet.'

// Counted by hand: text, words, long words, sentences.
const COUNTED: [string, number, number, number][] = [
  ['Rådet holder møde på torsdag.', 5, 1, 1],
  ['Kom og vær med! Der er kaffe.', 7, 0, 2],
  ['Vi talte om bl.a. bænke og lys.', 8, 0, 1],
  ['Mødet er den 4. februar 2027 kl. 17.00.', 8, 2, 1],
  ['Det koster 1.250,50 kr. om året.', 6, 0, 1],
  ['Rådet siger:\n- flere bænke\n- bedre lys', 6, 0, 3],
  ['Beslutning\nRådet er enigt. Det vil have en bænk.', 8, 0, 2],
  ['Vi ses, osv.', 5, 0, 1],
  ['Rådet talte om en varmestue. Den skal have åbent i vinterferien.', 11, 2, 2],
  ['Forvaltningen oplyser, at sagen behandles i udvalget den 3. marts, jf. bilag 2.', 13, 5, 1],
  ['Kl. 16.30 mødes vi på Torvet 2, 1. sal. Tag din nabo med!', 13, 1, 2],
  ['Er du ny i byen? Så kom til café på torsdag kl. 10!', 13, 2, 2],
  ['', 0, 0, 0],
]

test('et langt ord har syv bogstaver eller mere, og et kommissoriums sætning giver 64,04', () => {
  expect(lixOf(CHARTER)).toEqual({ value: 64.04, words: 27, longWords: 10, sentences: 1 })
  expect(lixOf('sekser').longWords).toBe(0)
  expect(lixOf('syvende').longWords).toBe(1)
})

test.each(COUNTED)('%j tælles som i hånden', (text, words, longWords, sentences) => {
  const value = words === 0 ? 0 : Math.round((words / sentences + (100 * longWords) / words) * 100) / 100
  expect(lixOf(text)).toEqual({ words, longWords, sentences, value })
})

test('tallene læses som de plejer', () => {
  expect([24.99, 25, 34.99, 35, 45, 55].map(lixLevel)).toEqual([
    'veryEasy',
    'easy',
    'easy',
    'medium',
    'hard',
    'veryHard',
  ])
})

test('de sværeste sætninger og ord kommer først', () => {
  const text = 'Vi ses. Myndighedsafgørelser forudsætter partshøring. Myndighedsafgørelser er svære.'
  expect(hardestIn(text, 2)).toEqual({
    sentences: ['Myndighedsafgørelser forudsætter partshøring.', 'Myndighedsafgørelser er svære.'],
    words: ['myndighedsafgørelser', 'forudsætter'],
  })
})

test('enhver tekst kan måles, og store bogstaver gør ingen forskel for ordene', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { value, words, longWords, sentences } = lixOf(text)
      expect(Number.isFinite(value)).toBe(true)
      expect(longWords).toBeLessThanOrEqual(words)
      expect(sentences).toBeLessThanOrEqual(words)
    }),
  )
})
