import { holdsCpr } from '../../src/core/screen'

test.each([
  '0101801234',
  '010180-1234',
  '010180 1234',
  '010180 - 1234',
  '01 01 80 12 34',
  '01.01.80-1234',
  'Hans nummer er 311299-0007, tror jeg',
  '０１０１８０-１２３４',
  '010180\u200b-\u200b1234',
  '010180\u00a01234',
  '290200-1234',
  '010180–1234',
])('%s looks like a CPR number', (text) => {
  expect(holdsCpr(text)).toBe(true)
})

test.each([
  '43577575',
  '+45 43 57 75 75',
  '00.00.00-P22-1-17',
  '320180-1234',
  '011380-1234',
  '300280-1234',
  '25.000 kr.',
  '12345678901234',
  'Mødet er 04.02.2027 kl. 17.00',
  'sag. nr. 32',
  '2026-11-21 17:00',
])('%s does not', (text) => {
  expect(holdsCpr(text)).toBe(false)
})

test('a number without a valid check digit is still taken for one: modulus 11 is no longer guaranteed', () => {
  expect(holdsCpr('010180-0000')).toBe(true)
})
