import { z } from 'zod'
import { type Card, defineCard } from '../../core/cards'
import { newForm, screenData, screenPart } from '../../core/form-screen'
import { ruleValue } from '../../core/rules'
import { councilWords } from '../council'
import { titleOf } from './election-lines'
import { back, form, labelled, MOST_TICKS, one, people, send, ticks } from './form'
import type { CouncilFrame } from './reader'
import {
  changeVote,
  MOST_WORDS,
  OFFICES,
  type Office,
  RULE_SET_NAMES,
  ruleSet,
  seated,
  VOTERS,
  voters,
} from './rules'
import type { Election } from './store'
import { electionWords } from './strings'

export function startForm(office: Office, kind: Election['kind'], frame: CouncilFrame): Card {
  const all = electionWords(frame.language)
  const words = all.startForm
  const { council, now } = frame
  const kinds = [...new Set(council.seats.map((seat) => seat.kind))]
  const seatNames = councilWords(frame.language).seats
  return form(
    {
      heading: words.title,
      choices: [
        one('office', words.office, labelled(OFFICES, words.offices), words.error, office),
        one('kind', words.kind, labelled(['regular', 'byElection'], words.kinds), words.error, kind),
        one(
          'rules',
          words.ruleSet,
          labelled(RULE_SET_NAMES, all.rules.ruleSet.options),
          words.error,
          ruleValue(ruleSet, council, now),
        ),
        one(
          'voters',
          words.voters,
          labelled(VOTERS, all.rules.voters.options),
          words.error,
          ruleValue(voters, council, now),
        ),
        one(
          'change',
          words.change,
          labelled(['no', 'yes'], words.changes),
          words.error,
          ruleValue(changeVote, council, now) ? 'yes' : 'no',
        ),
        ...(kinds.length > 1
          ? [
              ticks(
                'eligible',
                words.eligible,
                kinds.map((each) => ({ title: seatNames[each] ?? each, value: each })),
                [],
              ),
            ]
          : []),
      ],
      buttons: [send(words.send, 'start', { form: newForm() })],
    },
    frame,
  )
}

export function nominateForm(
  election: Election,
  able: string[],
  names: Map<string, string>,
  self: string,
  frame: CouncilFrame,
): Card {
  const words = electionWords(frame.language).nominateForm
  const others = able.filter((person) => person !== self).slice(0, 200)
  const options = [
    ...(able.includes(self) ? [{ title: words.myself, value: self }] : []),
    ...people(others, names),
  ]
  return form(
    {
      heading: titleOf(election, frame),
      texts: [words.explain],
      choices: [{ ...one('person', words.who, options, words.error), style: 'compact' }],
      buttons: [send(words.send, 'nominate', { election: election.id })],
    },
    frame,
  )
}

const wordsCard = defineCard(
  'elections/words',
  z.object({
    fallbackText: z.string(),
    heading: z.string(),
    explain: z.string(),
    words: z.object({ label: z.string(), value: z.string().max(MOST_WORDS) }),
    screen: screenData,
    send: z.string(),
    without: z.string(),
    no: z.string(),
    election: z.string(),
  }),
)

/** Where a candidate says yes, with or without words of their own. */
export function wordsForm(election: Election, value: string, frame: CouncilFrame): Card {
  const words = electionWords(frame.language).wordsForm
  return wordsCard(
    {
      fallbackText: words.title,
      heading: words.title,
      explain: words.explain,
      words: { label: words.label, value },
      screen: screenPart(frame.language),
      send: words.send,
      without: words.without,
      no: words.no,
      election: election.id,
    },
    frame,
  )
}

export function presenceForm(election: Election, names: Map<string, string>, frame: CouncilFrame): Card {
  const words = electionWords(frame.language).presenceForm
  const seats = seated(frame.council).map(({ person }) => person)
  if (seats.length > MOST_TICKS)
    return form({ heading: words.title, texts: [words.tooMany], buttons: [back(election.id, frame)] }, frame)
  return form(
    {
      heading: words.title,
      choices: [ticks('present', words.label, people(seats, names), election.present)],
      buttons: [
        send(words.send, 'presence', { election: election.id, seen: election.present.join(',') }),
        back(election.id, frame),
      ],
    },
    frame,
  )
}
