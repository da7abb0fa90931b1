import type { YearAccounts } from '../../../src/features/money/budget'
import { budgetView, closeForm, expenseForm, planForm } from '../../../src/features/money/budget-views'
import type { Claim, ClaimState } from '../../../src/features/money/claim-store'
import { counterForm, entriesView, entryView } from '../../../src/features/money/entry-views'
import { accountsOf } from '../../../src/features/money/forecast'
import { expensePostings } from '../../../src/features/money/ledger'
import type { Entry } from '../../../src/features/money/ledger-store'
import {
  attendForm,
  officeView,
  payeeForm,
  payeesView,
  payoutView,
  reasonForm,
} from '../../../src/features/money/office-views'
import {
  claimView,
  correctForm,
  mineView,
  outlayForm,
  outlayHowView,
  tripForm,
} from '../../../src/features/money/views'
import { type CardFixture, frame } from '../../support/card-fixtures'
import { meeting } from '../meetings/cards'

const claim: Claim = {
  id: 'c1',
  tenant: 't1',
  council: 'c1',
  kind: 'perDiem',
  person: 'p2',
  day: '2027-02-04',
  category: 'perDiems',
  state: 'offered',
  version: 0,
  amount: 44_000,
  rates: [44_000],
  ratesSince: '2016-01-01',
  meeting: 'm1',
  minutes: 120,
  units: 1,
  unitHours: 4,
  text: '',
  unbooked: [],
  key: 'perDiem:m1:p2',
  madeAt: new Date('2027-02-05T09:00:00Z'),
  by: 'p9',
}
const trip: Claim = {
  ...claim,
  id: 'c2',
  kind: 'mileage',
  category: 'transport',
  state: 'accepted',
  amount: 4_925,
  rates: [394, 228],
  ratesSince: '2026-01-01',
  tenths: 125,
  driven: 0,
  high: 0,
  text: 'Hjem og retur til **mødet** på rådhuset',
}
const outlay: Claim = {
  ...claim,
  id: 'c3',
  kind: 'outlay',
  category: 'catering',
  state: 'approved',
  amount: 12_450,
  rates: [],
  receipt: 'r1',
  text: 'Kager',
}
const corrected: Claim = {
  ...claim,
  state: 'accepted',
  minutes: 270,
  units: 2,
  amount: 88_000,
  corrected: { minutes: 120, reason: 'Vi blev længere' },
}
const link = (kind: string, subject: string) => `https://bot.example.dk/files/${kind}-${subject}`
const names = new Map([['p2', 'Mette Dahl']])
const entry: Entry = {
  id: 'e1',
  tenant: 't1',
  council: 'c1',
  year: 2027,
  number: 1,
  key: 'expense:1',
  kind: 'expense',
  day: '2027-02-04',
  text: 'Kaffe',
  postings: expensePostings('catering', 30_000),
  at: new Date('2027-02-05T09:00:00Z'),
  by: 'p9',
}
const entries = Array.from({ length: 30 }, (_, index) => ({ ...entry, id: `e${index}`, number: index + 1 }))
const accounts: YearAccounts = {
  year: 2027,
  version: 1,
  toCome: { meetings: 3, people: 8, amount: 1_056_000 },
  themeDays: [{ id: 't1', title: 'Opstart af rådet', budget: 500_000, used: 120_000, committed: 380_000 }],
  ...accountsOf({
    grant: 2_500_000,
    planned: { perDiems: 1_408_000, catering: 20_000, themeDays: 1_200_000 },
    entries: [entry],
    waiting: [trip],
    toCome: { perDiems: 1_056_000 },
  }),
}
const STATES: ClaimState[] = ['offered', 'accepted', 'declined', 'approved', 'rejected', 'paid', 'reversed']
const office = {
  waiting: Array.from({ length: 40 }, () => trip),
  offered: Array.from({ length: 12 }, () => claim),
  approved: [outlay],
  meetings: [meeting],
  settled: [meeting],
  payouts: [{ id: 'u1', at: new Date('2027-02-10T09:00:00Z'), claims: 8 }],
  names,
}
const none = { ...office, waiting: [], offered: [], approved: [], meetings: [], settled: [], payouts: [] }
const payout = { id: 'u1', at: new Date('2027-02-10T09:00:00Z'), missing: ['Bo Winther'] }

