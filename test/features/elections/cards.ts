import { newToken } from '../../../src/features/elections/ballot'
import {
  confirmForm,
  openForm,
  paperForm,
  totalsForm,
  webForm,
  webLinkView,
} from '../../../src/features/elections/ballot-forms'
import {
  askedView,
  ballotCallView,
  ballotView,
  checkView,
  receiptView,
  reviewView,
} from '../../../src/features/elections/ballot-views'
import { nominateForm, presenceForm, startForm, wordsForm } from '../../../src/features/elections/call-forms'
import type { Outcome } from '../../../src/features/elections/count'
import {
  cancelForm,
  castingForm,
  certifyForm,
  handForm,
} from '../../../src/features/elections/decision-forms'
import { officeView } from '../../../src/features/elections/office-views'
import { CHANNEL, type Reader } from '../../../src/features/elections/reader'
import { MOST_WORDS, RULE_SETS } from '../../../src/features/elections/rules'
import type { Election, Round } from '../../../src/features/elections/store'
import { electionView, noElectionView } from '../../../src/features/elections/views'
import { type CardFixture, frame } from '../../support/card-fixtures'

const names = new Map(Array.from({ length: 10 }, (_, index) => [`p${index}`, `Navn Navnesen ${index}`]))
const nominee = (index: number): Election['nominees'][number] => ({
  person: `p${index}`,
  name: `Navn Navnesen ${index}`,
  by: 'p0',
  state: 'accepted',
  words: 'Æ *ø* '.repeat(50).slice(0, MOST_WORDS),
})

const round: Round = {
  number: 1,
  stage: { kind: 'free', number: 1 },
  candidates: ['p1', 'p2', 'p3'],
  openedAt: new Date('2027-01-11T09:00:00Z'),
  openedBy: 'p0',
  closesAt: new Date('2027-01-11T10:00:00Z'),
  seed: 'ab'.repeat(32),
  openHash: 'cd'.repeat(32),
}
const tie: Extract<Outcome, { kind: 'tie' }> = {
  kind: 'tie',
  for: 'office',
  through: [],
  among: ['p1', 'p2'],
  places: 1,
}
const counted: Round = {
  ...round,
  counts: { p1: 2, p2: 2 },
  blank: 0,
  paper: 1,
  paperTotals: { counts: { p1: 1 }, blank: 0, enteredBy: 'p0' },
  codes: Array.from({ length: 200 }, (_, index) => String(index).padStart(32, '0')),
  outcome: tie,
}
const drawn: Round = {
  ...counted,
  lot: { how: 'draw', tie, chosen: ['p1'], draw: 'ef'.repeat(32), by: 'p0', at: round.openedAt },
}
const election: Election = {
  id: 'e1',
  tenant: 't1',
  council: 'c1',
  office: 'chair',
  kind: 'regular',
  form: 'f1',
  ruleSetName: 'byraad',
  ruleSet: RULE_SETS.byraad,
  quorumPercent: 50,
  voters: 'present',
  changeVote: false,
  eligible: [],
  state: 'nominating',
  createdBy: 'p0',
  createdAt: round.openedAt,
  nominees: [nominee(1), nominee(2), nominee(3), { ...nominee(4), state: 'asked' }],
  present: ['p0', 'p1'],
  roll: Array.from({ length: 10 }, (_, index) => `p${index}`),
  members: 10,
  rounds: [],
}
const full: Election = {
  ...election,
  nominees: Array.from({ length: 20 }, (_, index) => nominee(index)),
  rounds: [{ ...round, candidates: Array.from({ length: 20 }, (_, index) => `p${index}`) }],
  state: 'open',
}
const at = (state: Election['state'], ...rounds: Round[]): Election => ({ ...election, state, rounds })
const decided: Election = { ...at('decided', drawn), elected: 'p1' }
const certified: Election = {
  ...decided,
  state: 'certified',
  from: new Date('2027-02-01T00:00:00Z'),
  until: new Date('2031-02-01T00:00:00Z'),
}
const reader: Reader = {
  person: 'p0',
  conducts: true,
  secretariat: true,
  seated: true,
  mayVote: true,
  mayConfirm: true,
  decidesTie: true,
  tieIsForChair: true,
}
const ballot = { election: 'e1', round: 1, box: 'e1:1:0', token: newToken(), change: 'yes' as const }

const shown = (title: string, of: Election): CardFixture[] =>
  [reader, CHANNEL].map((who) => ({
    title: `${title}${who === CHANNEL ? ', in the channel' : ''}`,
    show: (language) =>
      electionView({ election: of, names, voted: 3, roll: 10, atMeeting: false }, who, frame(language)),
  }))

