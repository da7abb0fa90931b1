import type { Card } from '../../core/cards'
import { formView } from '../../core/form.views'
import { dayIn, longDate } from '../../core/language'
import { shortened } from '../../core/shortened'
import { plainTextOf } from '../../documents/plain-text'
import { reasonForm } from './hearing-views'
import { type CouncilFrame, choiceField, dateField, pageCard, press, textField } from './layouts'
import { responseWords } from './response.strings'
import { type ResponseParts, responseDocument, senderOf } from './response-document'
import { MOST, RESULTS } from './rules'
import type { Hearing } from './store'
import { hearingWords } from './strings'

/** Letters of a response that a card shows; the whole is in the file. */
const MOST_SHOWN = 9000

/** The text of a response as the card shows it, one section for each heading. */
export function sectionsOf(parts: ResponseParts, { council, language }: CouncilFrame) {
  const { blocks } = responseDocument(parts, council, language)
  const sections: { title: string; text: string }[] = []
  for (const block of blocks) {
    if (block.kind === 'facts' || (block.kind === 'heading' && block.level === 1)) continue
    if (block.kind === 'heading' || block.kind === 'line') {
      sections.push({ title: block.kind === 'line' ? '' : block.text, text: '' })
      continue
    }
    const said = plainTextOf({ title: '', sender: '', language, at: parts.at, blocks: [block] }).trim()
    const last = sections.at(-1)
    if (last) last.text = [last.text, said].filter(Boolean).join('\n\n')
    else sections.push({ title: '', text: said })
  }
  let room = MOST_SHOWN
  return {
    cut: sections.reduce((sum, { text }) => sum + text.length, 0) > MOST_SHOWN,
    sections: sections.flatMap(({ title, text }) => {
      if (room <= 0) return []
      const shown = shortened(text, room)
      room -= shown.length
      return [{ title, text: shown }]
    }),
  }
}

/** The response to read, with the files where `files` gives their addresses. */
export function responseView(
  parts: ResponseParts,
  { files, contributed }: { files?: { word: string; text: string }; contributed: boolean },
  frame: CouncilFrame,
): Card {
  const { hearing } = parts
  const all = responseWords(frame.language)
  const words = all.response
  const { sections, cut } = sectionsOf(parts, frame)
  const of = { hearing: hearing.id }
  const zone = frame.council.timeZone
  const state = hearing.sent
    ? words.sent(longDate(hearing.sent.at, zone, frame.language), hearing.sent.to)
    : hearing.state === 'approved'
      ? words.approved
      : words.draft
  return pageCard(
    {
      fallbackText: all.document.title(hearing.title),
      notice: '',
      over: '',
      title: all.document.title(hearing.title),
      notes: [
        state,
        ...(hearing.outcome
          ? [hearingWords(frame.language).results[hearing.outcome.result], hearing.outcome.text]
          : []),
      ],
      sections: [...sections, ...(cut ? [{ title: '', text: words.cut }] : [])],
      links: files
        ? [
            { title: words.word, url: files.word },
            { title: words.text, url: files.text },
          ]
        : [],
      buttons: [
        ...(contributed ? [press(words.mine, 'hearings.mine', of)] : []),
        press(words.hearing, 'hearings.show', of),
      ],
    },
    frame,
  )
}

export function sentForm(hearing: Hearing, frame: CouncilFrame): Card {
  const words = responseWords(frame.language).sentForm
  const today = dayIn(frame.now, frame.council.timeZone)
  return formView(
    {
      title: words.title,
      lines: [hearing.title, words.explain],
      inputs: [
        dateField('at', words.at, today, words.atError),
        textField('to', words.to, hearing.to || senderOf(hearing, frame.language), MOST.name, {
          error: words.toError,
        }),
      ],
      screened: false,
      send: {
        title: words.send,
        verb: 'hearings.markSent',
        data: { hearing: hearing.id, round: String(hearing.approval?.round) },
      },
      others: [press(words.cancel, 'hearings.show', { hearing: hearing.id })],
    },
    frame,
  )
}

export function outcomeForm(hearing: Hearing, frame: CouncilFrame): Card {
  const words = responseWords(frame.language).outcomeForm
  return reasonForm(
    {
      title: words.title,
      intro: [hearing.title, words.explain],
      fields: [
        choiceField(
          'result',
          words.result,
          '',
          RESULTS.map((value) => ({ value, title: hearingWords(frame.language).results[value] })),
          { error: words.resultError },
        ),
      ],
      label: words.text,
      error: words.textError,
      send: words.send,
      verb: 'hearings.recordOutcome',
      back: press(words.cancel, 'hearings.show', { hearing: hearing.id }),
      most: 2000,
    },
    { hearing: hearing.id },
    frame,
  )
}
