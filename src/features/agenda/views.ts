import { z } from 'zod'
import { linkData } from '../../core/card-data'
import { type Card, defineCard, type Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import { formView } from '../../core/form.views'
import { longDate } from '../../core/language'
import { linksView } from '../../core/links.views'
import { routerWords } from '../../core/router.strings'
import { ruleValue } from '../../core/rules'
import { shownOutside } from '../council'
import { type Meeting, meetingWords } from '../meetings'
import type { Agenda, PublishedItem } from './agenda-store'
import { buildWords } from './build.strings'
import { fileWords } from './files.strings'
import { digestOf, marked } from './publish'
import { itemDeadline, itemDeadlineDays } from './rules'
import { agendaWords } from './strings'

/** A card about a council's matter always names the council. */
export interface CouncilFrame extends Frame {
  council: Council
  now: Date
}

export const button = z.object({
  title: z.string(),
  verb: z.string(),
  data: z.record(z.string(), z.string()),
  style: z.string(),
})
export type Button = z.infer<typeof button>

export const make = (
  title: string,
  verb: string,
  data: Record<string, string> = {},
  style: 'default' | 'positive' | 'destructive' = 'default',
): Button => ({ title, verb, data, style })

export const whenOf = (meeting: Meeting, { language, council }: CouncilFrame): string =>
  meetingWords(language).when(meeting, council.timeZone)

const agendaCard = defineCard(
  'agenda/agenda',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    notice: z.string(),
    when: z.string(),
    place: z.string(),
    version: z.string(),
    meeting: z.string(),
    rows: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        about: z.string(),
        mark: z.string(),
        item: z.string(),
        open: z.string(),
      }),
    ),
    note: z.string(),
    links: z.array(linkData),
    buttons: z.array(button),
  }),
  { shared: true },
)

export const titleOf = (item: PublishedItem, { language }: Frame): string =>
  item.fixed ? agendaWords(language).fixed[item.fixed] : item.title

const rowsOf = (items: PublishedItem[], frame: Frame) => {
  const words = agendaWords(frame.language)
  return items.map((item, index) => {
    const title = titleOf(item, frame)
    return {
      number: `${index + 1}`,
      title,
      about: item.fixed ? '' : words.about(words.purposes[item.purpose], item.minutes),
      mark: item.mark ? words.marks[item.mark] : '',
      item: item.id,
      open: words.open(index + 1),
    }
  })
}

/** The published agenda, as channel and members see it. */
export function agendaView(
  meeting: Meeting,
  agenda: Pick<Agenda, 'version' | 'publishedAt' | 'items' | 'removed'>,
  frame: CouncilFrame,
  {
    notice = '',
    leads = false,
    others = false,
    linkTo,
  }: { notice?: string; leads?: boolean; others?: boolean; linkTo?: (subject: string) => string } = {},
): Card {
  const words = agendaWords(frame.language)
  const { files } = fileWords(frame.language)
  return agendaCard(
    {
      ...agendaHead(meeting, frame),
      ...contentOf(agenda, frame),
      notice,
      links: linkTo
        ? [
            { title: files.pdf, url: linkTo(`${meeting.id}:pdf:internal`) },
            { title: files.docx, url: linkTo(`${meeting.id}:docx:internal`) },
          ]
        : [],
      buttons: [
        make(words.propose, 'agenda.proposeForm'),
        ...(linkTo ? [] : [make(files.get, 'agenda.files', { meeting: meeting.id })]),
        ...(others ? [make(words.others, 'council.unreached')] : []),
        ...(leads ? [make(buildWords(frame.language).build.goOn, 'agenda.build')] : []),
      ],
    },
    { ...frame, tab: meeting.end < frame.now ? undefined : { page: 'overview' } },
  )
}

// What stands between the head and the buttons: the same in the channel and in the preview.
function contentOf(
  { version, publishedAt, items, removed }: Pick<Agenda, 'version' | 'publishedAt' | 'items' | 'removed'>,
  frame: CouncilFrame,
) {
  const words = agendaWords(frame.language)
  return {
    version: words.version(version, publishedAt, frame.council.timeZone),
    rows: rowsOf(items, frame),
    note: removed.length > 0 ? words.removed(removed) : '',
  }
}

