import { seatStates } from '../../../src/features/meetings/attendance'
import {
  assistForm,
  contactForm,
  contactsView,
  overviewView,
  substituteView,
  warningView,
} from '../../../src/features/meetings/attendance-views'
import type { Callee } from '../../../src/features/meetings/contacts'
import type { YearPlan } from '../../../src/features/meetings/plan-store'
import {
  cancelForm,
  moveForm,
  newMeetingForm,
  planView,
  slotForm,
} from '../../../src/features/meetings/plan-views'
import type { DatePoll } from '../../../src/features/meetings/poll-store'
import { noPollView, pollForm, resultView, voteForm } from '../../../src/features/meetings/poll-views'
import { rankOptions } from '../../../src/features/meetings/polls'
import type { SeatReply } from '../../../src/features/meetings/reply-store'
import type { Meeting } from '../../../src/features/meetings/store'
import {
  declineForm,
  feedView,
  meetingsView,
  meetingView,
  noticeOf,
} from '../../../src/features/meetings/views'
import { type CardFixture, COUNCIL, frame } from '../../support/card-fixtures'

export const meeting: Meeting = {
  id: 'm1',
  tenant: 't1',
  council: 'c1',
  kind: 'extraordinary',
  start: new Date('2027-02-04T16:00:00Z'),
  end: new Date('2027-02-04T18:00:00Z'),
  place: 'Mødelokale 2, Solby Rådhus',
  link: 'https://teams.microsoft.com/l/meetup-join/1',
  state: 'planned',
  sequence: 1,
  since: new Date('2026-12-01T09:00:00Z'),
  movedFrom: new Date('2027-02-03T16:00:00Z'),
  reason: 'Lokalet var optaget – *igen*',
  madeBy: 'plan',
  told: [],
}
const cancelled: Meeting = { ...meeting, state: 'cancelled' }
const linkTo = () => 'https://bot.example.dk/files/abc.def'
const secretary = { person: 'p9', name: 'Anne Vester', role: 'secretariat' } as const
const chair = { person: 'p0', name: 'Karen Holm', role: 'chair' } as const

const people = new Map(
  Array.from({ length: 10 }, (_, index) => [
    `p${index}`,
    {
      id: `p${index}`,
      tenant: 't1',
      name: `Person ${'ø'.repeat(20)} ${index}`,
      ...(index === 3 ? {} : { aadObjectId: `a${index}` }),
    },
  ]),
)
const council = () => ({
  ...COUNCIL,
  seats: COUNCIL.seats.map((seat, index) => (index === 1 ? { ...seat, substitute: 'p8' } : seat)),
})
const reply = (seat: string, answer: 'yes' | 'no', more: Partial<SeatReply> = {}): SeatReply => ({
  id: seat,
  tenant: 't1',
  council: 'c1',
  meeting: 'm1',
  seat,
  start: meeting.start,
  answer,
  round: 1,
  at: meeting.since,
  ...more,
})
const states = () =>
  seatStates(
    council(),
    people,
    [
      reply('s0', 'yes'),
      reply('s1', 'no', { reason: 'Jeg skal på arbejde', substitute: { person: 'p8', answer: 'yes' } }),
      reply('s2', 'no', { reason: 'Ferie' }),
      reply('s3', 'yes', { assistedBy: 'p9' }),
    ],
    true,
  )

const callees: Callee[] = Array.from({ length: 10 }, (_, index) => ({
  person: `p${index}`,
  name: `Person ${index}`,
  contact:
    index === 1
      ? undefined
      : {
          id: `k${index}`,
          tenant: 't1',
          council: 'c1',
          person: `p${index}`,
          phone: '70 12 34 56',
          address: 'Åvej 4\n9999 Solby',
        },
}))

const plan: YearPlan = {
  id: 'y1',
  tenant: 't1',
  council: 'c1',
  year: 2027,
  version: 3,
  slots: Array.from({ length: 12 }, (_, index) => ({
    key: `k${index}`,
    start: new Date(Date.UTC(2027, index, 24, 11)),
    end: new Date(Date.UTC(2027, index, 24, 13)),
    place: index === 2 ? '' : 'Mødelokale 2, Solby Rådhus',
  })),
}
const places = ['Mødelokale 2, Solby Rådhus', 'Kulturhuset']

