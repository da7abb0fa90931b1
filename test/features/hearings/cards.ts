import {
  approvalView,
  approveForm,
  askView,
  remarkForm,
  settledView,
  verdictForForm,
} from '../../../src/features/hearings/approval-views'
import type { Contribution } from '../../../src/features/hearings/contribution-store'
import { draftView, paragraphForm, paragraphView } from '../../../src/features/hearings/draft-views'
import { figuresView } from '../../../src/features/hearings/figures'
import { hearingView, type Reader } from '../../../src/features/hearings/hearing-views'
import { answerForm, chooseView, sectionView } from '../../../src/features/hearings/input-views'
import { listView, overview, searchForm } from '../../../src/features/hearings/list-views'
import { contributionView, mineView, othersView } from '../../../src/features/hearings/own-input-views'
import { correctForm, detailsForm, splitView } from '../../../src/features/hearings/preparation-views'
import { proposedForm } from '../../../src/features/hearings/proposing'
import type { Response } from '../../../src/features/hearings/response-store'
import { outcomeForm, responseView, sentForm } from '../../../src/features/hearings/response-views'
import type { Passage } from '../../../src/features/hearings/split'
import type { HearingStatus } from '../../../src/features/hearings/status'
import type { Hearing } from '../../../src/features/hearings/store'
import {
  declineForm,
  groupView,
  treatForm,
  workbenchView,
} from '../../../src/features/hearings/synthesis-views'
import { compareView, versionsView } from '../../../src/features/hearings/version-views'
import type { Meeting } from '../../../src/features/meetings'
import { type CardFixture, frame } from '../../support/card-fixtures'

const hearing: Hearing = {
  id: '3f6f1c1e-0000-4000-8000-000000000001',
  tenant: 't1',
  council: 'c1',
  form: 'f1',
  state: 'open',
  title: `Nabopolitik [x](http://x.dk) *nu* ${'Ø'.repeat(100)}`,
  sender: { kind: 'committee', name: 'Social- og Sundhedsudvalget' },
  to: 'Social- og Sundhedsudvalget',
  journal: '00.00.00-P22-1-17',
  summary: `Første linje\n- anden linje\n1. tredje med {{DATE(2027-01-01)}} og \${fremmed}. ${'Lang tekst. '.repeat(60)}`,
  link: 'https://solby.example/hoering',
  targetGroups: ['homeless'],
  focusAreas: ['inclusion'],
  deadline: new Date('2027-02-12T22:59:59Z'),
  internal: {
    input: new Date('2027-01-29T22:59:59Z'),
    draft: new Date('2027-02-01T22:59:59Z'),
    approval: new Date('2027-02-04T16:00:00Z'),
  },
  createdAt: new Date('2027-01-10T10:00:00Z'),
  createdBy: { person: 'p9', name: 'Anne Vester' },
  openedAt: new Date('2027-01-10T11:00:00Z'),
  partOf: { title: 'Solbys nabopolitik', verb: 'processes.show', data: { process: 'pr1' } },
}
const sent: Hearing = {
  ...hearing,
  state: 'sent',
  approval: {
    mode: 'written',
    version: 2,
    round: 1,
    at: new Date('2027-02-01T10:00:00Z'),
    deadline: hearing.deadline,
  },
  sent: {
    at: new Date('2027-02-08T10:00:00Z'),
    to: 'Social- og Sundhedsudvalget',
    by: 'Anne Vester',
    recordedAt: new Date('2027-02-08T10:00:00Z'),
  },
}
const finished: Hearing = {
  ...sent,
  outcome: {
    result: 'partly',
    text: 'Lang tekst. '.repeat(160),
    at: new Date('2027-03-08T10:00:00Z'),
    by: 'Anne Vester',
  },
}
const approving: Hearing = { ...sent, state: 'approving', sent: undefined }

const meeting: Meeting = {
  id: 'm1',
  tenant: 't1',
  council: 'c1',
  start: new Date('2027-02-04T16:00:00Z'),
  end: new Date('2027-02-04T18:00:00Z'),
  place: 'Mødelokale 2',
  state: 'planned',
  kind: 'ordinary',
  sequence: 0,
  since: new Date('2026-12-01T09:00:00Z'),
  madeBy: 'plan',
  told: [],
}

