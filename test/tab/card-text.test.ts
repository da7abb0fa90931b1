import fc from 'fast-check'
import { plainText } from '../../src/core/markdown'
import { htmlOf } from '../../src/tab/card-text'

const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

test('what somebody wrote stands in the tab’s cards as it was written, and is never a mark or a link', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'\\`*_~[]()#>+-.{}&<\'"\n1a Ø:/', 'https://x.dk', '<b>'),
  })
  fc.assert(
    fc.property(text, (said) => {
      // Cards have never kept the blanks that a line begins with.
      const kept = said.replace(/^[ \t]+/gm, '').replace(/\{\{/g, '{\u200b{')
      const expected = kept.replace(/[&<>"']/g, (mark) => HTML[mark] as string).replace(/\n/g, '<br>')
      expect(htmlOf(plainText(said))).toBe(expected)
    }),
    { numRuns: 2000 },
  )
})

test('links of ours can be followed, and no other kind of address', () => {
  expect(htmlOf('Brug for hjælp? [Ring: 70 12 34 56](tel:+4570123456)')).toBe(
    'Brug for hjælp? <a href="tel:+4570123456">Ring: 70 12 34 56</a>',
  )
  expect(htmlOf('[a\\]b](https://x.dk/?a=1&b="2")')).toBe(
    '<a href="https://x.dk/?a=1&amp;b=&quot;2&quot;">a]b</a>',
  )
  expect(htmlOf('[x](javascript:alert(1))')).not.toContain('<a')
})
