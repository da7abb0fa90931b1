import { z } from 'zod'
import { type Card, defineCard } from '../../core/cards'
import { longDate } from '../../core/language'
import { buttonsOf } from './election-buttons'
import { linesOf, notesOf, rowsOf, stateLine, titleOf } from './election-lines'
import type { CouncilFrame, Reader, Shown } from './reader'
import type { Election } from './store'
import { electionWords } from './strings'

const button = z.object({
  title: z.string(),
  verb: z.string(),
  data: z.record(z.string(), z.string()),
  style: z.string(),
})

const electionCard = defineCard(
  'elections/election',
  z.object({
    fallbackText: z.string(),
    notice: z.string(),
    title: z.string(),
    state: z.string(),
    lines: z.array(z.string()),
    rows: z.array(z.object({ name: z.string(), about: z.string(), figure: z.string(), weight: z.string() })),
    notes: z.array(z.string()),
    buttons: z.array(button),
  }),
)

/** One election: candidates, turnout or result, and what this reader may do. */
export function electionView(shown: Shown, reader: Reader, frame: CouncilFrame, notice = ''): Card {
  const { election } = shown
  const words = electionWords(frame.language)
  const title = titleOf(election, frame)
  return electionCard(
    {
      fallbackText: `${title}: ${words.states[election.state]}`,
      notice,
      title,
      state: stateLine(election, frame),
      lines: linesOf(shown, frame),
      rows: rowsOf(shown, frame),
      notes: notesOf(shown, frame),
      buttons: buttonsOf(shown, reader, frame).slice(0, 6),
    },
    frame,
  )
}

/** What there is when no election runs: who holds the offices, and the way to start one. */
export function noElectionView(
  held: { election: Election; name: string }[],
  reader: Reader,
  frame: CouncilFrame,
): Card {
  const words = electionWords(frame.language)
  return electionCard(
    {
      fallbackText: words.none.text,
      notice: '',
      title: words.none.title,
      state: '',
      rows: [],
      notes: [],
      lines: [
        words.none.text,
        ...held.map(({ election: { office, until }, name }) =>
          words.none.last(
            name,
            words.offices[office],
            longDate(until as Date, frame.council.timeZone, frame.language),
          ),
        ),
      ],
      buttons: reader.conducts
        ? [{ title: words.buttons.start, verb: 'elections.startForm', data: {}, style: 'positive' }]
        : [],
    },
    frame,
  )
}
