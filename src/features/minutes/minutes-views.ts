import type { Card } from '../../core/cards'
import { formView } from '../../core/form.views'
import { longDate, shortDate } from '../../core/language'
import { type SheetButton, sheetView } from '../../core/sheet.views'
import { councilWords } from '../council'
import type { ItemMinutes, MinutesContent } from './content'
import { type Changed, whereTheyPart } from './difference'
import type { Minutes } from './minutes-store'
import type { Reading } from './reading'
import type { Sitting } from './sitting-store'
import { minutesWords } from './strings'
import { type CouncilFrame, MOST_ROWS, numberedTitle, press, short, titleOf } from './views'

function itemRows(meeting: string, content: MinutesContent, frame: CouncilFrame) {
  const all = minutesWords(frame.language)
  return content.items.slice(0, MOST_ROWS).map((item, index) => ({
    title: short(`${index + 1}. ${titleOf(item, frame.language)}`),
    about: short(
      [item.outcome ? `${all.outcomes[item.outcome]}.` : '', item.decision]
        .filter((text) => text !== '')
        .join(' '),
    ),
    verb: 'minutes.readItem',
    data: { meeting, item: item.id },
  }))
}

/** Changed lines that a card shows beside the minutes, and alone. */
const MOST_CHANGES = { overview: 6, alone: 20 }
const MOST_OF_CHANGE = 200

export const dayOf = ({ meetingStart }: Minutes, { council, language }: CouncilFrame): string =>
  longDate(meetingStart, council.timeZone, language)

export interface Reader {
  leads: boolean
  /** In their own chat: only there stand links and answers. */
  personal: boolean
  seated: boolean
  person: string
}

/** Minutes as a card: what came of each item, and the reader's next step. */
export function minutesView(
  { minutes, content, answers, changed }: Reading,
  reader: Reader,
  frame: CouncilFrame,
  notice = '',
): Card {
  const all = minutesWords(frame.language)
  const words = all.minutes
  const { id: meeting, version, state } = minutes
  const data = { meeting, version: String(version) }
  const leads = reader.leads && reader.personal
  const corrected = changed.length > 0
  const own = answers.find(({ person }) => person === reader.person)
  const approvals = answers.filter(({ kind }) => kind === 'approved').length
  const remarks = answers.filter(({ kind }) => kind === 'remark')
  const settles = state === 'review' && leads
  const ready =
    approvals >= content.seats || (minutes.deadline !== undefined && minutes.deadline <= frame.now)
  const buttons: SheetButton[] = [
    ...(state === 'draft' && leads ? [press(words.send, 'minutes.send', data, 'positive')] : []),
    ...(settles && ready ? [press(words.settle, 'minutes.settle', data, 'positive')] : []),
    ...(state === 'review' && reader.seated && reader.personal
      ? [
          press(words.approve, 'minutes.approve', data, own || (settles && ready) ? 'default' : 'positive'),
          press(words.remark, 'minutes.remarkForm', data),
        ]
      : []),
    ...(settles && !ready ? [press(words.settle, 'minutes.settle', data)] : []),
    ...(settles
      ? [
          press(words.takeBack, 'minutes.takeBack', data),
          press(words.answerFor, 'minutes.answerForForm', data),
        ]
      : []),
    ...(state === 'approved' && leads && corrected
      ? [press(words.correct, 'minutes.correctMinutes', data, 'positive')]
      : []),
    ...(state === 'approved' && leads
      ? [press(all.easyRead.open, 'minutes.easy', { meeting }, corrected ? 'default' : 'positive')]
      : []),
    press(words.files, 'minutes.files', data),
    ...(state === 'approved' && leads
      ? [press(all.forwarding.title, 'minutes.forwardings', { meeting })]
      : []),
    ...(state === 'approved' && version > 1 ? [press(words.changes, 'minutes.changes', data)] : []),
  ]
  return sheetView(
    {
      title: words.title(dayOf(minutes, frame)),
      notice,
      lines: [
        state === 'draft'
          ? words.draft
          : state === 'review'
            ? words.review(deadlineOf(minutes, frame))
            : words.approved(version),
        own ? words.answered[own.kind] : '',
        state === 'review' && leads ? words.answers(approvals, content.seats, remarks.length) : '',
        words.there(
          content.attenders.filter(({ seat, substituteFor }) => seat || substituteFor).length,
          content.seats,
        ),
      ],
      groups: [
        ...(leads && remarks.length > 0
          ? [
              {
                heading: words.remarks,
                texts: remarks.map(({ name, text, assistedBy }) =>
                  all.item.dissent(assistedBy ? words.assisted(name, assistedBy) : name, short(text)),
                ),
              },
            ]
          : []),
        ...(leads && corrected ? [differenceGroup(words.notOut, changed, MOST_CHANGES.overview, frame)] : []),
        { heading: words.items, rows: itemRows(meeting, content, frame) },
      ],
      note: [
        content.items.length > MOST_ROWS ? words.more(content.items.length) : '',
        councilWords(frame.language).advisory,
      ]
        .filter((text) => text !== '')
        .join(' '),
      buttons: buttons.slice(0, 6),
    },
    { ...frame, tab: { page: 'minutes', id: minutes.id } },
  )
}

