import type { Agenda, PublishedItem } from '../../../src/features/agenda/agenda-store'
import { arrangeForm, declineForm, passOnForm } from '../../../src/features/agenda/build-forms'
import {
  type Building,
  buildView,
  mergeView,
  myItemsView,
  waitingView,
} from '../../../src/features/agenda/build-views'
import {
  attachForm,
  detailsView,
  howToAttachView,
  noteForm,
} from '../../../src/features/agenda/details-views'
import { formWords } from '../../../src/features/agenda/form.strings'
import { itemForm, thanksView } from '../../../src/features/agenda/item-form'
import {
  fateView,
  itemView,
  joinedView,
  NOTHING_AROUND,
  sharedFateView,
} from '../../../src/features/agenda/item-views'
import { MOST, MOST_ITEMS } from '../../../src/features/agenda/rules'
import type { Item, Move } from '../../../src/features/agenda/store'
import {
  agendaView,
  bundleView,
  filesView,
  journalForm,
  previewView,
  unpublishedView,
} from '../../../src/features/agenda/views'
import type { Meeting } from '../../../src/features/meetings'
import { type CardFixture, COUNCIL, frame } from '../../support/card-fixtures'

const ID = '3f6f1c1e-0000-4000-8000-00000000000'
const meeting: Meeting = {
  id: `${ID}0`,
  tenant: 't1',
  council: 'c1',
  start: new Date('2027-02-04T16:00:00Z'),
  end: new Date('2027-02-04T18:00:00Z'),
  place: 'Mødelokale 2, Solby Rådhus',
  state: 'planned',
  kind: 'ordinary',
  sequence: 0,
  since: new Date('2026-12-01T09:00:00Z'),
  madeBy: 'plan',
  told: [],
}

const item: Item = {
  id: `${ID}1`,
  tenant: 't1',
  council: 'c1',
  meeting: meeting.id,
  title: 'Flere bænke ved stationen – og *gerne* med [læ](http://x.dk)',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a user may write
  background: 'Første linje\n- anden linje\n1. tredje linje med {{DATE(2027-01-01)}} og ${fremmed}',
  recommendation: 'at rådet taler om bænke',
  purpose: 'decision',
  minutes: 25,
  focusAreas: ['health', 'poverty'],
  targetGroups: ['homeless'],
  link: 'https://example.dk/et-link',
  summary: 'Kort sagt',
  economy: 'Det koster lidt.',
  committee: 'unsure',
  proposer: { person: 'p3', name: 'Mette Dahl' },
  state: 'proposed',
  late: true,
  form: 'f1',
  cprException: 'et ordrenummer',
  proposedAt: new Date('2027-01-10T10:00:00Z'),
}
const longest = { ...item, title: 'Ø'.repeat(MOST.title), background: 'Å'.repeat(MOST.background) }
const other: Item = { ...item, id: `${ID}2`, title: 'Et andet punkt' }

const published: PublishedItem = {
  ...longest,
  proposers: [item.proposer.name, 'Jonas Krogh'],
  merged: [
    {
      id: other.id,
      title: other.title,
      background: other.background,
      recommendation: other.recommendation,
      proposer: 'Jonas Krogh',
    },
  ],
  attachments: [{ id: 'a1', name: 'Et billede.png' }],
}
const fixed: PublishedItem = {
  ...published,
  id: `${meeting.id}/approveAgenda`,
  fixed: 'approveAgenda',
  title: '',
  minutes: 5,
  proposers: [],
  merged: [],
  attachments: [],
}
const agenda: Agenda = {
  id: meeting.id,
  tenant: 't1',
  council: 'c1',
  version: 2,
  publishedAt: new Date('2027-01-20T10:00:00Z'),
  publishedBy: 'p0',
  items: [
    ...Array.from({ length: 3 }, () => fixed),
    ...Array.from({ length: MOST_ITEMS }, (): PublishedItem => ({ ...published, mark: 'changed' })),
    ...Array.from({ length: 2 }, () => fixed),
  ],
  removed: [item.title],
  plan: [],
  planVersion: 0,
  journal: { caseNumber: '27/1234', kle: '00.01.00' },
}
const building: Building = {
  meeting,
  waiting: [
    ...Array.from({ length: 20 }, () => ({ ...longest, late: false })),
    ...Array.from({ length: 20 }, () => longest),
  ],
  draft: agenda.items,
  offers: Array.from({ length: 8 }, (_, index) => ({
    source: `hearings:${index}`,
    title: longest.title,
    background: '',
    recommendation: '',
    purpose: 'discussion' as const,
    minutes: 15,
  })),
  published: { version: 1, current: false },
}
const both = { owns: true, leads: true }
const around = {
  joined: [other],
  attachments: [{ id: 'a1', item: item.id, name: 'Et billede.png', url: 'https://example.dk/files/x' }],
  planVersion: 3,
}
const MOVES: Move[] = [
  'accepted',
  'declined',
  'takenOff',
  'postponed',
  'passedOn',
  'merged',
  'unmerged',
  'edited',
]
const linkTo = (subject: string) => `https://raadsbot.example.dk/files/${subject}`

