import { z } from 'zod'
import { type Card, defineCard, type Frame } from '../../src/core/cards'

const noticeCard = defineCard('core/notice', z.looseObject({ fallbackText: z.string() }), { shared: true })
const notice = (text: string, frame: Frame = { language: 'da' }): Card =>
  noticeCard({ fallbackText: text, text, buttons: [] }, frame)
const council = (name: string, phone = '70123456') =>
  ({ language: 'da', council: { id: 'c', name, phone } }) as unknown as Frame

test('a shared card is made once for all who see the same', () => {
  expect(notice('Hej')).toBe(notice('Hej'))
})

test('other data, another language, council or telephone is another card', () => {
  const cards = [
    notice('Hej'),
    notice('Farvel'),
    notice('Hej', { language: 'en' }),
    notice('Hej', council('Udsatterådet')),
    notice('Hej', council('Medborgerforum')),
    notice('Hej', council('Udsatterådet', '70123457')),
    notice('Hej', { language: 'da', refresh: { verb: 'a.b', data: {}, userIds: ['29:a'] } }),
  ]
  expect(new Set(cards.map(({ content }) => JSON.stringify(content))).size).toBe(cards.length)
})

test('nobody can change what others see', () => {
  const { content } = notice('Hej')
  expect(() => {
    content.lang = 'en'
  }).toThrow(TypeError)
  expect(Object.isFrozen((content.body as object[])[0])).toBe(true)
})
