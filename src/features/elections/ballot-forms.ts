import type { Card } from '../../core/cards'
import { namesIn } from './election-lines'
import { back, form, MOST_TICKS, one, people, send, ticks } from './form'
import type { CouncilFrame } from './reader'
import { currentRound } from './rounds'
import type { Election } from './store'
import { electionWords } from './strings'

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
        send(words.send, 'paper', {
          election: election.id,
          round: String(election.rounds.length),
          seen: paper.join(','),
        }),
        back(election.id, frame),
      ],
    },
    frame,
  )
}

/** Who gets a ballot on the web: of those who have not voted, whom no message reaches. */
export function webForm(
  election: Election,
  unreached: string[],
  names: Map<string, string>,
  frame: CouncilFrame,
): Card {
  const words = electionWords(frame.language).webForm
  if (unreached.length === 0)
    return form({ heading: words.title, texts: [words.nobody], buttons: [back(election.id, frame)] }, frame)
  return form(
    {
      heading: words.title,
      texts: [words.explain],
      choices: [
        {
          ...one('person', words.who, people(unreached.slice(0, 200), names), words.error),
          style: 'compact',
        },
      ],
      buttons: [
        send(words.send, 'web', { election: election.id, round: String(election.rounds.length) }),
        back(election.id, frame),
      ],
    },
    frame,
  )
}

/** The link for one voter, to be handed over; it is kept nowhere. */
export const webLinkView = (election: Election, name: string, link: string, frame: CouncilFrame): Card => {
  const words = electionWords(frame.language).webForm
  return form(
    {
      heading: words.made(name),
      texts: [words.give(name), words.until],
      links: [{ label: words.link, url: link }],
      buttons: [back(election.id, frame)],
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
