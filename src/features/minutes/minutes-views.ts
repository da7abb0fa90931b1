import type { Card } from '../../core/cards'
import { formView } from '../../core/form.views'
import { longDate, shortDate } from '../../core/language'
import { type SheetButton, sheetView } from '../../core/sheet.views'
import { councilWords } from '../council'
import type { ItemMinutes, MinutesContent } from './content'
import type { Difference } from './difference'
import type { Minutes } from './minutes-store'
import type { Reading } from './reading'
import { MOST } from './rules'
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

const dayOf = ({ meetingStart }: Minutes, { council, language }: CouncilFrame): string =>
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
  const own = answers.find(({ person }) => person === reader.person)
  const approvals = answers.filter(({ kind }) => kind === 'approved').length
  const remarks = answers.filter(({ kind }) => kind === 'remark')
  const buttons: SheetButton[] = [
    ...(state === 'draft' && leads ? [press(words.send, 'minutes.send', data, 'positive')] : []),
    ...(state === 'review' && reader.seated && reader.personal
      ? [
          press(words.approve, 'minutes.approve', data, 'positive'),
          press(words.remark, 'minutes.remarkForm', data),
        ]
      : []),
    ...(state === 'review' && leads
      ? [press(words.settle, 'minutes.settle', data), press(words.takeBack, 'minutes.takeBack', data)]
      : []),
    ...(state === 'approved' && leads && changed
      ? [press(words.correct, 'minutes.correctMinutes', data, 'positive')]
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
                texts: remarks.map(({ name, text }) => all.item.dissent(name, short(text))),
              },
            ]
          : []),
        ...(leads && changed ? [differenceGroup(words.notOut, changed, frame)] : []),
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
    frame,
  )
}

const deadlineOf = ({ deadline }: Minutes, { council, language }: CouncilFrame): string =>
  deadline ? shortDate(deadline, council.timeZone, language) : ''

function differenceGroup(heading: string, { removed, added }: Difference, { language }: CouncilFrame) {
  const words = minutesWords(language).minutes
  return {
    heading,
    texts: [
      ...removed.slice(0, 6).map((line) => words.removed(short(line))),
      ...added.slice(0, 6).map((line) => words.added(short(line))),
    ],
  }
}

/** What a correction changed. */
export function changesView(minutes: Minutes, changes: Difference, frame: CouncilFrame): Card {
  const words = minutesWords(frame.language).minutes
  return sheetView(
    {
      title: words.changesTitle(minutes.version),
      lines: [words.title(dayOf(minutes, frame))],
      groups: [differenceGroup('', changes, frame)],
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
    frame,
  )
}

export function remarkForm(minutes: Minutes, value: string, frame: CouncilFrame): Card {
  const all = minutesWords(frame.language)
  const words = all.minutes
  return formView(
    {
      title: words.remark,
      lines: [words.title(dayOf(minutes, frame)), words.remarkText],
      inputs: [
        {
          kind: 'text',
          id: 'text',
          label: words.remarkLabel,
          value,
          multiline: true,
          most: MOST.remark,
          required: true,
          error: words.remarkError,
        },
      ],
      send: {
        title: words.sendRemark,
        verb: 'minutes.remark',
        data: { meeting: minutes.id, version: String(minutes.version) },
      },
      cancel: { title: all.back, verb: 'minutes.read', data: { meeting: minutes.id } },
      screened: true,
    },
    frame,
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
      buttons: [press(all.back, 'minutes.read', { meeting: minutes.id })],
    },
    frame,
  )
}

/** Asks once more before the meeting ends. */
export function endForm(sitting: Sitting, untreated: string[], frame: CouncilFrame): Card {
  const all = minutesWords(frame.language)
  const words = all.ending
  return sheetView(
    {
      title: words.title,
      lines: [words.text, ...(untreated.length > 0 ? [words.untreated] : [])],
      groups: untreated.length > 0 ? [{ texts: untreated }] : [],
      buttons: [
        press(words.end, 'minutes.end', { meeting: sitting.id }, 'positive'),
        press(all.back, 'minutes.desk', { meeting: sitting.id }),
      ],
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
    frame,
  )
}
