import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { linesOf } from '../../../src/features/minutes/approval'
import type { MinutesContent } from '../../../src/features/minutes/content'
import { minutesDocument } from '../../../src/features/minutes/document'
import { COUNCIL } from '../../support/card-fixtures'

const at = (time: string) => new Date(`2027-02-04T${time}:00+01:00`)
const item = (id: string, title: string, more: object = {}) => ({
  id,
  title,
  recommendation: '',
  from: at('17:00'),
  used: 10,
  discussion: '',
  decision: '',
  changes: [],
  disqualified: [],
  votes: [],
  dissents: [],
  followUps: [],
  ...more,
})
const there = (person: string, name: string, more: object = {}) => ({
  person,
  name,
  role: '',
  stays: [{ from: at('16:55') }],
  ...more,
})

const MEETING: MinutesContent = {
  start: at('16:55'),
  end: at('19:10'),
  place: 'Mødelokale 2, Solby Rådhus',
  seats: 10,
  attenders: [
    there('p0', 'Karen Holm', { role: 'chair', seat: 's0' }),
    there('p1', 'Bo Winther', { role: 'viceChair', seat: 's1' }),
    there('p2', 'Mette Dahl', { seat: 's2' }),
    there('p3', 'Jonas Krogh', { seat: 's3', stays: [{ from: at('17:20') }] }),
    there('p4', 'Lone Bech', { seat: 's4', stays: [{ from: at('16:58'), to: at('18:05') }] }),
    there('p8', 'Per Juul', { role: 'substitute', substituteFor: 'Erik Toft' }),
    there('p9', 'Anne Vester', { role: 'secretariat' }),
  ],
  absent: ['Signe Lund', 'Pia Friis', 'Hanne Juhl'],
  items: [
    item('m1/approveAgenda', '', { fixed: 'approveAgenda', outcome: 'approved' }),
    item('i1', 'Flere bænke ved stationen', {
      recommendation: 'rådet foreslår byrådet at sætte bænke op',
      discussion: 'Mange har ondt i benene.\nDer er ingen steder at sidde.',
      decision: 'Rådet foreslår seks bænke.',
      outcome: 'endorsed',
      changes: [{ name: 'Jonas Krogh', comes: true, at: at('17:20') }],
      disqualified: ['Bo Winther'],
      votes: [{ for: 3, against: 1, abstain: 1 }],
      dissents: [{ name: 'Lone Bech', text: 'Pengene mangler.' }],
      followUps: [{ what: 'Skriv til byrådet', name: 'Karen Holm', due: at('23:59') }],
    }),
    item('i2', 'Værestedets åbningstid', {
      decision: 'Punktet kommer på næste møde.',
      outcome: 'postponed',
      changes: [{ name: 'Lone Bech', comes: false, at: at('18:05') }],
    }),
    item('m1/anyOther', '', { fixed: 'anyOther', from: undefined }),
  ] as MinutesContent['items'],
  records: [
    { title: 'Valg af næstformand', text: 'Bo Winther er valgt.' },
    { title: 'Høring om boliger', text: 'Rådets svar er godkendt.' },
  ],
}

const about = (language: 'da' | 'en') => ({
  content: MEETING,
  council: { ...COUNCIL, language },
  language,
  version: 1,
  approved: true,
  at: at('12:00'),
  now: at('12:00'),
})

test.each([
  ['da', 'internal'],
  ['da', 'public'],
  ['en', 'internal'],
  ['en', 'public'],
] as const)('referatet på %s til %s står, som det er gennemlæst', (language, audience) => {
  const golden = readFileSync(join(__dirname, 'goldens', `${language}-${audience}.txt`), 'utf8')
  const text = `${linesOf(minutesDocument(about(language), audience)).join('\n')}\n`
  expect(text).toBe(golden)
})

test('det offentlige referat nævner ingen medlemmer, når rådet ikke har besluttet det', () => {
  const text = linesOf(minutesDocument(about('da'), 'public')).join('\n')
  for (const { name } of MEETING.attenders)
    expect(text.replace(/Bo Winther er valgt/, '')).not.toContain(name)
})