/** What the next meeting is and until when one can propose, while nothing is published. */
export function unpublishedView(meeting: Meeting, frame: CouncilFrame): Card {
  const words = agendaWords(frame.language)
  return agendaCard(
    {
      ...agendaHead(meeting, frame),
      notice: words.notPublished,
      version: '',
      rows: [],
      links: [],
      note: deadlineNote(meeting, frame),
      buttons: [
        make(words.propose, 'agenda.proposeForm', {}, 'positive'),
        make(routerWords(frame.language).showRule, 'council.showRule', { rule: itemDeadlineDays.key }),
      ],
    },
    frame,
  )
}

/** Exactly what the channel gets, with the button that sends it over the agenda published `before`. */
export function previewView(
  meeting: Meeting,
  draft: PublishedItem[],
  before: Agenda | undefined,
  frame: CouncilFrame,
): Card {
  const { preview } = buildWords(frame.language)
  const version = before?.version ?? 0
  const next = { ...marked(draft, before), version: version + 1, publishedAt: frame.now }
  return agendaCard(
    {
      ...agendaHead(meeting, frame),
      ...contentOf(next, frame),
      links: [],
      notice: frame.council.channel ? preview.title : agendaWords(frame.language).noChannel,
      buttons: [
        make(
          version === 0 ? preview.publish : preview.republish,
          'agenda.publish',
          { meeting: meeting.id, from: String(version), digest: digestOf(draft) },
          'positive',
        ),
        make(preview.back, 'agenda.build'),
      ],
    },
    frame,
  )
}

const agendaHead = (meeting: Meeting, frame: CouncilFrame) => {
  const words = agendaWords(frame.language)
  const when = whenOf(meeting, frame)
  return {
    fallbackText: `${words.title}: ${when}`,
    title: words.title,
    when,
    place: meeting.place,
    meeting: meeting.id,
  }
}

export function deadlineNote(meeting: Meeting, { language, council, now }: CouncilFrame): string {
  const words = agendaWords(language)
  const deadline = itemDeadline(meeting, council, now)
  const day = longDate(deadline, council.timeZone, language)
  return now <= deadline
    ? words.deadline(day, ruleValue(itemDeadlineDays, council, now))
    : words.deadlinePassed(day)
}

/** The agenda as files. The links are this reader's own. */
export function filesView(
  meeting: Meeting,
  linkTo: (subject: string) => string,
  leads: boolean,
  frame: CouncilFrame,
): Card {
  const words = fileWords(frame.language).files
  const link = (title: string, form: string) => ({ title, url: linkTo(`${meeting.id}:${form}`) })
  return linksView(
    {
      title: words.title,
      text: words.text,
      first: link(words.pdf, 'pdf:internal'),
      links: [
        link(words.docx, 'docx:internal'),
        link(words.publicPdf, 'pdf:public'),
        link(words.publicDocx, 'docx:public'),
      ],
      buttons: [
        ...(leads ? [make(words.journal, 'agenda.journalForm', { meeting: meeting.id })] : []),
        make(words.namesRule, 'council.showRule', { rule: shownOutside.key }),
      ],
    },
    frame,
  )
}

/** The link to the bundle for the municipality's filing system. */
export function bundleView(meeting: string, url: string, frame: CouncilFrame): Card {
  const words = fileWords(frame.language).files
  return linksView(
    {
      title: words.bundle,
      text: words.bundleText,
      first: { title: words.getBundle, url },
      links: [],
      buttons: [make(agendaWords(frame.language).details.back, 'agenda.show', { meeting })],
    },
    frame,
  )
}

export function journalForm(
  meeting: Meeting,
  journal: { caseNumber: string; kle: string } | undefined,
  frame: CouncilFrame,
): Card {
  const words = fileWords(frame.language).journal
  const data = { meeting: meeting.id }
  return formView(
    {
      title: words.title,
      lines: [words.text],
      inputs: [
        {
          kind: 'text',
          id: 'caseNumber',
          label: words.caseNumber,
          value: journal?.caseNumber ?? '',
          most: 60,
          required: true,
          error: words.caseNumberError,
        },
        {
          kind: 'text',
          id: 'kle',
          label: words.kle,
          value: journal?.kle ?? '',
          most: 20,
          required: true,
          error: words.kleError,
        },
      ],
      send: { title: words.save, verb: 'agenda.journal', data },
      cancel: { title: words.cancel, verb: 'agenda.show', data },
      screened: false,
    },
    frame,
  )
}
