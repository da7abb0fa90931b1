import type { Card } from '../../core/cards'
import { dayIn } from '../../core/language'
import { back, form, one, people, send, ticks } from './form'
import type { CouncilFrame } from './reader'
import { currentRound } from './rounds'
import type { Election } from './store'
import { electionWords } from './strings'

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
  const today = dayIn(frame.now, frame.council.timeZone)
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
