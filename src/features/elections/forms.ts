import { z } from 'zod'
import { type Card, defineCard } from '../../core/cards'
import { newForm, screenData, screenPart } from '../../core/form-screen'
import { wallTime } from '../../core/language'
import { ruleValue } from '../../core/rules'
import { councilWords } from '../council'
import { currentRound } from './rounds'
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
import { type CouncilFrame, namesIn, titleOf } from './views'

const option = z.object({ title: z.string(), value: z.string() })
const choice = z.object({
  id: z.string(),
  label: z.string(),
  value: z.string(),
  style: z.enum(['compact', 'expanded']),
  multiple: z.boolean(),
  required: z.boolean(),
  error: z.string(),
  options: z.array(option),
})
type Choice = z.infer<typeof choice>

const formCard = defineCard(
  'elections/form',
  z.object({
    fallbackText: z.string(),
    heading: z.string(),
    texts: z.array(z.string()),
    choices: z.array(choice),
    numbers: z.array(z.object({ id: z.string(), label: z.string(), value: z.string(), error: z.string() })),
    dates: z.array(z.object({ id: z.string(), label: z.string(), value: z.string(), error: z.string() })),
    buttons: z.array(
      z.object({
        title: z.string(),
        verb: z.string(),
        data: z.record(z.string(), z.string()),
        style: z.string(),
        inputs: z.enum(['auto', 'none']),
      }),
    ),
  }),
)
type Form = Parameters<typeof formCard>[0]

/** People that a card has room to tick. */
export const MOST_TICKS = 60

function form(data: Partial<Form> & Pick<Form, 'heading' | 'buttons'>, frame: CouncilFrame): Card {
  const empty = { fallbackText: data.heading, texts: [], choices: [], numbers: [], dates: [] }
  return formCard({ ...empty, ...data }, frame)
}

const send = (title: string, verb: string, data: Record<string, string> = {}, style = 'positive') => ({
  title,
  verb: `elections.${verb}`,
  data,
  style,
  inputs: 'auto' as const,
})

const back = (election: string, { language }: CouncilFrame) => ({
  title: electionWords(language).buttons.back,
  verb: 'elections.show',
  data: { election },
  style: 'default',
  inputs: 'none' as const,
})

const one = (
  id: string,
  label: string,
  options: z.infer<typeof option>[],
  error: string,
  value = '',
): Choice => ({
  id,
  label,
  value,
  style: options.length > 5 ? 'compact' : 'expanded',
  multiple: false,
  required: true,
  error,
  options,
})

const ticks = (id: string, label: string, options: z.infer<typeof option>[], ticked: string[]): Choice => ({
  id,
  label,
  value: ticked.join(','),
  style: 'expanded',
  multiple: true,
  required: false,
  error: '',
  options,
})

const labelled = <Key extends string>(keys: readonly Key[], titles: Readonly<Record<NoInfer<Key>, string>>) =>
  keys.map((key) => ({ title: titles[key] as string, value: key }))

const people = (ids: string[], names: Map<string, string>) =>
  ids.map((id) => ({ title: names.get(id) ?? '', value: id }))

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
        one('office', words.office, labelled(OFFICES, all.offices), words.error, office),
        one('kind', words.kind, labelled(['regular', 'byElection'], words.kinds), words.error, kind),
        one(
          'rules',
          words.ruleSet,
          labelled(RULE_SET_NAMES, words.ruleSets),
          words.error,
          ruleValue(ruleSet, council, now),
        ),
        one(
          'voters',
          words.voters,
          labelled(VOTERS, words.voterChoices),
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
      buttons: [send(words.send, 'presence', { election: election.id }), back(election.id, frame)],
    },
    frame,
  )
}

export function openForm(
  election: Election,
  { candidates, roll }: { candidates: string[]; roll: number },
  names: Map<string, string>,
  frame: CouncilFrame,
): Card {
  const words = electionWords(frame.language).openForm
  const first = election.rounds.length === 0
  return form(
    {
      heading: words.title,
      texts: [
        words.candidates(namesIn(candidates, names, frame)),
        words.who(roll),
        ...(first ? [words.frozen] : []),
        ...(first && candidates.length === 1 ? [words.onlyOne] : []),
      ],
      choices: [
        {
          ...one(
            'minutes',
            words.closes,
            Object.entries(words.choices).map(([value, title]) => ({ title, value })),
            words.error,
            '0',
          ),
          style: 'compact',
        },
      ],
      buttons: [
        send(words.send, 'open', { election: election.id, from: String(election.rounds.length) }),
        back(election.id, frame),
      ],
    },
    frame,
  )
}