const passages: Passage[] = Array.from({ length: 30 }, (_, section): Passage[] => [
  { id: `s${section + 1}`, kind: 'section', text: `Et afsnit ${'Ø'.repeat(100)}`, number: section + 1 },
  { id: `s${section + 1}-p1`, kind: 'text', text: 'En lang tekst. '.repeat(160), number: section + 1 },
  { id: `s${section + 1}-t1`, kind: 'theme', text: `Et tema ${'Ø'.repeat(100)}`, number: section + 1 },
  ...Array.from(
    { length: 20 },
    (_, bullet): Passage => ({
      id: `s${section + 1}-t1-b${bullet + 1}`,
      kind: 'bullet',
      text: `Et punkt ${'ord '.repeat(40)}`,
      number: section + 1,
    }),
  ),
]).flat()
const bullet = passages[4] as Passage
const whole: Passage = { id: 'whole', kind: 'section', text: '', number: 0 }
const headings = new Map(passages.filter(({ kind }) => kind !== 'bullet').map(({ id, text }) => [id, text]))

const contribution: Contribution = {
  id: 'k1',
  tenant: 't1',
  council: 'c1',
  hearing: hearing.id,
  author: { person: 'p3', name: 'Mette Dahl' },
  enteredBy: { person: 'p9', name: 'Anne Vester' },
  passage: bullet.id,
  group: 's1-t1',
  stance: 'change',
  text: 'Skriv også om søndagen. '.repeat(200),
  targetGroups: ['homeless', 'addiction'],
  cprException: 'et ordrenummer',
  state: 'given',
  treatment: 'declined',
  reason: 'Det hører til i udvalget.',
  form: 'f2',
  givenAt: new Date('2027-01-12T10:00:00Z'),
  changedAt: new Date('2027-01-12T10:00:00Z'),
}

const status = (of: Hearing): HearingStatus => ({
  hearing: of,
  seated: Array.from({ length: 9 }, (_, index) => `p${index}`),
  answered: new Set(['p1', 'p2']),
  contributions: 14,
  untreated: 3,
  names: ['Mette Dahl', 'Jonas Krogh'],
  meeting,
  approveInWriting: false,
})
const LEADER: Reader = { leads: true, secretariat: true, works: true, seated: true, personal: true }
const CHANNEL: Reader = { leads: false, secretariat: false, works: true, seated: false, personal: false }

const response: Response = {
  id: 'r2',
  tenant: 't1',
  council: 'c1',
  hearing: hearing.id,
  version: 2,
  paragraphs: [
    { id: 'a', about: 'overall', text: 'Rådet takker for høringen.\n\n- ét\n- to' },
    { id: 'b', about: 's1-t1', text: 'Rådet foreslår noget. '.repeat(220) },
    { id: 'c', about: 's1-t1', text: 'Rådet foreslår mere. '.repeat(220) },
    { id: 'd', about: 'minority', text: 'Et mindretal er imod.' },
  ],
  savedAt: new Date('2027-01-30T10:00:00Z'),
  savedBy: 'Anne Vester',
  form: 'f3',
}
const before: Response = {
  ...response,
  version: 1,
  paragraphs: [
    { id: 'a', about: 'overall', text: 'Rådet siger tak for høringen.' },
    { id: 'e', about: 's2', text: 'Dette er slettet. '.repeat(100) },
  ],
}
const parts = (of: Hearing) => ({
  hearing: of,
  paragraphs: response.paragraphs,
  headings,
  signers: [
    { name: 'Karen Holm', role: 'chair' as const },
    { name: 'Bo Winther', role: 'viceChair' as const },
  ],
  at: new Date('2027-02-08T10:00:00Z'),
})
const verdict = {
  id: 'v1',
  tenant: 't1',
  council: 'c1',
  hearing: hearing.id,
  round: 1,
  person: 'p3',
  name: 'Mette Dahl',
  verdict: 'remark' as const,
  remark: 'Husk datoen. '.repeat(30),
  enteredBy: 'Anne Vester',
  at: new Date('2027-02-02T10:00:00Z'),
}
const bench = {
  hearing,
  groups: [...headings].map(([id, label]) => ({ id, label, total: 12, untreated: 3 })),
  total: 300,
  untreated: 3,
  response,
}
const link = `https://bot.example/files/${'x'.repeat(600)}`
const many = Array.from({ length: 30 }, () => hearing)

