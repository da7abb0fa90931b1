import type { Card } from '../../core/cards'
import { formView } from '../../core/form.views'
import type { Language } from '../../core/language'
import { type SheetButton, sheetView } from '../../core/sheet.views'
import type { Attendant } from './attendance'
import { CHOICES } from './rules'
import type { Sitting } from './sitting-store'
import { minutesWords } from './strings'
import { type CouncilFrame, numberedTitle, personInput, press, type Tally, voteText } from './views'

export const voteButtons = (meeting: string, vote: string, language: Language): SheetButton[] =>
  CHOICES.map((choice) =>
    press(minutesWords(language).vote.choices[choice], 'minutes.vote', { meeting, vote, choice }),
  )

export function voteGroup(sitting: Sitting, vote: Tally, person: string, language: Language) {
  const words = minutesWords(language).vote
  const item = sitting.items.find(({ id }) => id === vote.item)
  const own = vote.ballots?.[person]
  const assisted = vote.assisted?.some((each) => each.person === person)
  return {
    heading: words.title,
    texts: [
      words.question(numberedTitle(sitting, vote.item, language)),
      ...(item?.recommendation ? [words.recommendation(item.recommendation)] : []),
      words.openly,
      ...(own ? [(assisted ? words.entered : words.own)(words.choices[own])] : []),
    ],
  }
}

/** The vote in a member's own chat. */
export function voteView(
  sitting: Sitting,
  vote: Tally,
  person: string,
  frame: CouncilFrame,
  notice = '',
): Card {
  const words = minutesWords(frame.language).vote
  const { heading, texts } = voteGroup(sitting, vote, person, frame.language)
  const open = sitting.voteOpen === vote.id
  return sheetView(
    {
      title: heading,
      notice,
      lines: open ? texts : [texts[0] as string, voteText(vote, frame.language)],
      buttons: open
        ? voteButtons(sitting.id, vote.id, frame.language)
        : [press(words.dissent, 'minutes.dissentForm', { meeting: sitting.id, item: vote.item })],
    },
    frame,
  )
}

/** Votes for a member who has no Teams: openly, and noted as entered by somebody else. */
export function voteForForm(sitting: Sitting, vote: string, voters: Attendant[], frame: CouncilFrame): Card {
  const all = minutesWords(frame.language)
  const words = all.vote
  return formView(
    {
      title: words.forOther,
      lines: [words.forOtherText],
      inputs: [
        personInput(voters, frame),
        {
          kind: 'choice',
          id: 'choice',
          label: words.title,
          required: true,
          error: words.choiceError,
          style: 'expanded',
          choices: CHOICES.map((choice) => ({ value: choice, title: words.choices[choice] })),
        },
      ],
      send: { title: all.save, verb: 'minutes.voteFor', data: { meeting: sitting.id, vote } },
      cancel: { title: all.back, verb: 'minutes.desk', data: { meeting: sitting.id } },
      screened: false,
    },
    frame,
  )
}