const deadlineOf = ({ deadline }: Minutes, { council, language }: CouncilFrame): string =>
  deadline ? longDate(deadline, council.timeZone, language) : ''

function differenceGroup(heading: string, changes: Changed[], most: number, { language }: CouncilFrame) {
  const words = minutesWords(language).minutes
  return {
    heading,
    texts: [
      ...changes.slice(0, most).flatMap((changed) => {
        const { before, after } = whereTheyPart(changed)
        return [
          ...(before === undefined ? [] : [words.removed(short(before, MOST_OF_CHANGE))]),
          ...(after === undefined ? [] : [words.added(short(after, MOST_OF_CHANGE))]),
        ]
      }),
      ...(changes.length > most ? [words.moreChanges(changes.length - most)] : []),
    ],
  }
}

/** What a correction changed. */
export function changesView(minutes: Minutes, changes: Changed[], frame: CouncilFrame): Card {
  const words = minutesWords(frame.language).minutes
  return sheetView(
    {
      title: words.changesTitle(minutes.version),
      lines: [words.title(dayOf(minutes, frame))],
      groups: [differenceGroup('', changes, MOST_CHANGES.alone, frame)],
      buttons: [press(minutesWords(frame.language).back, 'minutes.read', { meeting: minutes.id })],
    },
    frame,
  )
}

/** What the minutes say about one item. */
export function itemMinutesView(
  { minutes, sitting, content }: Reading,
  item: ItemMinutes,
  leads: boolean,
  frame: CouncilFrame,
): Card {
  const all = minutesWords(frame.language)
  const day = (at: Date) => shortDate(at, frame.council.timeZone, frame.language)
  const texts = (heading: string, lines: string[]) => (lines.length > 0 ? [{ heading, texts: lines }] : [])
  const data = { meeting: minutes.id, item: item.id }
  return sheetView(
    {
      title: numberedTitle(sitting, item.id, frame.language),
      lines: [
        item.outcome ? all.item.outcome(all.outcomes[item.outcome]) : '',
        content.items.length > 0 && !item.from && !item.outcome ? all.document.untreated : '',
      ],
      groups: [
        ...texts(all.entry.discussion, item.discussion ? [item.discussion] : []),
        ...texts(all.entry.decision, item.decision ? [item.decision] : []),
        ...texts(
          all.vote.title,
          item.votes.map((counts) => all.vote.counts(counts.for, counts.against, counts.abstain)),
        ),
        ...texts(
          all.dissent.title,
          item.dissents.map(({ name, text }) => all.item.dissent(name, text)),
        ),
        ...texts(
          all.followUps.title,
          item.followUps.map(({ what, name, due }) => all.item.followUp(what, name, day(due))),
        ),
      ],
      buttons: [
        ...(leads && minutes.state !== 'review' ? [press(all.desk.write, 'minutes.write', data)] : []),
        press(all.back, 'minutes.read', { meeting: minutes.id }),
      ],
    },
    { ...frame, tab: { page: 'minutes', id: minutes.id } },
  )
}

/** The minutes as files. The links are this reader's own. */
export function filesView(
  minutes: Minutes,
  linkTo: (form: string) => string,
  bundle: string | undefined,
  frame: CouncilFrame,
): Card {
  const all = minutesWords(frame.language)
  const words = all.files
  const link = (title: string, form: string) => ({ title, url: linkTo(form) })
  return sheetView(
    {
      title: words.title,
      lines: [words.text],
      links: [
        link(words.docx, 'docx:internal'),
        link(words.pdf, 'pdf:internal'),
        ...(minutes.state === 'approved'
          ? [link(words.publicDocx, 'docx:public'), link(words.publicPdf, 'pdf:public')]
          : []),
        ...(bundle ? [{ title: words.bundle, url: bundle }] : []),
      ],
      linksFirst: true,
      buttons: [press(all.back, 'minutes.read', { meeting: minutes.id })],
    },
    frame,
  )
}

/** Asks once more before the meeting ends. */
export function endForm(
  sitting: Sitting,
  { untreated, time, notice }: { untreated: string[]; time: string; notice: string },
  frame: CouncilFrame,
): Card {
  const all = minutesWords(frame.language)
  const words = all.ending
  return formView(
    {
      title: words.title,
      lines: [notice, words.text, ...(untreated.length > 0 ? [words.untreated, ...untreated] : [])].filter(
        (line) => line !== '',
      ),
      inputs: [{ kind: 'time', id: 'time', label: words.time, value: time }],
      send: { title: words.end, verb: 'minutes.end', data: { meeting: sitting.id, shown: time } },
      cancel: { title: all.back, verb: 'minutes.desk', data: { meeting: sitting.id } },
      screened: false,
    },
    frame,
  )
}

/** Earlier minutes, the newest first. */
export function archiveView(list: Minutes[], frame: CouncilFrame): Card {
  const words = minutesWords(frame.language).minutes
  return sheetView(
    {
      title: words.archive,
      lines: list.length === 0 ? [words.none] : [],
      groups: [
        {
          rows: list.map((minutes) => ({
            title: words.title(dayOf(minutes, frame)),
            about: words.approved(minutes.version),
            verb: 'minutes.read',
            data: { meeting: minutes.id },
          })),
        },
      ],
    },
    { ...frame, tab: { page: 'minutes' } },
  )
}
