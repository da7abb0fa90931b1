import type { Card } from '../../core/cards'
import { formView } from '../../core/form.views'
import { newForm } from '../../core/form-screen'
import { shortDate } from '../../core/language'
import { ruleValue } from '../../core/rules'
import { sheetView } from '../../core/sheet.views'
import { committees } from '../agenda'
import type { Forwarding } from './forwarding-store'
import type { Reading } from './reading'
import { minutesWords } from './strings'
import { type CouncilFrame, numberedTitle, press } from './views'

/** The whole of the minutes, as a choice. */
export const WHOLE = 'all'

const lineOf = (
  { sitting }: Pick<Reading, 'sitting'>,
  { item, committee, by, at }: Forwarding,
  { council, language }: CouncilFrame,
): string => {
  const words = minutesWords(language).forwarding
  const what = item === '' ? words.whole : numberedTitle(sitting, item, language)
  return words.line(what, committee, shortDate(at, council.timeZone, language), by)
}

/** What was sent on, and to whom. */
export function forwardingsView(
  reading: Reading,
  sent: Forwarding[],
  frame: CouncilFrame,
  notice = '',
  file?: { title: string; url: string },
): Card {
  const all = minutesWords(frame.language)
  const words = all.forwarding
  const meeting = reading.minutes.id
  return sheetView(
    {
      title: words.title,
      notice,
      lines: sent.length === 0 ? [words.none] : [],
      groups: sent.length === 0 ? [] : [{ texts: sent.map((each) => lineOf(reading, each, frame)) }],
      links: file ? [file] : [],
      linksFirst: true,
      buttons: [
        press(words.send, 'minutes.forwardForm', { meeting }, file ? 'default' : 'positive'),
        press(all.back, 'minutes.read', { meeting }),
      ],
    },
    frame,
  )
}

/** To whom, and all of the minutes or one item. */
export function forwardForm({ minutes, sitting, content }: Reading, frame: CouncilFrame): Card {
  const all = minutesWords(frame.language)
  const words = all.forwarding
  const meeting = minutes.id
  return formView(
    {
      title: words.send,
      lines: [words.how],
      inputs: [
        {
          kind: 'choice',
          id: 'item',
          label: words.what,
          value: WHOLE,
          choices: [
            { value: WHOLE, title: words.whole },
            ...content.items.map(({ id }) => ({
              value: id,
              title: numberedTitle(sitting, id, frame.language),
            })),
          ],
        },
        {
          kind: 'choice',
          id: 'committee',
          label: words.committee,
          required: true,
          error: words.committeeError,
          choices: ruleValue(committees, frame.council, frame.now).map((name) => ({
            value: name,
            title: name,
          })),
        },
      ],
      send: {
        title: words.note,
        verb: 'minutes.forward',
        data: { meeting, version: String(minutes.version), form: newForm() },
      },
      cancel: { title: all.back, verb: 'minutes.forwardings', data: { meeting } },
      screened: false,
    },
    frame,
  )
}
