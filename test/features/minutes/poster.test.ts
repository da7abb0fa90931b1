import { pdfOf } from '../../../src/documents/pdf'
import { fitsPoster, posterDocument } from '../../../src/features/minutes/easy-read'

const council = {
  id: 'c1',
  tenant: 't1',
  type: 'udsatteraad',
  name: 'Rådet for udsatte borgere i Solby og omegn',
  language: 'da',
  timeZone: 'Europe/Copenhagen',
  phone: '70123456',
  seats: [],
  staff: [],
  rules: [],
} as unknown as Parameters<typeof posterDocument>[3]
const next = {
  start: new Date('2027-09-15T15:00:00Z'),
  end: new Date('2027-09-15T17:00:00Z'),
  place: 'Kulturhuset på Torvet 12, indgang B, 2. sal, lokale 14',
} as unknown as Parameters<typeof posterDocument>[2]
const WORDS =
  'Rådet mener at varmestuen skal holde åbent hele vinteren og kommunen siger mange tak for det'.split(' ')

/** As much text in paragraphs of so many words as still counts as one page. */
function fullest(words: number): string {
  let text = ''
  for (let count = 0; ; count += 1) {
    const word = WORDS[count % WORDS.length] as string
    const longer = count === 0 ? word : `${text}${count % words === 0 ? '\n' : ' '}${word}`
    if (!fitsPoster(longer)) return text
    text = longer
  }
}

test.each([3, 14, 200])('det, der tæller som én side, fylder én side: stykker på %i ord', async (words) => {
  const easy = { text: fullest(words), approvedAt: new Date(0) } as Parameters<typeof posterDocument>[0]
  expect(easy.text.split(' ').length).toBeGreaterThan(20)
  const pdf = await pdfOf(posterDocument(easy, 'torsdag 24. september 2027', next, council))
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
})