export function paperForm(
  election: Election,
  { waiting, paper }: { waiting: string[]; paper: string[] },
  names: Map<string, string>,
  frame: CouncilFrame,
): Card {
  const words = electionWords(frame.language).paperForm
  const shown = [...paper, ...waiting.slice(0, MOST_TICKS)]
  if (shown.length === 0)
    return form({ heading: words.title, texts: [words.nobody], buttons: [back(election.id, frame)] }, frame)
  return form(
    {
      heading: words.title,
      texts: [words.explain, ...(waiting.length > MOST_TICKS ? [words.tooMany(MOST_TICKS)] : [])],
      choices: [ticks('paper', words.label, people(shown, names), paper)],
      buttons: [
        send(words.send, 'paper', { election: election.id, round: String(election.rounds.length) }),
        back(election.id, frame),
      ],
    },
    frame,
  )
}

/** The id of the input for a candidate's paper votes; `at` counts from 0. */
export const totalId = (at: number): string => `votes${at}`

export function totalsForm(election: Election, names: Map<string, string>, frame: CouncilFrame): Card {
  const words = electionWords(frame.language).totalsForm
  const { candidates, paper = 0, paperTotals } = currentRound(election)
  return form(
    {
      heading: words.title,
      texts: [words.explain(paper)],
      numbers: [
        ...candidates.map((person, at) => ({
          id: totalId(at),
          label: names.get(person) ?? '',
          value: String(paperTotals?.counts[person] ?? 0),
          error: words.error,
        })),
        { id: 'blank', label: words.blank, value: String(paperTotals?.blank ?? 0), error: words.error },
      ],
      buttons: [
        send(words.send, 'totals', { election: election.id, round: String(election.rounds.length) }),
        back(election.id, frame),
      ],
    },
    frame,
  )
}

export function confirmForm(
  election: Election,
  seen: string,
  names: Map<string, string>,
  frame: CouncilFrame,
): Card {
  const words = electionWords(frame.language)
  const { candidates, paper = 0, paperTotals } = currentRound(election)
  const line = (name: string, votes: number) => words.confirmTotals.line(name, votes)
  const lines = [
    ...candidates.map((person) => line(names.get(person) ?? '', paperTotals?.counts[person] ?? 0)),
    line(words.blank, paperTotals?.blank ?? 0),
  ].join('\n')
  return form(
    {
      heading: words.confirmTotals.title,
      texts: [words.confirmTotals.text(names.get(paperTotals?.enteredBy ?? '') ?? '', paper, lines)],
      buttons: [
        send(words.confirmTotals.send, 'confirm', { election: election.id, seen }),
        back(election.id, frame),
      ],
    },
    frame,
  )
}

/** A lot that was drawn by hand: the names on it, and who saw it. */
export function handForm(
  election: Election,
  witnesses: string[],
  names: Map<string, string>,
  frame: CouncilFrame,
): Card {
  const words = electionWords(frame.language).handForm
  const tie = currentRound(election).outcome
  const { among, places } = tie?.kind === 'tie' ? tie : { among: [], places: 1 }
  const tied = people(among, names)
  return form(
    {
      heading: words.title,
      texts: [words.explain(places)],
      choices: [
        places === 1
          ? one('chosen', words.chosen, tied, words.error)
          : { ...ticks('chosen', words.chosen, tied, []), required: true, error: words.error },
        {
          ...one('witness', words.witness, people(witnesses.slice(0, 200), names), words.error),
          style: 'compact',
        },
      ],
      buttons: [send(words.send, 'hand', { election: election.id }), back(election.id, frame)],
    },
    frame,
  )
}

export function castingForm(election: Election, names: Map<string, string>, frame: CouncilFrame): Card {
  const words = electionWords(frame.language)
  const tie = currentRound(election).outcome
  const among = tie?.kind === 'tie' ? tie.among : []
  return form(
    {
      heading: words.castingForm.title,
      choices: [one('chosen', words.castingForm.chosen, people(among, names), words.handForm.error)],
      buttons: [send(words.handForm.send, 'casting', { election: election.id }), back(election.id, frame)],
    },
    frame,
  )
}

export function certifyForm(election: Election, names: Map<string, string>, frame: CouncilFrame): Card {
  const words = electionWords(frame.language)
  const today = wallTime(frame.now, frame.council.timeZone, frame.language).toISODate() ?? ''
  return form(
    {
      heading: words.certifyForm.title,
      texts: [
        words.certifyForm.text(names.get(election.elected ?? '') ?? '', words.offices[election.office]),
      ],
      dates: [{ id: 'from', label: words.certifyForm.from, value: today, error: words.errors.date }],
      buttons: [send(words.certifyForm.send, 'certify', { election: election.id }), back(election.id, frame)],
    },
    frame,
  )
}

export function cancelForm(election: Election, frame: CouncilFrame): Card {
  const words = electionWords(frame.language).cancelForm
  return form(
    {
      heading: words.title,
      texts: [words.text],
      buttons: [
        send(words.send, 'cancel', { election: election.id }, 'destructive'),
        back(election.id, frame),
      ],
    },
    frame,
  )
}