export const moneyCards: CardFixture[] = [
  ...STATES.map((state) => ({
    title: `a member’s own per diem, ${state}`,
    show: (language: 'da' | 'en') =>
      claimView({ ...claim, state }, { own: true, linkTo: link }, frame(language), 'Tak'),
  })),
  ...[trip, corrected, { ...outlay, why: 'Ikke rådets udgift', state: 'rejected' as const }, outlay].map(
    (each) => ({
      title: `a claim (${each.kind}, ${each.state}) for the secretariat`,
      show: (language: 'da' | 'en') =>
        claimView(each, { own: false, name: 'Mette Dahl', linkTo: link }, frame(language)),
    }),
  ),
  ...([claim, { ...claim, state: 'accepted', assistedBy: 'p9' }] as const).flatMap((each) =>
    [true, false].map((you) => ({
      title: `a per diem (${each.state}) that the secretariat answers for the member${you ? ', by the reader' : ''}`,
      show: (language: 'da' | 'en') =>
        claimView(
          each,
          { own: false, name: 'Mette Dahl', assisted: { name: 'Anne Vester', you } },
          frame(language),
        ),
    })),
  ),
  {
    title: 'one’s own claims, many',
    show: (language) => mineView([claim, ...Array.from({ length: 30 }, () => trip)], frame(language)),
  },
  { title: 'one’s own claims, none', show: (language) => mineView([], frame(language)) },
  { title: 'how a receipt is sent', show: (language) => outlayHowView(frame(language)) },
  {
    title: 'correcting hours',
    show: (language) => correctForm(claim, { from: '17:00', to: '19:00' }, frame(language)),
  },
  { title: 'claiming mileage', show: (language) => tripForm('2027-02-05', 394, frame(language)) },
  {
    title: 'claiming an outlay',
    show: (language) => outlayForm({ id: 'r1', name: 'bon.jpg' }, '2027-02-05', [], frame(language)),
  },
  {
    title: 'the secretariat’s work with claims',
    show: (language) => officeView(office, frame(language), 'Ok'),
  },
  { title: 'no claims at all', show: (language) => officeView(none, frame(language)) },
  {
    title: 'who was at a meeting',
    show: (language) =>
      attendForm(
        meeting,
        [{ person: 'p2', name: 'Mette Dahl' }],
        { people: ['p2'], from: 'attendance' },
        { byraad: ['Lone Bech', 'Erik Toft'], staff: ['Signe Lund'] },
        frame(language),
      ),
  },
  {
    title: 'a payout',
    show: (language) => payoutView({ ...payout, claims: [outlay] }, link, frame(language)),
  },
  {
    title: 'a payout that is paid',
    show: (language) =>
      payoutView(
        { ...payout, missing: [], claims: [{ ...outlay, state: 'paid' }] },
        link,
        frame(language),
        'Ok',
      ),
  },
  {
    title: 'payee numbers',
    show: (language) =>
      payeesView(
        [
          { person: 'p2', name: 'Mette Dahl' },
          { person: 'p3', name: 'Bo', number: '4711' },
        ],
        frame(language),
      ),
  },
  { title: 'a payee number', show: (language) => payeeForm('p2', 'Mette Dahl', '4711', frame(language)) },
  { title: 'rejecting a claim', show: (language) => reasonForm(trip, 'reject', frame(language)) },
  { title: 'taking a claim back', show: (language) => reasonForm(outlay, 'reverse', frame(language)) },
  {
    title: 'the year’s money for its keeper',
    show: (language) =>
      budgetView(accounts, { keeps: true, chart: link('money.chart', '2027') }, frame(language), 'Ok'),
  },
  {
    title: 'a year without a grant',
    show: (language) =>
      budgetView(
        { ...accounts, grant: 0, year: 2026, closed: entry },
        { keeps: true, chart: '' },
        frame(language),
      ),
  },
  { title: 'planning the year’s money', show: (language) => planForm(accounts, frame(language)) },
  {
    title: 'an expense',
    show: (language) =>
      expenseForm(
        2027,
        { themeDays: [{ id: 't1', title: 'Opstart af rådet' }], matter: '' },
        frame(language),
      ),
  },
  { title: 'a page of entries', show: (language) => entriesView(2027, entries, 1, frame(language)) },
  { title: 'no entries', show: (language) => entriesView(2027, [], 0, frame(language)) },
  { title: 'an entry', show: (language) => entryView({ entry }, frame(language)) },
  {
    title: 'an entry that is taken back',
    show: (language) =>
      entryView(
        {
          entry: { ...entry, kind: 'counter', claim: 'c1' },
          claim: { ...corrected, why: 'Mødet varede kun to timer' },
          name: 'Mette Dahl',
          counter: entry,
          countered: entry,
        },
        frame(language),
      ),
  },
  { title: 'taking an entry back', show: (language) => counterForm(entry, frame(language)) },
  { title: 'closing a year', show: (language) => closeForm(2026, 3, frame(language)) },
]
