import {
  buildView,
  declineForm,
  fateView,
  itemForm,
  itemView,
  myItemsView,
} from '../../../src/features/agenda/item-views'
import { MOST } from '../../../src/features/agenda/rules'
import type { Agenda, Item, PublishedItem } from '../../../src/features/agenda/store'
import { agendaView, previewView, unpublishedView } from '../../../src/features/agenda/views'
import type { Meeting } from '../../../src/features/meetings'
import { type CardFixture, frame } from '../../support/card-fixtures'

const meeting: Meeting = {
  id: 'm1',
  tenant: 't1',
  council: 'c1',
  start: new Date('2027-02-04T16:00:00Z'),
  end: new Date('2027-02-04T18:00:00Z'),
  place: 'Mødelokale 2, Solby Rådhus',
  state: 'planned',
}

const item: Item = {
  id: '3f6f1c1e-0000-4000-8000-000000000001',
  tenant: 't1',
  council: 'c1',
  meeting: 'm1',
  title: 'Flere bænke ved stationen – og *gerne* med [læ](http://x.dk)',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a user may write
  background: 'Første linje\n- anden linje\n1. tredje linje med {{DATE(2027-01-01)}} og ${fremmed}',
  recommendation: 'at rådet taler om bænke',
  purpose: 'decision',
  minutes: 20,
  proposer: { person: 'p3', name: 'Mette Dahl' },
  state: 'proposed',
  late: true,
  form: 'f1',
  cprException: 'et ordrenummer',
  proposedAt: new Date('2027-01-10T10:00:00Z'),
}

const longest: PublishedItem = { ...item, title: 'Ø'.repeat(MOST.title), proposer: item.proposer.name }
const agenda: Agenda = {
  id: 'm1',
  tenant: 't1',
  council: 'c1',
  version: 2,
  publishedAt: new Date('2027-01-20T10:00:00Z'),
  publishedBy: 'p0',
  items: [
    { ...longest, id: 'approveAgenda', fixed: 'approveAgenda', title: '' },
    ...Array.from({ length: 20 }, () => longest),
  ],
}
const waiting = Array.from({ length: 20 }, () => item)
const reader = { owns: true, leads: true }

export const agendaCards: CardFixture[] = [
  { title: 'an agenda of 21 items', show: (language) => agendaView(meeting, agenda, frame(language)) },
  { title: 'no agenda yet', show: (language) => unpublishedView(meeting, frame(language)) },
  {
    title: 'no agenda yet, after the deadline',
    show: (language) =>
      unpublishedView(meeting, { ...frame(language), now: new Date('2027-02-01T10:00:00Z') }),
  },
  { title: 'the preview', show: (language) => previewView(meeting, agenda.items, 0, frame(language)) },
  { title: 'the item form', show: (language) => itemForm(meeting, undefined, frame(language)) },
  { title: 'the item form, filled in', show: (language) => itemForm(meeting, item, frame(language)) },
  { title: 'an item that waits', show: (language) => itemView(item, reader, frame(language)) },
  {
    title: 'an item that was declined',
    show: (language) =>
      itemView(
        { ...item, state: 'declined', declineReason: 'Hører til i udvalget' },
        reader,
        frame(language),
      ),
  },
  {
    title: 'an item that was withdrawn',
    show: (language) =>
      itemView({ ...item, state: 'withdrawn' }, { owns: true, leads: false }, frame(language)),
  },
  { title: 'the form for declining', show: (language) => declineForm(item, frame(language)) },
  {
    title: 'the builder',
    show: (language) =>
      buildView(
        meeting,
        [...waiting, { ...item, state: 'accepted' }],
        { version: 1, current: false },
        frame(language),
      ),
  },
  {
    title: 'the builder with nothing in it',
    show: (language) => buildView(meeting, [], { version: 0, current: false }, frame(language)),
  },
  { title: 'my items', show: (language) => myItemsView(meeting, [item], frame(language)) },
  { title: 'no items of mine', show: (language) => myItemsView(meeting, [], frame(language)) },
  {
    title: 'what became of an item',
    show: (language) => fateView({ ...item, state: 'accepted' }, frame(language)),
  },
]
