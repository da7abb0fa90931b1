import { answerForForm, remarkForm } from '../../../src/features/minutes/answer-views'
import {
  attendanceView,
  correctForm,
  disqualifiedForm,
  tickForm,
} from '../../../src/features/minutes/attendance-views'
import { deskView, forgottenView, memberView, startedView } from '../../../src/features/minutes/desk-views'
import {
  easyReadForm,
  easyReadView,
  placesView,
  placeView,
} from '../../../src/features/minutes/easy-read-views'
import type { FollowUp } from '../../../src/features/minutes/follow-up-store'
import {
  followUpForm,
  followUpsView,
  followUpView,
  moveForm,
} from '../../../src/features/minutes/follow-up-views'
import { forwardForm, forwardingsView } from '../../../src/features/minutes/forwarding-views'
import {
  archiveView,
  changesView,
  endForm,
  filesView,
  itemMinutesView,
  minutesView,
} from '../../../src/features/minutes/minutes-views'
import type { Reading } from '../../../src/features/minutes/reading'
import type { Sitting } from '../../../src/features/minutes/sitting-store'
import type { Shown } from '../../../src/features/minutes/views'
import { voteForForm, voteView } from '../../../src/features/minutes/vote-views'
import { conflictForm, dissentForm, entryForm, itemView } from '../../../src/features/minutes/writing-views'
import { type CardFixture, frame } from '../../support/card-fixtures'

const at = (time: string) => new Date(`2027-01-11T${time}:00Z`)
const long = 'Der mangler bænke ved stationen, og *mange* har ondt i benene. '.repeat(8).trim()

const sitting: Sitting = {
  id: 'm1',
  tenant: 't1',
  council: 'c1',
  state: 'running',
  startedAt: at('08:00'),
  startedBy: 'p0',
  current: 'i3',
  floorClosed: true,
  course: [
    { item: 'm1/approveAgenda', at: at('08:05') },
    { item: 'i3', at: at('08:10') },
  ],
  items: [
    {
      id: 'm1/approveAgenda',
      fixed: 'approveAgenda',
      title: '',
      background: '',
      recommendation: '',
      minutes: 5,
    },
    ...Array.from({ length: 22 }, (_, index) => ({
      id: `i${index}`,
      title: `Flere bænke ved ${'ø'.repeat(90)} ${index}`,
      background: long,
      recommendation: 'rådet foreslår byrådet at sætte bænke op',
      minutes: 15,
    })),
  ],
  disqualified: [{ item: 'i3', person: 'p2' }],
  votes: [{ id: 'm1#1', item: 'i3', openedAt: at('08:40') }],
  voteOpen: 'm1#1',
}

const all = Array.from({ length: 10 }, (_, index) => ({
  person: `p${index}`,
  name: `Person ${'ø'.repeat(20)} ${index}`,
  seat: `s${index}`,
  substitute: index === 9,
  stays: index < 6 ? [{ from: at('08:00') }] : index < 8 ? [{ from: at('08:00'), to: at('08:30') }] : [],
}))

const shown: Shown = {
  meeting: {
    id: 'm1',
    tenant: 't1',
    council: 'c1',
    kind: 'ordinary',
    start: at('08:00'),
    end: at('09:30'),
    place: 'Mødelokale 2, Solby Rådhus',
    state: 'planned',
    sequence: 0,
    since: at('08:00'),
    madeBy: 'plan',
    told: [],
  },
  sitting,
  room: {
    all,
    present: all.slice(0, 6),
    quorum: { present: 6, seats: 10, needed: 5, reached: true },
  },
  floor: {
    speaking: {
      id: 'f1',
      tenant: 't1',
      council: 'c1',
      meeting: 'm1',
      item: 'i3',
      person: 'p1',
      name: 'Bo Winther',
      askedAt: at('08:20'),
      state: 'speaking',
    },
    waiting: ['p0', 'p3'].map((person) => ({
      id: person,
      tenant: 't1',
      council: 'c1',
      meeting: 'm1',
      item: 'i3',
      person,
      name: `Person ${person}`,
      askedAt: at('08:21'),
      state: 'waiting' as const,
    })),
    fresh: new Set(['p3']),
  },
  tallies: [
    {
      id: 'm1#1',
      item: 'i3',
      openedAt: at('08:40'),
      counts: { for: 3, against: 1, abstain: 1 },
      ballots: { p0: 'for' },
    },
  ],
  entries: [],
}

const written = { text: long, version: 2, by: 'Anne Vester', at: at('08:50') }
const entry = {
  id: 'e1',
  tenant: 't1',
  council: 'c1',
  meeting: 'm1',
  item: 'i3',
  discussion: written,
  decision: written,
  outcome: { ...written, text: 'endorsed' },
}

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `n${index}`,
    title: `Punkt ${'ø'.repeat(110)}`,
    background: '',
    recommendation: '',
    minutes: 10,
  }))