const poll: DatePoll = {
  id: 'd1',
  tenant: 't1',
  council: 'c1',
  kind: 'ordinary',
  place: 'Kulturhuset',
  options: Array.from({ length: 5 }, (_, index) => ({
    key: String(index),
    start: new Date(Date.UTC(2027, 2, 1 + index, 16)),
    end: new Date(Date.UTC(2027, 2, 1 + index, 18)),
  })),
  form: 'f1',
  openedAt: meeting.since,
}
const ranked = () =>
  rankOptions(
    poll,
    [
      { seat: 's0', wishes: { 0: 'no', 1: 'yes', 2: 'ifNeedBe' } },
      { seat: 's1', wishes: { 0: 'no', 1: 'yes', 2: 'no' } },
    ],
    council(),
    people,
  )
const results = { answered: 2, all: 9, leads: true, votes: true }

export const meetingCards: CardFixture[] = [
  {
    title: 'the meetings',
    show: (language) =>
      meetingsView(
        Array.from({ length: 12 }, (_, index) => ({ ...meeting, id: `m${index}` })),
        new Map([['m1', 'yes']]),
        [],
        frame(language),
      ),
  },
  { title: 'no meetings', show: (language) => meetingsView([], new Map(), [], frame(language)) },
  {
    title: 'an invitation to a moved meeting',
    show: (language) =>
      meetingView(
        meeting,
        { member: chair, own: 'waiting', linkTo },
        frame(language),
        noticeOf(meeting, frame(language)),
      ),
  },
  {
    title: 'a meeting for the secretariat',
    show: (language) => meetingView(meeting, { member: secretary, own: undefined, linkTo }, frame(language)),
  },
  {
    title: 'a meeting in the channel',
    show: (language) => meetingView(meeting, { own: undefined }, frame(language)),
  },
  {
    title: 'a cancelled meeting',
    show: (language) => meetingView(cancelled, { member: chair, own: 'yes', linkTo }, frame(language)),
  },
  { title: 'the form for declining a meeting', show: (language) => declineForm(meeting, frame(language)) },
  {
    title: 'who comes, for the secretariat',
    show: (language) => overviewView(meeting, states(), { reasons: true, linkTo }, frame(language), 'Gemt'),
  },
  {
    title: 'who comes, for the chair',
    show: (language) => overviewView(meeting, states(), { reasons: false }, frame(language)),
  },
  {
    title: 'the form for a reply by telephone',
    show: (language) => assistForm(meeting, states(), frame(language)),
  },
  {
    title: 'telephones and addresses',
    show: (language) => contactsView(meeting, callees, frame(language), 'Gemt'),
  },
  { title: 'nobody to call', show: (language) => contactsView(meeting, [], frame(language)) },
  {
    title: 'the form of a telephone and address',
    show: (language) => contactForm(meeting, callees[0] as Callee, frame(language)),
  },
  {
    title: 'the question to a substitute',
    show: (language) => substituteView(meeting, 's1', 'Bo Winther', frame(language)),
  },
  { title: 'the warning of too few', show: (language) => warningView(meeting, states(), frame(language)) },
  { title: 'the calendar subscription', show: (language) => feedView(linkTo(), frame(language), 'Nyt link') },
  { title: 'the plan of a year', show: (language) => planView(plan, 4, frame(language)) },
  {
    title: 'the form of a planned meeting',
    show: (language) => slotForm(plan, plan.slots[0], places, frame(language)),
  },
  {
    title: 'the form of an added meeting',
    show: (language) => slotForm(plan, undefined, [], frame(language)),
  },
  { title: 'the form of a new meeting', show: (language) => newMeetingForm(places, frame(language)) },
  { title: 'the form for moving a meeting', show: (language) => moveForm(meeting, places, frame(language)) },
  { title: 'the form for cancelling a meeting', show: (language) => cancelForm(meeting, frame(language)) },
  { title: 'the form of a date poll', show: (language) => pollForm('Kulturhuset', 120, frame(language)) },
  { title: 'the dates to answer', show: (language) => voteForm(poll, { 0: 'no' }, frame(language)) },
  {
    title: 'the answers about dates',
    show: (language) => resultView(poll, ranked(), results, frame(language), 'Gemt'),
  },
  {
    title: 'the answers about dates, for a member',
    show: (language) => resultView(poll, ranked(), { ...results, leads: false }, frame(language)),
  },
  { title: 'no date poll', show: (language) => noPollView(frame(language)) },
]
