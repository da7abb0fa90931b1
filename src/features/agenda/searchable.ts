import type { Findable, Searchable } from '../../core/feature'
import { type Meeting, meetingById } from '../meetings'
import { type Agenda, agendasSince, type PublishedItem } from './agenda-store'

/** The items of published agendas; fixed items say nothing. */
export const searchable: Searchable = async (scope, { since }) => {
  const agendas = await agendasSince(scope, since)
  return Promise.all(
    agendas.map(async (agenda) => {
      const meeting = await meetingById(scope, agenda.id)
      return { source: `agenda:${agenda.id}`, entries: meeting ? entriesOf(agenda, meeting) : [] }
    }),
  )
}

const entriesOf = ({ items }: Agenda, { id: meeting, start }: Meeting): Findable[] =>
  items
    .filter(({ fixed }) => !fixed)
    .map((item) => ({
      id: item.id,
      kind: 'agenda',
      title: item.title,
      text: wordsIn(item),
      at: start,
      focusAreas: item.focusAreas ?? [],
      readers: 'council',
      verb: 'agenda.details',
      data: { meeting, item: item.id },
    }))

const wordsIn = ({ background, recommendation, summary, economy, merged, attachments }: PublishedItem) =>
  [
    background,
    recommendation,
    summary,
    economy,
    ...merged.flatMap((part) => [part.title, part.background, part.recommendation]),
    ...attachments.map(({ name }) => name),
  ].join('\n')