const followUp: FollowUp = {
  id: 'u1',
  tenant: 't1',
  council: 'c1',
  meeting: 'm1',
  item: 'i3',
  itemTitle: 'Flere bænke',
  what: `Spørg kommunen om bænke ${'ø'.repeat(150)}`,
  person: 'p0',
  name: 'Karen Holm',
  due: at('08:00'),
  state: 'open',
  form: 'f',
  moves: 0,
}

const reading: Reading = {
  minutes: {
    id: 'm1',
    tenant: 't1',
    council: 'c1',
    state: 'review',
    version: 2,
    meetingStart: at('08:00'),
    deadline: at('23:00'),
  },
  sitting,
  content: {
    start: at('08:00'),
    end: at('10:00'),
    place: 'Solby',
    attenders: [],
    absent: [],
    seats: 10,
    records: [],
    items: sitting.items.map((item) => ({
      id: item.id,
      fixed: item.fixed,
      title: item.title,
      recommendation: item.recommendation,
      from: at('08:10'),
      used: 12,
      discussion: long,
      decision: long,
      outcome: 'endorsed' as const,
      changes: [{ name: 'Karen Holm', comes: true, at: at('08:20') }],
      disqualified: ['Bo Winther'],
      votes: [{ for: 3, against: 2, abstain: 1 }],
      dissents: [{ name: 'Bo Winther', text: long }],
      followUps: [{ what: 'Spørg kommunen', name: 'Karen Holm', due: at('08:00') }],
    })),
  },
  answers: [
    {
      id: 'a1',
      tenant: 't1',
      council: 'c1',
      meeting: 'm1',
      version: 2,
      person: 'p0',
      name: 'Karen Holm',
      kind: 'remark',
      text: long,
      at: at('08:00'),
    },
  ],
  changed: Array(20).fill({ before: long, after: `${long} Det er nyt.` }),
}
const chair = { leads: true, personal: true, seated: true, person: 'p0' }
const seat = { id: 's0', kind: 'user', role: 'member' } as const
const member = { person: 'p0', name: 'Karen Holm', role: 'member', seat } as const
const easy = {
  id: 'm1',
  tenant: 't1',
  council: 'c1',
  text: `${long}\nForvaltningens handlingsplan implementeres snarligt.`,
  version: 2,
  by: 'Anne Vester',
  source: 2,
  approved: 2,
  approvedBy: 'Karen Holm',
}
const approvedMinutes = { ...reading.minutes, state: 'approved' as const }
const posting = {
  id: 'o1',
  tenant: 't1',
  council: 'c1',
  meeting: 'm1',
  place: 'Syrenskuret',
  state: 'up' as const,
  person: 'p0',
  name: 'Karen Holm',
  upAt: at('08:00'),
}
const forwarding = {
  id: 'w1',
  tenant: 't1',
  council: 'c1',
  meeting: 'm1',
  version: 2,
  item: 'i3',
  committee: 'Social- og Sundhedsudvalget',
  by: 'Anne Vester',
  at: at('08:00'),
  form: 'f',
}
const people = all.map(({ person, name }) => ({ person, name }))
const vote = shown.tallies[0] as Shown['tallies'][0]

