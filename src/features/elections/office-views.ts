import type { Card } from '../../core/cards'
import { longDate } from '../../core/language'
import { sheetView } from '../../core/sheet.views'
import type { CouncilFrame } from './reader'
import type { Election } from './store'
import { electionWords } from './strings'

/** That an office must be filled: its term ends soon, or it is vacant. */
export function officeView(
  why: 'termEnds' | 'vacant',
  { office, elected = '', until }: Pick<Election, 'office'> & Partial<Election>,
  names: Map<string, string>,
  frame: CouncilFrame,
): Card {
  const words = electionWords(frame.language)
  const title = words[why].title(words.offices[office])
  const text =
    why === 'vacant'
      ? words.vacant.text
      : words.termEnds.text(
          names.get(elected) ?? '',
          longDate(until as Date, frame.council.timeZone, frame.language),
        )
  return sheetView(
    {
      title,
      lines: [text],
      buttons: [
        {
          title: why === 'vacant' ? words.vacant.start : words.buttons.start,
          verb: 'elections.startForm',
          data: { office, kind: why === 'vacant' ? 'byElection' : 'regular' },
          style: 'positive',
        },
      ],
    },
    frame,
  )
}
