import type { Card } from '../../core/cards'
import { formView } from '../../core/form.views'
import { newForm } from '../../core/form-screen'
import { dayIn, shortDate } from '../../core/language'
import { sheetView } from '../../core/sheet.views'
import type { FollowUp } from './follow-up-store'
import { MOST } from './rules'
import type { Sitting } from './sitting-store'
import { minutesWords } from './strings'
import { type CouncilFrame, numberedTitle, press } from './views'

/** Rows that a card holds. */
const MOST_ROWS = 15

/** What is still to be done: one's own first, then the others'. */
export function followUpsView(
  open: FollowUp[],
  reader: string | undefined,
  frame: CouncilFrame,
  notice = '',
): Card {
  const words = minutesWords(frame.language).followUps
  const row = (followUp: FollowUp) => ({
    title: followUp.what,
    about: words.about(followUp.name, dayOf(followUp, frame), followUp.due < frame.now),
    verb: 'minutes.action',
    data: { followUp: followUp.id },
  })
  const mine = open.filter(({ person }) => person === reader)
  const others = open.filter(({ person }) => person !== reader)
  const group = (heading: string, list: FollowUp[]) =>
    list.length > 0 ? [{ heading, rows: list.slice(0, MOST_ROWS).map(row) }] : []
  return sheetView(
    {
      title: words.title,
      notice,
      lines: open.length === 0 ? [words.none] : [],
      groups: [...group(words.mine, mine), ...group(reader === undefined ? words.all : words.others, others)],
      note: open.length > 2 * MOST_ROWS ? words.more(open.length) : '',
    },
    frame,
  )
}

const dayOf = ({ due }: FollowUp, { council, language }: CouncilFrame): string =>
  shortDate(due, council.timeZone, language)

/** One of them, and what became of it. Only `may` can say so. */
export function followUpView(followUp: FollowUp, may: boolean, frame: CouncilFrame, notice = ''): Card {
  const all = minutesWords(frame.language)
  const words = all.followUps
  const data = { followUp: followUp.id }
  const open = followUp.state === 'open'
  return sheetView(
    {
      title: followUp.what,
      notice,
      noticeColor: 'Good',
      lines: [
        open
          ? words.about(followUp.name, dayOf(followUp, frame), followUp.due < frame.now)
          : words.closed[followUp.state as 'done' | 'dropped'](followUp.name),
        words.from(followUp.itemTitle),
      ],
      buttons: [
        ...(open && may
          ? [
              press(words.done, 'minutes.actionDone', data, 'positive'),
              press(words.move, 'minutes.actionMoveForm', data),
              press(words.drop, 'minutes.actionDrop', data),
            ]
          : []),
        press(words.see, 'minutes.actions', {}),
      ],
    },
    frame,
  )
}

export function followUpForm(
  sitting: Sitting,
  item: string,
  doers: { person: string; name: string }[],
  frame: CouncilFrame,
  notice = '',
): Card {
  const all = minutesWords(frame.language)
  const words = all.followUps
  const data = { meeting: sitting.id, item }
  return formView(
    {
      title: words.add,
      lines: [...(notice ? [notice] : []), numberedTitle(sitting, item, frame.language)],
      inputs: [
        {
          kind: 'text',
          id: 'what',
          label: words.what,
          most: MOST.what,
          required: true,
          error: words.whatError,
        },
        {
          kind: 'choice',
          id: 'person',
          label: words.who,
          required: true,
          error: words.whoError,
          choices: doers.map(({ person, name }) => ({ value: person, title: name })),
        },
        { kind: 'date', id: 'due', label: words.due, required: true, error: words.dueError },
      ],
      send: { title: all.save, verb: 'minutes.addAction', data: { ...data, form: newForm() } },
      cancel: { title: all.back, verb: 'minutes.write', data },
      screened: true,
    },
    frame,
  )
}

export function moveForm(followUp: FollowUp, frame: CouncilFrame): Card {
  const all = minutesWords(frame.language)
  const words = all.followUps
  const data = { followUp: followUp.id }
  return formView(
    {
      title: words.move,
      lines: [followUp.what],
      inputs: [
        {
          kind: 'date',
          id: 'due',
          label: words.due,
          value: dayIn(followUp.due, frame.council.timeZone),
          required: true,
          error: words.dueError,
        },
      ],
      send: { title: all.save, verb: 'minutes.actionMove', data },
      cancel: { title: all.back, verb: 'minutes.action', data },
      screened: false,
    },
    frame,
  )
}