export const hearingsCards: CardFixture[] = [
  { title: 'the form for a hearing', show: (language) => detailsForm(undefined, 'hearing', frame(language)) },
  {
    title: 'the form for an initiative',
    show: (language) => detailsForm(undefined, 'initiative', frame(language)),
  },
  {
    title: 'the form that another room fills in',
    show: (language) =>
      proposedForm(
        {
          title: 'Solbys nabopolitik: Offentlig høring',
          summary: 'Politikken skal passe til byen.',
          deadline: '2027-02-12',
          document: `# Tryghed\n\n${'Lang tekst. '.repeat(660)}`,
          hint: 'Jeg har sat det ind, som høringen bygger på.',
          send: { verb: 'processes.createHearing', data: { process: 'pr1', milestone: 'm1' } },
          others: [
            { title: 'Vælg en, der findes', verb: 'processes.hearingForm', data: { process: 'pr1' } },
            { title: 'Fortryd', verb: 'processes.milestone', data: { process: 'pr1' } },
          ],
        },
        frame(language),
      ),
  },
  { title: 'the form, filled in', show: (language) => detailsForm(hearing, 'hearing', frame(language)) },
  {
    title: 'a document, split',
    show: (language) =>
      splitView(
        { ...hearing, state: 'preparing' },
        passages,
        {
          from: 0,
          plan: { input: meeting.start, draft: meeting.start, approval: meeting.start, shortened: true },
        },
        frame(language),
      ),
  },
  {
    title: 'a hearing without a document',
    show: (language) => splitView({ ...hearing, deadline: undefined }, [], { from: 0 }, frame(language)),
  },
  {
    title: 'the correction of a section',
    show: (language) =>
      correctForm(
        hearing,
        { section: 's1', part: 0, parts: 2, outline: 'En lang tekst. '.repeat(530), mark: 'x' },
        frame(language),
      ),
  },
  ...[
    hearing,
    approving,
    { ...approving, state: 'approved' as const },
    sent,
    finished,
    { ...hearing, state: 'dropped' as const, droppedBecause: 'Trukket' },
  ].flatMap((of): CardFixture[] => [
    {
      title: `a hearing for its leaders, ${of.state}${of.outcome ? ' with outcome' : ''}`,
      show: (language) => hearingView(status(of), LEADER, frame(language), 'Gemt.'),
    },
    {
      title: `a hearing in the channel, ${of.state}${of.outcome ? ' with outcome' : ''}`,
      show: (language) => hearingView({ ...status(of), approveInWriting: true }, CHANNEL, frame(language)),
    },
  ]),
  { title: 'the overview', show: (language) => overview([...many, sent, finished], true, frame(language)) },
  { title: 'no hearings', show: (language) => overview([], true, frame(language)) },
  { title: 'hearings found', show: (language) => listView(many, 'naboer', frame(language)) },
  { title: 'the search', show: (language) => searchForm(frame(language)) },
  {
    title: 'the choice of a section',
    show: (language) => chooseView(hearing, passages, { from: 0, mine: 3, others: false }, frame(language)),
  },
  {
    title: 'a section to answer',
    show: (language) => sectionView(hearing, passages, 's1', { from: 0, others: true }, frame(language)),
  },
  { title: 'the answer form', show: (language) => answerForm(hearing, bullet, {}, frame(language)) },
  {
    title: 'the answer form, filled in',
    show: (language) => answerForm(hearing, whole, { contribution }, frame(language)),
  },
  {
    title: 'the answer form for somebody else',
    show: (language) =>
      answerForm(hearing, whole, { authors: [{ person: 'p3', name: 'Mette Dahl' }] }, frame(language)),
  },
  {
    title: 'a contribution',
    show: (language) =>
      contributionView(contribution, { hearing, passage: bullet, changeable: true }, frame(language), 'Tak.'),
  },
  {
    title: 'a withdrawn contribution',
    show: (language) =>
      contributionView(
        { ...contribution, state: 'withdrawn' },
        { hearing, passage: whole, changeable: true },
        frame(language),
      ),
  },
  {
    title: 'my answers',
    show: (language) =>
      mineView(
        Array.from({ length: 30 }, () => ({ contribution, hearing, passage: bullet })),
        frame(language),
      ),
  },
  { title: 'no answers of mine', show: (language) => mineView([], frame(language)) },
  {
    title: 'the others’ answers',
    show: (language) =>
      othersView(
        hearing,
        { contributions: Array.from({ length: 8 }, () => contribution), from: 0, total: 30 },
        new Map([[bullet.id, bullet]]),
        frame(language),
      ),
  },
  { title: 'the workbench', show: (language) => workbenchView(bench, 0, frame(language)) },
  {
    title: 'the workbench with nothing left',
    show: (language) => workbenchView({ ...bench, untreated: 0, groups: [] }, 0, frame(language)),
  },
  {
    title: 'the answers to a section',
    show: (language) =>
      groupView(
        hearing,
        { id: 's1', label: 'Afsnit', total: 12, untreated: 3 },
        { contributions: Array.from({ length: 10 }, () => contribution), from: 0 },
        frame(language),
      ),
  },
  {
    title: 'what to do with an answer',
    show: (language) =>
      treatForm(
        contribution,
        {
          hearing,
          passage: bullet,
          paragraphs: Array.from({ length: 60 }, (_, index) => ({
            id: `p${index}`,
            about: 's1',
            text: 'Ord '.repeat(30),
          })),
          headings,
        },
        frame(language),
        'Gemt.',
      ),
  },
  { title: 'leaving an answer out', show: (language) => declineForm(contribution, frame(language)) },
  {
    title: 'the draft',
    show: (language) =>
      draftView(hearing, response, { headings, resting: new Map([['a', 3]]), word: link }, frame(language)),
  },
  {
    title: 'no draft yet',
    show: (language) =>
      draftView(hearing, undefined, { headings, resting: new Map(), word: '' }, frame(language)),
  },
  {
    title: 'the paragraph form',
    show: (language) =>
      paragraphForm(
        hearing,
        { paragraph: response.paragraphs[1], from: 2, abouts: headings },
        frame(language),
      ),
  },
  {
    title: 'a paragraph',
    show: (language) =>
      paragraphView(
        hearing,
        response.paragraphs[1] as Response['paragraphs'][number],
        { version: 2, resting: Array.from({ length: 20 }, () => contribution), label: 'Et tema' },
        frame(language),
      ),
  },
  {
    title: 'the versions',
    show: (language) =>
      versionsView(
        hearing,
        Array.from({ length: 25 }, () => response),
        frame(language),
      ),
  },
  {
    title: 'a comparison',
    show: (language) => compareView(hearing, before, response, headings, frame(language)),
  },
  {
    title: 'sending for approval',
    show: (language) => approveForm(hearing, { version: 2, meeting, inWriting: false }, frame(language)),
  },
  {
    title: 'sending for approval without a meeting',
    show: (language) => approveForm(hearing, { version: 2, inWriting: true }, frame(language)),
  },
  {
    title: 'the question of approval',
    show: (language) => askView(parts(approving), { own: verdict, word: link }, frame(language), 'Tak.'),
  },
  { title: 'the form for a remark', show: (language) => remarkForm(approving, frame(language)) },
  {
    title: 'the state of an approval',
    show: (language) =>
      approvalView(
        approving,
        {
          verdicts: [verdict],
          waiting: ['Jonas Krogh', 'Lone Bech'],
          seats: 9,
          begun: false,
          secretariat: true,
        },
        frame(language),
      ),
  },
  {
    title: 'the form for another’s approval',
    show: (language) => verdictForForm(approving, [{ person: 'p3', name: 'Mette Dahl' }], frame(language)),
  },
  {
    title: 'the end of an approval',
    show: (language) => settledView(approving, { outcome: 'failed', approved: 3, seats: 9 }, frame(language)),
  },
  {
    title: 'the response',
    show: (language) =>
      responseView(
        parts(finished),
        { files: { word: link, text: link }, contributed: true },
        frame(language),
      ),
  },
  { title: 'the form for sending', show: (language) => sentForm(approving, frame(language)) },
  { title: 'the form for the outcome', show: (language) => outcomeForm(sent, frame(language)) },
  {
    title: 'the year in figures',
    show: (language) =>
      figuresView(
        {
          year: 2027,
          hearings: 5,
          own: 1,
          sent: 4,
          inTime: 3,
          late: 1,
          contributions: 42,
          perTargetGroup: new Map([['homeless', { hearings: 2, contributions: 12 }]]),
          perFocusArea: new Map([['inclusion', { hearings: 2, contributions: 20 }]]),
        },
        frame(language),
      ),
  },
]
