import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { plainText } from '../../src/core/markdown'

const shown = (text: string): string => {
  const html = new MarkdownIt().render(plainText(text))
  return html
    .replace(/<\/p>\n<p>/g, '\n')
    .replace(/<\/?p>|\n$/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\u200b/g, '')
    .trim()
}

test.each([
  'almindelig tekst, 12.500 kr. (ca. 10 %)',
  '*fed* _kursiv_ ~~streg~~ `kode`',
  '[tryk her](https://eksempel.dk)',
  '# ikke en overskrift',
  '- ikke en liste',
  '1. ikke en liste',
  '1) heller ikke',
  'snake_case_navn',
  '> intet citat',
  'C:\\mappe',
  '<at>Alle</at>',
  '{{DATE(2027-01-01)}}',
  'to\nlinjer',
])('%s is shown as it was written', (text) => {
  expect(shown(text)).toBe(text)
})

test('no text of letters and Markdown signs turns into formatting or a link', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab1 *_[]()`~#>-+.!|\\'), maxLength: 40 }), (text) => {
      expect(new MarkdownIt().render(plainText(text))).not.toMatch(
        /<(em|strong|a|code|h\d|ul|ol|blockquote|img|hr|pre)\b/,
      )
    }),
    { numRuns: 2000 },
  )
})
