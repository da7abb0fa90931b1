import type { Card } from '../../core/cards'
import { formView } from '../../core/form.views'
import { clockTime } from '../../core/language'
import { sheetView } from '../../core/sheet.views'
import type { Attendant } from './attendance'
import { minutesWords } from './strings'
import { type CouncilFrame, choicesOf, numberedTitle, press, type Shown, timeOf } from './views'

/** Who is there, and how to enter others. */
export function attendanceView({ sitting, room }: Shown, frame: CouncilFrame, notice = ''): Card {
  const all = minutesWords(frame.language)
  const words = all.attendance
  const away = room.all.filter((one) => one.seat && !one.substitute && !room.present.includes(one))
  const line = ({ name, stays, substitute }: Attendant) =>
    words.line(
      name,
      stays.map(({ from, to }) => words.stay(timeOf(from, frame), to && timeOf(to, frame))),
      substitute,
    )
  const meeting = sitting.id
  return sheetView(
    {
      title: words.title,
      notice,
      lines: [
        all.desk.quorum(room.quorum.present, room.quorum.seats, room.quorum.needed, room.quorum.reached),
      ],
      groups: [
        { heading: words.present, texts: room.present.length > 0 ? room.present.map(line) : [words.nobody] },
        ...(away.length > 0 ? [{ heading: words.away, texts: away.map(line) }] : []),
      ],
      buttons: [
        press(words.tick, 'minutes.tickForm', { meeting }, 'positive'),
        press(words.correct, 'minutes.correctForm', { meeting }),
        press(all.back, 'minutes.desk', { meeting }),
      ],
    },
    frame,
  )
}

/** Ticks those who are there. `shown` goes along, so that only what the form changed is changed. */
export function tickForm({ sitting, room }: Shown, frame: CouncilFrame): Card {
  const all = minutesWords(frame.language)
  const words = all.attendance
  const present = room.present.map(({ person }) => person).join(',')
  return formView(
    {
      title: words.tickTitle,
      lines: [words.tickText],
      inputs: [
        {
          kind: 'choice',
          id: 'present',
          label: words.present,
          value: present,
          several: true,
          style: 'expanded',
          choices: choicesOf(room.all),
        },
      ],
      send: { title: all.save, verb: 'minutes.tick', data: { meeting: sitting.id, shown: present } },
      cancel: { title: all.back, verb: 'minutes.attendance', data: { meeting: sitting.id } },
      screened: false,
    },
    frame,
  )
}

/** Enters that somebody came or went at another time, or takes their last change back. */
export function correctForm({ sitting, room }: Shown, frame: CouncilFrame): Card {
  const all = minutesWords(frame.language)
  const words = all.attendance
  return formView(
    {
      title: words.correct,
      lines: [words.correctText],
      inputs: [
        {
          kind: 'choice',
          id: 'person',
          label: words.who,
          required: true,
          error: words.whoError,
          choices: choicesOf(room.all),
        },
        {
          kind: 'choice',
          id: 'what',
          label: words.what,
          value: 'arrived',
          style: 'expanded',
          choices: (['arrived', 'left', 'mistake'] as const).map((value) => ({
            value,
            title: words.whats[value],
          })),
        },
        {
          kind: 'time',
          id: 'time',
          label: words.time,
          value: clockTime(frame.now, frame.council.timeZone, 'en'),
          required: true,
          error: words.timeError,
        },
      ],
      send: { title: all.save, verb: 'minutes.correct', data: { meeting: sitting.id } },
      cancel: { title: all.back, verb: 'minutes.attendance', data: { meeting: sitting.id } },
      screened: false,
    },
    frame,
  )
}

/** Who is disqualified on an item. */
export function disqualifiedForm({ sitting, room }: Shown, item: string, frame: CouncilFrame): Card {
  const all = minutesWords(frame.language)
  const words = all.disqualified
  const shown = sitting.disqualified.filter((each) => each.item === item).map(({ person }) => person)
  const data = { meeting: sitting.id, item }
  return formView(
    {
      title: words.title,
      lines: [numberedTitle(sitting, item, frame.language), words.text],
      inputs: [
        {
          kind: 'choice',
          id: 'people',
          label: words.who,
          value: shown.join(','),
          several: true,
          style: 'expanded',
          choices: choicesOf(room.all.filter(({ seat }) => seat)),
        },
      ],
      send: { title: all.save, verb: 'minutes.disqualify', data: { ...data, shown: shown.join(',') } },
      cancel: { title: all.back, verb: 'minutes.item', data },
      screened: false,
    },
    frame,
  )
}