export const agendaCards: CardFixture[] = [
  { title: 'the longest agenda', show: (language) => agendaView(meeting, agenda, frame(language)) },
  {
    title: 'the agenda just published',
    show: (language) =>
      agendaView(meeting, agenda, frame(language), { notice: 'Dagsordenen er sendt.', leads: true }),
  },
  { title: 'no agenda yet', show: (language) => unpublishedView(meeting, frame(language)) },
  {
    title: 'no agenda yet, after the deadline',
    show: (language) =>
      unpublishedView(meeting, { ...frame(language), now: new Date('2027-02-01T10:00:00Z') }),
  },
  {
    title: 'the preview',
    show: (language) => previewView(meeting, agenda.items, undefined, frame(language)),
  },
  {
    title: 'the preview of a correction',
    show: (language) => previewView(meeting, agenda.items.slice(1), agenda, frame(language)),
  },
  { title: 'the item form', show: (language) => itemForm(meeting, undefined, frame(language)) },
  {
    title: 'the item form without a meeting',
    show: (language) => itemForm(undefined, undefined, frame(language)),
  },
  {
    title: 'the item form, filled in',
    show: (language) => itemForm(meeting, longest, frame(language), true),
  },
  {
    title: 'the form for correcting an item',
    show: (language) => itemForm(meeting, item, frame(language), true),
  },
  {
    title: 'the thanks for a proposal in the channel',
    show: (language) => thanksView(formWords(language).thanks, frame(language)),
  },
  {
    title: 'the item form of a medborgerforum',
    show: (language) =>
      itemForm(meeting, undefined, {
        ...frame(language),
        council: { ...COUNCIL, type: 'medborgerforum' },
      }),
  },
  { title: 'an item that waits', show: (language) => itemView(item, both, around, frame(language)) },
  {
    title: 'an item that is on the agenda',
    show: (language) => itemView({ ...longest, state: 'accepted' }, both, around, frame(language), 'Gemt.'),
  },
  {
    title: 'an item of one’s own',
    show: (language) => itemView(item, { owns: true, leads: false }, NOTHING_AROUND, frame(language)),
  },
  {
    title: 'an item that was laid together with another',
    show: (language) =>
      itemView(
        { ...item, state: 'merged', mergedInto: other.id },
        both,
        { ...NOTHING_AROUND, into: other },
        frame(language),
      ),
  },
  {
    title: 'an item that was declined',
    show: (language) =>
      itemView(
        { ...item, state: 'declined', declineReason: 'Hører til i udvalget' },
        both,
        NOTHING_AROUND,
        frame(language),
      ),
  },
  {
    title: 'an item that was withdrawn',
    show: (language) =>
      itemView(
        { ...item, state: 'withdrawn' },
        { owns: true, leads: false },
        NOTHING_AROUND,
        frame(language),
      ),
  },
  { title: 'the form for declining', show: (language) => declineForm(item, frame(language)) },
  { title: 'the form for passing on', show: (language) => passOnForm(item, frame(language)) },
  {
    title: 'what to lay together with',
    show: (language) =>
      mergeView(
        item,
        Array.from({ length: 20 }, () => longest),
        frame(language),
      ),
  },
  { title: 'nothing to lay together with', show: (language) => mergeView(item, [], frame(language)) },
  {
    title: 'order and time',
    show: (language) => arrangeForm(meeting, agenda.items.slice(0, 20), 1, frame(language)),
  },
  { title: 'the builder', show: (language) => buildView(building, frame(language), 'Punktet er på.') },
  {
    title: 'the builder with nothing in it',
    show: (language) =>
      buildView(
        { meeting, waiting: [], draft: [fixed], offers: [], published: { version: 0, current: false } },
        frame(language),
      ),
  },
  {
    title: 'all that waits',
    show: (language) =>
      waitingView(
        meeting,
        Array.from({ length: 30 }, () => longest),
        frame(language),
      ),
  },
  {
    title: 'my items',
    show: (language) =>
      myItemsView(
        Array.from({ length: 20 }, () => longest),
        frame(language),
      ),
  },
  { title: 'no items of mine', show: (language) => myItemsView([], frame(language)) },
  ...MOVES.map(
    (move): CardFixture => ({
      title: `an item’s fate: ${move}`,
      show: (language) =>
        fateView(
          { ...item, move, declineReason: 'Hører til i udvalget', committeeName: 'Socialudvalget' },
          other,
          frame(language),
        ),
    }),
  ),
  {
    title: 'the fate of an item laid together with mine',
    show: (language) => sharedFateView({ ...item, move: 'postponed' }, other, frame(language)),
  },
  { title: 'two items laid together', show: (language) => joinedView(item, other, frame(language)) },
  {
    title: 'the details of an item',
    show: (language) =>
      detailsView(meeting, agenda, 4, { note: 'Husk at spørge om læ', linkTo }, frame(language)),
  },
  {
    title: 'the details of a fixed item in the channel',
    show: (language) => detailsView(meeting, agenda, 0, undefined, frame(language)),
  },
  {
    title: 'the note form',
    show: (language) => noteForm(meeting, item.id, item.title, 'Husk', frame(language)),
  },
  {
    title: 'where a file belongs',
    show: (language) =>
      attachForm(
        { id: 'f', name: 'Et billede.png' },
        Array.from({ length: 45 }, () => longest),
        frame(language),
      ),
  },
  { title: 'how to attach a file', show: (language) => howToAttachView(item, frame(language)) },
  { title: 'the agenda’s files', show: (language) => filesView(meeting, linkTo, true, frame(language)) },
  { title: 'the journal form', show: (language) => journalForm(meeting, agenda.journal, frame(language)) },
  { title: 'the journal bundle', show: (language) => bundleView('m1', linkTo('m1'), frame(language)) },
]