export const minutesCards: CardFixture[] = [
  { title: 'the moderator of a meeting', show: (language) => deskView(shown, false, frame(language)) },
  {
    title: 'the secretary at a meeting',
    show: (language) => deskView(shown, true, frame(language), 'Gemt'),
  },
  {
    title: 'a meeting that has not begun its first item',
    show: (language) =>
      deskView({ ...shown, sitting: { ...sitting, current: '', course: [] } }, false, frame(language)),
  },
  { title: 'a member at a meeting', show: (language) => memberView(shown, member, frame(language)) },
  {
    title: 'a member who is not here',
    show: (language) => memberView(shown, { ...member, person: 'p9' }, frame(language)),
  },
  { title: 'a vote at a meeting', show: (language) => voteView(sitting, vote, 'p0', frame(language)) },
  {
    title: 'a vote that is over',
    show: (language) => voteView({ ...sitting, voteOpen: '' }, vote, 'p0', frame(language)),
  },
  {
    title: 'a vote for somebody else',
    show: (language) => voteForForm(sitting, 'm1#1', all, frame(language)),
  },
  {
    title: 'a meeting that nobody started',
    show: (language) => forgottenView(shown.meeting, frame(language)),
  },
  {
    title: 'the beginning of a meeting',
    show: (language) => startedView(shown.meeting, sitting, frame(language)),
  },
  { title: 'who is at a meeting', show: (language) => attendanceView(shown, frame(language)) },
  { title: 'ticking who is there', show: (language) => tickForm(shown, frame(language)) },
  { title: 'correcting a time of arrival', show: (language) => correctForm(shown, frame(language)) },
  { title: 'who is disqualified', show: (language) => disqualifiedForm(shown, 'i3', frame(language)) },
  {
    title: 'writing about an item',
    show: (language) => entryForm(sitting, 'i3', entry, true, frame(language), 'Gemt'),
  },
  {
    title: 'two texts for one field',
    show: (language) =>
      conflictForm(
        sitting,
        'i3',
        [
          { field: 'discussion', mine: long, theirs: written },
          { field: 'decision', mine: long, theirs: { ...written, text: '' } },
        ],
        frame(language),
      ),
  },
  {
    title: 'an item of a meeting',
    show: (language) =>
      itemView(
        shown,
        'i3',
        { entry, followUps: [followUp], dissents: [], leads: true, writable: true },
        frame(language),
      ),
  },
  { title: 'a dissenting opinion', show: (language) => dissentForm(sitting, 'i3', '', frame(language)) },
  {
    title: 'the end of a meeting',
    show: (language) =>
      endForm(
        sitting,
        { untreated: ['2. Flere bænke'], time: '19:00', notice: 'Slut først det gamle møde.' },
        frame(language),
      ),
  },
  {
    title: 'the moderator of a long meeting',
    show: (language) =>
      deskView(
        { ...shown, sitting: { ...sitting, items: many(60), current: 'n40' } },
        false,
        frame(language),
      ),
  },
  {
    title: 'long minutes',
    show: (language) =>
      minutesView(
        {
          ...reading,
          content: {
            ...reading.content,
            items: many(60).map((item) => ({
              ...(reading.content.items[4] as (typeof reading.content.items)[0]),
              ...item,
            })),
          },
        },
        chair,
        frame(language),
      ),
  },
  { title: 'minutes for approval', show: (language) => minutesView(reading, chair, frame(language)) },
  {
    title: 'draft minutes',
    show: (language) =>
      minutesView(
        { ...reading, minutes: { ...reading.minutes, state: 'draft', version: 0 } },
        chair,
        frame(language),
      ),
  },
  {
    title: 'approved minutes with a correction',
    show: (language) =>
      minutesView({ ...reading, minutes: { ...reading.minutes, state: 'approved' } }, chair, frame(language)),
  },
  {
    title: 'what a correction changed',
    show: (language) =>
      changesView(reading.minutes, Array(30).fill({ before: long, after: `Ny: ${long}` }), frame(language)),
  },
  {
    title: 'minutes of an item',
    show: (language) => itemMinutesView(reading, reading.content.items[4] as never, true, frame(language)),
  },
  {
    title: 'an answer to minutes for somebody else',
    show: (language) => answerForForm(reading.minutes, people, frame(language)),
  },
  { title: 'a remark on minutes', show: (language) => remarkForm(reading.minutes, '', frame(language)) },
  {
    title: 'minutes as files',
    show: (language) =>
      filesView(
        { ...reading.minutes, state: 'approved' },
        (form) => `https://bot.example.dk/files/${form}`,
        'https://bot.example.dk/files/b',
        frame(language),
      ),
  },
  {
    title: 'sending minutes on',
    show: (language) => forwardForm(reading, frame(language)),
  },
  {
    title: 'minutes that were sent on',
    show: (language) =>
      forwardingsView(reading, Array(8).fill(forwarding), frame(language), 'Noteret', {
        title: 'PDF',
        url: 'https://bot.example.dk/files/p',
      }),
  },
  {
    title: 'earlier minutes',
    show: (language) => archiveView([reading.minutes], frame(language)),
  },
  {
    title: 'follow-ups',
    show: (language) => followUpsView(Array(40).fill(followUp), 'p0', frame(language)),
  },
  { title: 'a follow-up', show: (language) => followUpView(followUp, true, frame(language), 'Husk') },
  {
    title: 'a new follow-up',
    show: (language) => followUpForm(sitting, 'i3', people, frame(language), 'Gemt'),
  },
  { title: 'a new day for a follow-up', show: (language) => moveForm(followUp, frame(language)) },
  {
    title: 'easy-read minutes for those who write them',
    show: (language) =>
      easyReadView(
        approvedMinutes,
        { ...easy, approved: 1 },
        ['Karen Holm'],
        true,
        undefined,
        frame(language),
      ),
  },
  {
    title: 'easy-read minutes for readers',
    show: (language) =>
      easyReadView(
        approvedMinutes,
        { ...easy, text: 'Vi vil have bænke.' },
        [],
        false,
        (form) => `https://bot.example.dk/files/${form}`,
        frame(language),
      ),
  },
  {
    title: 'writing easy-read minutes',
    show: (language) => easyReadForm(approvedMinutes, easy, frame(language)),
  },
  {
    title: 'where minutes are put up',
    show: (language) => placesView('m1', [posting], frame(language)),
  },
  {
    title: 'a notice board for minutes',
    show: (language) => placeView('m1', 'Syrenskuret', posting, frame(language)),
  },
]