export const electionCards: CardFixture[] = [
  ...shown('a call for candidates', election),
  ...shown('a call for candidates with one so far', { ...election, nominees: [nominee(1)] }),
  ...shown('an open ballot', at('open', round)),
  ...shown('paper votes to confirm', at('paper', { ...round, paper: 1 })),
  ...shown('a tie', at('tied', counted)),
  ...shown(
    'another ballot',
    at('again', {
      ...counted,
      outcome: { kind: 'again', stage: { kind: 'runOff' }, candidates: ['p1', 'p2'] },
    }),
  ),
  ...shown(
    'a ballot without quorum',
    at('again', {
      ...counted,
      outcome: { kind: 'noQuorum', needed: 5, again: { stage: round.stage, candidates: ['p1'] } },
    }),
  ),
  ...shown('a decided election', decided),
  ...shown('a certified election', certified),
  ...shown('an election with twenty candidates', full),
  ...shown('an election that nobody won', at('decided', { ...counted, outcome: { kind: 'nobody' } })),
  ...shown('an unopposed election', { ...election, state: 'decided', elected: 'p1' }),
  {
    title: 'no election',
    show: (language) =>
      noElectionView([{ election: certified, name: 'Navn Navnesen 1' }], reader, frame(language)),
  },
  {
    title: 'the form that starts an election',
    show: (language) => startForm('chair', 'regular', frame(language)),
  },
  {
    title: 'the form for proposing',
    show: (language) => nominateForm(election, election.roll, names, 'p0', frame(language)),
  },
  {
    title: 'the candidate’s words',
    show: (language) => wordsForm(election, 'x'.repeat(MOST_WORDS), frame(language)),
  },
  { title: 'who is here', show: (language) => presenceForm(election, names, frame(language)) },
  {
    title: 'the form that opens a ballot',
    show: (language) => openForm(election, { candidates: ['p1'], roll: 10 }, names, frame(language)),
  },
  {
    title: 'ticks for paper',
    show: (language) => paperForm(full, { waiting: ['p1', 'p2'], paper: ['p3'] }, names, frame(language)),
  },
  {
    title: 'nobody for paper',
    show: (language) => paperForm(full, { waiting: [], paper: [] }, names, frame(language)),
  },
  {
    title: 'who gets a ballot on the web',
    show: (language) => webForm(full, ['p1', 'p2'], names, frame(language)),
  },
  {
    title: 'a link to a ballot',
    show: (language) =>
      webLinkView(full, 'Navn Navnesen 1', `https://example.org/files/${'x'.repeat(400)}`, frame(language)),
  },
  { title: 'paper totals', show: (language) => totalsForm(at('paper', counted), names, frame(language)) },
  {
    title: 'paper totals to confirm',
    show: (language) => confirmForm(at('paper', counted), 'x', names, frame(language)),
  },
  {
    title: 'a lot by hand',
    show: (language) => handForm(at('tied', counted), election.roll, names, frame(language)),
  },
  { title: 'the casting vote', show: (language) => castingForm(at('tied', counted), names, frame(language)) },
  { title: 'certification', show: (language) => certifyForm(decided, names, frame(language)) },
  { title: 'calling off', show: (language) => cancelForm(election, frame(language)) },
  { title: 'the call to vote', show: (language) => ballotCallView(at('open', round), frame(language)) },
  { title: 'a ballot paper of twenty', show: (language) => ballotView(full, ballot, frame(language), 'p1') },
  { title: 'the confirmation', show: (language) => reviewView(full, ballot, 'p1', frame(language)) },
  { title: 'the receipt', show: (language) => receiptView(ballot, 'counted', frame(language)) },
  {
    title: 'being asked to stand',
    show: (language) => askedView(election, 'Navn Navnesen 0', frame(language)),
  },
  {
    title: 'what one can check',
    show: (language) => checkView(decided, names, 'https://example.org/files/x', frame(language)),
  },
  {
    title: 'what one can check of a big election',
    show: (language) =>
      checkView(
        at('decided', { ...drawn, codes: Array.from({ length: 201 }, () => '0'.repeat(32)) }),
        names,
        'https://example.org/files/x',
        frame(language),
      ),
  },
  {
    title: 'the end of a term',
    show: (language) => officeView('termEnds', certified, names, frame(language)),
  },
  { title: 'a vacant office', show: (language) => officeView('vacant', certified, names, frame(language)) },
]
