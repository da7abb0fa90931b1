import { z } from 'zod'
import { linkData } from '../../core/card-data'
import { type Card, defineCard } from '../../core/cards'
import { formView } from '../../core/form.views'
import { routerWords } from '../../core/router.strings'
import { noticeCard } from '../../core/router.views'
import type { Meeting } from '../meetings'
import type { Agenda } from './agenda-store'
import { itemWords } from './item.strings'
import { sectionsOf } from './item-views'
import { fixedItems } from './rules'
import type { Item } from './store'
import { agendaWords } from './strings'
import { button, type CouncilFrame, make, titleOf, whenOf } from './views'

const detailsCard = defineCard(
  'agenda/details',
  z.object({
    fallbackText: z.string(),
    when: z.string(),
    title: z.string(),
    mark: z.string(),
    about: z.string(),
    sections: z.array(z.object({ title: z.string(), text: z.string() })),
    links: z.array(linkData),
    noteTitle: z.string(),
    note: z.string(),
    buttons: z.array(button),
  }),
)

/**
 * One item of the published agenda. `own` holds what only this reader may see, and is there in personal
 * chat only: the private note, and links to attachments.
 */
export function detailsView(
  meeting: Meeting,
  agenda: Agenda,
  index: number,
  own: { note: string; linkTo: (attachment: string) => string } | undefined,
  frame: CouncilFrame,
): Card {
  const all = agendaWords(frame.language)
  const words = all.details
  const named = itemWords(frame.language)
  const item = agenda.items[index] as Agenda['items'][number]
  const title = titleOf(item, frame)
  const at = (place: number) => agenda.items[place]?.id
  const data = { meeting: meeting.id, item: item.id }
  const [before, after] = [at(index - 1), at(index + 1)]
  return detailsCard(
    {
      fallbackText: title,
      when: `${all.title} · ${whenOf(meeting, frame)}`,
      title: `${index + 1} · ${title}`,
      mark: item.mark ? all.marks[item.mark] : '',
      about: item.fixed
        ? words.fixed
        : `${all.about(all.purposes[item.purpose], item.minutes)} · ${named.proposedBy(all.list(item.proposers))}`,
      sections: [
        ...(item.fixed ? [] : sectionsOf(item, frame)),
        ...item.merged.map((part) => ({
          title: named.joined(part.title, part.proposer),
          text: [part.background, part.recommendation].filter((text) => text !== '').join('\n'),
        })),
      ],
      links: [
        ...(item.link ? [{ title: named.openLink, url: item.link }] : []),
        ...(own
          ? item.attachments.map(({ id, name }) => ({
              title: named.attachment(name),
              url: own.linkTo(id),
            }))
          : []),
      ],
      noteTitle: words.note,
      note: own?.note ?? '',
      buttons: [
        ...(after ? [make(words.next, 'agenda.details', { ...data, item: after }, 'positive')] : []),
        ...(before ? [make(words.previous, 'agenda.details', { ...data, item: before })] : []),
        ...(own ? [make(own.note ? words.editNote : words.writeNote, 'agenda.noteForm', data)] : []),
        make(words.back, 'agenda.show', { meeting: meeting.id }),
        ...(item.fixed
          ? [make(routerWords(frame.language).showRule, 'council.showRule', { rule: fixedItems.key })]
          : []),
      ],
    },
    frame,
  )
}

export function noteForm(
  meeting: Meeting,
  item: string,
  title: string,
  note: string,
  frame: CouncilFrame,
): Card {
  const words = agendaWords(frame.language).details
  const data = { meeting: meeting.id, item }
  return formView(
    {
      title: words.note,
      lines: [title, words.noteExplain],
      inputs: [
        { kind: 'text', id: 'note', label: words.noteLabel, value: note, multiline: true, most: 2000 },
      ],
      send: { title: words.saveNote, verb: 'agenda.note', data },
      cancel: { title: words.cancel, verb: 'agenda.details', data },
      screened: true,
    },
    frame,
  )
}

/** A file has come: to which item does it belong? */
export function attachForm(file: { id: string; name: string }, items: Item[], frame: CouncilFrame): Card {
  const words = itemWords(frame.language).attach
  return formView(
    {
      title: words.title,
      lines: [file.name],
      inputs: [
        {
          kind: 'choice',
          id: 'item',
          label: words.item,
          required: true,
          error: words.itemError,
          value: items[0]?.id ?? '',
          choices: items.slice(0, 40).map(({ id, title }) => ({ title, value: id })),
        },
      ],
      send: { title: words.save, verb: 'agenda.attach', data: { file: file.id } },
      screened: true,
    },
    frame,
  )
}

export function howToAttachView(item: Item, frame: CouncilFrame): Card {
  const words = itemWords(frame.language)
  return noticeCard(
    {
      fallbackText: words.attach.howTitle,
      title: words.attach.howTitle,
      text: words.attach.how,
      buttons: [{ title: words.backToItem, verb: 'agenda.open', data: { item: item.id } }],
    },
    frame,
  )
}
