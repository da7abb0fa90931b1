import { withoutText } from '../../src/core/log'

test('of an error its kind and place are logged, never its message', () => {
  const error = Object.assign(new TypeError('Mit navn er Hemmelig\n    at Hemmelig (hemmelig.ts:1:1)'), {
    code: 'ECONNREFUSED',
  })
  const { name, code, stack } = withoutText(error)
  expect({ name, code }).toEqual({ name: 'TypeError', code: 'ECONNREFUSED' })
  expect(stack).toMatch(/^\s+at .*log\.test\.ts/)
  expect(stack).not.toMatch(/hemmelig/i)
})

test('what is thrown and no error, and a code that is words, stay out', () => {
  expect(withoutText('Hemmelig')).toEqual({ name: 'string' })
  expect(withoutText(Object.assign(new Error(), { code: 'Hemmelig tekst' }))).not.toHaveProperty('code')
})
