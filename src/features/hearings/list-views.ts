import type { Card } from '../../core/cards'
import { formView } from '../../core/form.views'
import { sheetView } from '../../core/sheet.views'
import { hearingRow } from './hearing-views'
import { type CouncilFrame, press, textField } from './layouts'
import { phaseOf } from './rules'
import type { Hearing } from './store'
import { hearingWords } from './strings'

const GROUPS = {
  preparing: ['preparing'],
  open: ['input'],
  waiting: ['drafting', 'approving', 'approved'],
  sent: ['sent'],
  outcome: ['outcome'],
  dropped: ['dropped'],
} as const

const MOST_ROWS = 25

/** All hearings by where they stand. `drafts`: the reader also prepares hearings. */
export function overview(hearings: Hearing[], drafts: boolean, frame: CouncilFrame): Card {
  const words = hearingWords(frame.language).list
  const shown = hearings.slice(0, MOST_ROWS)
  const groups = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => ({
    heading: words[group],
    rows: shown
      .filter((hearing) => GROUPS[group].some((phase) => phase === phaseOf(hearing, frame.now)))
      .map((hearing) => hearingRow(hearing, frame)),
  }))
  return sheetView(
    {
      title: words.title,
      lines:
        hearings.length === 0 ? [words.none] : hearings.length > MOST_ROWS ? [words.newest(MOST_ROWS)] : [],
      groups: groups.filter(({ rows }) => rows.length > 0),
      buttons: [
        ...(drafts ? [press(words.create, 'hearings.createForm', {}, 'positive')] : []),
        ...(hearings.length > 0
          ? [press(words.search, 'hearings.searchForm'), press(words.statistics, 'hearings.statistics')]
          : []),
      ],
    },
    { ...frame, tab: { page: 'hearings' } },
  )
}

/** Hearings that were found by `words`, or several that are open. */
export function listView(hearings: Hearing[], words: string, frame: CouncilFrame): Card {
  const all = hearingWords(frame.language).list
  return sheetView(
    {
      title: all.title,
      lines: words === '' ? [] : [all.found(words, hearings.length)],
      groups: [
        { heading: '', rows: hearings.slice(0, MOST_ROWS).map((hearing) => hearingRow(hearing, frame)) },
      ],
      buttons:
        words === '' ? [] : [press(all.search, 'hearings.searchForm'), press(all.all, 'hearings.list')],
    },
    frame,
  )
}

export function searchForm(frame: CouncilFrame): Card {
  const words = hearingWords(frame.language).search
  return formView(
    {
      title: words.title,
      inputs: [textField('words', words.words, '', 100, { error: words.error })],
      screened: false,
      send: { title: words.send, verb: 'hearings.search', data: {} },
      others: [press(words.cancel, 'hearings.list')],
    },
    frame,
  )
}
